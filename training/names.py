"""Reads name corpora, in four formats, into sentences with BIO tags over PER, ORG and LOC."""

import re
from collections.abc import Iterator
from pathlib import Path

from dictafacta.analyse.tokens import Tokenizer
from training.annotation import Annotated

KINDS = {
    "PER": "PER", "PERS": "PER", "PERSON": "PER",
    "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANIZATION-COMPANY": "ORG",
    "LOC": "LOC", "LOCATION": "LOC", "LOCATION-CITY": "LOC", "LOCATION-STREET": "LOC",
    "LOCATION-STOP": "LOC", "LOCATION-ROUTE": "LOC", "GPE": "LOC", "LOC-GPE": "LOC",
}  # fmt: skip
NO_SPACE_BEFORE = set(".,;:!?)]}%»”…")
NO_SPACE_AFTER = set("([{«“„¿¡")


def to_bio(tags: list[str]) -> list[str]:
    """BIO tags over the three kinds, whatever the corpus writes; other kinds become O."""
    out: list[str] = []
    previous = "O"
    for tag in tags:
        prefix, _, kind = (
            tag.rpartition("-") if tag[:2] in ("B-", "I-", "S-", "E-") else ("", "", tag)
        )
        if tag[:2] in ("B-", "I-", "S-", "E-"):
            prefix, kind = tag[0], tag[2:]
        kind = KINDS.get(kind.upper(), "")
        if not kind:
            out.append("O")
            previous = "O"
            continue
        begins = prefix in ("B", "S") or previous != kind
        out.append(("B-" if begins else "I-") + kind)
        previous = kind
    return out


def guess_spaces(forms: list[str]) -> list[bool]:
    """Where a space follows, for corpora that do not say: by punctuation and apostrophes."""
    spaces = []
    quote_open = False
    for i, form in enumerate(forms):
        following = forms[i + 1] if i + 1 < len(forms) else ""
        space = following[:1] not in NO_SPACE_BEFORE and form[-1:] not in NO_SPACE_AFTER
        if form == '"':
            quote_open = not quote_open
            space = space and not quote_open
        if following == '"' and quote_open:
            space = False
        if len(form) > 1 and form[-1] in "'’":
            space = False
        if following[:1] in "'’" and len(following) > 1:
            space = False
        spaces.append(space)
    return spaces


def read_columns(path: Path, language: str, form: int, tag: int) -> Iterator[Annotated]:
    """A column file with a blank line between sentences; column numbers may be negative."""
    forms: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split("\t") if "\t" in line else line.split(" ")
        if not line.strip():
            if forms:
                yield Annotated(
                    forms, guess_spaces(forms), language, str(path), path.stem, names=to_bio(tags)
                )
            forms, tags = [], []
        elif len(columns) >= 2 and not (columns[0] in "#" or line.startswith("# ")):
            forms.append(columns[form].strip() or "_")
            tags.append(clean_tag(columns[tag].strip()))


BRACKETED = re.compile(r"\[(PER|ORG|LOC) ([^\]]+)\]")


def read_brackets(path: Path, language: str, tokenizer: Tokenizer) -> Iterator[Annotated]:
    """Sentences, one a line, with names as `[PER Name]`; tokens are the product's."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, spans = "", []
        at = 0
        for match in BRACKETED.finditer(line):
            text += line[at : match.start()]
            spans.append((len(text), len(text) + len(match[2]), match[1]))
            text += match[2]
            at = match.end()
        text += line[at:]
        places = tokenizer.places(text)
        tags = ["O"] * len(places)
        for start, end, kind in spans:
            inside = [i for i, (a, b) in enumerate(places) if a < end and b > start]
            for i in inside:
                tags[i] = ("B-" if i == inside[0] else "I-") + kind
        spaces = [text[b : b + 1] == " " for _, b in places]
        forms = [text[a:b] for a, b in places]
        yield Annotated(forms, spaces, language, str(path), path.stem, names=tags)


def clean_tag(tag: str) -> str:
    """GermEval's derived and partial names are not names."""
    return "O" if tag.endswith(("deriv", "part")) else tag


def read_fact_ru_eval(folder: Path, part: str, language: str) -> Iterator[Annotated]:
    """factRuEval-2016: names are the objects' name spans; a place that acts (LocOrg) is a place."""
    for tokens_path in sorted(folder.glob(f"{part}__*.tokens")):
        lines = tokens_path.read_text(encoding="utf-8").split("\n")
        kinds = _fact_tokens(tokens_path)
        forms, tags, ids = [], [], []
        for line in [*lines, ""]:
            if line.strip():
                number, _, _, form = line.split(" ", 3)
                forms.append(form)
                ids.append(int(number))
            elif forms:
                tags = _fact_tags(ids, kinds)
                yield Annotated(
                    forms,
                    guess_spaces(forms),
                    language,
                    str(tokens_path),
                    tokens_path.stem,
                    names=tags,
                )
                forms, ids = [], []


def _fact_tokens(tokens_path: Path) -> dict[int, tuple[int, str]]:
    """Token number → (entity number, kind), the widest entity winning."""
    spans: dict[int, tuple[str, int, int]] = {}
    for line in tokens_path.with_suffix(".spans").read_text(encoding="utf-8").splitlines():
        left = line.split("#")[0].split()
        if len(left) >= 6:
            spans[int(left[0])] = (left[1], int(left[4]), int(left[5]))
    entities = []
    for line in tokens_path.with_suffix(".objects").read_text(encoding="utf-8").splitlines():
        left = line.split("#")[0].split()
        kind = (
            {"Person": "PER", "Org": "ORG", "LocOrg": "LOC", "Location": "LOC"}.get(left[1])
            if len(left) > 2
            else None
        )
        if kind is None:
            continue
        entities.append((kind, [spans[int(n)] for n in left[2:] if int(n) in spans]))
    return _fact_widest(entities)


FACT_NAMES = {
    "PER": ("name", "surname", "patronymic", "nickname"),
    "LOC": ("loc_name",),
    "ORG": ("org_name",),
}


def _fact_widest(
    entities: list[tuple[str, list[tuple[str, int, int]]]],
) -> dict[int, tuple[int, str]]:
    found = []
    for kind, parts in entities:
        named = [
            p for p in parts if p[0] in FACT_NAMES[kind] or (kind == "LOC" and p[0] == "org_name")
        ]
        if kind == "ORG" and not named:
            continue
        for _, first, count in _runs(named):
            found.append((count, first, kind))
    taken: dict[int, tuple[int, str]] = {}
    for number, (count, first, kind) in enumerate(sorted(found, reverse=True)):
        if not any(first + k in taken for k in range(count)):
            taken.update({first + k: (number, kind) for k in range(count)})
    return taken


def _runs(parts: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Neighbouring parts joined: a first name and a surname are one name."""
    out: list[tuple[str, int, int]] = []
    for label, first, count in sorted(parts, key=lambda p: p[1]):
        if out and out[-1][1] + out[-1][2] == first:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + count)
        elif not out or first >= out[-1][1] + out[-1][2]:
            out.append((label, first, count))
    return out


def _fact_tags(ids: list[int], kinds: dict[int, tuple[int, str]]) -> list[str]:
    tags, previous = [], -1
    for number in ids:
        entity, kind = kinds.get(number, (-1, ""))
        tags.append("O" if entity < 0 else ("I-" if entity == previous else "B-") + kind)
        previous = entity
    return tags


def attach(sentences: list[Annotated], path: Path, language: str) -> int:
    """Names of a UNER file put on the trees of the same sentences; returns how many were met."""
    by_key: dict[str, Annotated] = {}
    for named in read_columns(path, language, 1, 2):
        by_key[re.sub(r"\W", "", named.key)] = named
    met = 0
    for sentence in sentences:
        named = by_key.get(sentence.key)
        if named is not None and named.forms == sentence.forms:
            sentence.names = named.names
            met += 1
    return met

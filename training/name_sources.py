"""Names that corpora of other kinds hold: AnCora's tags, GUM's entities, SmartData's mentions.

AnCora says of a third of its names what they name; the others get the kind `?`, and training
leaves their kind to the network.
"""

import gzip
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from dictafacta.analyse.tokens import Tokenizer
from training.annotation import Annotated
from training.names import KINDS, read_columns
from training.treebanks import Row, group_words

ANCORA = {"np0000p": "PER", "np0000o": "ORG", "np0000l": "LOC", "np00000": "?"}
GUM = {"person": "PER", "organization": "ORG", "place": "LOC"}
ENTITY = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
SETTINGS = tomllib.loads((Path(__file__).parent / "name_sources.toml").read_text(encoding="utf-8"))
LONGEST = 80


def sentence_rows(path: Path) -> Iterator[list[Row]]:
    """The rows of each sentence of a CoNLL-U file."""
    rows: list[Row] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield rows
            rows = []


def field(row: Row, name: str) -> str:
    """A value of the last column, or nothing."""
    pairs = (part.partition("=") for part in row[9].split("|"))
    return next((value for key, _, value in pairs if key == name), "")


def read_ancora(path: Path, language: str) -> Iterator[Annotated]:
    """The names of a treebank whose own tags (np0000p, np0000o, np0000l) tell their kinds."""
    for rows in sentence_rows(path):
        words = [row for row in rows if row[0].isdigit()]
        groups = group_words(words, [row for row in rows if "-" in row[0]])
        surface = [whole or members[0] for members, whole in groups]
        forms = [row[1].replace("\u00a0", "").replace(" ", "") for row in surface]
        tags = ["O"] * len(forms)
        for at, (members, _) in enumerate(groups):
            kind = ANCORA.get(members[0][4])
            if kind is None or tags[at] != "O":
                continue
            for inside in range(at, min(at + length_of(surface[at], forms, at), len(forms))):
                tags[inside] = ("B-" if inside == at else "I-") + kind
        spaces = ["SpaceAfter=No" not in row[9] for row in surface]
        yield Annotated(forms, spaces, language, str(path), path.stem, names=tags)


def length_of(row: Row, forms: list[str], at: int) -> int:
    """How many tokens the name that begins at a token has."""
    whole = field(row, "MWE")
    for end in range(at + 1, len(forms) + 1):
        joined = "_".join(forms[at:end])
        if joined == whole:
            return end - at
        if len(joined) > len(whole):
            break
    return 1


def read_gum(path: Path, language: str) -> Iterator[Annotated]:
    """The entities of a file in GUM's scheme whose head is a proper noun, without their titles."""
    for rows in sentence_rows(path):
        words = [row for row in rows if row[0].isdigit()]
        forms = [row[1] for row in words]
        if "_" in forms:
            continue
        tags = ["O"] * len(forms)
        for kind, start, end, heads in sorted(entities(words), key=lambda e: e[1] - e[2]):
            first, last = named_part(words, start, end, heads, SETTINGS["joints"][kind])
            if first < last and not any(tag != "O" for tag in tags[first:last]):
                tags[first:last] = ["B-" + kind, *["I-" + kind] * (last - first - 1)]
        spaces = ["SpaceAfter=No" not in row[9] for row in words]
        yield Annotated(forms, spaces, language, str(path), path.stem, names=tags)


def entities(words: list[Row]) -> Iterator[tuple[str, int, int, list[int]]]:
    """Kind, first token, last token excluded and head tokens of people, bodies and places."""
    waiting: list[tuple[str, list[str], int]] = []
    for at, row in enumerate(words):
        for opened, single, closed in ENTITY.findall(field(row, "Entity")):
            if opened:
                parts = opened.split("-")
                waiting.append((parts[0], parts, at))
            number = closed if closed else parts[0] if single else ""
            found = next((w for w in reversed(waiting) if w[0] == number), None)
            if found is None:
                continue
            waiting.remove(found)
            kind = GUM.get(found[1][1])
            heads = [found[2] + int(n) - 1 for n in found[1][5].split(",") if n.isdigit()]
            if kind and heads:
                yield kind, found[2], at + 1, heads


def named_part(
    words: list[Row], start: int, end: int, heads: list[int], joints: list[str]
) -> tuple[int, int]:
    """The run of proper nouns round the head, with what joins them; nothing if the head is none."""
    if any(not start <= h < end or words[h][3] != "PROPN" for h in heads):
        return 0, 0
    titles = SETTINGS["titles"]
    first = min(heads)
    last = first + 1

    def fits(at: int) -> bool:
        return words[at][3] == "PROPN" or words[at][1].lower() in joints

    while first > start and fits(first - 1):
        first -= 1
    while last < end and fits(last):
        last += 1
    while first < last and words[first][3] != "PROPN":
        first += 1
    while last > first and words[last - 1][3] != "PROPN":
        last -= 1
    while last - first > 1 and words[first][1].lower() in titles:
        first += 1
    return first, last


def read_smartdata(path: Path, language: str, tokenizer: Tokenizer) -> Iterator[Annotated]:
    """SmartData documents (first edition), line by line, with the mentions marked in them."""
    with gzip.open(path, "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            text, start = record["text"], 0
            mentions = list(smart_mentions(record, text))
            for line in text.split("\n"):
                places = [(a + start, b + start) for a, b in tokenizer.places(line)]
                start += len(line) + 1
                if not places:
                    continue
                forms = [text[a:b] for a, b in places]
                spaces = [text[b : b + 1].isspace() for _, b in places]
                tags = mark(places, mentions)
                yield from cut(
                    Annotated(forms, spaces, language, str(path), record["id"], names=tags)
                )


def smart_mentions(record: dict, text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of the mentions that are names: capital first, no part of a compound."""
    for mention in record["conceptMentions"] or ():
        kind = KINDS.get(mention["type"].upper())
        start, end = mention["span"]["start"], mention["span"]["end"]
        around = text[max(start - 1, 0) : start] + text[end : end + 1]
        named = kind and mention["type"] not in SETTINGS["nameless"]
        if named and text[start : start + 1].isupper() and "-" not in around:
            yield start, end, kind


def mark(places: list[tuple[int, int]], mentions: list[tuple[int, int, str]]) -> list[str]:
    """BIO tags of tokens from spans of characters; the longer of two that overlap."""
    tags = ["O"] * len(places)
    for start, end, kind in sorted(mentions, key=lambda m: m[0] - m[1]):
        inside = [i for i, (a, b) in enumerate(places) if a < end and b > start]
        if not inside or any(tags[i] != "O" for i in inside):
            continue
        for i in inside:
            tags[i] = ("B-" if i == inside[0] else "I-") + kind
    return tags


def read_newspapers(path: Path, language: str) -> Iterator[Annotated]:
    """Old newspapers in two columns, which have no sentence marks."""
    for document in read_columns(path, language, 0, 1):
        yield from cut(document)


def cut(document: Annotated) -> Iterator[Annotated]:
    """The sentences of a document that has no sentence marks."""
    assert document.names is not None
    start = 0
    for i, form in enumerate(document.forms):
        inside = i + 1 < len(document.forms) and document.names[i + 1][:2] == "I-"
        ends = form in ".!?" and not inside
        if ends or i + 1 == len(document.forms) or (i - start > LONGEST and not inside):
            piece = slice(start, i + 1)
            yield Annotated(
                document.forms[piece], document.spaces[piece], document.language, document.source,
                document.document, names=document.names[piece],
            )  # fmt: skip
            start = i + 1

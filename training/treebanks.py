"""Reads CoNLL-U treebanks into surface tokens: multiword tokens merged, or split in the text."""

from collections.abc import Iterator
from pathlib import Path

from training.annotation import Annotated

Row = list[str]


def read_treebank(path: Path, language: str, merge: bool) -> Iterator[Annotated]:
    """All sentences of a file; `merge` joins multiword tokens ("della") into one token."""
    document = path.stem
    rows: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            document = line.partition("=")[2].strip() or f"{path.stem}-{len(document)}"
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            sentence = to_sentence(rows, language, merge)
            if sentence is not None:
                sentence.source, sentence.document = str(path), document
                yield sentence
            rows = []
    if rows and (sentence := to_sentence(rows, language, merge)) is not None:
        sentence.source, sentence.document = str(path), document
        yield sentence


def to_sentence(rows: list[Row], language: str, merge: bool) -> Annotated | None:
    """One sentence of rows, or None where the tree is broken."""
    words = [row for row in rows if row[0].isdigit()]
    ranges = [row for row in rows if "-" in row[0]]
    if not words or len(words) > 250:
        return None
    groups = group_words(words, ranges)
    place = {int(word[0]): index for index, (members, _) in enumerate(groups) for word in members}
    if not merge:
        groups, place = split_groups(groups)
    if any(int(w[6]) not in place for w in words if w[6].isdigit() and w[6] != "0"):
        return None
    out = Annotated([], [], language, "", "", [], [], [], [], [])
    for index, (members, surface) in enumerate(groups):
        add_token(out, index, members, surface, place)
    return out if out.heads and out.heads.count(-1) == 1 and is_tree(out.heads) else None


def group_words(words: list[Row], ranges: list[Row]) -> list[tuple[list[Row], Row | None]]:
    """Words in groups of one surface token each, with the surface token's row where it has one."""
    cover = {}
    for row in ranges:
        first, last = map(int, row[0].split("-"))
        for number in range(first, last + 1):
            cover[number] = row
    groups: list[tuple[list[Row], Row | None]] = []
    for word in words:
        row = cover.get(int(word[0]))
        if row is not None and groups and groups[-1][1] is row:
            groups[-1][0].append(word)
        else:
            groups.append(([word], row))
    return groups


def split_groups(
    groups: list[tuple[list[Row], Row | None]],
) -> tuple[list[tuple[list[Row], Row | None]], dict[int, int]]:
    """Each word alone, no space inside a surface token; merged where the words do not spell it."""
    out: list[tuple[list[Row], Row | None]] = []
    for members, surface in groups:
        if surface is None or "".join(m[1] for m in members) != surface[1]:
            out.append((members, surface))
            continue
        for member in members[:-1]:
            out.append(([[*member[:9], "SpaceAfter=No"]], None))
        out.append(([[*members[-1][:9], surface[9]]], None))
    place = {int(w[0]): i for i, (members, _) in enumerate(out) for w in members}
    return out, place


def add_token(
    out: Annotated, index: int, members: list[Row], surface: Row | None, place: dict[int, int]
) -> None:
    """One surface token; of several words the first that hangs outside gives the analysis."""
    chosen = next(
        (m for m in members if place.get(int(m[6]) if m[6].isdigit() else 0, -1) != index),
        members[0],
    )
    row = surface or members[0]
    out.words.append([m[1] for m in members])
    out.forms.append(row[1].replace("\u00a0", " ").replace(" ", ""))
    out.spaces.append("SpaceAfter=No" not in row[9])
    out.lemmas.append(chosen[2])  # type: ignore[union-attr]
    out.upos.append(chosen[3])  # type: ignore[union-attr]
    out.feats.append(chosen[5])  # type: ignore[union-attr]
    head = int(chosen[6]) if chosen[6].isdigit() else 0
    out.heads.append(place[head] if head else -1)  # type: ignore[union-attr]
    out.deprels.append(chosen[7] if head else "root")  # type: ignore[union-attr]


def is_tree(heads: list[int]) -> bool:
    """Whether every token reaches the root without a cycle."""
    for start in range(len(heads)):
        at, steps = start, 0
        while at != -1:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
    return True

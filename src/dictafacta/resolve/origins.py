"""Folds copies to their origins, so that five pages of one agency count as one source."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dictafacta.resolve.copies import (
    Candidate,
    Copy,
    candidates,
    compare_hashes,
    fullest,
    origin,
)
from dictafacta.resolve.shingles import shingle_hashes, sketch


@dataclass(frozen=True, slots=True)
class Document:
    """What copies are found by: a text, and when it appeared (ISO 8601) if that is known."""

    id: str
    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One source: the document that the others copy, the longest of them, and all of them."""

    id: str
    fullest: str
    copies: tuple[str, ...]


def find_copies(documents: Sequence[Document]) -> list[Copy]:
    """Return every pair of documents of which one copies the other, in order of appearance."""
    index: dict[int, list[str]] = defaultdict(list)
    hashes = {d.id: shingle_hashes(d.text) for d in documents}
    found = []
    for document in documents:
        drawn = sketch(document.text)
        for other in candidates(drawn, index):
            copy = compare_hashes(other, document.id, hashes[other], hashes[document.id])
            if copy:
                found.append(copy)
        for value in drawn.hashes.tolist():
            index[value].append(document.id)
    return found


def find_origins(documents: Sequence[Document], copies: Iterable[Copy]) -> list[Origin]:
    """Return the sources that there are: documents that copy one another count once.

    Groups grow by falling likeness, and two groups join only where more than half of the pairs
    between them are copies: a page that merges two articles goes to the one that it is likest to
    and does not make one source of both.
    """
    shingles = {d.id: len(shingle_hashes(d.text)) for d in documents}
    published = {d.id: d.published for d in documents}
    ranked = sorted(copies, key=lambda c: (-c.likeness, c.left, c.right))
    pairs = {frozenset((c.left, c.right)) for c in ranked}
    group_of: dict[str, tuple[str, ...]] = {d.id: (d.id,) for d in documents}
    for copy in ranked:
        left, right = group_of[copy.left], group_of[copy.right]
        if left is not right and mostly_copies(left, right, pairs):
            joined = (*left, *right)
            group_of.update((member, joined) for member in joined)
    groups = dict.fromkeys(group_of[d.id] for d in documents)
    return [as_origin(group, published, shingles) for group in groups]


def mostly_copies(
    left: tuple[str, ...], right: tuple[str, ...], pairs: set[frozenset[str]]
) -> bool:
    """Tell whether more than half of the pairs between two groups are copies."""
    found = sum(frozenset((a, b)) in pairs for a in left for b in right)
    return found * 2 > len(left) * len(right)


def as_origin(
    group: tuple[str, ...], published: dict[str, str | None], shingles: dict[str, int]
) -> Origin:
    """Name the earliest and the fullest document of a group."""
    found = [Candidate(d, published[d], shingles[d]) for d in group]
    first = origin(found)
    return Origin(first, fullest(found), tuple(d for d in group if d != first))

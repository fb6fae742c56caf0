"""Which documents are copies of one another: exact, near, shortened, or holding one another."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from dictafacta.resolve.shingles import Hashes, Sketch, shared

NEAR = 0.5  # share of all shingles (Jaccard) from which two texts are one text, edited
HELD = 0.6  # share of the shorter text's shingles from which the longer one holds it
COMMON = 200  # a shingle in more documents than this is boilerplate and finds nothing
LEAST = 12  # shingles that two texts must share at all (about two sentences)


Holder = TypeVar("Holder", int, str)


class CopyKind(StrEnum):
    """How one document copies another."""

    EXACT = "exact"
    NEAR = "near"
    SHORTENED = "shortened"


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents of which one copies the other.

    `likeness` is the share of shingles in common, `held` the share of the shorter text found in
    the longer one, both 0 to 1.
    """

    left: str
    right: str
    kind: CopyKind
    likeness: float
    held: float


def candidates(sketch: Sketch, index: Mapping[int, Sequence[str]]) -> list[str]:
    """Return the documents worth comparing, most shared sampled shingles first.

    `index` maps a sampled hash to the documents that have it.
    """
    found: Counter[str] = Counter()
    for value in sketch.hashes.tolist():
        holders = index.get(value, ())
        if len(holders) <= COMMON:
            found.update(holders)
    return likely(found, len(sketch.hashes))


def likely(shared: Mapping[Holder, int], sampled: int) -> list[Holder]:
    """Return the documents that share enough of `sampled` hashes, those that share most first."""
    least = 2 if sampled >= 8 else 1
    ranked = sorted(shared, key=lambda document: -shared[document])[:COMMON]
    return [document for document in ranked if shared[document] >= least]


def compare_hashes(left: str, right: str, a: Hashes, b: Hashes) -> Copy | None:
    """Compare two documents by the sorted hashes of all their shingles."""
    shorter = min(len(a), len(b))
    common = shared(a, b)
    if not shorter or common < min(LEAST, shorter):
        return None
    likeness = common / (len(a) + len(b) - common)
    held = common / shorter
    kind = copy_kind(likeness, held)
    return Copy(left, right, kind, likeness, held) if kind else None


def copy_kind(likeness: float, held: float) -> CopyKind | None:
    """Name the relation of two texts, or None where they only share a passage."""
    if likeness >= 0.999:
        return CopyKind.EXACT
    if likeness >= NEAR:
        return CopyKind.NEAR
    return CopyKind.SHORTENED if held >= HELD else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is needed to choose an origin: when a document appeared and how much it holds."""

    id: str
    published: str | None
    shingles: int


def origin(documents: Iterable[Candidate]) -> str:
    """Return the document that the others are folded to: the earliest, then the fullest.

    A document without a date comes after every dated one.
    """
    ranked = sorted(documents, key=lambda d: (d.published or "9999", -d.shingles, d.id))
    return ranked[0].id


def fullest(documents: Iterable[Candidate]) -> str:
    """Return the longest of the documents."""
    return max(documents, key=lambda d: (d.shingles, d.id)).id

"""The words of a whole page as arrays, so that lines are compared without a loop over words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dictafacta.read.stripped.glyphs import (
    DIGIT,
    LETTER,
    Flags,
    code_points,
    look_up,
)

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
_BASE = np.uint64(0x9E3779B97F4A7C15)
_CHAIN = np.uint64(0xC2B2AE3D27D4EB4F)
_LONGEST = 64
_POWERS = np.cumprod(np.full(_LONGEST, _BASE, np.uint64), dtype=np.uint64)
_UNDERSCORE = ord("_")


@dataclass(frozen=True, slots=True)
class Words:
    """The lines of a page, joined by line breaks, and the words in them.

    `flags` has one entry for each character of the joined text; `line_start` and `line_end` are
    places in it, so are `start` and `end` of each word. `line` is the line of each word, `first`
    the number of each line's first word, `count` how many words each line has. `hash` is the
    same for the same word without regard to case.
    """

    lines: tuple[str, ...]
    flags: Flags
    line_start: Ints
    line_end: Ints
    start: Ints
    end: Ints
    line: Ints
    hash: Hashes
    first: Ints
    count: Ints

    def __len__(self) -> int:
        return len(self.lines)


def words_of(lines: Sequence[str]) -> Words:
    """Return the words of `lines`, which must hold no line breaks."""
    text = "\n".join(lines)
    codes = code_points(text)
    flags, small = look_up(codes)
    lengths = np.fromiter((len(line) for line in lines), np.int64, len(lines))
    line_end = np.cumsum(lengths + 1) - 1
    line_start = line_end - lengths
    inside = ((flags & (LETTER | DIGIT)) > 0) | (codes == _UNDERSCORE)
    edges = np.diff(inside.astype(np.int8), prepend=0, append=0)
    start, end = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    line = np.searchsorted(line_end, start, side="right") if len(start) else start
    first = np.searchsorted(start, line_start)
    count = np.searchsorted(start, line_end) - first
    return Words(
        tuple(lines),
        flags,
        line_start,
        line_end,
        start,
        end,
        np.asarray(line, np.int64),
        _hashes(small, inside, start, end),
        first,
        count,
    )


def _hashes(small: NDArray[np.uint32], inside: NDArray[np.bool_], start: Ints, end: Ints) -> Hashes:
    """Return a polynomial hash of each word's first 64 small letters, well mixed."""
    if not len(start):
        return np.zeros(0, np.uint64)
    lengths = end - start
    letters = small[inside].astype(np.uint64)
    begin = np.cumsum(lengths) - lengths
    place = np.arange(len(letters)) - np.repeat(begin, lengths)
    powers = _POWERS[np.minimum(place, _LONGEST - 1)]
    return mixed(np.add.reduceat((letters + np.uint64(1)) * powers, begin))


def mixed(values: Hashes) -> Hashes:
    """Return `values` with their bits spread (the finaliser of MurmurHash3)."""
    shift = np.uint64(33)
    values = (values ^ (values >> shift)) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> shift)) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> shift)


def runs(hashes: Hashes, length: int) -> Hashes:
    """Return a hash of each run of `length` words, by its first word."""
    total = hashes.copy()
    for ahead in range(1, length):
        total = total[:-1] * _CHAIN + hashes[ahead:]
    return mixed(total)


def line_hashes(words: Words) -> Hashes:
    """Return a hash of all words of each line; lines of the same words have the same hash."""
    place = np.arange(len(words.hash)) - words.first[words.line]
    return per_line(words, _placed(words.hash, place))


def line_hash(hashes: Hashes) -> int:
    """Return the hash that a line of just these words has."""
    return int(_placed(hashes, np.arange(len(hashes))).sum(dtype=np.uint64))


def _placed(hashes: Hashes, place: Ints) -> Hashes:
    return mixed(hashes + mixed(place.astype(np.uint64)))


def per_line(words: Words, values: NDArray[np.uint64]) -> Hashes:
    """Return the wrapping sum of `values` (one for each word) over each line."""
    total: Hashes = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values, dtype=np.uint64, out=total[1:])
    sums: Hashes = total[words.first + words.count] - total[words.first]
    return sums

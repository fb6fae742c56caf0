"""Shingles of a text and a small sample of them that is enough to find its copies.

The sample keeps every shingle whose hash is divisible by a constant (FracMinHash; Irber et al.
2022, after Broder's mod-p sketches). Two samples then estimate containment as well as likeness,
which MinHash cannot: a shortened copy is found by its origin, and each half of a merged page.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dictafacta.resolve.spelling import folded

SHINGLE = 4  # words
SAMPLE = 8  # one shingle in so many is kept
SMALL = 120  # texts with fewer shingles keep all of them

WORD = re.compile(r"\w+")
MULTIPLIERS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
    dtype=np.uint64,
)

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Sketch:
    """The sampled shingle hashes of a text, sorted, and the number of all its shingles."""

    hashes: Hashes
    shingles: int


def shingle_hashes(text: str) -> Hashes:
    """Return the distinct hashes of all runs of four words, sorted; case and accents folded.

    A text of one to three words has one hash; an empty one none.
    """
    words = np.array([word_hash(w) for w in WORD.findall(text)], dtype=np.uint64)
    if len(words) == 0:
        return words
    length = min(SHINGLE, len(words))
    count = len(words) - length + 1
    total = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(length):
            total ^= mixed(words[place : place + count] * MULTIPLIERS[place] + np.uint64(place + 1))
    return np.unique(mixed(total))


@lru_cache(maxsize=200_000)
def word_hash(word: str) -> int:
    """Return a 64-bit hash of a folded word (FNV-1a): the same on every machine."""
    value = 0xCBF29CE484222325
    for byte in folded(word).encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def mixed(values: Hashes) -> Hashes:
    """Return the values with their bits mixed (the finaliser of splitmix64)."""
    with np.errstate(over="ignore"):
        values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def sketch(text: str) -> Sketch:
    """Return the sketch of a text."""
    hashes = shingle_hashes(text)
    return Sketch(sample_of(hashes), len(hashes))


def sample_of(hashes: Hashes) -> Hashes:
    """Return the sampled ones of all hashes of a text."""
    return hashes if len(hashes) < SMALL else hashes[hashes % np.uint64(SAMPLE) == 0]


def shared(left: Hashes, right: Hashes) -> int:
    """Return how many hashes two sorted arrays of distinct hashes have in common."""
    return int(np.intersect1d(left, right, assume_unique=True).size)

"""Finds the lexicon's residue phrases in all lines of a page at once."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dictafacta.lexicon.residue import PLACES, residue_phrases
from dictafacta.model import ResidueKind
from dictafacta.read.stripped.words import Hashes, Ints, Words, runs, words_of

KINDS: tuple[ResidueKind, ...] = tuple(ResidueKind)
LINE, START, MARKED, WITHIN = range(len(PLACES))


@dataclass(frozen=True, slots=True)
class Table:
    """The phrases of one length in words, by ascending hash; place and kind are numbers."""

    length: int
    hash: Hashes
    place: Ints
    kind: Ints


@dataclass(frozen=True, slots=True)
class Matches:
    """Phrases found: line, place, kind, length in words, and the phrase's first word's number."""

    line: Ints
    place: Ints
    kind: Ints
    length: Ints
    word: Ints


@cache
def tables() -> tuple[Table, ...]:
    """Return the lexicon's phrases by length."""
    phrases = residue_phrases()
    words = words_of([phrase.text for phrase in phrases])
    place = np.array([PLACES.index(phrase.place) for phrase in phrases], np.int64)
    kind = np.array([KINDS.index(phrase.kind) for phrase in phrases], np.int64)
    found = []
    for length in sorted(set(words.count.tolist()) - {0}):
        chosen = np.flatnonzero(words.count == length)
        hashes = runs(words.hash, length)[words.first[chosen]]
        order = np.argsort(hashes, kind="stable")
        chosen = chosen[order]
        found.append(Table(length, hashes[order], place[chosen], kind[chosen]))
    return tuple(found)


def find_phrases(words: Words) -> Matches:
    """Return every phrase that stands where the lexicon says that it tells something."""
    found: list[NDArray[np.int64]] = []
    for table in tables():
        if len(words.hash) >= table.length:
            found += _of_length(words, table)
    if not found:
        found.append(np.zeros((5, 0), np.int64))
    return Matches(*np.concatenate(found, axis=1))


def _of_length(words: Words, table: Table) -> list[NDArray[np.int64]]:
    hashes = runs(words.hash, table.length)
    left = np.searchsorted(table.hash, hashes)
    right = np.searchsorted(table.hash, hashes, side="right")
    hits = np.flatnonzero(right > left)
    found = []
    for ahead in range(int((right - left).max(initial=0))):
        entry = left[hits] + ahead
        some = entry < right[hits]
        word, entry = hits[some], entry[some]
        place, line = table.place[entry], words.line[word]
        last = words.line[word + table.length - 1]
        leads = word == words.first[line]
        fits = np.select(
            [place == LINE, place == WITHIN],
            [leads & (words.count[line] == table.length), np.ones(len(word), bool)],
            leads & (words.count[line] > table.length),
        )
        keep = fits & (last == line)
        length = np.full(len(word), table.length)
        found.append(np.stack([line, place, table.kind[entry], length, word])[:, keep])
    return found

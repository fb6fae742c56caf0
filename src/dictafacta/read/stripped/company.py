"""Corrects a parting of the page by what lines tell about each other."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dictafacta.read.stripped import glyphs as g
from dictafacta.read.stripped.evidence import STRONG, Evidence, ends_sentence, groups, sets_off
from dictafacta.read.stripped.lines import Line
from dictafacta.read.stripped.words import Words

Bits = NDArray[np.bool_]
Column = NDArray[np.float64]
_GAP = 4  # lines that a torn sentence may be torn into, beside its kept ends
_BRIDGE = 0.05  # probability below which a line is no part of a torn sentence
_LEAN = 2.0  # mean log odds below which lines with one prefix go together


def mend(keep: Bits, chances: Column, words: Words, evidence: Evidence) -> Bits:
    """Keep lines between kept ones where a sentence was torn at its links and marks."""
    sentence = ends_sentence(words)
    first = words.flags[np.minimum(words.line_start, len(words.flags) - 1)]
    small = ((first & g.LETTER) > 0) & ((first & g.UPPER) == 0)
    carries_on = small | (((first & g.MARK) > 0) & ((first & g.QUOTE) == 0))
    mended = keep.copy()
    kept = np.flatnonzero(keep)
    for a, b in zip(kept[:-1].tolist(), kept[1:].tolist(), strict=True):
        if not 1 < b - a <= _GAP + 1 or not (carries_on[b] or carries_on[a + 1]):
            continue
        inside = np.arange(a + 1, b)
        if (carries_on[inside] | ~sentence[inside - 1]).all():
            fits = (evidence.weight[inside] < STRONG) & (chances[inside] >= _BRIDGE)
            mended[inside[fits]] = True
    return mended


def drop_teasers(keep: Bits, chances: Column, lines: Sequence[Line], words: Words) -> Bits:
    """Drop lines that begin with one prefix, set off from the rest, and lean to residue together.

    The prefix propagation of the study: such lines have no sentence end and stand apart.
    """
    odds = np.log(np.clip(chances, 1e-3, 0.999) / (1 - np.clip(chances, 1e-3, 0.999)))
    dropped = keep.copy()
    for group, length in groups(lines, words, ends_sentence(words)):
        alike = len({lines[n].text for n in group}) < 2
        if alike or not all(sets_off(lines, words, n, length) for n in group):
            continue
        if odds[group].mean() < _LEAN:
            dropped[group] = False
    return dropped

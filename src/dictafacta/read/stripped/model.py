"""The trained cleaner: probabilities of lines, and the choice among partings of the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from dictafacta.read.html.trees import Trees, read_trees
from dictafacta.read.stripped.evidence import Evidence
from dictafacta.read.stripped.features import Matrix, describe, together
from dictafacta.read.stripped.segments import Bits, Column, expected, partings, portraits
from dictafacta.read.stripped.words import Words

MODEL = "lines.npz"
_MOSTLY = 0.55  # share of its words from which a page is likely mostly article


@dataclass(frozen=True, slots=True)
class Cleaner:
    """The stages of the model: lines alone, lines in company, and the chooser of partings."""

    lexicon: NDArray[np.int8]
    alone: Trees
    together: Trees
    chooser: Trees

    def chances(self, words: Words, evidence: Evidence) -> tuple[Column, Matrix]:
        """Return each line's probability to be the article's, and the lines' features."""
        rows = describe(words, evidence, self.lexicon)
        first = self.alone.probability(rows)
        sizes = words.count.astype(np.float64)
        second = self.together.probability(together(rows, first, sizes))
        return (first + second) / 2, rows

    def choose(self, chances: Column, words: Words, rows: Matrix) -> Bits:
        """Return which lines to keep: the parting of the best worth.

        Where most of the page is likely the article, what the lines' chances promise counts too:
        doubtful lines are then more often its own.
        """
        sizes = words.count.astype(np.float64)
        choices = partings(chances, sizes)
        worth = self.chooser.score(portraits(choices, chances, sizes, rows))
        if (sizes * chances)[1:].sum() >= _MOSTLY * sizes[1:].sum():
            worth = worth + expected(choices, chances, sizes)
        return choices[int(np.argmax(worth))]


@cache
def packaged() -> Cleaner:
    """Return the packaged model."""
    return read_cleaner(files("dictafacta.read.stripped").joinpath(MODEL).read_bytes())


def read_cleaner(packed: bytes, prefix: str = "") -> Cleaner:
    """Return the model in the bytes of a file, its names beginning with `prefix`."""
    with np.load(BytesIO(packed)) as arrays:
        lexicon = arrays[f"{prefix}lexicon"].astype(np.int8)
    trees: Mapping[str, Trees] = read_trees(packed, f"{prefix}trees/")
    return Cleaner(lexicon, trees["alone"], trees["together"], trees["chooser"])

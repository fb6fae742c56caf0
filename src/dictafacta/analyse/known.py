"""What lists and corpora know of words: given names, surnames, cities, words written small.

A model's folder holds a table of hashed words and of marks from 0 to 255 for each; it is made by
`training/known.py`, which says what each mark means.
"""

import zlib

import numpy as np
from numpy.typing import NDArray

KEYS, MARKS = "known.keys", "known.marks"


def hashed(key: str) -> int:
    """Return the 32-bit hash of a word's key (see `forms.plain`)."""
    return zlib.crc32(key.encode())


class KnownWords:
    """A table of words; nothing in it changes."""

    def __init__(self, keys: NDArray[np.uint32], marks: NDArray[np.uint8]) -> None:
        self._keys, self._marks = keys, marks
        self._nothing = np.zeros(marks.shape[1], np.float32)

    def marks_of(self, key: str) -> NDArray[np.float32]:
        """Return the marks of a word, from 0 to 1; all 0 where it is not known."""
        code = np.uint32(hashed(key))
        place = int(self._keys.searchsorted(code))
        if place == len(self._keys) or self._keys[place] != code:
            return self._nothing
        marks: NDArray[np.float32] = self._marks[place].astype(np.float32)
        marks /= 255
        return marks

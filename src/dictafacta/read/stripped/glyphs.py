"""What each character is, as tables that whole pages are looked up in at once."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

LETTER, UPPER, DIGIT, STOP, CLOSER, QUOTE, SIGN, COMMA, IDEOGRAPH, MARK, COLON, ELLIPSIS = (
    1 << n for n in range(12)
)
_STOPS = ".!?…。！？؟۔।"
_CLOSERS = "\"”»’')]›“"
_QUOTES = '"“”„«»‘’'
_SIGNS = "|»›>«•·→←×+#✓►▶©®™"
_LIMIT = 0x3000
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF))

Codes = NDArray[np.uint32]
Flags = NDArray[np.uint16]


@cache
def _tables() -> tuple[Flags, Codes]:
    flags = np.zeros(_LIMIT + 1, np.uint16)
    lower = np.arange(_LIMIT + 1, dtype=np.uint32)
    for code in range(_LIMIT):
        character = chr(code)
        flags[code] = _flags(character)
        small = character.lower()
        lower[code] = ord(small) if len(small) == 1 else code
    return flags, lower


def _flags(character: str) -> int:
    found = 0
    if character.isalpha():
        found |= LETTER
        found |= UPPER if character.isupper() else 0
    elif character.isdigit():
        found |= DIGIT
    elif not character.isspace():
        found |= MARK
    for flag, members in (
        (STOP, _STOPS),
        (CLOSER, _CLOSERS),
        (QUOTE, _QUOTES),
        (SIGN, _SIGNS),
        (COMMA, ","),
        (COLON, ":"),
        (ELLIPSIS, "…"),
    ):
        found |= flag if character in members else 0
    return found


def code_points(text: str) -> Codes:
    """Return the code points of `text`."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def look_up(codes: Codes) -> tuple[Flags, Codes]:
    """Return what each code point is, and its small letter."""
    flags, lower = _tables()
    low = np.minimum(codes, _LIMIT)
    kinds, small = flags[low], lower[low]
    beyond = codes >= _LIMIT
    if beyond.any():
        small = np.where(beyond, codes, small)
        ideograph = np.zeros(len(codes), bool)
        for first, last in _IDEOGRAPHS:
            ideograph |= (codes >= first) & (codes <= last)
        kinds = np.where(ideograph, np.uint16(LETTER | IDEOGRAPH), kinds)
        full = np.isin(codes, code_points("。！？"))
        kinds = np.where(full, np.uint16(STOP | MARK), kinds)
    return kinds, small

"""What the network sees of a word: hashed affixes, the shape of its letters, and n-gram hashes."""

import re
import zlib

ROWS = 25_000
SLOTS = 7
SHAPES = 12
_DIGIT = re.compile(r"\d")


def plain(form: str) -> str:
    """Return the key of a form: lower case, digits as 0, one apostrophe."""
    return _DIGIT.sub("0", form.lower().replace("’", "'"))


def affixes(key: str) -> tuple[int, ...]:
    """Return the rows of the affix table for a key: the word, two prefixes and four suffixes."""
    parts = (
        "w" + key, "a" + key[:2], "b" + key[:3], "c" + key[-1:], "d" + key[-2:], "e" + key[-3:],
        "f" + key[-4:],
    )  # fmt: skip
    return tuple(zlib.crc32(part.encode()) % ROWS for part in parts)


def shape(form: str) -> int:
    """Return the class of a form's characters, below `SHAPES`."""
    if form.isalpha():
        return _letters(form)
    if form.isdigit():
        return 5
    if any(c.isdigit() for c in form):
        return 6 if not any(c.isalpha() for c in form) else 7
    if any(c.isalpha() for c in form):
        return 8 if form[0].isupper() else 9
    return 10 if form in "\"'«»“”„‟‘’‹›" else 11


def _letters(form: str) -> int:
    if form.islower():
        return 0
    if form.isupper():
        return 3 if len(form) == 1 else 2
    if form[0].isupper() and form[1:].islower():
        return 1
    return 4


def ngram_buckets(key: str, buckets: int) -> list[int]:
    """Return the buckets of a key's n-grams of 3 to 5 characters, as fastText hashes them."""
    word = f"<{key}>"
    found = []
    for start in range(len(word)):
        for size in (3, 4, 5):
            if start + size <= len(word):
                found.append(_fnv(word[start : start + size].encode()) % buckets)
    return found


def _fnv(data: bytes) -> int:
    """Return the 32-bit FNV-1a hash with fastText's sign extension of bytes above 127."""
    value = 2166136261
    for byte in data:
        value = ((value ^ (byte if byte < 128 else byte | 0xFFFFFF00)) * 16777619) & 0xFFFFFFFF
    return value

"""Makes text plain: one space between words, composed letters, nothing that cannot be seen."""

import unicodedata

# Soft hyphens and breaks of no width tell a browser where it may break a line; inside a word they
# would part it for every program that reads on. Joiners are letters in some scripts and stay.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


def plain(text: str) -> str:
    """Return text on one line, NFC, white space collapsed, without unseen places to break it."""
    words = " ".join(text.split())
    if words.isascii():
        return words
    return " ".join(unicodedata.normalize("NFC", words.translate(_UNSEEN)).split())


def squeezed(text: str) -> str:
    """Return text as `plain` does, without any white space."""
    letters = "".join(text.split())
    if letters.isascii():
        return letters
    return unicodedata.normalize("NFC", letters.translate(_UNSEEN))

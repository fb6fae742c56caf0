"""Makes text safe to write: what no format may hold is replaced, and nothing else is touched."""

import re

# Halves of surrogate pairs have no UTF-8 form; the other characters are those that XML 1.0 forbids
# and that no table program shows (NUL, ESC, …). Tab, line feed and carriage return stay.
_UNWRITABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BREAKS = re.compile(r"[\t\r\n\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """Return the text with U+FFFD in the place of each character that cannot be written."""
    return _UNWRITABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return the text, cleaned, with a blank for each run of tabs and line breaks."""
    return _BREAKS.sub(" ", clean(text)).strip()

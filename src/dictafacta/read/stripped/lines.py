"""Splits stripped text into lines that know their place, and joins lines wrapped by width."""

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from dictafacta.model import Span
from dictafacta.read.plain import plain

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_NARROW, _WIDE = 40, 110
_GAPS = 4  # wide spaces of a line that are looked at: what sets off its first words
_JOINS = 4  # joins below which a text is not taken for wrapped


@dataclass(frozen=True, slots=True)
class Line:
    """A line without surrounding white space.

    `text` is NFC with white space collapsed, `source` its place in the text that was split,
    `apart` tells that a blank line stands before it, `wide` the places in `text` after words
    that more than one white space follows in the source.
    """

    text: str
    source: Span
    apart: bool = True
    wide: tuple[int, ...] = ()


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that hold anything, wrapped ones joined to paragraphs."""
    found: list[Line] = []
    before = 0
    for match in _LINE.finditer(text):
        line = _line(text, match.start(), match.end(), text.count("\n", before, match.start()))
        if line is not None:
            found.append(line)
            before = match.end()
    return _unwrapped(found, text)


def _line(text: str, start: int, end: int, breaks: int) -> Line | None:
    padded = text[start:end]
    raw = padded.strip()
    words = raw.split()
    if not words:
        return None
    start += len(padded) - len(padded.lstrip())
    clean = plain(raw)
    if not clean:
        return None
    wide: tuple[int, ...] = ()
    if len(raw) > len(clean) or "\xa0" in raw:
        gaps = islice(re.finditer(r"\s{2,}|\xa0", raw), _GAPS)
        wide = tuple(len(plain(raw[: g.start()])) for g in gaps)
    return Line(clean, Span(start, start + len(raw)), breaks != 1, wide)


def _unwrapped(lines: list[Line], text: str) -> tuple[Line, ...]:
    """Join lines that a program broke at a fixed width: their next word would not have fitted."""
    if len(lines) <= _JOINS:
        return tuple(lines)
    width = sorted(len(line.text) for line in lines)[int(len(lines) * 0.98)]
    pairs = [(a, b) for a, b in pairwise(lines) if not b.apart]
    broken = [_overflows(a, b, width) for a, b in pairs]
    if not _NARROW <= width <= _WIDE or sum(broken) < max(_JOINS, 0.85 * len(pairs)):
        return tuple(lines)
    joined = [[lines[0]]]
    for line, after in pairwise(lines):
        if after.apart or not _overflows(line, after, width):
            joined.append([])
        joined[-1].append(after)
    return tuple(_join(part, text) for part in joined)


def _overflows(line: Line, after: Line, width: int) -> bool:
    return len(line.text) + 1 + len(after.text.split(" ", 1)[0]) > width


def _join(part: list[Line], text: str) -> Line:
    span = Span(part[0].source.start, part[-1].source.end)
    words = plain(span.of(text))
    return Line(words, span, part[0].apart)

"""Finds the place of each piece of text in the HTML that it came from."""

import re
import unicodedata
from bisect import bisect_right
from html import unescape

from dictafacta.model import Span

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|svg|textarea|title)\b.*?(?:</\1\s*>|\Z)"
    r"|</?[A-Za-z!?][^<>]*(?:>|(?=<)|\Z)",
    re.I | re.S,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\S+")


class SourceText:
    """The text between a page's tags without its white space, each stretch with its offset.

    A piece of text is found again wherever its tags, entities and line breaks stood. Pieces are
    asked for in the order of the page, so that words that stand twice are found at their place.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts: list[int] = []
        self._places: list[tuple[int, int]] = []
        self._parts: list[str] = []
        self._length = 0
        self._at = 0
        last = 0
        for match in _MARKUP.finditer(source):
            self._add(last, match.start())
            last = match.end()
        self._add(last, len(source))
        self._text = "".join(self._parts)

    def _add(self, start: int, end: int) -> None:
        if start >= end:
            return
        last = start
        segment = self._source[start:end]
        if "&" in segment:
            for entity in _ENTITY.finditer(self._source, start, end):
                self._words(last, entity.start())
                plain = _SPACE.sub("", unicodedata.normalize("NFC", unescape(entity[0])))
                self._keep(plain, entity.start(), entity.end())
                last = entity.end()
        self._words(last, end)

    def _words(self, start: int, end: int) -> None:
        for word in _WORD.finditer(self._source, start, end):
            self._keep(unicodedata.normalize("NFC", word[0]), *word.span())

    def _keep(self, text: str, start: int, end: int) -> None:
        if text:
            self._starts.append(self._length)
            self._places.append((start, end))
            self._parts.append(text)
            self._length += len(text)

    def find(self, text: str, anywhere: bool = False) -> Span | None:
        """Return where `text` stands, at or after the last piece found; None if it does not.

        With `anywhere` the search starts at the top and the place is not remembered.
        """
        squeezed = _SPACE.sub("", unicodedata.normalize("NFC", text))
        if not squeezed:
            return None
        found = self._text.find(squeezed, 0 if anywhere else self._at)
        if found < 0:
            return None
        if not anywhere:
            self._at = found + len(squeezed)
        return Span(self._start(found), self._end(found + len(squeezed)))

    def _start(self, offset: int) -> int:
        part = bisect_right(self._starts, offset) - 1
        start, end = self._places[part]
        inside = offset - self._starts[part]
        whole = end - start == len(self._parts[part])
        return start + inside if whole else start

    def _end(self, offset: int) -> int:
        part = bisect_right(self._starts, offset - 1) - 1
        start, end = self._places[part]
        inside = offset - self._starts[part]
        whole = end - start == len(self._parts[part])
        return start + inside if whole else end

"""Finds the place of each piece of text in the HTML that it came from."""

import re
from bisect import bisect_right
from html import unescape

from dictafacta.model import Span
from dictafacta.read.plain import squeezed

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|svg|textarea|title)\b.*?(?:</\1\s*>|\Z)"
    r"|</?[A-Za-z!?][^<>]*(?:>|(?=<)|\Z)",
    re.I | re.S,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


class SourceText:
    """The text between a page's tags without its white space, each stretch with its offset.

    A piece of text is found again wherever its tags, entities and line breaks stood. Pieces are
    asked for in the order of the page, so that words that stand twice are found at their place.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts: list[int] = []  # where each stretch begins in the text without white space
        self._places: list[tuple[int, int]] = []  # where it stands in the source
        self._whole: list[bool] = []  # whether its characters are those of the source
        self._length = 0
        self._at = 0
        parts: list[str] = []
        last = 0
        for match in _MARKUP.finditer(source):
            if match.start() > last:
                self._add(last, match.start(), parts)
            last = match.end()
        self._add(last, len(source), parts)
        self._text = "".join(parts)

    def _add(self, start: int, end: int, parts: list[str]) -> None:
        segment = self._source[start:end]
        if not segment or segment.isspace():
            return
        last = start
        if "&" in segment:
            for entity in _ENTITY.finditer(self._source, start, end):
                self._keep(last, entity.start(), self._source[last : entity.start()], parts)
                self._keep(entity.start(), entity.end(), unescape(entity[0]), parts)
                last = entity.end()
            segment = self._source[last:end]
        self._keep(last, end, segment, parts)

    def _keep(self, start: int, end: int, text: str, parts: list[str]) -> None:
        letters = "".join(text.split())
        kept = squeezed(text)
        if not kept:
            return
        self._starts.append(self._length)
        self._places.append((start, end))
        self._whole.append(len(kept) == len(letters) and text == self._source[start:end])
        self._length += len(kept)
        parts.append(kept)

    def find(self, text: str, anywhere: bool = False) -> Span | None:
        """Return where `text` stands, at or after the last piece found; None if it does not.

        With `anywhere` the search starts at the top and the place is not remembered.
        """
        letters = squeezed(text)
        if not letters:
            return None
        found = self._text.find(letters, 0 if anywhere else self._at)
        if found < 0:
            return None
        if not anywhere:
            self._at = found + len(letters)
        return Span(self._place(found), self._place(found + len(letters) - 1, after=True))

    def _place(self, offset: int, after: bool = False) -> int:
        """Return where the character at `offset` begins in the source, or where it ends.

        Inside an entity, or a stretch that was composed anew, that is the end of the whole.
        """
        part = bisect_right(self._starts, offset) - 1
        start, end = self._places[part]
        if not self._whole[part]:
            return end if after else start
        inside = offset - self._starts[part]
        for place in range(start, end):
            if not self._source[place].isspace():
                if inside == 0:
                    return place + 1 if after else place
                inside -= 1
        return end

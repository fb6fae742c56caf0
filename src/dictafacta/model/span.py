"""Places in an article's text."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, counted in Unicode code points; `end` is excluded."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters that this span covers in `text`."""
        if self.end > len(text):
            raise ValueError(f"span {self.start}..{self.end} runs past the text ({len(text)})")
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def trimmed(self, text: str, characters: str = " \t\r\n\u00a0") -> "Span | None":
        """Return the span without leading and trailing `characters`; None if nothing is left."""
        start, end = self.start, self.end
        while start < end and text[start] in characters:
            start += 1
        while end > start and text[end - 1] in characters:
            end -= 1
        return Span(start, end) if start < end else None


def cover(spans: Iterable[Span]) -> Span:
    """Return the smallest span over all of `spans`, which must not be empty."""
    found = tuple(spans)
    return Span(min(s.start for s in found), max(s.end for s in found))

"""Maps offsets in a reading's text to offsets in the gold text, where the two differ a little."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from difflib import SequenceMatcher

from dictafacta.model import Span
from dictafacta.service.scoring.annotation import Offsets

TOKEN = re.compile(r"\w+|[^\w\s]")


class Aligner:
    """Maps spans of `source` to offsets in `target` over the words that both have."""

    def __init__(self, source: str, target: str) -> None:
        self.same = source == target
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        if not self.same:
            self._align(source, target)
        self._sorted_starts, self._sorted_ends = sorted(self.starts), sorted(self.ends)

    def _align(self, source: str, target: str) -> None:
        a = [m.span() for m in TOKEN.finditer(source)]
        b = [m.span() for m in TOKEN.finditer(target)]
        words = [source[s:e] for s, e in a], [target[s:e] for s, e in b]
        for i, j, n in SequenceMatcher(None, *words, autojunk=False).get_matching_blocks():
            for k in range(n):
                self.starts[a[i + k][0]] = b[j + k][0]
                self.ends[a[i + k][1]] = b[j + k][1]

    def place(self, span: Span | None) -> Offsets | None:
        """Return the offsets of `span` in the target, shrunk to shared words; None if none is."""
        if span is None:
            return None
        if self.same:
            return span.start, span.end
        start = self.starts.get(span.start) or self._start_within(span)
        end = self.ends.get(span.end) or self._end_within(span)
        return (start, end) if start is not None and end is not None and start < end else None

    def places(self, spans: Iterable[Span]) -> tuple[Offsets, ...]:
        """Return the offsets of those spans that have a place in the target."""
        return tuple(p for p in map(self.place, spans) if p)

    def _start_within(self, span: Span) -> int | None:
        at = bisect_left(self._sorted_starts, span.start)
        inside = self._sorted_starts[at : at + 1]
        return self.starts[inside[0]] if inside and inside[0] < span.end else None

    def _end_within(self, span: Span) -> int | None:
        at = bisect_right(self._sorted_ends, span.end)
        inside = self._sorted_ends[at - 1 : at] if at else []
        return self.ends[inside[0]] if inside and inside[0] > span.start else None

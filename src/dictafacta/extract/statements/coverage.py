"""How much of what stands in quotation marks the statements account for."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dictafacta.extract.quotations import Quotation, find_quotations
from dictafacta.lexicon import Lexicon
from dictafacta.model import Coverage, Parse, Span, Statement


def measure_coverage(parse: Parse, lexicon: Lexicon, statements: Sequence[Statement]) -> Coverage:
    """Return how the quotations of a document and its statements meet.

    A quotation belongs to a statement whose content shares a character with it.
    """
    found = find_quotations(parse.text, parse.blocks, lexicon.settings.quotation_marks)
    groups: dict[str, list[Span]] = {"attributed": [], "without_speaker": [], "unclaimed": []}
    known = Covered(c for s in statements if s.speaker is not None for c in s.content)
    unknown = Covered(c for s in statements if s.speaker is None for c in s.content)
    for quotation in found:
        if quotation.depth == 0:
            group = (
                "attributed"
                if known.meets(quotation)
                else "without_speaker"
                if unknown.meets(quotation)
                else "unclaimed"
            )
            groups[group].append(quotation.parts[0])
    return Coverage(**{name: tuple(those) for name, those in groups.items()})


class Covered:
    """Stretches of text, merged, that can be asked by bisection."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for span in sorted(spans):
            if self.ends and span.start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], span.end)
            else:
                self.starts.append(span.start)
                self.ends.append(span.end)

    def meets(self, quotation: Quotation) -> bool:
        """Tell whether a part of a quotation shares a character with the stretches."""
        for part in quotation.parts:
            place = bisect_right(self.ends, part.start)
            if place < len(self.starts) and self.starts[place] < part.end:
                return True
        return False

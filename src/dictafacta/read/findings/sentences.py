"""Cuts a block into sentences by its punctuation alone, well enough to point at a place."""

import re
from bisect import bisect_right

from dictafacta.model import Span

_END = re.compile(r"[.!?…]+[\"”»’')\]›]*\s+(?=[\"“„«‘¿¡(\[–—-]?\s?[^\W\d_a-zà-ÿа-яёіїєґ])")
_SHORT = re.compile(
    r"(?:^|[\s(\"“«„])(?:[A-ZÀ-ÝА-ЯІЇЄҐ]|[Mm]rs?|[Dd]r|[Ss]t|[Pp]rof|[Ss]ig|[Gg]en|[Ss]en|[Cc]ol|"
    r"[Nn]o|[Nn]r|[Aa]rt|[Aa]v|[Jj]r|[Ss]ra?|vs|ca|bzw|usw|etc|ecc|им|г|гг|ст|ул|тыс|млн|млрд)\.$"
)


def sentences(text: str, block: Span) -> tuple[Span, ...]:
    """Return the sentences of `block`, in `text`'s offsets."""
    found: list[Span] = []
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        mark = match.start() + 1
        if _SHORT.search(text[max(block.start, mark - 8) : mark]) and match.end() - mark < 3:
            continue
        found.append(Span(start, match.start() + len(match.group().rstrip())))
        start = match.end()
    if start < block.end:
        found.append(Span(start, block.end))
    return tuple(found)


def sentence_at(found: tuple[Span, ...], place: int) -> Span:
    """Return the sentence that `place` stands in, the last one where it stands in none."""
    number = bisect_right(found, place, key=lambda span: span.end)
    return found[min(number, len(found) - 1)]

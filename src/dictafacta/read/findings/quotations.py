"""Finds quotation marks that are opened and never closed, or closed and never opened."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from dictafacta.model import Block, BlockKind, Finding, Span
from dictafacta.read.findings.sentences import sentence_at, sentences

CODE = "unclosed-quotation"
Pairs = Sequence[tuple[str, str]]
_STRAIGHT = '"'
_MARKS = frozenset('“”„‟«»"＂')
_PARAGRAPHS = 5  # a quotation that runs on is closed within so many
_BEFORE_OPENING = frozenset("([{—–-/“„«‘'’¿¡…")
_AFTER_CLOSING = frozenset(")]}.,;:!?…—–-/”»’'%")


def unclosed(text: str, blocks: Sequence[Block], marks: Pairs) -> Iterator[Finding]:
    """Yield a finding for each paragraph whose quotation marks do not pair.

    Pages mix the marks of several languages, so a mark opens or closes by what stands around it;
    `marks`, the language's pairs, the commonest first, decide where that tells nothing. A
    quotation that runs over several paragraphs, reopened at each, is in order.
    """
    paragraphs = [b.span for b in blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)]
    usual: dict[str, int] = {}
    for opening, closing in reversed(marks):
        usual |= {opening: 1, closing: -1}
    found = [
        (number, *mark)
        for number, block in enumerate(paragraphs)
        for mark in _unpaired(text, block, usual)
    ]
    spanning = set(_spanning(text, paragraphs, found))
    for number, place, mark, opened in found:
        if place not in spanning:
            span = sentence_at(sentences(text, paragraphs[number]), place)
            what = "opened and not closed" if opened else "closed but never opened"
            yield Finding(code=CODE, message=f"a quotation mark {mark} is {what}", span=span)


def _spanning(
    text: str, paragraphs: Sequence[Span], found: Sequence[tuple[int, int, str, bool]]
) -> Iterator[int]:
    """Yield the places of marks in order: reopened in the next paragraph, or closed soon after."""
    for (number, place, _, opened), after in zip_longest(found, found[1:]):
        if not opened:
            continue
        if number + 1 < len(paragraphs) and text[paragraphs[number + 1].start] in _MARKS:
            yield place
        elif after and 0 < after[0] - number < _PARAGRAPHS and not after[3]:
            yield place
            yield after[1]


def _unpaired(text: str, block: Span, usual: dict[str, int]) -> Iterator[tuple[int, str, bool]]:
    """Yield place, mark and whether it opens, of each mark of the block without a partner."""
    waiting: list[int] = []
    for place in range(block.start, block.end):
        mark = text[place]
        if mark not in _MARKS or (not waiting and _is_inch(text, block, place)):
            continue
        sign = _direction(text, block, place) or _by_glyph(mark, usual, bool(waiting))
        if sign > 0:
            waiting.append(place)
        elif waiting:
            waiting.pop()
        elif place > block.start:  # at a paragraph's start it carries a quotation on
            yield place, mark, False
    yield from ((place, text[place], True) for place in waiting[:1])


def _direction(text: str, block: Span, place: int) -> int:
    """Return 1 for a mark that opens by what stands around it, -1 for one that closes, else 0."""
    left = text[place - 1] if place > block.start else " "
    right = text[place + 1] if place + 1 < block.end else " "
    opens = left.isspace() or left in _BEFORE_OPENING
    closes = right.isspace() or right in _AFTER_CLOSING
    return int(opens and not closes) - int(closes and not opens)


def _by_glyph(mark: str, usual: dict[str, int], inside: bool) -> int:
    if mark == _STRAIGHT or mark not in usual:
        return -1 if inside else 1
    return usual[mark]


def _is_inch(text: str, block: Span, place: int) -> bool:
    return text[place] == _STRAIGHT and place > block.start and text[place - 1].isdigit()

"""Finds quotation marks that are opened and never closed, or closed and never opened."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from dictafacta.model import Block, BlockKind, Finding, Span
from dictafacta.read.findings.sentences import sentence_at, sentences

CODE = "unclosed-quotation"
Pairs = Sequence[tuple[str, str]]
_PAIRS: Pairs = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))
_PARAGRAPHS = 5  # a quotation that runs on is closed within so many
_SINGLE = frozenset("'’‘‹›")
_INCH = re.compile(r'\d\s?"')


def unclosed(text: str, blocks: Sequence[Block], marks: Pairs) -> Iterator[Finding]:
    """Yield a finding for each paragraph whose quotation marks do not pair.

    `marks` are the language's pairs, the commonest first. A quotation that runs over several
    paragraphs, reopened at each, is in order.
    """
    paragraphs = [b.span for b in blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)]
    pairs = _pairs_in_use(text, marks)
    found = [
        (number, *mark)
        for number, block in enumerate(paragraphs)
        for mark in _unpaired(text, block, pairs)
    ]
    spanning = set(_spanning(text, paragraphs, found, pairs))
    for number, place, mark, opened in found:
        if place not in spanning:
            span = sentence_at(sentences(text, paragraphs[number]), place)
            what = "opened and not closed" if opened else "closed but never opened"
            yield Finding(code=CODE, message=f"a quotation mark {mark} is {what}", span=span)


def _spanning(
    text: str, paragraphs: Sequence[Span], found: Sequence[tuple[int, int, str, bool]], pairs: Pairs
) -> Iterator[int]:
    """Yield the places of marks in order: reopened in the next paragraph, or closed soon after."""
    openings = {opening for opening, _ in pairs}
    for (number, place, mark, opened), after in zip_longest(found, found[1:]):
        if not opened:
            continue
        if number + 1 < len(paragraphs) and text[paragraphs[number + 1].start] in openings:
            yield place
        elif after and 0 < after[0] - number < _PARAGRAPHS and _closes(after, mark, pairs):
            yield place
            yield after[1]


def _closes(after: tuple[int, int, str, bool], mark: str, pairs: Pairs) -> bool:
    return (mark, after[2]) in pairs and (not after[3] or mark == after[2])


def _pairs_in_use(text: str, marks: Pairs) -> Pairs:
    """Return pairs without two uses of one mark: the language's own come first."""
    taken: set[str] = set()
    found = []
    for opening, closing in (*marks, *_PAIRS):
        if {opening, closing} & (taken | _SINGLE) or (opening not in text and closing not in text):
            continue
        taken |= {opening, closing}
        found.append((opening, closing))
    return found


def _unpaired(text: str, block: Span, pairs: Pairs) -> Iterator[tuple[int, str, bool]]:
    """Yield place, mark and whether it opens, of each mark of the block without a partner."""
    for opening, closing in pairs:
        if opening == closing:
            yield from _odd_straight(text, block, opening)
            continue
        waiting: list[int] = []
        for match in re.finditer(
            f"[{re.escape(opening + closing)}]", text[block.start : block.end]
        ):
            if match.group() == opening:
                waiting.append(block.start + match.start())
            elif waiting:
                waiting.pop()
            elif match.start():  # at a paragraph's start it carries a quotation on
                yield block.start + match.start(), closing, False
        yield from ((place, opening, True) for place in waiting[:1])


def _odd_straight(text: str, block: Span, mark: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the last opening place of a mark that stands an odd number of times."""
    body = text[block.start : block.end]
    inches = {m.end() - 1 for m in _INCH.finditer(body)}
    places = [i for i, c in enumerate(body) if c == mark]
    if len(places) % 2 and not inches:
        opens = [i for i in places if i == 0 or not body[i - 1].isalnum()]
        yield block.start + (opens or places)[-1], mark, True

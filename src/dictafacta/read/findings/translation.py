"""Finds what betrays machine translation and displaced text.

A page translated piece by piece keeps the capitals of its link anchors ("a promise To the
president"), loses the heads of its sentences, and glues or cuts what stood beside a tag.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dictafacta.lexicon.residue import FunctionWords
from dictafacta.model import Block, BlockKind, Finding, Span
from dictafacta.read.findings.sentences import sentence_at, sentences

TRANSLATED = "machine-translation"
DISPLACED = "displaced-text"
TRUNCATED = "truncated-sentence"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GLUED = re.compile(
    r"[^\W\d_]{2}[.!?]?[”»](?=[^\W\d_])|[^\W\d_]{3}[.!?][”»\"]?(?=[A-ZÀ-ÝА-ЯІЇЄҐ][^\W\d_A-ZÀ-ÝА-ЯІЇЄҐ]+\s)"
)
_LOWER_START = re.compile(r"[^\W\d_]{2,}")
_BEFORE = frozenset(" \u00a0")
_BREAKS = frozenset(".!?…:;\"“„«‘'’([{—–-|/•·")
_ENDS = frozenset(".!?…:;。！？")
_CLOSERS = "\"”»’')]›“ "
_FRAGMENT = 7  # words of the longest sentence that may be a cut-off piece
_HEADING = 8  # words of the longest heading that is taken for glued to its paragraph
_SEVERAL, _HABIT = 3, 0.2  # paragraphs, and share of them, that begin small where that is a habit
_CODE = re.compile(r"://|^www\.|[={};]|\w\(|_\w|\.\w{2,4}/")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|\b\w+\.(?:com|org|net|de|it|fr|es|ru|ua|br)\W*$")
_FULL = 6  # words of the shortest last sentence that may lack its end
_SENTENCE = 12  # words from which a paragraph must end as a sentence does


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of damage at a place; a weak one counts on a page that has firm ones."""

    code: str
    message: str
    span: Span
    firm: bool


def damaged(text: str, blocks: Sequence[Block], words: FunctionWords) -> tuple[Finding, ...]:
    """Return findings for all firm signs, and for weak ones where at least two are firm."""
    signs: list[Sign] = []
    before: Block | None = None
    small = begins_small(text, blocks)
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH:
            found = sentences(text, block.span)
            signs += capitals_inside(text, block.span, found, words)
            signs += glued(text, block.span, found)
            signs += () if small else headless(text, block.span, found, before)
            after = blocks[number + 1] if number + 1 < len(blocks) else None
            signs += cut_off(text, block, found, words, after)
            signs += fragments(text, found, words)
        before = block
    firm = sum(sign.firm for sign in signs)
    return tuple(
        Finding(code=sign.code, message=sign.message, span=sign.span)
        for sign in signs
        if sign.firm or firm >= 2
    )


def capitals_inside(
    text: str, block: Span, found: tuple[Span, ...], words: FunctionWords
) -> Iterator[Sign]:
    """Yield grammatical words with a capital inside a sentence: a link anchor stood there."""
    for match in _WORD.finditer(text, block.start, block.end):
        word = match.group()
        low = word.casefold()
        if not word[0].isupper() or word[1:] != word[1:].lower() or low not in words.all:
            continue
        if not _inside(text, block.start, match.start()):
            continue
        after = _next_word(text, match.end(), block.end)
        if not after:
            continue
        anchored = after[0].islower()
        if not anchored and low not in words.firm:
            continue
        span = sentence_at(found, match.start())
        message = f"a capital inside the sentence: {word!r}, as where the text of a link stood"
        firm = (
            anchored and low in words.firm and not _heads(text[block.start : match.start()], words)
        )
        yield Sign(TRANSLATED, message, span, firm)


def _heads(before: str, words: FunctionWords) -> bool:
    """Tell whether what stands before a capital looks like a heading glued to its paragraph."""
    tokens = [token.casefold() for token in _WORD.findall(before)]
    return len(tokens) <= _HEADING and not any(token in words.all for token in tokens)


def _inside(text: str, start: int, place: int) -> bool:
    """Tell whether a small word or a closed quotation without a sentence end stands before."""
    at = place - 1
    if at < start or text[at] not in _BEFORE:
        return False
    while at >= start and text[at] in _BEFORE:
        at -= 1
    if at < start:
        return False
    if text[at] in "”»":
        return at - 1 >= start and text[at - 1] not in _ENDS
    if not text[at].isalpha():
        return text[at] == ","
    head = at
    while head > start and text[head - 1].isalpha():
        head -= 1
    return text[head].islower() or (head > start and text[head - 1] in _BEFORE)


def _next_word(text: str, start: int, end: int) -> str:
    match = _WORD.search(text, start, end)
    return match.group() if match and match.start() - start <= 1 else ""


def begins_small(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether the author begins paragraphs with small letters, as some do in forums."""
    first = [text[b.span.start] for b in blocks if b.kind is BlockKind.PARAGRAPH]
    small = sum(letter.islower() for letter in first)
    return small >= _SEVERAL and small > _HABIT * len(first)


def glued(text: str, block: Span, found: tuple[Span, ...]) -> Iterator[Sign]:
    """Yield places where two sentences run together without a space."""
    for match in _GLUED.finditer(text, block.start, block.end):
        span = sentence_at(found, match.end())
        yield Sign(DISPLACED, "two sentences run together without a space", span, firm=False)


def headless(
    text: str, block: Span, found: tuple[Span, ...], before: Block | None
) -> Iterator[Sign]:
    """Yield a paragraph that begins in the middle of a sentence."""
    if before is None or not _LOWER_START.match(text, block.start):
        return
    if _CODE.search(text, block.start, min(block.end, block.start + 90)):
        return
    first = _LOWER_START.match(text, block.start)
    word = first.group() if first else ""
    ended = text[before.span.start : before.span.end][-12:].rstrip(_CLOSERS)[-1:] in _ENDS - {
        ":",
        ";",
    }
    heading = before.kind in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.SUMMARY)
    if word.islower() and (ended or heading) and len(found[0]) > 40:
        yield Sign(
            DISPLACED, "the paragraph begins in the middle of a sentence", found[0], firm=True
        )


def cut_off(
    text: str,
    block: Block,
    found: tuple[Span, ...],
    words: FunctionWords,
    after: Block | None,
) -> Iterator[Sign]:
    """Yield a paragraph that breaks off: on a grammatical word or a comma, or as the last one.

    A list or a quotation after it may carry its sentence on.
    """
    body = block.span.of(text)
    last = after is None
    if body.count(" ") + 1 < _SENTENCE or _ADDRESS.search(body):
        return
    if after and (after.kind is not BlockKind.PARAGRAPH or not text[after.span.start].isupper()):
        return
    tail = _WORD.findall(body[-40:])
    word = tail[-1] if tail else ""
    hangs = body[-1] == "," or (body.endswith(word) and word.islower() and word in words.firm)
    cut = body.endswith(("[...]", "[…]")) or (last and body.endswith(("...", "…")))
    full = found[-1].of(text).count(" ") + 1 >= _FULL
    open_end = last and full and body[-1].isalpha() and _is_prose(body, words)
    if hangs or cut or open_end:
        yield Sign(TRUNCATED, "the paragraph breaks off inside a sentence", found[-1], firm=True)


def _is_prose(body: str, words: FunctionWords) -> bool:
    """Tell whether enough grammatical words stand in `body` for running text, not a list."""
    tokens = [token.casefold() for token in _WORD.findall(body[-600:])]
    return sum(token in words.all for token in tokens) >= 0.2 * len(tokens)


def fragments(text: str, found: tuple[Span, ...], words: FunctionWords) -> Iterator[Sign]:
    """Yield short sentences that begin with a preposition or are one word: pieces cut off."""
    for span in found[1:] if len(found) > 1 else ():
        body = span.of(text)
        tokens = _WORD.findall(body)
        if not tokens or not body.rstrip(_CLOSERS).endswith("."):
            continue
        first = re.split("['’]", tokens[0])[0].casefold()
        if len(tokens) == 1 or (len(tokens) <= _FRAGMENT and first in words.prepositions):
            yield Sign(DISPLACED, "a piece of a sentence stands alone", span, firm=False)

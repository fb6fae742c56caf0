"""Finds what stands in quotation marks, by typography alone: nested, unclosed, over paragraphs.

Marks are read block by block with a stack. A mark that can both open and close (`"`, `“` in German)
is judged by what stands beside it. A quotation that its block leaves open goes on in the next
blocks where these reopen or close it; else it is kept as unclosed, up to where it must have ended.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dictafacta.model import Block, Span

DOUBLE = '"“”„‟«»〝〞＂″'
SINGLE = "'‘’‚‛‹›"
MARK = re.compile(f"``|''|[{DOUBLE}{SINGLE}]")
TERMINATOR = re.compile(r"[.!?…](?=\s|$)")
OPENING_CONTEXT = frozenset("([{—–-/:¿¡=…>|*") | frozenset(DOUBLE + SINGLE)
ENDING_CONTEXT = frozenset(",.;:!?…)]}")
SINGLE_END = re.compile(r"(?<=\S)['’](?!\w)")
LONGEST_SINGLE = 600  # characters between two single marks
ALWAYS_OPEN = frozenset("„‚‛‟〝") | {"``"}
ALWAYS_CLOSE = frozenset("”〞″") | {"''"}
CLOSERS = {
    '"': '"”“″',
    "“": '”"“″',
    "”": '”"',
    "„": '“”"‟″',
    "‟": '”"',
    "〝": "〞”",
    "«": "»",
    "»": "«",
    "＂": "＂",
    "'": "'’",
    "‘": "’'",
    "’": "’'",
    "‚": "‘’'",
    "‛": "’",
    "‹": "›",
    "›": "‹",
}
LONGEST_CARRY = 8  # blocks that one quotation may run over


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks. `parts` are the words without the marks, one span for each block;
    `outer` the same with them; `depth` is 0 outside every other quotation."""

    parts: tuple[Span, ...]
    outer: tuple[Span, ...]
    mark: str
    depth: int = 0
    closed: bool = True

    @property
    def start(self) -> int:
        """Where the opening mark stands."""
        return self.outer[0].start

    @property
    def end(self) -> int:
        """Where the text goes on after the closing mark."""
        return self.outer[-1].end

    def holds(self, span: Span) -> bool:
        """Tell whether `span` lies within one part."""
        return any(part.covers(span) for part in self.parts)


@dataclass(slots=True)
class Open:
    """A mark that waits for its partner."""

    start: int
    inner: int
    mark: str
    block: int
    carried: list[tuple[Span, Span]] = field(default_factory=list)

    @property
    def depth_kind(self) -> bool:
        """Whether the mark is a double one."""
        return self.mark in DOUBLE or self.mark == "``"


class Scanner:
    """Pairs the marks of one text; the blocks must be in order."""

    def __init__(
        self, text: str, blocks: Sequence[Block], pairs: Sequence[tuple[str, str]]
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.openers = {opener for opener, _ in pairs}
        self.reversed = next((o for o, _ in pairs if o in "«»"), "«") == "»"
        self.stack: list[Open] = []
        self.found: list[Quotation] = []

    def scan(self) -> tuple[Quotation, ...]:
        """Return all quotations in text order, with their depths."""
        for number, block in enumerate(self.blocks):
            self.scan_block(number, block.span)
            self.end_block(number)
        for left in list(self.stack):
            self.give_up(left, self.blocks[left.block].span.end)
        return with_depths(self.found)

    def scan_block(self, number: int, span: Span) -> None:
        """Read the marks of one block."""
        for match in MARK.finditer(self.text, span.start, span.end):
            mark, at = match.group(), match.start()
            if self.reopens(mark, at, span):
                self.stack[-1].start, self.stack[-1].inner = at, match.end()
                continue
            before = self.text[at - 1] if at > span.start else " "
            after = self.text[match.end()] if match.end() < span.end else " "
            self.read(mark, Span(at, match.end()), before, after, number)

    def reopens(self, mark: str, at: int, span: Span) -> bool:
        """Tell whether a mark at a block's start only says that the quotation goes on."""
        if at != span.start or not self.stack or not self.stack[-1].carried:
            return False
        top = self.stack[-1]
        return mark == top.mark or (mark in CLOSERS.get(top.mark, "") and mark in "»›“")

    def read(self, mark: str, place: Span, before: str, after: str, block: int) -> None:
        """Open or close a quotation with a mark, or leave it alone."""
        leads = before.isspace() or before in OPENING_CONTEXT
        opening = leads and not after.isspace() and after not in ENDING_CONTEXT
        closing = not before.isspace() and not (after.isalnum() or after == "_")
        if mark in SINGLE and not self.single(mark, place.end, opening, closing):
            return
        partner = self.partner(mark)
        must_open = mark in ALWAYS_OPEN or (mark in "\"“‘'" and opening and not closing)
        if partner is not None and not must_open:
            self.close(partner, place)
        elif self.may_open(mark, opening, closing, partner is not None):
            self.stack.append(Open(place.start, place.end, mark, block))

    def single(self, mark: str, at: int, opening: bool, closing: bool) -> bool:
        """Tell whether a single mark can be a quotation mark and no apostrophe."""
        if mark in "‚‹›‛":
            return True
        if self.partner(mark) is not None:
            return closing
        if mark == "’" or not opening:
            return False
        reach = min(at + LONGEST_SINGLE, len(self.text))
        return self.text[at : at + 1].isalpha() and bool(SINGLE_END.search(self.text, at, reach))

    def partner(self, mark: str) -> Open | None:
        """Return the innermost open quotation that `mark` can close."""
        for candidate in reversed(self.stack):
            if mark in CLOSERS.get(candidate.mark, "") or (
                candidate.mark == "``" and mark in {"''", '"', "”"}
            ):
                return candidate
            if candidate.depth_kind and mark in SINGLE:
                return None
        return None

    def may_open(self, mark: str, opening: bool, closing: bool, partner: bool) -> bool:
        """Tell whether a mark can open a quotation where it stands."""
        if mark in ALWAYS_OPEN:
            return mark != "‚" or opening
        if mark in ALWAYS_CLOSE:
            return mark in self.openers and opening and not closing
        if mark == "»":
            return self.reversed or ("»" in self.openers and opening)
        if mark == "›":
            return opening and not closing
        if mark == "«":
            return not (self.reversed and not opening)
        if mark == '"':
            return opening or (not closing and not partner)
        return not (closing and not opening)

    def close(self, partner: Open, place: Span) -> None:
        """Close `partner`, and give up what stands open inside it."""
        while self.stack[-1] is not partner:
            self.give_up(self.stack[-1], place.start)
        self.stack.pop()
        parts = [p for p in (*partner.carried, self.piece(partner, place)) if p is not None]
        if parts:
            self.keep(partner, parts, closed=True)

    def piece(self, of: Open, place: Span) -> tuple[Span, Span] | None:
        """Return the last part of a quotation, without and with its marks; None if it is empty."""
        if of.inner >= place.start:
            return None
        inner = Span(of.inner, place.start).trimmed(self.text)
        return (inner, Span(of.start, place.end)) if inner else None

    def keep(self, of: Open, parts: Sequence[tuple[Span, Span]], closed: bool) -> None:
        """Record a quotation."""
        self.found.append(
            Quotation(
                parts=tuple(p for p, _ in parts),
                outer=tuple(o for _, o in parts),
                mark=of.mark,
                closed=closed,
            )
        )

    def end_block(self, number: int) -> None:
        """Carry the outermost open quotation over to the next block, if that goes on with it."""
        if not self.stack:
            return
        first, end = self.stack[0], self.blocks[number].span.end
        while len(self.stack) > 1:
            self.give_up(self.stack[-1], end)
        if len(first.carried) < LONGEST_CARRY and self.goes_on(first, number):
            inner = Span(first.inner, end).trimmed(self.text) if first.inner < end else None
            if inner:
                first.carried.append((inner, Span(first.start, end)))
            following = self.blocks[number + 1].span.start
            first.start = first.inner = following
            first.block = number + 1
        else:
            self.give_up(first, end)

    def goes_on(self, left: Open, number: int) -> bool:
        """Tell whether the next blocks reopen the quotation, or close it before another opens."""
        for block in self.blocks[number + 1 : number + 4]:
            body = block.span.of(self.text)
            if body[0] == left.mark or (body[0] == "»" and left.mark == "«"):
                return True
            if (closing := self.closes_first(left, body)) is not None:
                return closing
        return False

    def closes_first(self, left: Open, body: str) -> bool | None:
        """Tell whether the first mark of `body` closes `left`; None where it has no such mark."""
        if not left.depth_kind:
            return False
        for match in MARK.finditer(body):
            mark, at = match.group(), match.start()
            if mark in SINGLE:
                continue
            before = body[at - 1] if at else " "
            return bool(mark in CLOSERS.get(left.mark, "") and not before.isspace())
        return None

    def give_up(self, left: Open, end: int) -> None:
        """Keep a quotation that nothing closes, up to where it must have ended."""
        self.stack.remove(left)
        if left.carried:
            self.keep(left, left.carried, closed=False)
            return
        if not left.depth_kind or left.inner >= end:
            return
        later = [q.start for q in self.found[-20:] if q.start > left.start]
        reaches_block_end = end >= self.blocks[left.block].span.end and not later
        end = min([end, *later])
        if left.inner >= end:
            return
        stops = [m.end() for m in TERMINATOR.finditer(self.text, left.inner, end)]
        last = (stops[0] if reaches_block_end else stops[-1]) if stops else end
        inner = Span(left.inner, last).trimmed(self.text)
        if inner:
            self.keep(left, [(inner, Span(left.start, last))], closed=False)


def find_quotations(
    text: str, blocks: Sequence[Block], pairs: Sequence[tuple[str, str]]
) -> tuple[Quotation, ...]:
    """Return the quotations of a text in text order.

    `pairs` are the marks of the language; marks of other styles are understood as well.
    """
    return Scanner(text, blocks, pairs).scan() if blocks else ()


def with_depths(found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return the quotations in text order, each with the number of those around it."""
    ordered = sorted(found, key=lambda q: (q.start, -q.end))
    around: list[Quotation] = []
    result: list[Quotation] = []
    for q in ordered:
        while around and around[-1].end <= q.start:
            around.pop()
        crossing = around and around[-1].end < q.end
        if crossing:
            around.pop()
        depth = len(around)
        placed = Quotation(parts=q.parts, outer=q.outer, mark=q.mark, depth=depth, closed=q.closed)
        result.append(placed)
        around.append(placed)
    return tuple(result)


TURN = re.compile(
    r"(?<=[,.!?…:;])\s+[—–-]\s+|\s+[—–](?=[^\W\d_])|(?<=\w)[—–](?=[.,;:]?(?:\s|$))|"
    r"(?<=\w)\s+[—–-]\s+(?=[^\W\d_])"
)
DIALOGUE = re.compile(r"[—–-]\s*(?=\S)")
ASIDE = re.compile(r"(?<=[,.!?…])\s+[—–-]\s+")
LONGEST_ASIDE = 90  # characters of a narrator's words inside quotation marks


def without_asides(text: str, found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Take the narrator's words out of quotations: «A, — said X, — B». They begin with a small
    letter between two dashes. A full stop before the second dash makes two quotations of one."""
    result: list[Quotation] = []
    for q in found:
        pieces = spoken_parts(text, q) if len(q.parts) == 1 else None
        if pieces is None:
            result.append(q)
            continue
        for parts in pieces:
            result.append(
                Quotation(parts=parts, outer=parts, mark="—", depth=q.depth, closed=q.closed)
            )
    return tuple(sorted(result, key=lambda q: (q.start, -q.end)))


def spoken_parts(text: str, q: Quotation) -> list[tuple[Span, ...]] | None:
    """Return the spoken parts of a quotation, grouped; None where no narrator breaks in."""
    part = q.parts[0]
    turns = [(m.start(), m.end()) for m in ASIDE.finditer(text, part.start, part.end)]
    if not turns:
        return None
    edges = [part.start, *(edge for turn in turns for edge in turn), part.end]
    segments = list(zip(edges[::2], edges[1::2], strict=True))
    groups: list[list[Span]] = [[]]
    for number, (first, last) in enumerate(segments):
        inner = Span(first, last).trimmed(text) if first < last else None
        if inner is None:
            continue
        if number % 2:
            narrated = text[inner.start].islower() and len(inner) <= LONGEST_ASIDE
            if not narrated:
                return None
            if text[inner.end - 1] in ".!?…":
                groups.append([])
        else:
            groups[-1].append(inner)
    return [tuple(g) for g in groups if g]


def find_dialogue(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Return what is said in blocks that begin with a dash: the Romance and Slavic way to print
    speech. Further dashes after a punctuation mark lead to the narrator and back."""
    found: list[Quotation] = []
    for block in blocks:
        match = DIALOGUE.match(text, block.span.start, block.span.end)
        if match is None or (text[match.start()] == "-" and text[match.end() - 1] == "-"):
            continue
        start = match.end()
        turns = [(m.start(), m.end()) for m in TURN.finditer(text, start, block.span.end)]
        edges = [start, *(edge for turn in turns for edge in turn), block.span.end]
        segments = list(zip(edges[::2], edges[1::2], strict=True))
        for number, (first, last) in enumerate(segments):
            spoken = number % 2 == 0
            inner = Span(first, last).trimmed(text) if first < last else None
            if spoken and inner and len(inner) > 1:
                found.append(Quotation(parts=(inner,), outer=(inner,), mark="—"))
    return tuple(found)

"""Cuts a block's text into segments within which nothing begins or ends, so that records that
nest and overlap can all be shown."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dictafacta.model import Block, Mention, Reading, Span
from dictafacta.report.view import View


class Layer(StrEnum):
    """In what capacity a record covers a stretch of text."""

    CONTENT = "content"
    CUE = "cue"
    SPEAKER = "speaker"
    ANCHOR = "anchor"
    PARTY = "party"
    FINDING = "finding"


@dataclass(frozen=True, slots=True, order=True)
class Cover:
    """A stretch of text that belongs to the record `number` in the capacity `layer`."""

    span: Span
    layer: Layer
    number: str
    last: bool = False  # whether the record's marker stands behind this stretch


@dataclass(frozen=True, slots=True)
class Segment:
    """Text with everything that covers it, longest first, and the records marked behind it."""

    text: str
    covers: tuple[Cover, ...]
    ends: tuple[Cover, ...]

    def numbers(self, layer: Layer) -> list[str]:
        """Return the records that cover this segment in one capacity, the longest first."""
        return list(dict.fromkeys(c.number for c in self.covers if c.layer is layer))


def covers_of(reading: Reading, view: View) -> tuple[Cover, ...]:
    """Return every stretch of text that a record of the reading covers."""
    mentions = {m.id: m for m in reading.mentions}
    findings = enumerate(reading.article.findings, 1)
    return (
        *statement_covers(reading, view, mentions),
        *event_covers(reading, view, mentions),
        *(Cover(f.span, Layer.FINDING, f"f{number}") for number, f in findings if f.span),
    )


def statement_covers(
    reading: Reading, view: View, mentions: Mapping[str, Mention]
) -> Iterator[Cover]:
    """Yield the contents, cues and speakers of the statements."""
    for record, row in zip(reading.statements, view.statements, strict=True):
        number = f"s{row.number}"
        for span in record.content:
            yield Cover(span, Layer.CONTENT, number, last=span == record.content[-1])
        if record.cue:
            yield Cover(record.cue.span, Layer.CUE, number)
        speaker = mentions.get(record.speaker.mention) if record.speaker else None
        if speaker and speaker.span:
            yield Cover(speaker.span, Layer.SPEAKER, number)


def event_covers(reading: Reading, view: View, mentions: Mapping[str, Mention]) -> Iterator[Cover]:
    """Yield the anchors and the parties of the events."""
    for record, row in zip(reading.events, view.events, strict=True):
        for span in record.anchors:
            yield Cover(span, Layer.ANCHOR, row.number, last=True)
        for identifier in (*record.actors, *record.recipients, *record.place):
            mention = mentions.get(identifier)
            if mention and mention.span:
                yield Cover(mention.span, Layer.PARTY, row.number)


def covers_by_block(
    blocks: Sequence[Block], covers: Iterable[Cover]
) -> tuple[tuple[Cover, ...], ...]:
    """Return the covers of each block, in one pass over both."""
    found: list[list[Cover]] = [[] for _ in blocks]
    ends = [block.span.end for block in blocks]
    for cover in covers:
        for number in range(bisect_right(ends, cover.span.start), len(blocks)):
            if blocks[number].span.start >= cover.span.end:
                break
            found[number].append(cover)
    return tuple(map(tuple, found))


def segments_of(text: str, block: Span, covers: Iterable[Cover]) -> Iterator[Segment]:
    """Yield the segments of a block, in order; together they are the block's text."""
    inside = sorted(c for c in covers if c.span.overlaps(block))
    edges = {block.start, block.end}
    for cover in inside:
        edges.update((max(cover.span.start, block.start), min(cover.span.end, block.end)))
    cuts = sorted(edges)
    active: list[Cover] = []
    waiting = iter(inside)
    following = next(waiting, None)
    for start, end in pairwise(cuts):
        while following is not None and following.span.start <= start:
            active.append(following)
            following = next(waiting, None)
        ends = tuple(c for c in active if c.last and c.span.end == end)
        ordered = sorted(active, key=lambda c: (-len(c.span), c.number))
        yield Segment(text[start:end], tuple(ordered), tuple(sorted(ends, key=shortest_first)))
        active = [c for c in active if c.span.end > end]


def shortest_first(cover: Cover) -> tuple[int, str]:
    """Order the markers behind one place: the innermost record's first."""
    return len(cover.span), cover.number

"""A reading as rows: each statement and event with its parties, its words and what is around it."""

import re
from collections.abc import Iterable, Iterator

from dictafacta.model.article import Block, BlockKind
from dictafacta.model.claims import Event, Statement
from dictafacta.model.desk import DeskDocument, EventRow, Party, Passage, StatementRow
from dictafacta.model.fragment import fragment_link
from dictafacta.model.mentions import Entity, EntityKind, Mention, MentionForm
from dictafacta.model.reading import Reading
from dictafacta.model.span import Span, cover

# Where one sentence ends and the next begins, as far as that shows without a language: a mark,
# closing signs, white space, and no small letter after it. "Mr. Smith", "J. Smith" end nothing.
_END = re.compile(r"(?P<mark>[.!?…]+)[\"'”’»“)\]›]*\s+(?=[^\sa-zà-ÿа-яёіїєґ])")
_SHORT = re.compile(r"\b(?:[^\W\d_]|[^\W\d_a-zа-яёіїєґ][^\W\d_]{1,3})\.$")
_LEAD = frozenset((BlockKind.TITLE, BlockKind.SUMMARY))


def document_row(reading: Reading, *, added: str = "") -> DeskDocument:
    """Return the row of a reading's document; `added` is an ISO 8601 time in UTC."""
    article = reading.article
    return DeskDocument(
        id=article.id,
        uri=article.source.uri,
        language=article.language,
        title=article.title,
        url=article.url,
        outlet=article.outlet,
        published=article.published.value if article.published else None,
        added=added,
    )


def statement_rows(reading: Reading, document: DeskDocument | None = None) -> list[StatementRow]:
    """Return a row for each statement; `document` stands in for what the reading alone tells."""
    rows = RowMaker(reading, document or document_row(reading))
    return [rows.statement(s) for s in reading.statements]


def event_rows(reading: Reading, document: DeskDocument | None = None) -> list[EventRow]:
    """Return a row for each event; `document` stands in for what the reading alone tells."""
    rows = RowMaker(reading, document or document_row(reading))
    return [rows.event(e) for e in reading.events]


class RowMaker:
    """Makes the rows of one reading."""

    def __init__(self, reading: Reading, document: DeskDocument) -> None:
        self.reading = reading
        self.document = document
        self.mentions: dict[str, Mention] = {m.id: m for m in reading.mentions}
        self.entities: dict[str, Entity] = {e.id: e for e in reading.entities}
        self.named = sorted(
            ((m.span, m) for m in reading.mentions if m.span and self._has_name(m)),
            key=lambda pair: pair[0],
        )
        self.lead = lead_of(reading.article.blocks)

    def statement(self, record: Statement) -> StatementRow:
        """Return the row of a statement."""
        cue, speaker = record.cue, record.speaker
        around = self.passage([*record.content, *([cue.span] if cue else [])])
        said = cover(record.content)
        return StatementRow(
            document=self.document,
            id=record.id,
            kind=record.kind,
            act=record.act,
            content=record.content,
            contents=self.words(record.content),
            passage=around,
            rule=record.evidence.rule,
            confidence=record.evidence.confidence,
            cue=cue.lemma if cue else None,
            cue_span=cue.span if cue else None,
            speaker=self.party(speaker.mention, speaker.entity) if speaker else None,
            addressee=self.party(record.addressee) if record.addressee else None,
            via=self.parties(record.via),
            about=self.about(record),
            hedged=record.hedged,
            link=fragment_link(self.document.url, self.reading.text, said),
        )

    def event(self, record: Event) -> EventRow:
        """Return the row of an event."""
        around = self.passage(record.anchors[:1])
        return EventRow(
            document=self.document,
            id=record.id,
            type=record.type,
            anchor_spans=record.anchors,
            anchors=self.words(record.anchors),
            passage=around,
            rule=record.evidence.rule,
            confidence=record.evidence.confidence,
            mode=record.mode,
            contexts=record.contexts,
            cameo=record.cameo,
            score=record.score,
            actors=self.parties(record.actors),
            recipients=self.parties(record.recipients),
            places=self.parties(record.place),
            date=record.date.value if record.date else None,
            status=record.status,
            attributed_to=self.parties(record.attributed_to),
            statement=record.statement,
            counts=record.counts,
            lead=any(a.start < self.lead for a in record.anchors),
            link=fragment_link(self.document.url, self.reading.text, around.span),
        )

    def words(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Return the words of the spans."""
        return tuple(self.reading.quote(s) for s in spans)

    def parties(self, mentions: Iterable[str]) -> tuple[Party, ...]:
        """Return the parties behind several mentions, in their order."""
        return tuple(self.party(m) for m in mentions)

    def party(self, mention: str, entity: str | None = None) -> Party:
        """Return the party behind a mention, or behind `entity` where that says more."""
        found = self.mentions[mention]
        who = self.entities[entity or found.entity]
        return Party(
            name=who.name,
            text=self.reading.quote(found.span),
            kind=who.kind,
            span=found.span,
            entity=who.id,
            country=who.country,
            sectors=who.sectors,
            latitude=who.latitude,
            longitude=who.longitude,
        )

    def about(self, record: Statement) -> tuple[Party, ...]:
        """Return who and what has a name and is spoken of in the content, each once.

        Pronouns count for whoever they stand for, but not for the speaker ("I", "we").
        """
        own = record.speaker.entity if record.speaker else None
        found: dict[str, Party] = {}
        for span, mention in self.named:
            inside = any(c.covers(span) for c in record.content)
            itself = mention.entity == own and mention.form is not MentionForm.NAME
            if inside and not itself and mention.entity not in found:
                found[mention.entity] = self.party(mention.id)
        return tuple(found.values())

    def passage(self, spans: Iterable[Span]) -> Passage:
        """Return the sentence or sentences around the spans."""
        around = passage_around(self.reading.text, cover(spans), self.reading.article.blocks)
        return Passage(span=around, text=around.of(self.reading.text))

    def _has_name(self, mention: Mention) -> bool:
        entity = self.entities.get(mention.entity)
        return entity is not None and entity.kind is not EntityKind.GROUP


def lead_of(blocks: Iterable[Block]) -> int:
    """Return where the first paragraph after title and summary ends; 0 without blocks."""
    end = 0
    for block in blocks:
        end = block.span.end
        if block.kind not in _LEAD:
            break
    return end


def passage_around(text: str, span: Span, blocks: Iterable[Block]) -> Span:
    """Return the whole sentences that `span` touches, which may lie in several blocks.

    Sentences are found by their marks alone. A mark that ends none makes the passage too short at
    worst: it always holds the span.
    """
    touched = [b.span for b in blocks if b.span.overlaps(span)] or [Span(0, len(text))]
    start = min(span.start, touched[0].start)
    end = max(span.end, touched[-1].end)
    for ending in sentence_ends(text, touched[0]):
        if ending <= span.start:
            start = ending
    for ending in sentence_ends(text, touched[-1]):
        if ending >= span.end:
            end = min(end, ending)
            break
    return Span(start, end).trimmed(text) or span


def sentence_ends(text: str, block: Span) -> Iterator[int]:
    """Yield where sentences of a block end, each with the white space after it."""
    for match in _END.finditer(text, block.start, block.end):
        before = text[max(block.start, match.start() - 6) : match.end("mark")]
        if match["mark"] != "." or not _SHORT.search(before):
            yield match.end()

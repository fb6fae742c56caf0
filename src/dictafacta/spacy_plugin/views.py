"""Statements and events as a user of spaCy wants them: with spans of the Doc."""

from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from dictafacta.model import Event, MentionTable, Span, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class DocStatement:
    """A statement of a Doc. `speaker` is the fullest name of its source, None where unknown;
    `record` is the statement with rule, confidence and reasons."""

    content: tuple[DocSpan, ...]
    kind: str
    act: str
    cue: DocSpan | None
    speaker: str | None
    speaker_span: DocSpan | None
    via: tuple[str, ...]
    hedged: bool
    record: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class DocEvent:
    """An event of a Doc; roles are names; `record` is the event with rule and reasons."""

    type: str
    mode: str | None
    anchors: tuple[DocSpan, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    attributed_to: tuple[str, ...]
    status: str
    date: str | None
    record: Event


def in_doc(doc: Doc, span: Span | None) -> DocSpan | None:
    """Return a span of characters as a span of the Doc, widened to whole tokens."""
    if span is None:
        return None
    found: DocSpan | None = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found


def spans(doc: Doc, those: tuple[Span, ...]) -> tuple[DocSpan, ...]:
    """Return several spans of characters as spans of the Doc."""
    return tuple(found for s in those if (found := in_doc(doc, s)) is not None)


def name(table: MentionTable, mention: str) -> str:
    """Return the name of what a mention stands for."""
    return table.entity_of(table.mention(mention)).name


def view_statement(doc: Doc, table: MentionTable, record: Statement) -> DocStatement:
    """Return a statement with spans of the Doc."""
    speaker = record.speaker
    return DocStatement(
        content=spans(doc, record.content),
        kind=record.kind.value,
        act=record.act.value,
        cue=in_doc(doc, record.cue.span) if record.cue else None,
        speaker=name(table, speaker.mention) if speaker else None,
        speaker_span=in_doc(doc, table.mention(speaker.mention).span) if speaker else None,
        via=tuple(name(table, m) for m in record.via),
        hedged=record.hedged,
        record=record,
    )


def view_event(doc: Doc, table: MentionTable, record: Event) -> DocEvent:
    """Return an event with spans of the Doc."""
    return DocEvent(
        type=record.type.value,
        mode=record.mode,
        anchors=spans(doc, record.anchors),
        actors=tuple(name(table, m) for m in record.actors),
        recipients=tuple(name(table, m) for m in record.recipients),
        attributed_to=tuple(name(table, m) for m in record.attributed_to),
        status=record.status.value,
        date=record.date.value if record.date else None,
        record=record,
    )

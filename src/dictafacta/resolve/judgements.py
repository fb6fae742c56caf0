"""Applies what people decided to a reading: verdicts, fixed speakers, and where each one landed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dictafacta.model import (
    Entity,
    EntityKind,
    Event,
    Mention,
    MentionForm,
    Reading,
    Span,
    Speaker,
    Statement,
    Verdict,
    content_id,
)
from dictafacta.model.judgements import Decision, JudgedRecord, Judgement, Subject
from dictafacta.resolve.spelling import folded

ENOUGH = 0.5  # share of the shorter record's words that two must have in common to be one
VERDICTS = {Decision.CONFIRM: Verdict.CONFIRMED, Decision.REJECT: Verdict.REJECTED}
FIXED = "speaker fixed by {who} on {day}"


class Placing(StrEnum):
    """Where a judgement landed in a reading."""

    SAME = "same"  # on the record with the same id
    MOVED = "moved"  # on another record of its kind over the same words
    LOST = "lost"  # nowhere: no record is left there


@dataclass(frozen=True, slots=True)
class Placement:
    """A judgement, and the id of the record that it landed on."""

    judgement: Judgement
    placing: Placing
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading after judgement: speakers fixed, verdicts by record id, every placement."""

    reading: Reading
    verdicts: Mapping[str, Verdict]
    placements: tuple[Placement, ...]


def apply_judgements(reading: Reading, judgements: Iterable[Judgement]) -> Judged:
    """Apply the judgements on this document in the order in which they were made.

    A later one wins over an earlier one on the same record. Rejected records stay in the reading:
    their verdict says that they are not wanted. Those that were undone, that are about names or
    about other documents are left aside.
    """
    verdicts: dict[str, Verdict] = {}
    placements: list[Placement] = []
    for judgement in sorted(judgements, key=lambda j: j.when):
        record = judgement.record
        if judgement.undone or record is None or record.document != reading.article.id:
            continue
        placement = place(judgement, record, reading)
        placements.append(placement)
        if placement.record is None:
            continue
        if judgement.decision is Decision.SPEAKER:
            reading = with_speaker(reading, placement.record, judgement)
        else:
            verdicts[placement.record] = VERDICTS[judgement.decision]
    return Judged(reading, verdicts, tuple(placements))


def place(judgement: Judgement, record: JudgedRecord, reading: Reading) -> Placement:
    """Find the record of a reading that a judgement is about."""
    found = records_of(reading, record.subject)
    if record.id in found:
        return Placement(judgement, Placing.SAME, record.id)
    wanted = relocated(record, reading.text)
    best = max(
        ((likeness(wanted, spans), identifier) for identifier, spans in found.items()
         if alike(record, reading, identifier)),
        default=(0.0, ""),
    )  # fmt: skip
    if best[0] < ENOUGH:
        return Placement(judgement, Placing.LOST)
    return Placement(judgement, Placing.MOVED, best[1])


def records_of(reading: Reading, subject: Subject) -> dict[str, tuple[Span, ...]]:
    """Return the words' places of all records of a kind, by id."""
    if subject is Subject.STATEMENT:
        return {s.id: s.content for s in reading.statements}
    return {e.id: e.anchors for e in reading.events}


def alike(record: JudgedRecord, reading: Reading, identifier: str) -> bool:
    """Tell whether a record may stand for the judged one: an event must be of the same type.

    A verdict on an assault says nothing about an arrest told by the same word.
    """
    if record.subject is Subject.STATEMENT:
        return True
    return any(e.id == identifier and e.type.value == record.label for e in reading.events)


def relocated(record: JudgedRecord, text: str) -> list[Span]:
    """Return where the judged words stand in the text now; nothing for words that are gone.

    Where the text is no longer the same, words are looked for, nearest to their old place first.
    """
    found = []
    for span, words in zip(record.spans, record.words, strict=True):
        if text[span.start : span.end] == words:
            found.append(span)
        elif words.strip() and (places := occurrences(words, text)):
            start = min(places, key=lambda at: abs(at - span.start))
            found.append(Span(start, start + len(words)))
    return found


def occurrences(words: str, text: str) -> list[int]:
    """Return where the words begin in the text, everywhere."""
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def likeness(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Return the share of the shorter side's characters that both sides cover, 0 to 1."""
    shorter = min(sum(map(len, left)), sum(map(len, right)))
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    return common / shorter if shorter else 0.0


def with_speaker(reading: Reading, statement: str, judgement: Judgement) -> Reading:
    """Return the reading with the speaker of a statement fixed.

    The name leads to the entity of the document that has it. Where there is none a new one is
    made, with a mention that stands nowhere in the text.
    """
    name = " ".join((judgement.speaker or "").split())
    entity = entity_named(reading, name)
    if entity is None:
        identifier = content_id("j", reading.article.id, folded(name))
        reasons = (reason(judgement),)
        kind = judgement.figure_kind or EntityKind.PERSON
        entity = Entity(id=identifier, kind=kind, name=name, names=(name,), reasons=reasons)
        reading = replace(reading, entities=(*reading.entities, entity))
    record = next(s for s in reading.statements if s.id == statement)
    mention = nearest_mention(reading, entity.id, record)
    if mention is None:
        mention = Mention(
            id=f"m{entity.id}", span=None, form=MentionForm.DROPPED, entity=entity.id, head=-1
        )
        reading = replace(reading, mentions=(*reading.mentions, mention))
    fixed = replace(
        record,
        speaker=Speaker(mention=mention.id, entity=entity.id),
        evidence=replace(record.evidence, reasons=(*record.evidence.reasons, reason(judgement))),
    )
    statements = tuple(fixed if s.id == statement else s for s in reading.statements)
    return replace(reading, statements=statements)


def reason(judgement: Judgement) -> str:
    """Say who fixed a speaker, and when."""
    return FIXED.format(who=judgement.who, day=judgement.when[:10])


def entity_named(reading: Reading, name: str) -> Entity | None:
    """Return the entity of the document with this name: by its usual name first, then by any."""
    wanted = folded(name)
    usual = (e for e in reading.entities if folded(e.name) == wanted)
    other = (e for e in reading.entities if wanted in map(folded, e.names))
    return next(usual, None) or next(other, None)


def nearest_mention(reading: Reading, entity: str, statement: Statement) -> Mention | None:
    """Return the mention of an entity that stands nearest to a statement's cue or words."""
    at = statement.cue.span.start if statement.cue else statement.content[0].start
    found = [m for m in reading.mentions if m.entity == entity]
    return min(
        found,
        key=lambda m: abs(m.span.start - at) if m.span else len(reading.text),
        default=None,
    )


def judged_record(reading: Reading, record: Statement | Event) -> JudgedRecord:
    """Return what a judgement keeps of a record."""
    statement = isinstance(record, Statement)
    spans = record.content if isinstance(record, Statement) else record.anchors
    return JudgedRecord(
        subject=Subject.STATEMENT if statement else Subject.EVENT,
        document=reading.article.id,
        id=record.id,
        label=record.act.value if isinstance(record, Statement) else record.type.value,
        spans=spans,
        words=tuple(reading.quote(s) for s in spans),
    )

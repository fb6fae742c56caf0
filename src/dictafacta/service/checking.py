"""Refuses every record whose spans do not read back or whose references lead nowhere."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from dictafacta.model import (
    Event,
    Finding,
    MentionTable,
    Span,
    Statement,
    TimeExpression,
)
from dictafacta.problems import Problem, Severity

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What the rules found in one text."""

    table: MentionTable = field(default_factory=MentionTable)
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()


def checked(text: str, records: Records, where: str) -> tuple[Records, tuple[Problem, ...]]:
    """Return the records that hold, and a problem `refused-record` for each that does not."""
    problems: list[Problem] = []

    def held(
        kind: str, found: Iterable[Record], fault: Callable[[Record], str | None]
    ) -> tuple[Record, ...]:
        """Return the sound records of `found` and note the others."""
        sound = []
        for record in found:
            wrong = fault(record)
            if wrong is None:
                sound.append(record)
            else:
                problems.append(refusal(kind, str(getattr(record, "id", "?")), wrong, where))
        return tuple(sound)

    entities = {e.id for e in records.table.entities}
    mentions = held(
        "mention",
        records.table.mentions,
        lambda m: misread(text, [m.span] if m.span else []) or missing([m.entity], entities),
    )
    known = {m.id for m in mentions}
    times = held("time", records.times, lambda t: misread(text, [t.span]))
    statements = held(
        "statement", records.statements, lambda s: statement_fault(text, s, known, entities)
    )
    targets = {t.id for t in times} | {s.id for s in statements}
    events = held("event", records.events, lambda e: event_fault(text, e, known, targets))
    table = MentionTable(mentions, records.table.entities)
    kept = Records(table=table, times=times, statements=statements, events=events)
    return kept, tuple(problems)


def statement_fault(
    text: str, record: Statement, mentions: Collection[str], entities: Collection[str]
) -> str | None:
    """Return what is wrong with a statement, or None."""
    spans = [*record.content, *([record.cue.span] if record.cue else [])]
    pointed = [*record.via, *([record.addressee] if record.addressee else [])]
    if record.speaker:
        pointed.append(record.speaker.mention)
        if record.speaker.entity not in entities:
            return missing([record.speaker.entity], entities)
    return misread(text, spans) or missing(pointed, mentions)


def event_fault(
    text: str, record: Event, mentions: Collection[str], targets: Collection[str]
) -> str | None:
    """Return what is wrong with an event, or None; `targets` are ids of times and statements."""
    pointed = (*record.actors, *record.recipients, *record.place, *record.attributed_to)
    other = [i for i in (record.statement, record.date.time if record.date else None) if i]
    spans = [*record.anchors, *(c.span for c in record.counts)]
    return misread(text, spans) or missing(pointed, mentions) or missing(other, targets)


def misread(text: str, spans: Iterable[Span]) -> str | None:
    """Return which span does not read back to words of the text, or None."""
    for span in spans:
        if span.end > len(text):
            return f"its span {span.start}..{span.end} runs past the text ({len(text)})"
        if not text[span.start : span.end].strip():
            return f"its span {span.start}..{span.end} holds no word"
    return None


def missing(identifiers: Iterable[str], known: Collection[str]) -> str | None:
    """Return which of the identifiers leads nowhere, or None."""
    lost = [i for i in identifiers if i not in known]
    return f"it points at {lost[0]}, which is not there" if lost else None


def sound_findings(text: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings whose place reads back."""
    return tuple(f for f in findings if f.span is None or misread(text, [f.span]) is None)


def refusal(kind: str, identifier: str, fault: str, where: str) -> Problem:
    """Return the problem that a record was refused."""
    return Problem(
        code="refused-record",
        where=where,
        message=f"{kind} {identifier} was refused: {fault}",
        hint="this is a fault of a rule, not of the page: please report it",
        severity=Severity.WARNING,
    )

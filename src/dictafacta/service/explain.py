"""Explains one statement or event: its sentence's tree, rule, lexicon lines and reasons."""

from dataclasses import dataclass

from dictafacta.model import Event, Span, Statement
from dictafacta.problems import DictafactaError
from dictafacta.read.inputs.options import InputOptions
from dictafacta.report.tree import TreeWord, tree_at
from dictafacta.service.bootstrap import NO_CHOICE, Choices, read_with_parse
from dictafacta.service.inputs import pages_of
from dictafacta.service.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A record with all that led to it."""

    reading: Reading
    record: Statement | Event
    sentence: str
    tree: tuple[TreeWord, ...]


def explain(
    page: str,
    wanted: str,
    *,
    language: str | None = None,
    published: str | None = None,
    pipelines: Choices = NO_CHOICE,
) -> Explanation:
    """Return why a record of a page was found.

    `wanted` is the number that the report shows (`3` or `s3` for a statement, `v2` for an event),
    or the record's id or the beginning of it. Raise DictafactaError where there is no such record.
    """
    stated = InputOptions(language=language, published=published)
    found = next(pages_of([page], stated))
    reading, parse = read_with_parse(found, pipelines=pipelines)
    record = record_of(reading, wanted)
    if parse is None:
        raise DictafactaError("no-record", "the page has no parse, and therefore no records")
    anchor = record.anchors[0] if isinstance(record, Event) else cue_or_content(record)
    sentence, tree = tree_at(parse, anchor)
    return Explanation(reading=reading, record=record, sentence=sentence, tree=tree)


def cue_or_content(statement: Statement) -> Span:
    """Return the place that shows how the statement is attributed."""
    return statement.cue.span if statement.cue else statement.content[0]


def record_of(reading: Reading, wanted: str) -> Statement | Event:
    """Return the record with this number or id; DictafactaError where there is none."""
    key = wanted.strip().lower()
    number = key.lstrip("sv")
    if number.isdigit() and len(number) < 6:
        records: tuple[Statement | Event, ...] = (
            reading.events if key.startswith("v") else reading.statements
        )
        if 0 < int(number) <= len(records):
            return records[int(number) - 1]
    every: tuple[Statement | Event, ...] = (*reading.statements, *reading.events)
    for record in every:
        if record.id == key or (len(key) > 4 and record.id.startswith(key)):
            return record
    raise DictafactaError(
        "no-record",
        f"there is no statement or event {wanted!r}",
        f"there are {len(reading.statements)} statements (1, 2, …) and"
        f" {len(reading.events)} events (v1, v2, …)",
    )

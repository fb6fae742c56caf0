"""The rows of a document in the file: its entities, statements and events, with their parties."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from dictafacta.model import Entity, EventRow, Party, Span, StatementRow
from dictafacta.store.database import Database
from dictafacta.store.words import plain

Days = tuple[str | None, str | None]
STATEMENT = """INSERT INTO statements (document, place, id, kind, act, hedged, confidence, rule,
    speaker, words, row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
EVENT = """INSERT INTO events (document, place, id, type, mode, status, date, day_from, day_to,
    confidence, rule, words, row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def put_records(
    db: Database,
    document: int,
    entities: Iterable[Entity],
    statements: Iterable[StatementRow],
    events: Iterable[EventRow],
    days: Callable[[str | None], Days],
) -> None:
    """Put rows in the place of all that the document has, in the caller's transaction.

    `days` gives the first and last day that a date covers. Every party of a row names an entity of
    `entities`.
    """
    for table in ("statements", "events", "appearances"):
        db.run(f"DELETE FROM {table} WHERE document = ?", (document,))
    numbers = {e.id: put_entity(db, document, e) for e in entities}
    for place, row in enumerate(statements):
        put_statement(db, document, place, row, numbers)
    for place, event in enumerate(events):
        put_event(db, document, place, event, numbers, days)


def put_entity(db: Database, document: int, entity: Entity) -> int:
    """Store an entity of a document; return the number of its appearance."""
    names = dict.fromkeys((entity.name, *entity.names))
    return db.run(
        "INSERT INTO appearances (document, entity, kind, name, names, roles, country, sectors,"
        " latitude, longitude) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document,
            entity.id,
            entity.kind.value,
            plain(entity.name),
            plain("\n".join(names)),
            plain("\n".join(entity.roles)),
            entity.country,
            "\n".join(entity.sectors),
            entity.latitude,
            entity.longitude,
        ),
    )


def put_statement(
    db: Database, document: int, place: int, row: StatementRow, numbers: dict[str, int]
) -> None:
    """Store a statement with its parties."""
    others = {
        "addressee": (row.addressee,) if row.addressee else (),
        "via": row.via,
        "about": row.about,
    }
    shown = {
        "content": pairs(row.content),
        "passage": pair(row.passage.span),
        "cue": row.cue,
        "cue_span": pair(row.cue_span),
        "speaker": party(row.speaker) if row.speaker else None,
        **{role: [party(p) for p in found] for role, found in others.items()},
        "link": row.link,
    }
    speaker = numbers[row.speaker.entity] if row.speaker and row.speaker.entity else None
    values = (row.id, row.kind.value, row.act.value, row.hedged, row.confidence, row.rule, speaker)
    words = plain(" … ".join(row.contents))
    number = db.run(STATEMENT, (document, place, *values, words, compact(shown)))
    db.run_many(
        "INSERT OR IGNORE INTO statement_parties VALUES (?, ?, ?)",
        [(number, role, at) for role, at in numbered(others, numbers)],
    )


def put_event(
    db: Database,
    document: int,
    place: int,
    row: EventRow,
    numbers: dict[str, int],
    days: Callable[[str | None], Days],
) -> None:
    """Store an event with its parties."""
    roles = {
        "actor": row.actors,
        "recipient": row.recipients,
        "place": row.places,
        "attributed": row.attributed_to,
    }
    shown = {
        "anchors": pairs(row.anchor_spans),
        "passage": pair(row.passage.span),
        "contexts": row.contexts,
        "cameo": row.cameo,
        "score": row.score,
        **{role: [party(p) for p in found] for role, found in roles.items()},
        "statement": row.statement,
        "counts": [[c.kind.value, *pair(c.span), c.value] for c in row.counts],
        "lead": row.lead,
        "link": row.link,
    }
    values = (row.id, row.type.value, row.mode, row.status.value, row.date, *days(row.date))
    last = (row.confidence, row.rule, plain(row.passage.text), compact(shown))
    number = db.run(EVENT, (document, place, *values, *last))
    db.run_many(
        "INSERT OR IGNORE INTO event_parties VALUES (?, ?, ?)",
        [(number, role, at) for role, at in numbered(roles, numbers)],
    )


def numbered(
    roles: dict[str, tuple[Party, ...]], numbers: dict[str, int]
) -> Iterator[tuple[str, int]]:
    """Yield each role with the appearance that is in it."""
    for role, parties in roles.items():
        for one in parties:
            if one.entity is not None:
                yield role, numbers[one.entity]


def party(value: Party) -> list[str | int | None]:
    """Return a party as it is stored: its entity and place; the rest stands in `appearances`."""
    return [value.entity, *(pair(value.span) or ())]


def pair(span: Span | None) -> list[int]:
    """Return a span as it is stored; an empty list for None."""
    return [span.start, span.end] if span else []


def pairs(spans: Sequence[Span]) -> list[list[int]]:
    """Return several spans as they are stored."""
    return [pair(s) for s in spans]


def compact(value: object) -> str:
    """Return JSON without blanks and with plain ASCII."""
    return json.dumps(value, separators=(",", ":"))

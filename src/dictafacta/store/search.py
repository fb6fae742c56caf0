"""Searches: which rows meet a query, in which order."""

from collections.abc import Iterator, Sequence

from dictafacta.model import DeskDocument, EventRow, StatementRow
from dictafacta.store.conditions import (
    NOTHING,
    Conditions,
    Meant,
    of_documents,
    of_events,
    of_statements,
    within,
)
from dictafacta.store.database import Database
from dictafacta.store.queries import DocumentQuery, EventQuery, StatementQuery
from dictafacta.store.rows import document_rows, event_rows, statement_rows
from dictafacta.store.words import match_of

NEWEST = "d.day_from DESC, d.number, s.place"


def find_statements(
    db: Database, query: StatementQuery, meant: Meant = NOTHING
) -> Iterator[StatementRow]:
    """Yield the statements that meet the query, those published last first.

    `meant` gives the figures that a name in the query means beside those that have its words.
    """
    return statement_rows(
        db, numbers(db, "statements", of_statements(query, meant), NEWEST, query.limit)
    )


def find_events(db: Database, query: EventQuery, meant: Meant = NOTHING) -> Iterator[EventRow]:
    """Yield the events that meet the query, those that happened last first."""
    order = f"s.day_from DESC, {NEWEST}"
    return event_rows(db, numbers(db, "events", of_events(query, meant), order, query.limit))


def numbers(
    db: Database, table: str, where: Conditions, order: str, limit: int | None
) -> Sequence[int]:
    """Return the numbers of the records that meet the conditions, in order."""
    sql = f"""SELECT s.number FROM {table} s JOIN documents d ON d.number = s.document
        WHERE {where.where} ORDER BY {order} LIMIT ?"""
    values = [*where.values, -1 if limit is None else limit]
    return [number for (number,) in db.rows(sql, values)]


def find_documents(db: Database, query: DocumentQuery) -> Iterator[DeskDocument]:
    """Yield the readable documents that meet the query: the best first where words are sought."""
    where = of_documents(query)
    where.add("d.readable")
    within(where, "d", query.since, query.until)
    match = match_of(query.words)
    tables, order = "documents d", "d.day_from DESC, d.number"
    if match is not None:
        tables, order = "text_words JOIN documents d ON d.number = text_words.rowid", "rank"
        where.add("text_words MATCH ?", match)
    elif query.words:
        where.add("0")
    values = [*where.values, -1 if query.limit is None else query.limit]
    sql = f"SELECT d.number FROM {tables} WHERE {where.where} ORDER BY {order} LIMIT ?"
    return document_rows(db, [number for (number,) in db.rows(sql, values)], match)

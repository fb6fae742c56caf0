"""Whether a desk's file is whole: SQLite's own checks, the indexes, and every stored reading."""

import sqlite3
from collections.abc import Iterator

from dictafacta.problems import DictafactaError, Problem
from dictafacta.store.database import Database
from dictafacta.store.documents import reading_of, source_of

INDEXES = ("text_words", "statement_words", "event_words", "name_words")


def check(db: Database) -> Iterator[Problem]:
    """Yield a problem for everything that does not hold."""
    yield from file_faults(db)
    yield from index_faults(db)
    yield from document_faults(db)


def damage(db: Database, message: str, hint: str = "") -> Problem:
    """Return a fault of the file."""
    return Problem(code="damaged", where=str(db.path), message=message, hint=hint)


def file_faults(db: Database) -> Iterator[Problem]:
    """Yield what SQLite finds wrong with pages, tables and references."""
    for (message,) in db.rows("PRAGMA integrity_check"):
        if message != "ok":
            yield damage(db, message, "go back to a backup")
    for table, number, parent, _ in db.rows("PRAGMA foreign_key_check"):
        yield damage(db, f"row {number} of {table} refers to a row of {parent} that is not there")


def index_faults(db: Database) -> Iterator[Problem]:
    """Yield the full-text indexes that do not agree with the rows that they index."""
    for index in INDEXES:
        try:
            db.connection.execute(
                f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
            )
        except sqlite3.DatabaseError as error:
            yield damage(db, f"the full-text index {index} does not hold: {error}")


def document_faults(db: Database) -> Iterator[Problem]:
    """Yield the documents whose reading or source cannot be had, or that lack records."""
    for number, identifier, uri in db.rows("SELECT number, id, uri FROM documents"):
        try:
            reading = reading_of(db, number)
            source_of(db, number)
        except DictafactaError as error:
            yield damage(db, f"{uri}: {error.message}", error.hint)
            continue
        if reading.article.id != identifier:
            yield damage(db, f"{uri}: the reading stored for it is that of {reading.article.id}")

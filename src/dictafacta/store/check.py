"""Whether a desk's file is whole: SQLite's own checks, the indexes, and every stored reading."""

from collections.abc import Iterator

from dictafacta.problems import DictafactaError, Problem
from dictafacta.store.database import Database
from dictafacta.store.documents import digest_of, reading_of, source_of

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
    try:
        found = db.rows("PRAGMA integrity_check")
        lost = db.rows("PRAGMA foreign_key_check")
    except DictafactaError as error:
        yield damage(db, found_by(error), error.hint)
        return
    for (message,) in found:
        if message != "ok":
            yield damage(db, message, "go back to a backup")
    for table, number, parent, _ in lost:
        yield damage(db, f"row {number} of {table} refers to a row of {parent} that is not there")


def found_by(error: DictafactaError) -> str:
    """Return what an error says of damage; raise it again where it is about something else."""
    if error.code not in ("desk-damaged", "no-document"):
        raise error
    return error.message


def index_faults(db: Database) -> Iterator[Problem]:
    """Yield the full-text indexes that do not agree with the rows that they index."""
    for index in INDEXES:
        try:
            db.run(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except DictafactaError as error:
            yield damage(db, f"the full-text index {index} does not hold: {found_by(error)}")


def document_faults(db: Database) -> Iterator[Problem]:
    """Yield the documents whose reading or source cannot be had, or that lack records."""
    try:
        documents = db.rows("SELECT number, id, uri FROM documents")
    except DictafactaError as error:
        yield damage(db, found_by(error), error.hint)
        return
    for number, identifier, uri in documents:
        try:
            reading, source = reading_of(db, number), source_of(db, number)
        except DictafactaError as error:
            yield damage(db, f"{uri}: {found_by(error)}", error.hint)
            continue
        if reading.article.id != identifier:
            yield damage(db, f"{uri}: the reading stored for it is that of {reading.article.id}")
        if digest_of(source) != identifier:
            yield damage(db, f"{uri}: the source stored for it is not the one that was read")

"""The desk's file: SQLite to read, write and search. The only room that knows it."""

from dictafacta.store.check import check
from dictafacta.store.database import Database
from dictafacta.store.documents import (
    Loss,
    ToRead,
    counts,
    digest_of,
    document_number,
    find_number,
    forget_loss,
    known,
    losses,
    note_loss,
    note_sighting,
    put_document,
    reading_of,
    remove_document,
    source_of,
    to_read_again,
    unreadable,
)
from dictafacta.store.facets import facets
from dictafacta.store.queries import DocumentQuery, EventQuery, StatementQuery
from dictafacta.store.records import put_records
from dictafacta.store.search import (
    find_documents,
    find_events,
    find_statements,
)

__all__ = [
    "Database",
    "DocumentQuery",
    "EventQuery",
    "Loss",
    "StatementQuery",
    "ToRead",
    "check",
    "counts",
    "digest_of",
    "document_number",
    "facets",
    "find_documents",
    "find_events",
    "find_number",
    "find_statements",
    "forget_loss",
    "known",
    "losses",
    "note_loss",
    "note_sighting",
    "put_document",
    "put_records",
    "reading_of",
    "remove_document",
    "source_of",
    "to_read_again",
    "unreadable",
]

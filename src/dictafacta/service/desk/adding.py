"""Puts pages on the desk: each is read, then stored with all its rows in one transaction."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dictafacta.model import Page, Reading
from dictafacta.model.contract import JsonObject, problem
from dictafacta.problems import Problem, Severity
from dictafacta.service.bootstrap import NO_CHOICE, Choices, read_pages
from dictafacta.service.desk.days import days_of
from dictafacta.service.desk.rows import put_rows
from dictafacta.store import (
    Database,
    ToRead,
    digest_of,
    forget_loss,
    known,
    note_loss,
    note_sighting,
    put_document,
    source_of,
)


class Outcome(StrEnum):
    """What became of a page."""

    ADDED = "added"
    KNOWN = "known"  # its bytes were there already
    UNREADABLE = "unreadable"  # kept, but no article was found in it
    LOST = "lost"  # it could not be had at all; only the problem is kept
    PARTLY_LOST = "partly-lost"  # a part could not be had; the rest follows
    READ_AGAIN = "read-again"
    KEPT = "kept"  # it could not be analysed this time: the reading that it had stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one page, told once that is on the disk.

    `id` is the document's, None for a page that could not be had. `statements` and `events` are
    their numbers in it.
    """

    uri: str
    outcome: Outcome
    id: str | None = None
    statements: int = 0
    events: int = 0
    problems: tuple[Problem, ...] = ()

    def to_dict(self) -> JsonObject:
        """Return this as plain JSON values."""
        return {
            "uri": self.uri,
            "outcome": self.outcome.value,
            "id": self.id,
            "statements": self.statements,
            "events": self.events,
            "problems": [problem(p) for p in self.problems],
        }


def add(
    db: Database, pages: Iterable[Page | Problem], *, pipelines: Choices = NO_CHOICE
) -> Iterator[Added]:
    """Add pages one after another and tell of each when it is safe.

    Pages are told of in the order in which they are stored; those that are on the desk already,
    by their content, are not read.
    """
    waiting: deque[Page] = deque()
    ready: deque[Added] = deque()  # what is to be told without reading anything

    def unknown() -> Iterator[Page]:
        """Yield what is to be read; see to the rest."""
        for page in pages:
            if isinstance(page, Problem):
                ready.append(lost(db, page))
            elif known(db, identifier := digest_of(page)):
                ready.append(sighted(db, identifier, page))
            else:
                waiting.append(page)
                yield page

    for reading in read_pages(unknown(), pipelines=pipelines):
        while ready:
            yield ready.popleft()
        yield store(db, waiting.popleft(), reading)
    yield from ready


def sighted(db: Database, identifier: str, page: Page) -> Added:
    """Note that a known page was met again."""
    with db.transaction():
        note_sighting(db, identifier, page)
        forget_loss(db, page.uri)
    return Added(uri=page.uri, outcome=Outcome.KNOWN, id=identifier)


def lost(db: Database, problem: Problem) -> Added:
    """Note that a page, or a part of what was to be read, could not be had."""
    with db.transaction():
        note_loss(db, problem)
    outcome = Outcome.LOST if problem.severity is Severity.ERROR else Outcome.PARTLY_LOST
    return Added(uri=problem.where, outcome=outcome, problems=(problem,))


def store(db: Database, page: Page, reading: Reading) -> Added:
    """Store a page with its reading; a page that came twice at a time is stored once."""
    with db.transaction():
        twice = known(db, reading.article.id)
        if not twice:
            put(db, page, reading)
    if twice:
        return sighted(db, reading.article.id, page)
    outcome = Outcome.ADDED if reading.readable else Outcome.UNREADABLE
    return told(page.uri, reading, outcome)


def put(db: Database, page: Page | None, reading: Reading) -> None:
    """Store a reading with its rows and all that follows, in the caller's transaction."""
    published = reading.article.published
    days = days_of(published.value if published else None)
    number = put_document(db, page, reading, days)
    if page is not None:
        forget_loss(db, page.uri)
    put_rows(db, number, reading)


def told(uri: str, reading: Reading, outcome: Outcome) -> Added:
    """Return what is told of a stored reading."""
    return Added(
        uri=uri,
        outcome=outcome,
        id=reading.article.id,
        statements=len(reading.statements),
        events=len(reading.events),
        problems=reading.problems,
    )


def reread(
    db: Database, documents: Iterable[ToRead], *, pipelines: Choices = NO_CHOICE
) -> Iterator[Added]:
    """Read documents again from their stored sources, with the present version of everything.

    A statement or event that is found again keeps its id, which is made of its content. A document
    that was analysed and cannot be now (its pipeline is not there) keeps the reading that it has.
    """
    under_way: deque[ToRead] = deque()

    def sources() -> Iterator[Page]:
        """Yield the stored pages."""
        for document in documents:
            page = source_of(db, document.number)
            under_way.append(document)
            yield page

    for reading in read_pages(sources(), pipelines=pipelines):
        document = under_way.popleft()
        uri = reading.article.source.uri
        if document.analysed and reading.made_by.model is None:
            yield told(uri, reading, Outcome.KEPT)
            continue
        with db.transaction():
            put(db, None, reading)
        yield told(uri, reading, Outcome.READ_AGAIN)

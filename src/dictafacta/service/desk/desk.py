"""A desk as its users meet it: open it, add pages, search, check, keep a copy."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Any

from dictafacta import store
from dictafacta.model import DeskDocument, EventRow, FigureRow, Page, StatementRow, StoryRow
from dictafacta.model.story import StoryView
from dictafacta.problems import Problem
from dictafacta.read.inputs.options import InputOptions
from dictafacta.service.bootstrap import NO_CHOICE, Choices
from dictafacta.service.desk import across, adding
from dictafacta.service.desk.adding import Added
from dictafacta.service.desk.again import wanted_again
from dictafacta.service.desk.days import with_days
from dictafacta.service.desk.judging import Judgements
from dictafacta.service.desk.relating import unrelated
from dictafacta.service.desk.relating.watch import add_watch_list
from dictafacta.service.entrances import NO_OPTIONS
from dictafacta.service.inputs import pages_of
from dictafacta.service.reading import Reading
from dictafacta.store import DocumentQuery, EventQuery, StatementQuery, ToRead

PATIENCE = 5.0  # seconds to wait for another writer


class Desk:
    """Many readings in one SQLite file. One process writes at a time, any number may read.

    Use it as a context manager: `with Desk.open("news.desk") as desk: ...`. Searches take the
    fields of `StatementQuery`, `EventQuery` and `DocumentQuery` as keywords and return iterators
    without a limit unless one is asked for. `database` is the file itself, for those who build on
    the desk.
    """

    def __init__(self, database: store.Database) -> None:
        self.database = database

    @classmethod
    def open(
        cls, path: str | os.PathLike[str], *, create: bool = False, patience: float = PATIENCE
    ) -> "Desk":
        """Open the desk in a file; `create` allows to make it.

        `patience` is how long to wait, in seconds, while another process writes. Raise
        DictafactaError where there is no desk, or where the file is something else.
        """
        return cls(store.Database.open(Path(path), create=create, patience=patience))

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(
        self, pages: Iterable[Page | Problem], *, pipelines: Choices = NO_CHOICE
    ) -> Iterator[Added]:
        """Read pages and put them on the desk; tell of each once it is on the disk.

        A page whose bytes are there already is not read again. A problem in the place of a page
        is noted. Lazy: nothing happens to a page before its outcome is asked for.
        """
        return adding.add(self.database, pages, pipelines=pipelines)

    def add_inputs(
        self,
        names: Iterable[str],
        *,
        options: InputOptions = NO_OPTIONS,
        pipelines: Choices = NO_CHOICE,
    ) -> Iterator[Added]:
        """Add what the names lead to: files, folders, archives, feeds, addresses, `-`.

        Raise DictafactaError, before anything is read, for a name that leads nowhere.
        """
        return self.add(pages_of(names, options), pipelines=pipelines)

    def to_read_again(
        self, *, language: str | None = None, older_than: str | None = None
    ) -> list[ToRead]:
        """Return what `reread` can take: all documents, those of a language, or older ones.

        `older_than` is a version of dictafacta: what an earlier one read.
        """
        return wanted_again(self.database, language, older_than)

    def reread(
        self, wanted: Iterable[ToRead], *, pipelines: Choices = NO_CHOICE
    ) -> Iterator[Added]:
        """Read documents again from their stored sources; tell of each once it is on the disk."""
        return adding.reread(self.database, wanted, pipelines=pipelines)

    def remove(self, identifier: str) -> None:
        """Take a document off the desk, with everything that was read in it."""
        number = store.find_number(self.database, identifier)
        with self.database.transaction(), unrelated(self.database, number):
            store.remove_document(self.database, number)

    def statements(self, **wanted: Any) -> Iterator[StatementRow]:  # noqa: ANN401
        """Yield the statements that meet a `StatementQuery` of these fields, newest first."""
        return self.find_statements(StatementQuery(**wanted))

    def events(self, **wanted: Any) -> Iterator[EventRow]:  # noqa: ANN401
        """Yield the events that meet an `EventQuery` of these fields, newest first."""
        return self.find_events(EventQuery(**wanted))

    def documents(self, **wanted: Any) -> Iterator[DeskDocument]:  # noqa: ANN401
        """Yield the documents that meet a `DocumentQuery`, the best first where words are given."""
        return self.find_documents(DocumentQuery(**wanted))

    def find_statements(self, query: StatementQuery) -> Iterator[StatementRow]:
        """Yield the statements that meet a query, those published last first."""
        meant = across.meant(self.database, query)
        return store.find_statements(self.database, with_days(query), meant)

    def find_events(self, query: EventQuery) -> Iterator[EventRow]:
        """Yield the events that meet a query, those that happened last first."""
        meant = across.meant(self.database, query)
        return store.find_events(self.database, with_days(query), meant)

    def find_documents(self, query: DocumentQuery) -> Iterator[DeskDocument]:
        """Yield the documents that meet a query, with a passage where its words stand."""
        return store.find_documents(self.database, with_days(query))

    def facets(self, query: StatementQuery | EventQuery) -> dict[str, list[tuple[str, int]]]:
        """Return how many records meet a query, by each facet and its values."""
        return store.facets(self.database, with_days(query), across.meant(self.database, query))

    def figures(
        self, name: str = "", *, kind: str | None = None, limit: int | None = None
    ) -> Iterator[FigureRow]:
        """Yield the figures that a name may mean, the likest first; without one, all of them.

        A name finds a figure in any language and script. `kind` is that of an entity.
        """
        return across.find_figures(self.database, name, kind, limit)

    def stories(self, **wanted: Any) -> Iterator[StoryRow]:  # noqa: ANN401
        """Yield stories, those of the latest day first.

        `since` and `until` are days (ISO 8601), `person` the name of somebody in it, `languages`
        codes, `least` the fewest sources, `limit` the greatest number of stories.
        """
        return across.stories(self.database, **wanted)

    def story(self, number: int) -> StoryView:
        """Return a story with its sources, and what they say side by side."""
        return across.story_view(self.database, number)

    def watch(self, name: str, text: str) -> int:
        """Add a watch list (CSV, or FollowTheMoney JSON lines); return how many entries it has.

        A list of this name that is there already is replaced.
        """
        return add_watch_list(self.database, name, text)

    def watched(self) -> Iterator[tuple[FigureRow, str, str]]:
        """Yield the figures that watch lists ask for: figure, `list: entry`, and the reason."""
        return across.watched(self.database)

    def reading(self, identifier: str) -> Reading:
        """Return the stored reading of the document with this id, or the beginning of it."""
        found = store.reading_of(self.database, store.find_number(self.database, identifier))
        return Reading(**{f.name: getattr(found, f.name) for f in fields(found)})

    def source(self, identifier: str) -> Page:
        """Return the page as it came, of the document with this id or the beginning of it."""
        return store.source_of(self.database, store.find_number(self.database, identifier))

    def problems(self) -> Iterator[Problem]:
        """Yield why pages could not be read, or not be had at all."""
        for number in store.unreadable(self.database):
            yield from store.reading_of(self.database, number).problems
        for loss in store.losses(self.database):
            yield loss.problem

    @property
    def judgements(self) -> Judgements:
        """What people decided on this desk."""
        return Judgements(self.database)

    def counts(self) -> dict[str, int]:
        """Return how much there is of everything."""
        return store.counts(self.database)

    def check(self) -> Iterator[Problem]:
        """Yield a problem for everything in the file that does not hold."""
        return store.check(self.database)

    def back_up(self, target: str | os.PathLike[str]) -> None:
        """Write a sound copy to a new file, while others may read and write the desk."""
        self.database.back_up(Path(target))

"""Watch lists of a desk: matched when a list comes, and whenever a document names a figure."""

from collections.abc import Iterable

from dictafacta.model import EntityKind
from dictafacta.resolve.name_keys import wanted_keys
from dictafacta.resolve.watch import WatchEntry, entry_keys, read_watch_list, watch_match
from dictafacta.service.desk.relating.figures import figure_from
from dictafacta.store import Database
from dictafacta.store.figures import figures_with, stored_figures
from dictafacta.store.watch import (
    StoredEntry,
    entries_with,
    has_watch_lists,
    put_watch_entry,
    put_watch_list,
    put_watch_match,
)


def add_watch_list(db: Database, name: str, text: str) -> int:
    """Store a watch list, match it with all figures, and return the number of its entries."""
    entries = read_watch_list(text, name)
    with db.transaction():
        number = put_watch_list(db, name)
        for entry in entries:
            fields = (entry.id, entry.kind.value, entry.names, entry.country)
            stored = put_watch_entry(db, number, fields, entry_keys(entry))
            match_entry(db, stored, entry)
    return len(entries)


def match_entry(db: Database, number: int, entry: WatchEntry) -> None:
    """Note the figures that match an entry."""
    keys = frozenset(key for name in entry.names for key in wanted_keys(entry.kind, name))
    for stored in figures_with(db, keys):
        found = watch_match(entry, figure_from(stored))
        if found:
            put_watch_match(db, stored.number, number, found.score, found.reason)


def watch_figures(db: Database, figures: Iterable[int]) -> None:
    """Note the entries that figures of a new document match."""
    if not has_watch_lists(db):
        return
    for stored in stored_figures(db, sorted(set(figures))):
        figure = figure_from(stored)
        keys = frozenset(key for name in figure.names for key in wanted_keys(figure.kind, name))
        for entry in entries_with(db, keys):
            found = watch_match(entry_of(entry), figure)
            if found:
                put_watch_match(db, figure.id, entry.number, found.score, found.reason)


def entry_of(stored: StoredEntry) -> WatchEntry:
    """Return a stored entry as it is matched."""
    return WatchEntry(stored.id, EntityKind(stored.kind), stored.names, stored.country)

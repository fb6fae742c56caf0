"""Watch lists in the file: entries, their keys, and the figures that match them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dictafacta.store.database import Database
from dictafacta.store.documents import now
from dictafacta.store.keys import owners
from dictafacta.store.words import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """An entry of a watch list as it is stored."""

    number: int
    list: str
    id: str
    kind: str
    names: tuple[str, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMatch:
    """A figure that matches an entry, and why."""

    figure: int
    entry: StoredEntry
    score: float
    reason: str


ENTRY = (
    "SELECT e.number, l.name, e.id, e.kind, e.names, e.country"
    " FROM watch_entries e JOIN watch_lists l ON l.number = e.list"
)


def put_watch_list(db: Database, name: str) -> int:
    """Store an empty watch list in place of an earlier one of this name; return its number."""
    db.run("DELETE FROM watch_lists WHERE name = ?", (plain(name),))
    return db.run("INSERT INTO watch_lists (name, added) VALUES (?, ?)", (plain(name), now()))


def put_watch_entry(
    db: Database,
    watch_list: int,
    entry: tuple[str, str, Sequence[str], str | None],
    keys: Iterable[str],
) -> int:
    """Store an entry (id, kind, names, country) with the keys it is found by."""
    identifier, kind, names, country = entry
    number = db.run(
        "INSERT INTO watch_entries (list, id, kind, names, country) VALUES (?, ?, ?, ?, ?)",
        (watch_list, plain(identifier), kind, plain("\n".join(names)), country),
    )
    db.run_many("INSERT INTO watch_keys VALUES (?, ?)", ((plain(k), number) for k in sorted(keys)))
    return number


def has_watch_lists(db: Database) -> bool:
    """Tell whether there is anything to watch for."""
    return db.row("SELECT 1 FROM watch_entries LIMIT 1") is not None


def entries_with(db: Database, keys: Iterable[str]) -> list[StoredEntry]:
    """Return the entries that have one of the keys; keys of too many find nothing."""
    found = owners(db, "SELECT entry FROM watch_keys WHERE key = ?", sorted(keys))
    sql = f"{ENTRY} WHERE e.number IN (SELECT value FROM json_each(?)) ORDER BY e.number"
    return [entry_from(row) for row in db.rows(sql, (json.dumps(sorted(found)),))]


def entry_from(row: Sequence[object]) -> StoredEntry:
    """Return an entry from the columns of `ENTRY`."""
    number, name, identifier, kind, names, country = row
    return StoredEntry(
        number=int(str(number)),
        list=str(name),
        id=str(identifier),
        kind=str(kind),
        names=tuple(str(names).split("\n")),
        country=str(country) if country else None,
    )


def put_watch_match(db: Database, figure: int, entry: int, score: float, reason: str) -> None:
    """Store that a figure matches an entry."""
    db.run(
        "INSERT OR REPLACE INTO watch_matches VALUES (?, ?, ?, ?)",
        (figure, entry, score, plain(reason)),
    )


def watch_lists(db: Database) -> list[tuple[str, int, str]]:
    """Return the watch lists: name, number of entries, time of adding."""
    found = db.rows(
        "SELECT l.name, count(e.number), l.added FROM watch_lists l"
        " LEFT JOIN watch_entries e ON e.list = l.number GROUP BY l.number ORDER BY l.name"
    )
    return [(name, entries, added) for name, entries, added in found]


def watch_matches(db: Database, figure: int | None = None) -> list[StoredMatch]:
    """Return the figures that match entries, the surest first; those of one figure, or all."""
    sql = (
        "SELECT m.figure, m.score, m.reason, e.number, l.name, e.id, e.kind, e.names, e.country"
        " FROM watch_matches m JOIN watch_entries e ON e.number = m.entry"
        " JOIN watch_lists l ON l.number = e.list WHERE ?1 IS NULL OR m.figure = ?1"
        " ORDER BY l.name, m.score DESC, e.number"
    )
    return [
        StoredMatch(figure=row[0], score=row[1], reason=row[2], entry=entry_from(row[3:]))
        for row in db.rows(sql, (figure,))
    ]

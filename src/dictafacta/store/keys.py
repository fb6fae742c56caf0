"""Finds the owners of keys: whose key is shared by too many is found by another one."""

from collections.abc import Iterable

from dictafacta.store.database import Database
from dictafacta.store.words import plain

MOST = 200  # owners of one key; a key with more finds nobody


def owners(db: Database, sql: str, keys: Iterable[str | int], *values: str) -> dict[int, int]:
    """Return the owners of the keys, each with how many of the keys it has.

    `sql` selects the owners of one key and has `?` for the key, then for each of `values`.
    """
    found: dict[int, int] = {}
    limited = f"{sql} LIMIT {MOST + 1}"
    for key in keys:
        rows = db.rows(limited, (plain(key) if isinstance(key, str) else key, *values))
        if len(rows) <= MOST:
            for (owner,) in rows:
                found[owner] = found.get(owner, 0) + 1
    return found

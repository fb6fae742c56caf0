"""One desk's file: opened, made or brought up to date, read, and written in transactions."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from dictafacta.problems import DictafactaError
from dictafacta.store.faults import told
from dictafacta.store.migrations import migrate

Values = Sequence[Any] | Mapping[str, Any]
Row = tuple[Any, ...]
PATIENCE = 5.0  # seconds to wait for another writer


class Database:
    """A connection to a desk's file. Everything that SQLite refuses is a DictafactaError.

    One thread uses one Database. Any number may read while one writes; a second writer waits
    `patience` seconds and then gets `desk-locked`.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = False, patience: float = PATIENCE) -> "Database":
        """Open a desk; make it where `create` allows it; bring an older one up to date.

        Raise DictafactaError where there is none, or where the file is not what it should be.
        """
        if not path.exists() and not create:
            raise DictafactaError(
                "no-desk", f"there is no desk {path}", "`dictafacta add PAGE…` makes one"
            )
        with told(path):
            connection = connect(path, patience)
            try:
                migrate(connection, path, create=create)
                if os.access(path, os.W_OK):
                    connection.execute("PRAGMA journal_mode = WAL")
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    def close(self) -> None:
        """Close the file. What is not committed is undone."""
        self.connection.close()

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows of a query."""
        with told(self.path):
            return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row of a query, None where there is none."""
        with told(self.path):
            found: Row | None = self.connection.execute(sql, values).fetchone()
            return found

    def run(self, sql: str, values: Values = ()) -> int:
        """Run a statement that changes something; return the number of the row last inserted."""
        with told(self.path):
            return self.connection.execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, values: Iterable[Values]) -> None:
        """Run a statement once for each of `values`."""
        with told(self.path):
            self.connection.executemany(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of the block or nothing of it; what is done when the block ends is on the disk."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        finally:
            if self.connection.in_transaction:
                self.connection.rollback()

    def back_up(self, target: Path) -> None:
        """Write a sound copy of the desk to a new file while others may read and write it."""
        if target.exists():
            raise DictafactaError(
                "already-there", f"{target} is there already", "name a file that is not"
            )
        with told(target), closing(sqlite3.connect(target)) as copy:
            self.connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """Return a connection: for reading alone where the file cannot be written."""
    folder = os.access(path.parent, os.W_OK)
    if os.access(path, os.W_OK) or (folder and not path.exists()):
        mode = "rwc"
    else:  # without a journal, and where none can be made, the file cannot change
        mode = "ro" if folder or Path(f"{path}-wal").exists() else "ro&immutable=1"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=patience,
        isolation_level=None,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # what was reported survives a power cut
    connection.execute("PRAGMA cache_size = -65536")  # 64 MiB
    return connection

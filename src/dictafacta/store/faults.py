"""What SQLite complains of, in the words of the desk: which file, what is wrong, what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dictafacta.problems import DictafactaError

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_TOOBIG)
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn errors of SQLite that the user can do something about into DictafactaErrors."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise damaged(path, error) from error
    except sqlite3.DatabaseError as error:
        found = fault(path, error)
        if found is None:
            raise
        raise found from error


def fault(path: Path, error: sqlite3.DatabaseError) -> DictafactaError | None:
    """Return what an error means for the user; None where it is a fault of this program."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the extension
    if code in _LOCKED:
        return DictafactaError(
            "desk-locked",
            f"another program is writing to {path}",
            "wait until it has finished; only one can write at a time",
        )
    if code == sqlite3.SQLITE_FULL:
        return DictafactaError(
            "desk-full",
            f"there is no room left to write {path}",
            "everything reported as added is kept; make room and run the same command again",
        )
    if code in _DAMAGED:
        return damaged(path, error)
    if code == sqlite3.SQLITE_NOTADB:
        return not_a_desk(path)
    if code == sqlite3.SQLITE_READONLY:
        return DictafactaError("desk-read-only", f"{path} cannot be written to")
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM):
        return DictafactaError(
            "desk-unreadable",
            f"{path} cannot be read or written: {error}",
            "is there such a folder, may you write to it, is the disk sound?",
        )
    return None


def damaged(path: Path, error: Exception) -> DictafactaError:
    """Return the error that the file does not hold what was written."""
    return DictafactaError(
        "desk-damaged",
        f"{path} is damaged: {error}",
        "`dictafacta desk check` says where; go back to a backup",
    )


def not_a_desk(path: Path) -> DictafactaError:
    """Return the error that a file is something else."""
    return DictafactaError(
        "not-a-desk", f"{path} is no desk of dictafacta", "name another file with --desk"
    )

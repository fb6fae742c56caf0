"""Brings a desk's file to the present schema: the files of `schema/`, each applied once.

A schema file is `NNNN_name.sql`; numbers may have gaps. Which of them a desk has had stands in its
table `schema_versions`, the highest also in `PRAGMA user_version`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from dictafacta.problems import DictafactaError
from dictafacta.store.faults import not_a_desk

APPLICATION = 0x6466646B  # "dfdk" in the file's header says that it is a desk
VERSIONS = """CREATE TABLE IF NOT EXISTS schema_versions (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL) STRICT"""


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One schema file."""

    number: int
    name: str
    sql: str


def steps() -> list[Step]:
    """Return the schema files in order."""
    found = []
    for file in (files("dictafacta.store") / "schema").iterdir():
        number, _, name = file.name.removesuffix(".sql").partition("_")
        if file.name.endswith(".sql"):
            found.append(Step(int(number), name, file.read_text(encoding="utf-8")))
    return sorted(found)


def migrate(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    """Make a new desk, or bring an old one up to date after a backup beside it.

    Raise DictafactaError `not-a-desk` for another file and `desk-newer` for one of a later
    version. All pending files are applied in one transaction.
    """
    all_steps = steps()
    if not pending(connection, path, all_steps, create=create):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        todo = pending(connection, path, all_steps, create=create)  # another may have been faster
        if todo and applied(connection):
            back_up_before(path, todo[-1])
        for step in todo:
            apply(connection, step)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.rollback()


def pending(
    connection: sqlite3.Connection, path: Path, all_steps: list[Step], *, create: bool
) -> list[Step]:
    """Return the schema files that the desk has not had."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    tables = connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    if application != APPLICATION and (tables or application or not create):
        raise not_a_desk(path)
    done = applied(connection)
    if unknown := done - {step.number for step in all_steps}:
        raise DictafactaError(
            "desk-newer",
            f"{path} was written by a later version of dictafacta (schema {max(unknown)})",
            "install the present version",
        )
    return [step for step in all_steps if step.number not in done]


def applied(connection: sqlite3.Connection) -> set[int]:
    """Return the numbers of the schema files that the desk has had."""
    there = "SELECT 1 FROM sqlite_schema WHERE name = 'schema_versions'"
    if connection.execute(there).fetchone() is None:
        return set()
    return {number for (number,) in connection.execute("SELECT number FROM schema_versions")}


def apply(connection: sqlite3.Connection, step: Step) -> None:
    """Run one schema file inside the transaction."""
    connection.execute(VERSIONS)
    for statement in statements(step.sql):
        connection.execute(statement)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO schema_versions VALUES (?, ?, ?)", (step.number, step.name, now)
    )
    (highest,) = connection.execute("SELECT max(number) FROM schema_versions").fetchone()
    connection.execute(f"PRAGMA user_version = {highest:d}")
    connection.execute(f"PRAGMA application_id = {APPLICATION:d}")


def statements(sql: str) -> Iterator[str]:
    """Yield the statements of a schema file; a trigger is one."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def back_up_before(path: Path, step: Step) -> None:
    """Keep the desk as it was, in a file beside it."""
    target = path.with_name(f"{path.stem}.before-{step.number:04d}{path.suffix}")
    source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    target.unlink(missing_ok=True)
    with closing(source), closing(sqlite3.connect(target)) as copy:
        source.backup(copy)

"""Reads the files of a language folder."""

from collections.abc import Callable, Iterable
from importlib.resources.abc import Traversable
from typing import TypeVar

from dictafacta.lexicon.table import Row, read_rows
from dictafacta.problems import LexiconError, Problem

Entries = TypeVar("Entries")


def read_table(
    folder: Traversable,
    name: str,
    columns: tuple[str, ...],
    build: Callable[[Iterable[Row]], Entries],
) -> Entries:
    """Read `folder/name` and return what `build` makes of its rows; an absent file has no rows.

    Raise LexiconError with every line that does not hold. `build` may raise LexiconError as well.
    """
    text = read(folder, name)
    found = list(read_rows(text, f"{folder.name}/{name}", columns)) if text else []
    problems = tuple(row for row in found if isinstance(row, Problem))
    if problems:
        raise LexiconError(problems)
    return build(row for row in found if isinstance(row, Row))


def read(folder: Traversable, name: str) -> str:
    """Return the text of a file of the folder, or the empty string where there is none."""
    file = folder / name
    return file.read_text(encoding="utf-8") if file.is_file() else ""

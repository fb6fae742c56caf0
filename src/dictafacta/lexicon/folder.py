"""Loads a language folder: its switches and word lists, checked line by line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from dictafacta.lexicon.settings import Settings, read_settings
from dictafacta.lexicon.table import Row, read_rows
from dictafacta.problems import DictafactaError, LexiconError, Problem

LANGUAGES = files("dictafacta") / "languages"

Entries = TypeVar("Entries")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything that the rules may ask about one language. `digest` changes with any file."""

    language: str
    settings: Settings
    digest: str


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there are folders for; `_` folders are shared data."""
    found = (f.name for f in LANGUAGES.iterdir() if f.is_dir() and f.name[0] not in "_.")
    return tuple(sorted(found))


@cache
def load(code: str) -> Lexicon:
    """Return the lexicon of a language; raise LexiconError with every problem found in it."""
    folder = LANGUAGES / code
    if not folder.is_dir():
        raise DictafactaError(
            "unknown-language",
            f"there is no language folder {code!r}",
            f"known: {', '.join(languages())}",
        )
    settings = read_settings(read(folder, "language.toml"), f"{code}/language.toml")
    return Lexicon(language=code, settings=settings, digest=digest(folder))


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


def digest(folder: Traversable) -> str:
    """Return a short digest over all files of the folder."""
    total = sha256()
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.is_file():
            total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]

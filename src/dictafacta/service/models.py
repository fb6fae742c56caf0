"""Lists the pipelines and the languages, and what is known of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dictafacta import lexicon
from dictafacta.analyse import Card, available, cards
from dictafacta.analyse.pipelines import models_folder
from dictafacta.service.lexicons import check_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelEntry:
    """A pipeline that is there: its size in bytes, and its card; None where it has none."""

    language: str
    size: int
    card: Card | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageEntry:
    """A language: its names, the number of lines of each word list, and its pipeline if any."""

    code: str
    name: str
    endonym: str
    tables: dict[str, int]
    pipeline: str | None


def models() -> Iterator[ModelEntry]:
    """Yield every pipeline that is there, by language."""
    known = {card.language: card for card in cards()}
    for language in available():
        size = size_of(models_folder() / language)
        yield ModelEntry(language=language, size=size, card=known.get(language))


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder and below it."""
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())


def languages() -> Iterator[LanguageEntry]:
    """Yield the languages that there are folders for."""
    pipelines = {m.language: m.card.name if m.card else "without a card" for m in models()}
    for code in lexicon.languages():
        settings = lexicon.load(code).settings
        yield LanguageEntry(
            code=code,
            name=settings.name,
            endonym=settings.endonym,
            tables=check_folder(code, examples=False).tables,
            pipeline=pipelines.get(code),
        )

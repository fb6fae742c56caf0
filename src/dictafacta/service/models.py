"""Lists the pipelines and the languages, and what is known of each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dictafacta import lexicon
from dictafacta.analyse import available
from dictafacta.analyse.pipelines import models_folder
from dictafacta.service.lexicons import check_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """A pipeline: name with version, size in bytes, and what its `meta.json` and card say."""

    language: str
    name: str
    size: int
    licence: str
    description: str
    card: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageEntry:
    """A language: its names, the number of lines of each word list, and its pipeline if any."""

    code: str
    name: str
    endonym: str
    tables: dict[str, int]
    pipeline: str | None


def models() -> Iterator[ModelCard]:
    """Yield the card of every pipeline that is there."""
    return (card_of(models_folder() / language, language) for language in available())


def card_of(folder: Path, language: str) -> ModelCard:
    """Return the card of the pipeline in a folder."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return ModelCard(
        language=language,
        name=f"{meta['lang']}_{meta['name']}-{meta['version']}",
        size=sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()),
        licence=meta.get("license") or "not stated",
        description=meta.get("description") or "",
        card=card_text(folder),
    )


def card_text(folder: Path) -> str:
    """Return the text of the pipeline's card; empty where it has none."""
    for name in ("CARD.md", "card.md", "card.toml", "README.md"):
        if (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    return ""


def languages() -> Iterator[LanguageEntry]:
    """Yield the languages that there are folders for."""
    pipelines = {card.language: card.name for card in models()}
    for code in lexicon.languages():
        settings = lexicon.load(code).settings
        yield LanguageEntry(
            code=code,
            name=settings.name,
            endonym=settings.endonym,
            tables=check_folder(code, examples=False).tables,
            pipeline=pipelines.get(code),
        )

"""Reads the cards of packaged models: what they were made of, and how well they do."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dictafacta.analyse.files import CARD
from dictafacta.analyse.pipelines import models_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A corpus that a model was trained on; `licence` is free, nc (non-commercial) or measure."""

    name: str
    licence: str
    annotates: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What `dictafacta models` shows of a model.

    `use` is "free" or "non-commercial"; `scores` are percentages and words a second by name of
    test and measure; `recipe` is the digest of the training recipe.
    """

    language: str
    name: str
    date: str
    recipe: str
    use: str
    data: tuple[Corpus, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)


def cards(folder: Path | None = None) -> tuple[Card, ...]:
    """Return the cards of all packaged models, by language."""
    found = sorted((folder or models_folder()).glob(f"*/{CARD}"))
    return tuple(read_card(path) for path in found)


def read_card(path: Path) -> Card:
    """Return one card from its file."""
    told = json.loads(path.read_text(encoding="utf-8"))
    return Card(
        language=told["language"],
        name=told["name"],
        date=told["date"],
        recipe=told["recipe"],
        use=told["use"],
        data=tuple(Corpus(**corpus) for corpus in told["data"]),
        scores={name: float(value) for name, value in told["scores"].items()},
    )

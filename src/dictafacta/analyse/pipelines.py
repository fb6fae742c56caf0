"""Finds and loads the trained pipeline of a language."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from dictafacta.model import Article, Parse

MODELS_VARIABLE = "DICTAFACTA_MODELS"


class Pipeline(Protocol):
    """Whatever turns articles of one language into parses, in order and in batches."""

    name: str

    def parse(self, articles: Iterable[Article]) -> Iterator[Parse]:
        """Yield one parse for each article, in order."""
        ...


def models_folder() -> Path:
    """Return the folder of the pipelines: `DICTAFACTA_MODELS`, or the one in the package."""
    return Path(os.environ.get(MODELS_VARIABLE) or str(files("dictafacta") / "models"))


def available() -> tuple[str, ...]:
    """Return the languages that there are pipelines for."""
    folder = models_folder()
    return tuple(sorted(f.parent.name for f in folder.glob("*/config.cfg")))


@cache
def load_pipeline(language: str) -> Pipeline:
    """Return the pipeline of a language; KeyError where there is none."""
    from dictafacta.analyse.spacy_pipeline import SpacyPipeline  # spaCy takes a second to load

    if language not in available():
        raise KeyError(language)
    return SpacyPipeline(models_folder() / language)

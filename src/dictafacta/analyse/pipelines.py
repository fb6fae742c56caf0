"""Finds and loads the pipeline of a language: the packaged one, or another by its name."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from dictafacta.analyse.files import SETTINGS
from dictafacta.model import Article, Parse
from dictafacta.problems import DictafactaError

MODELS_VARIABLE = "DICTAFACTA_MODELS"
SPACY_SETTINGS = "config.cfg"


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
    found = (f.parent.name for s in (SETTINGS, SPACY_SETTINGS) for f in folder.glob(f"*/{s}"))
    return tuple(sorted(set(found)))


@cache
def load_pipeline(language: str, name: str | None = None) -> Pipeline:
    """Return the pipeline of a language, loaded once.

    `name` asks for another than the packaged one: an installed spaCy package or a folder, with
    Universal Dependencies. KeyError where a language has no packaged pipeline; DictafactaError
    where the named one cannot be loaded, UnsupportedScheme where its labels are of another kind.
    """
    if name is not None:
        return open_folder(Path(name)) if Path(name).is_dir() else _open_spacy(name)
    if language not in available():
        raise KeyError(language)
    return open_folder(models_folder() / language)


def open_folder(folder: Path) -> Pipeline:
    """Return the pipeline in a folder, whichever of the two kinds it is."""
    if (folder / SETTINGS).exists():
        from dictafacta.analyse.network_pipeline import NetworkPipeline

        return NetworkPipeline(folder)
    return _open_spacy(folder)


def _open_spacy(source: Path | str) -> Pipeline:
    from dictafacta.analyse.spacy_pipeline import SpacyPipeline  # spaCy takes a second to load

    return SpacyPipeline(source)


def read_choice(text: str) -> tuple[str, str]:
    """Return language and pipeline of a choice such as `it=it_core_news_lg`."""
    language, equals, name = text.partition("=")
    if not (equals and language and name):
        raise DictafactaError(
            "bad-pipeline-choice",
            f"{text!r} does not say which pipeline to use",
            "write a language and a pipeline, as in it=it_core_news_lg",
        )
    return language, name

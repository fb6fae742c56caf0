"""Reads the texts of gold readings, scores the readings, and holds the figures against floors."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path
from time import perf_counter

from dictafacta.analyse import available, load_pipeline
from dictafacta.model import Page
from dictafacta.problems import DictafactaError
from dictafacta.service.bootstrap import NO_CHOICE, Choices, read_pages
from dictafacta.service.scoring import (
    ACCURACIES,
    Figures,
    GoldDocument,
    Scores,
    load_gold,
    score,
)

Floors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """The scores of a folder of gold readings and the speed of the run that made them.

    `seconds` is the wall-clock time of reading, loading of the pipelines not counted; `words` are
    counted by white space.
    """

    scores: Scores
    articles: int
    words: int
    seconds: float
    problems: Mapping[str, int]

    def to_dict(self) -> dict[str, object]:
        """Return the figures, by language and measure, and the speed."""
        return {
            "figures": {
                group: {name: f.to_dict() for name, f in measures.items()}
                for group, measures in self.scores.figures.items()
            },
            "speed": {
                "articles": self.articles,
                "words": self.words,
                "seconds": round(self.seconds, 3),
                "articles_per_second": round(self.articles / self.seconds, 1),
                "words_per_second": round(self.words / self.seconds),
            },
            "problems": dict(self.problems),
        }


def measure(folder: Path, *, pipelines: Choices = NO_CHOICE) -> Measurement:
    """Read the texts of a folder of gold readings and score the readings.

    Language and publication date are given to the reader as the gold states them. Raise
    DictafactaError where the folder has no gold readings.
    """
    documents = load_gold(folder)
    for language in {d.language for d in documents} & {*available(), *pipelines}:
        load_pipeline(language, pipelines.get(language))
    started = perf_counter()
    readings = list(read_pages(map(page_of, documents), pipelines=pipelines))
    seconds = perf_counter() - started
    problems: dict[str, int] = {}
    for problem in (p for r in readings for p in r.problems):
        problems[problem.code] = problems.get(problem.code, 0) + 1
    return Measurement(
        scores=score(zip(documents, readings, strict=True)),
        articles=len(documents),
        words=sum(len(d.text.split()) for d in documents),
        seconds=seconds,
        problems=dict(sorted(problems.items())),
    )


def page_of(gold: GoldDocument) -> Page:
    """Return a gold document's text as a page."""
    return Page(uri=gold.id, content=gold.text, language=gold.language, published=gold.published)


def headline(figures: Figures, name: str) -> float:
    """Return the one figure that a floor holds: F1, or the accuracy of a detail."""
    return figures.precision if name.split()[-1] in ACCURACIES else figures.f1


def load_floors(file: Path) -> Floors:
    """Return the floors (TOML: a table for each language, a figure for each measure)."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DictafactaError("bad-floors", f"{file} holds no floors: {error}") from error


def below_floors(measurement: Measurement, floors: Floors) -> tuple[str, ...]:
    """Return a line for every figure that is under its floor or was not measured."""
    lines = []
    for group, wanted in floors.items():
        figures = measurement.scores.figures.get(group, {})
        for name, least in wanted.items():
            value = headline(figures[name], name) if name in figures else 0.0
            if value < least:
                lines.append(f"{group} {name}: {value:.4f} is under its floor of {least:.2f}")
    return tuple(lines)


def raised_floors(measurement: Measurement, floors: Floors) -> str:
    """Return the floors as TOML, each raised where the measurement beats it, none lowered."""
    lines = []
    for group, measures in sorted(measurement.scores.figures.items()):
        lines.append(f"\n[{group}]")
        for name, figures in measures.items():
            before = floors.get(group, {}).get(name, 0.0)
            lines.append(f'"{name}" = {max(before, floor_under(figures, name)):.2f}')
    return "\n".join(lines).lstrip() + "\n"


def floor_under(figures: Figures, name: str) -> float:
    """Return the floor that a figure sets: two records under it, and at least one hundredth.

    Gold sets are small, and one record more or less is no regression.
    """
    slack = max(0.01, 2 / max(figures.gold, 1))
    return max(0.0, floor((headline(figures, name) - slack) * 100) / 100)

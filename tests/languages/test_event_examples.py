"""The example events of every language folder, against the floors of `evaluation`.

As for statements: `evaluation/event_examples.toml` holds how many positive and negative cases of
each language pass; the numbers only rise (`python -m pytest tests/languages --rewrite`).
"""

import tomllib
from pathlib import Path

import pytest

from dictafacta.analyse import available
from dictafacta.lexicon import languages
from dictafacta.service.lexicons import read_sentences
from event_examples import cases, passes

FLOORS = Path(__file__).parents[2] / "evaluation" / "event_examples.toml"


@pytest.mark.parametrize("code", languages())
def test_every_language_has_positive_and_negative_cases(code):
    found = cases(code)
    assert sum(c.positive for c in found) >= 12
    assert sum(not c.positive for c in found) >= 6
    assert len({c.text for c in found}) == len(found)


@pytest.mark.parametrize("code", available())
def test_no_language_falls_below_its_floors(code, request):
    found = cases(code)
    readings = read_sentences([c.text for c in found], code)
    passed = [c for c, reading in zip(found, readings, strict=True) if passes(c, reading)]
    counts = {
        "positive": sum(c.positive for c in passed),
        "negative": sum(not c.positive for c in passed),
    }
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    floor = floors.get(code, {"positive": 0, "negative": 0})
    failed = [f"{c.number}: {c.text}" for c in found if c not in passed]
    assert all(counts[key] >= floor[key] for key in counts), failed
    if request.config.getoption("--rewrite"):
        floors[code] = counts
        FLOORS.write_text(floors_text(floors), encoding="utf-8")


def floors_text(floors):
    lines = ["# How many example events of each language pass. Floors: they only rise."]
    for code, values in sorted(floors.items()):
        lines.append(f"\n[{code}]")
        lines += [f"{key} = {value}" for key, value in values.items()]
    return "\n".join(lines) + "\n"

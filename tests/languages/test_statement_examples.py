"""The example sentences of every language folder, against the floors of `evaluation`.

A statistical parser does not pass all of them. `evaluation/statement_examples.toml` holds for each
language how many positive and negative cases pass; the numbers may only rise, and a case that
newly passes must be written down (`python -m pytest tests/languages --rewrite`).
"""

import tomllib
from pathlib import Path

import pytest

from dictafacta.analyse import available
from dictafacta.lexicon import languages
from dictafacta.service.lexicons import read_sentences
from statement_examples import cases, passes

FLOORS = Path(__file__).parents[2] / "evaluation" / "statement_examples.toml"


@pytest.mark.parametrize("code", languages())
def test_every_language_has_sixty_positive_and_thirty_negative_cases(code):
    found = cases(code)
    assert sum(c.positive for c in found) >= 60
    assert sum(not c.positive for c in found) >= 30
    assert len({c.text for c in found}) == len(found)


@pytest.mark.parametrize("code", available())
def test_no_language_falls_below_its_floors(code, request):
    found = cases(code)
    readings = read_sentences([c.text for c in found], code)
    passed = [c for c, reading in zip(found, readings, strict=True) if passes(c, reading)]
    positive = sum(c.positive for c in passed)
    negative = len(passed) - positive
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    floor = floors.get(code, {"positive": 0, "negative": 0})
    failed = [f"{c.number}: {c.text}" for c in found if c not in passed]
    assert positive >= floor["positive"], failed
    assert negative >= floor["negative"], failed
    if request.config.getoption("--rewrite"):
        floors[code] = {"positive": positive, "negative": negative}
        FLOORS.write_text(floors_text(floors), encoding="utf-8")


def floors_text(floors):
    lines = ["# How many example statements of each language pass. Floors: they only rise."]
    for code, values in sorted(floors.items()):
        lines.append(f"\n[{code}]")
        lines += [f"{key} = {value}" for key, value in values.items()]
    return "\n".join(lines) + "\n"

"""The quality gate: figures on `evaluation/gold` and lexicon examples stay above their floors."""

import tomllib
from pathlib import Path

import pytest

from dictafacta.analyse import available
from dictafacta.service import below_floors, check_lexicons, load_floors, measure

EVALUATION = Path(__file__).parents[2] / "evaluation"
LEXICON = tomllib.loads((EVALUATION / "lexicon_floors.toml").read_text(encoding="utf-8"))


def test_every_figure_is_above_its_floor():
    broken = below_floors(measure(EVALUATION / "gold"), load_floors(EVALUATION / "floors.toml"))
    assert not broken


@pytest.mark.parametrize("language", LEXICON)
def test_the_rules_find_the_lexicons_examples(language):
    assert language in available()
    [report] = check_lexicons([language])
    assert not report.problems
    assert report.tried > 100
    assert report.share >= LEXICON[language], "dictafacta lexicon check shows which are not found"

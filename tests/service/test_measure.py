"""Measuring: floors that are held and only rise."""

from dictafacta.service import Measurement, below_floors, raised_floors
from dictafacta.service.scoring import Figures, Scores

MEASURED = Measurement(
    scores=Scores(
        {"it": {"statement": Figures(80, 100, 100), "statement act": Figures(90, 100, 100)}}, ()
    ),
    articles=1,
    words=1,
    seconds=1.0,
    problems={},
)


def test_a_figure_under_its_floor_is_named():
    assert below_floors(MEASURED, {"it": {"statement": 0.80, "statement act": 0.90}}) == ()
    [line] = below_floors(MEASURED, {"it": {"statement": 0.81}})
    assert line == "it statement: 0.8000 is under its floor of 0.81"


def test_what_was_not_measured_is_under_its_floor():
    assert len(below_floors(MEASURED, {"it": {"event": 0.1}, "en": {"statement": 0.1}})) == 2


def test_floors_rise_and_never_fall():
    raised = raised_floors(MEASURED, {"it": {"statement": 0.9, "statement act": 0.5}})
    assert raised == '[it]\n"statement" = 0.90\n"statement act" = 0.88\n'

import pytest

from dictafacta.model import Act, EventType, ResidueKind, StatementKind, Status
from dictafacta.report import wording


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-03-14", "14 March 2024"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
        ("2024-03~", "about March 2024"),
        ("2024-03-12/2024-03-14", "12 March 2024 to 14 March 2024"),
        ("2024-13-01", "2024-13-01"),
        ("2024-W12", "week of 18 March 2024"),
        ("2024-W60", "2024-W60"),
        ("P2Y", "P2Y"),
        ("", ""),
    ],
)
def test_dates_in_words(value, words):
    assert wording.day_in_words(value) == words


def test_every_code_has_words():
    assert set(wording.ACTS) == set(wording.VOUCHERS) == set(Act)
    assert set(wording.EVENTS) == set(EventType)
    assert set(wording.KINDS) == set(StatementKind)
    assert set(wording.STATUSES) == set(Status)
    assert set(wording.RESIDUE) == set(ResidueKind)

"""Merges and splits by hand hold at once, over later readings, and can be taken back."""

import json

import pytest

from desk_readings import put_all, reading
from dictafacta import service
from dictafacta.service.desk import Desk, rows_on
from dictafacta.service.desk.adding import put

READINGS = [
    reading(name, f"{what} will be sold", about=place, uri=what, url=f"https://x.example/{what}")
    for name, what, place in (
        ("Dmitry Peskov", "grain", "Berlin"),
        ("Dmitry Peskov", "gas", "Paris"),
        ("Дмитрий Песков", "oil", "Rome"),
        ("Maria Zakharova", "coal", "Madrid"),
        ("Dmitry Peskov", "steel", "Lisbon"),
    )
]
IDS = [r.article.id for r in READINGS]


@pytest.fixture
def desk(tmp_path):
    with Desk.open(tmp_path / "a.desk", create=True) as opened:
        put_all(opened, READINGS)
        yield opened


def people(desk):
    """Return the names of each person on the desk, each with the number of its documents."""
    return sorted(sorted(figure.names) for figure in desk.figures(kind="person"))


PESKOV = [("Dmitry Peskov", 3), ("Дмитрий Песков", 1)]
ZAKHAROVA = [("Maria Zakharova", 1)]


def test_without_judgements_names_are_matched(desk):
    assert people(desk) == [PESKOV, ZAKHAROVA]


def test_a_merge_joins_what_the_rules_part(desk):
    desk.judgements.merge(["Maria Zakharova", "Dmitry Peskov"])
    assert people(desk) == [sorted([*PESKOV, *ZAKHAROVA])]
    assert len(list(desk.statements(speaker="zakharova"))) == 5
    assert list(desk.check()) == []


def test_a_split_parts_what_the_rules_join(desk):
    desk.judgements.split(["Dmitry Peskov", "Дмитрий Песков"])
    assert people(desk) == [PESKOV[:1], ZAKHAROVA, PESKOV[1:]]
    assert len(list(desk.statements(speaker="песков"))) == 1


def test_a_name_is_parted_in_some_documents(desk):
    desk.judgements.split(["Dmitry Peskov"], documents=[IDS[0][:12], IDS[4][:12]])
    assert people(desk) == [[("Dmitry Peskov", 1), PESKOV[1]], [("Dmitry Peskov", 2)], ZAKHAROVA]
    numbers = {r.document.id: r.speaker.figure for r in desk.statements()}
    assert numbers[IDS[0]] == numbers[IDS[4]] != numbers[IDS[1]] == numbers[IDS[2]]


@pytest.mark.parametrize(("decision", "other"), [("merge", 3), ("split", 2), ("documents", 1)])
def test_a_decision_holds_when_pages_are_read_again_and_undoing_takes_it_back(
    desk, decision, other
):
    if decision == "merge":
        desk.judgements.merge(["Dmitry Peskov", "Maria Zakharova"])
    elif decision == "split":
        desk.judgements.split(["Dmitry Peskov", "Дмитрий Песков"])
    else:
        desk.judgements.split(["Dmitry Peskov"], documents=[IDS[0]])
    for _ in range(2):
        speakers = {r.document.id: r.speaker.figure for r in desk.statements()}
        assert (speakers[IDS[0]] == speakers[IDS[other]]) is (decision == "merge")
        with desk.database.transaction():
            for made in READINGS:
                put(desk.database, None, made)
    desk.judgements.undo(1)
    assert people(desk) == [PESKOV, ZAKHAROVA]
    assert list(desk.check()) == []


def test_the_later_of_two_decisions_on_the_same_names_holds(desk):
    desk.judgements.merge(["Maria Zakharova", "Dmitry Peskov"])
    desk.judgements.split(["Dmitry Peskov", "Maria Zakharova"])
    assert people(desk) == [PESKOV, ZAKHAROVA]


def test_decisions_on_names_wait_for_documents_on_another_desk(desk, tmp_path):
    desk.judgements.split(["Dmitry Peskov", "Дмитрий Песков"])
    with Desk.open(tmp_path / "b.desk", create=True) as other:
        other.judgements.take(desk.judgements.lines())
        put_all(other, READINGS)
        assert people(other) == people(desk)


def test_figures_and_stories_are_exported(desk, tmp_path):
    for kind in ("figures", "stories"):
        file = tmp_path / f"{kind}.jsonl"
        count = service.write_rows(rows_on(desk, kind), kind, "jsonl", file)
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        assert count == len(rows) > 0
    assert {"name", "names", "documents"} <= set(
        json.loads((tmp_path / "figures.jsonl").read_text(encoding="utf-8").splitlines()[0])
    )

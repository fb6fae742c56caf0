"""Judgements on a desk: applied at once, to every later reading, undone, and carried elsewhere."""

import json
from dataclasses import replace

import pytest

from desk_readings import put_all, reading
from dictafacta.model import Span, Verdict
from dictafacta.problems import DictafactaError
from dictafacta.service.desk import Desk
from dictafacta.service.desk.adding import put


@pytest.fixture
def desk(tmp_path):
    with Desk.open(tmp_path / "a.desk", create=True) as opened:
        put_all(opened, [FIRST, SECOND])
        yield opened


@pytest.fixture(autouse=True)
def _anna(monkeypatch):
    monkeypatch.setenv("DICTAFACTA_USER", "anna")


FIRST = reading("Dmitry Peskov", "sanctions will be lifted")
SECOND = reading("Maria Zakharova", "grain will be sold", uri="b.txt", url="https://x.example/b")
STATEMENT, EVENT = FIRST.statements[0].id, FIRST.events[0].id


def again(desk, read):
    """Do what reading a page again does."""
    with desk.database.transaction():
        put(desk.database, None, read)


def codes(error):
    return error.value.code


def test_a_rejected_record_is_found_only_when_asked_for(desk):
    kept = desk.judgements.reject(STATEMENT)
    assert (kept.number, kept.placing, kept.record) == (1, "same", STATEMENT)
    assert [r.speaker.name for r in desk.statements()] == ["Maria Zakharova"]
    rows = {r.id: r.verdict for r in desk.statements(rejected=True)}
    assert rows[STATEMENT] is Verdict.REJECTED
    assert len(list(desk.events())) == 2


def test_an_event_is_confirmed_by_a_short_id(desk):
    desk.judgements.confirm(f"{FIRST.article.id[:8]}:{EVENT[:5]}", who="ben", note="seen")
    [row] = [r for r in desk.events() if r.id == EVENT]
    assert row.verdict is Verdict.CONFIRMED
    [kept] = desk.judgements
    assert (kept.judgement.who, kept.judgement.note) == ("ben", "seen")


def test_a_verdict_survives_the_next_reading(desk):
    desk.judgements.reject(STATEMENT)
    again(desk, FIRST)
    assert [r.id for r in desk.statements()] == [SECOND.statements[0].id]


def test_a_verdict_moves_with_the_words_and_that_is_told(desk):
    desk.judgements.reject(STATEMENT)
    old = FIRST.statements[0]
    [span] = old.content
    other = replace(old, id="s999999999999", content=(Span(span.start - 5, span.end),))
    again(desk, replace(FIRST, statements=(other,)))
    assert len(list(desk.statements())) == 1
    [kept] = desk.judgements
    assert (kept.placing, kept.record) == ("moved", "s999999999999")


def test_a_judgement_whose_record_is_gone_is_listed_as_lost_and_comes_back(desk):
    desk.judgements.reject(STATEMENT)
    again(desk, replace(FIRST, statements=(), events=()))
    [kept] = desk.judgements
    assert (kept.placing, kept.record) == ("lost", None)
    again(desk, FIRST)
    assert [k.placing for k in desk.judgements] == ["same"]
    assert len(list(desk.statements())) == 1


def test_a_fixed_speaker_stays_fixed_and_can_be_searched(desk):
    desk.judgements.speaker(STATEMENT, "Cleo Nagy")
    for _ in range(2):
        [row] = desk.statements(speaker="nagy")
        assert row.id == STATEMENT
        assert list(desk.statements(speaker="peskov")) == []
        again(desk, FIRST)
    assert desk.reading(FIRST.article.id).statements[0].speaker.entity == "e1"


def test_an_undone_judgement_leaves_no_trace_in_the_rows(desk):
    before = list(desk.statements())
    desk.judgements.reject(STATEMENT)
    desk.judgements.speaker(STATEMENT, "Cleo Nagy")
    desk.judgements.undo(1)
    kept = desk.judgements.undo(2)
    assert kept.judgement.undone
    assert list(desk.statements()) == before
    with pytest.raises(DictafactaError) as error:
        desk.judgements.undo(1)
    assert codes(error) == "already-undone"
    with pytest.raises(DictafactaError) as error:
        desk.judgements.undo(7)
    assert codes(error) == "no-judgement"


def test_a_confirmation_overrules_an_earlier_rejection(desk):
    desk.judgements.reject(STATEMENT)
    desk.judgements.confirm(STATEMENT)
    assert {r.verdict for r in desk.statements()} == {Verdict.CONFIRMED, None}


def test_what_leads_to_several_records_or_none_is_named(desk):
    with pytest.raises(DictafactaError) as error:
        desk.judgements.reject("s")
    assert codes(error) == "ambiguous-record"
    assert f"{FIRST.article.id[:8]}:{STATEMENT}" in error.value.message
    for nothing in ("s_", "zz:s", "", ":", "%", "s'"):
        with pytest.raises(DictafactaError) as error:
            desk.judgements.reject(nothing)
        assert codes(error) in ("no-record", "ambiguous-record")
    with pytest.raises(DictafactaError) as error:
        desk.judgements.speaker(EVENT, "Anna")
    assert codes(error) == "not-a-statement"
    assert list(desk.judgements) == []


def test_judgements_go_to_another_desk_and_wait_there_for_their_documents(desk, tmp_path):
    desk.judgements.reject(STATEMENT)
    desk.judgements.confirm(SECOND.events[0].id)
    desk.judgements.undo(2)
    lines = list(desk.judgements.lines())
    assert [json.loads(line)["decision"] for line in lines] == ["reject", "confirm"]
    with Desk.open(tmp_path / "b.desk", create=True) as other:
        found = other.judgements.take(["", *lines, "{}", "[", '"\ud800"'], "judged.jsonl")
        assert (found.taken, found.known, len(found.problems)) == (2, 0, 3)
        assert found.problems[0].where == "judged.jsonl:4"
        assert [k.placing for k in other.judgements] == [None, None]
        put_all(other, [FIRST, SECOND])
        assert [r.id for r in other.statements()] == [SECOND.statements[0].id]
        assert [k.placing for k in other.judgements] == ["same", None]
        assert other.judgements.take(lines).known == 2
        assert list(other.judgements.lines()) == lines


def test_an_imported_undoing_undoes(desk, tmp_path):
    desk.judgements.reject(STATEMENT)
    before = list(desk.judgements.lines())
    with Desk.open(tmp_path / "b.desk", create=True) as other:
        put_all(other, [FIRST])
        other.judgements.take(before)
        assert list(other.statements()) == []
        desk.judgements.undo(1)
        other.judgements.take(desk.judgements.lines())
        assert len(list(other.statements())) == 1


def test_names_are_judged_as_the_desk_spells_them(desk):
    kept = desk.judgements.merge(["dmitry PESKOV", "Maria Zakharova"])
    assert kept.judgement.names == ("Dmitry Peskov", "Maria Zakharova")
    assert kept.judgement.figure_kind.value == "person"
    split = desk.judgements.split(["Berlin"], documents=[FIRST.article.id[:10]])
    assert split.judgement.names == ("Berlin", "Berlin")
    assert split.judgement.documents == (FIRST.article.id,)
    with pytest.raises(DictafactaError) as error:
        desk.judgements.merge(["Dmitry Peskov", "Nobody"])
    assert codes(error) == "no-figure"
    with pytest.raises(DictafactaError) as error:
        desk.judgements.merge(["Dmitry Peskov", "Berlin"])
    assert codes(error) == "different-kinds"
    with pytest.raises(DictafactaError) as error:
        desk.judgements.merge(["Dmitry Peskov", '" OR 1'])
    assert codes(error) == "no-figure"


def test_a_desk_with_judgements_is_sound(desk):
    desk.judgements.reject(STATEMENT)
    desk.judgements.speaker(STATEMENT, "\ud800 Evil\x00")
    assert list(desk.check()) == []
    again(desk, FIRST)
    assert list(desk.check()) == []

"""Explaining a record, trying a sentence, checking examples, with the Italian pipeline."""

import json

import pytest
from click.testing import CliRunner

from dictafacta.cli import main
from dictafacta.model import Span
from dictafacta.problems import DictafactaError
from dictafacta.service import explain, try_sentence
from dictafacta.service.lexicons import Example, failure, is_found

TEXT = "Il ministro ha detto che la legge passerà. L'esercito ha attaccato la città di Odessa."


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_a_statement_is_explained_with_its_sentence_and_tree(page):
    found = explain(str(page), "1", language="it")
    assert found.sentence == "Il ministro ha detto che la legge passerà."
    assert [w.form for w in found.tree[:4]] == ["Il", "ministro", "ha", "detto"]
    assert found.record.evidence.rule
    assert all(entry.startswith("it/cues.tsv:") for entry in found.record.evidence.entries)


def test_an_event_is_explained(page):
    found = explain(str(page), "v1", language="it")
    assert "attaccato" in found.sentence
    assert found.record.type == "ASSAULT"


def test_a_record_is_found_by_number_id_and_beginning_of_its_id(page):
    record = explain(str(page), "s1", language="it").record
    assert explain(str(page), record.id, language="it").record == record
    assert explain(str(page), record.id[:8], language="it").record == record
    for unknown in ("0", "99", "v99", "sffffffffffff", "nonsense", ""):
        with pytest.raises(DictafactaError, match="no statement or event"):
            explain(str(page), unknown, language="it")


def test_the_command_prints_why(page):
    result = CliRunner().invoke(main, ["explain", str(page), "1", "--language", "it"])
    assert result.exit_code == 0
    assert "rule " in result.stdout
    assert "it/cues.tsv:" in result.stdout
    as_json = CliRunner().invoke(main, ["explain", str(page), "1", "--language", "it", "--json"])
    assert json.loads(as_json.stdout)["record"]["act"] == "say"


def test_a_sentence_is_tried_exactly_as_it_stands():
    reading = try_sentence("it", "LEGGI ANCHE: il ministro ha detto che la legge passerà.")
    assert reading.text.startswith("LEGGI ANCHE")
    assert reading.statements
    with pytest.raises(DictafactaError, match="no language folder"):
        try_sentence("xx", "x")


def test_an_example_is_found_only_at_its_marked_word_and_with_its_act():
    reading = try_sentence("it", "Il ministro ha detto che la legge passerà.")
    start = reading.text.index("ha detto")
    place = Span(start, start + len("ha detto"))
    assert is_found(Example("x:1", reading.text, place, "say"), reading)
    for wrong in (
        Example("x:1", reading.text, place, "deny"),
        Example("x:1", reading.text, Span(0, 2), "say"),
        Example("x:1", reading.text, place, "ASSAULT"),
        Example("x:1", reading.text, place, "hedged"),
    ):
        assert not is_found(wrong, reading)
    told = failure(Example("x:1", reading.text, Span(0, 2), "say"), reading)
    assert told.hint == "found: say at 'detto'"

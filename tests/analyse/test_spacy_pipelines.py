"""Other pipelines: loaded by name or folder, checked for their labels, run over blocks."""

import pytest
import spacy

from analyse.articles import article
from dictafacta.analyse import load_pipeline, read_choice
from dictafacta.analyse.spacy_pipeline import LONGEST_PIECE
from dictafacta.problems import DictafactaError, UnsupportedScheme


def test_a_pipeline_by_its_folder(small_pipeline):
    pipeline = load_pipeline("it", str(small_pipeline))
    given = article("Rossi ha detto no .", "Roma parte .")
    (parse,) = pipeline.parse([given])
    assert pipeline.name == parse.parser == "it_small-1.0.0"
    assert [t.form for t in parse.tokens] == [
        "Rossi",
        "ha",
        "detto",
        "no",
        ".",
        "Roma",
        "parte",
        ".",
    ]
    assert all(t.span.of(given.text) == t.form for t in parse.tokens)
    assert {s.block for s in parse.sentences} == {0, 1}
    assert parse.tokens[0].deprel == "nsubj"
    assert parse.tokens[parse.tokens[0].head].form == "detto"
    assert parse.tokens[2].lemma == "dire"


def test_foreign_labels_are_refused_at_loading(foreign_pipeline):
    with pytest.raises(UnsupportedScheme, match="sb"):
        load_pipeline("it", str(foreign_pipeline))


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    spacy.blank("it").to_disk(tmp_path / "blank")
    with pytest.raises(UnsupportedScheme, match="no dependency parser"):
        load_pipeline("it", str(tmp_path / "blank"))


def test_a_missing_pipeline_is_the_users_mistake():
    with pytest.raises(DictafactaError) as caught:
        load_pipeline("it", "xx_no_such_pipeline")
    assert caught.value.code == "no-such-pipeline"


def test_a_long_block_goes_through_in_pieces(small_pipeline):
    given = article("Roma parte . " * (LONGEST_PIECE // 6))
    (parse,) = load_pipeline("it", str(small_pipeline)).parse([given])
    assert all(t.span.of(given.text) == t.form for t in parse.tokens)
    assert parse.tokens[-1].form == "."
    assert {s.block for s in parse.sentences} == {0}


def test_choices():
    assert read_choice("it=it_core_news_lg") == ("it", "it_core_news_lg")
    with pytest.raises(DictafactaError):
        read_choice("it_core_news_lg")

import pytest
import spacy
from spacy.tokens import Doc

from dictafacta.problems import UnsupportedScheme
from dictafacta.spacy_plugin import StatementFinder

WORDS = ["Anna", "said", "that", "it", "rained", "."]


def doc_of(nlp, deps):
    return Doc(
        nlp.vocab,
        words=WORDS,
        spaces=[True, True, True, True, False, False],
        heads=[1, 1, 4, 4, 1, 1],
        deps=deps,
        pos=["PROPN", "VERB", "SCONJ", "PRON", "VERB", "PUNCT"],
        lemmas=["Anna", "say", "that", "it", "rain", "."],
        morphs=["", "VerbForm=Fin", "", "", "VerbForm=Fin", ""],
        ents=["B-PERSON", "O", "O", "O", "O", "O"],
    )


def test_a_universal_parse_gets_its_statements_with_spans_of_the_doc():
    nlp = spacy.blank("en")
    component = nlp.add_pipe("dictafacta_statements")
    doc = component(doc_of(nlp, ["nsubj", "ROOT", "mark", "nsubj", "ccomp", "punct"]))
    [statement] = doc._.statements
    assert [s.text for s in statement.content] == ["it rained"]
    assert statement.cue.text == "said"
    assert statement.speaker_span.text == "Anna"
    assert (statement.speaker, statement.kind, statement.act) == ("Anna", "indirect", "say")


def test_events_are_set_as_well():
    nlp = spacy.blank("en")
    component = nlp.add_pipe("dictafacta_events", config={"published": "2024-05-01"})
    doc = component(doc_of(nlp, ["nsubj", "ROOT", "mark", "nsubj", "ccomp", "punct"]))
    assert doc._.events == ()


def test_a_foreign_label_scheme_is_refused():
    nlp = spacy.blank("en")
    finder = StatementFinder("en", "foreign")
    with pytest.raises(UnsupportedScheme):
        finder(doc_of(nlp, ["sb", "ROOT", "mark", "nsubj", "oc", "punct"]))

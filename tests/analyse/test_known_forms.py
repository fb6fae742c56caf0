"""Known forms go before the scripts that the network guesses."""

import pytest

from dictafacta.analyse.known_forms import KnownForms, read_forms

TABLE = "\n".join(
    [
        "=NOUN\tflug haus",
        "=VERB\tfliegen geben haben kommen nehmen",
        "flog\tVERB fliegen",
        "gab\tVERB geben haben",
        "griffen\t* greifen",
        "haus\tNOUN Haus\t* hausen Haus",
        "nahm\t* nehmen",
        "tische\t* Tisch",
        "zorn\t* Zorn",
    ]
)


@pytest.fixture
def forms() -> KnownForms:
    return read_forms(TABLE)


def test_an_attested_form_has_its_most_frequent_lemma(forms):
    assert forms.lemma("gab", "VERB", ["gaben"], invented=False) == "geben"


def test_a_guess_that_is_attested_for_the_form_stands(forms):
    assert forms.lemma("gab", "VERB", ["haben"], invented=False) == "haben"


def test_a_guess_that_is_a_known_lemma_of_its_kind_stands(forms):
    assert forms.lemma("nahm", "VERB", ["kommen"], invented=False) == "kommen"


def test_an_invented_lemma_gives_way_to_the_dictionary(forms):
    assert forms.lemma("nahm", "VERB", [], invented=True) == "nehmen"


def test_a_dictionary_lemma_must_end_like_a_verb_to_be_one(forms):
    assert forms.lemma("griffen", "VERB", ["griffen"], invented=False) == "greifen"
    assert forms.lemma("zorn", "VERB", ["zornen"], invented=False) is None


def test_a_noun_keeps_its_capital(forms):
    assert forms.lemma("Tische", "NOUN", ["tische"], invented=False) == "Tisch"
    assert forms.lemma("Haus", "NOUN", ["haus"], invented=False) == "Haus"


def test_what_is_nowhere_is_left_to_the_network(forms):
    assert forms.lemma("Quux", "NOUN", ["quux"], invented=False) is None
    assert KnownForms().lemma("nahm", "VERB", ["kommen"], invented=False) is None


def test_for_an_invented_lemma_a_known_one_further_down_is_taken(forms):
    assert forms.lemma("haben", "VERB", ["habe", "haben"], invented=True) == "haben"


def test_the_kind_of_apostrophe_does_not_matter():
    forms = read_forms("=VERB\tx\nоб'єднав\tVERB об'єднати")
    assert forms.lemma("Об’єднав", "VERB", [], invented=False) == "об'єднати"

"""Sentences end where they end: quotations, abbreviations and headlines stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictafacta.analyse.sentences import LONGEST, find_sentences
from dictafacta.analyse.tokens import Tokenizer, TokenStyle

STYLE = TokenStyle(elision=True, abbreviations=frozenset({"dott", "sig", "mr", "etc"}))


def sentences(text: str, style: TokenStyle = STYLE) -> list[str]:
    places = Tokenizer(style).places(text)
    return [text[places[a][0] : places[b - 1][1]] for a, b in find_sentences(text, places, style)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Il dott. Rossi è partito.", "Poi è tornato."],
        ["«Non cederemo!», ha detto il ministro.", "La seduta è finita."],
        ['"Perché?" ha chiesto il giudice.', "Nessuno ha risposto."],
        ['"Non cederemo." ha detto Rossi.', "Poi è uscito."],
        ["“Why now?” Smith asked.", "Nobody answered that question in the whole of the afternoon."],
        ["Ha detto: «È finita.»", "Poi è uscito."],
        ["È finita (così disse G. Bianchi. Forse.) la guerra.", "Ora si tratta."],
        ["Costa 3.500 euro.", "“È troppo”, dice."],
        ["È finita...", "Ora si tratta."],
        ["Pane, vino etc. e altro.", "Pane, vino etc.", "Ora si tratta."],
        ["Un titolo senza punto"],
        ["— Non so, — disse.", "— Va bene."],
    ],
)
def test_parts(expected: list[str]):
    assert sentences(" ".join(expected)) == expected


def test_a_space_forgotten_after_the_stop():
    assert sentences("La guerra è finita.Ora si tratta.") == [
        "La guerra è finita.",
        "Ora si tratta.",
    ]


def test_a_dot_apart_from_its_abbreviation():
    style = TokenStyle(dot_apart=True, abbreviations=frozenset({"тис"}))
    assert sentences("Це 5 тис. Гривень. Так.", style) == ["Це 5 тис. Гривень.", "Так."]


def test_a_blank_line_parts():
    assert sentences("Un titolo\n\nUn altro") == ["Un titolo", "Un altro"]


@given(st.text(alphabet="aB. ?!\"«»()'\n,;1", max_size=300))
def test_every_token_is_in_one_sentence(text: str):
    places = Tokenizer(STYLE).places(text)
    found = find_sentences(text, places, STYLE)
    assert [i for a, b in found for i in range(a, b)] == list(range(len(places)))
    assert all(0 < b - a <= LONGEST for a, b in found)


def test_no_sentence_is_endless():
    text = "e poi, " * 2000
    places = Tokenizer(STYLE).places(text)
    assert max(b - a for a, b in find_sentences(text, places, STYLE)) <= LONGEST

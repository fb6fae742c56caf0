"""Tokens are cut as the treebanks cut them, and every place reads back."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictafacta.analyse.tokens import Tokenizer, TokenStyle

ITALIAN = TokenStyle(
    elision=True, abbreviations=frozenset({"dott", "sig"}), whole=frozenset({"po'", "l'aquila"})
)
ENGLISH = TokenStyle(
    contractions=True,
    splits_hyphen=True,
    abbreviations=frozenset({"mr", "sen"}),
    prefixes=frozenset({"non", "e"}),
    two_words=frozenset({"can|not", "gon|na", "do|nt"}),
)
FRENCH = TokenStyle(elision=True, inversion=True, whole=frozenset({"aujourd'hui", "rendez-vous"}))
GERMAN = TokenStyle(ordinals=True, abbreviations=frozenset({"dr"}))
UKRAINIAN = TokenStyle(dot_apart=True, abbreviations=frozenset({"тис"}))


def cut(text: str, style: TokenStyle) -> list[str]:
    return [text[a:b] for a, b in Tokenizer(style).places(text)]


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        (ITALIAN, "L'ha detto il dott. Rossi.", "L' ha detto il dott. Rossi ."),
        (ITALIAN, "dell’«Unità» all'Aquila", "dell’ « Unità » all' Aquila"),
        (ITALIAN, "un po' a L'Aquila", "un po' a L'Aquila"),
        (ITALIAN, "D'Alema e l'Italia d'oggi", "D'Alema e l' Italia d' oggi"),
        (ITALIAN, "costa 3,5 milioni (10%)...", "costa 3,5 milioni ( 10 % ) ..."),
        (ENGLISH, "Don't say it's Mr. O'Neill's", "Do n't say it 's Mr. O'Neill 's"),
        (ENGLISH, "We cannot, U.S. officials’ll", "We can not , U.S. officials ’ll"),
        (ENGLISH, "the 30-year-old Al-Zaman", "the 30 - year - old Al - Zaman"),
        (ENGLISH, "non-avian e-mail!!! I'm gonna", "non-avian e-mail !!! I 'm gon na"),
        (ENGLISH, "Dont buy #1 << #news", "Do nt buy # 1 << #news"),
        (ENGLISH, "&#39;&#39;AT&T&amp; R&D", "&#39;&#39; AT&T &amp; R&D"),
        (ENGLISH, "J. Smith, aged 5. Next", "J. Smith , aged 5 . Next"),
        (FRENCH, "dit-il aujourd'hui, a-t-elle", "dit -il aujourd'hui , a -t-elle"),
        (FRENCH, "Un rendez-vous aux États-Unis", "Un rendez-vous aux États-Unis"),
        (GERMAN, "am 3. Oktober 2023.", "am 3. Oktober 2023 ."),
        (UKRAINIAN, "5 тис. гривень об'єднання", "5 тис . гривень об'єднання"),
        (ITALIAN, "su https://a.it/b?c=1, e m.r@b.it.", "su https://a.it/b?c=1 , e m.r@b.it ."),
    ],
)
def test_cuts(style: TokenStyle, text: str, expected: str):
    assert cut(text, style) == expected.split()


def test_control_characters_are_no_tokens():
    assert cut("a\x00b \x07 \u200b c\ufeff", ITALIAN) == ["a", "b", "c"]


@given(st.text(max_size=200))
@pytest.mark.parametrize("style", [ITALIAN, ENGLISH, FRENCH, GERMAN])
def test_places_are_in_order_and_hold_no_space(style: TokenStyle, text: str):
    at = 0
    for start, end in Tokenizer(style).places(text):
        assert at <= start < end <= len(text)
        assert not any(c.isspace() for c in text[start:end])
        at = end


@pytest.mark.parametrize("piece", ["a", "'", "-", "a.", "http://", "a@", "1.", '"', "’a-"])
def test_time_grows_with_length_alone(piece: str):
    began = time.perf_counter()
    Tokenizer(ENGLISH).places(piece * 100_000)
    Tokenizer(FRENCH).places(piece * 100_000)
    assert time.perf_counter() - began < 8

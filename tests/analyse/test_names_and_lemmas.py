"""Name tags fit together, and edit scripts lead back to the lemma."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictafacta.analyse.lemmas import apply_script, make_script, read_script
from dictafacta.analyse.names import TAGS, find_names


def scores(*tags: str) -> np.ndarray:
    out = np.zeros((len(tags), len(TAGS)), np.float32)
    for place, tag in enumerate(tags):
        out[place, TAGS.index(tag)] = 2.0
    return out


def test_names_are_read():
    found = find_names(scores("B-PER", "E-PER", "O", "S-LOC", "S-LOC", "B-ORG", "I-ORG", "E-ORG"))
    assert found == [(0, 2, "person"), (3, 4, "place"), (4, 5, "place"), (5, 8, "organization")]


def test_tags_that_do_not_fit_are_mended():
    given_scores = scores("B-PER", "E-ORG", "O")
    given_scores[1, TAGS.index("E-PER")] = 1.5
    assert find_names(given_scores) == [(0, 2, "person")]


@given(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_names_never_overlap(seed: int, count: int):
    found = find_names(
        np.random.default_rng(seed).normal(size=(count, len(TAGS))).astype(np.float32)
    )
    places = [i for start, end, _ in found for i in range(start, end)]
    assert places == sorted(set(places))
    assert all(0 <= i < count for i in places)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("detto", "dire"), ("È", "essere"), ("Roma", "Roma"), ("ROMA", "Roma"), ("gesagt", "sagen"),
        ("said", "say"), ("заявил", "заявить"), ("NATO", "NATO"), ("the", "the"), ("a", "a"),
    ],
)  # fmt: skip
def test_scripts_lead_back(form: str, lemma: str):
    assert apply_script(read_script(make_script(form, lemma)), form) == lemma


def test_a_script_serves_other_words():
    script = read_script(make_script("parlato", "parlare"))
    assert apply_script(script, "Cantato") == "cantare"


@given(st.text(max_size=12), st.text(min_size=1, max_size=12))
def test_no_script_fails(form: str, lemma: str):
    script = read_script(make_script("parlato", "parlare"))
    assert isinstance(apply_script(script, form), str)
    assert isinstance(apply_script(read_script(make_script(form, lemma)), form), str)

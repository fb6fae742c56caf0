"""Partings of a page, and the numbers that describe its lines."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictafacta.read.stripped.evidence import gather
from dictafacta.read.stripped.features import describe
from dictafacta.read.stripped.lines import split_lines
from dictafacta.read.stripped.segments import expected, likeliest, partings, portraits
from dictafacta.read.stripped.words import line_hash, line_hashes, words_of

CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=40).map(np.array)


def test_the_likeliest_run_bridges_one_doubtful_line():
    chances = np.array([0.001, 0.9, 0.95, 0.4, 0.95, 0.9, 0.01])
    assert likeliest(chances, 1.0, 0.0).tolist() == [False, True, True, True, True, True, False]


@settings(max_examples=60, deadline=None)
@given(CHANCES)
def test_partings_differ_and_the_first_keeps_the_likelier(chances):
    choices = partings(chances, np.full(len(chances), 10.0))
    assert (choices[0] == (chances >= 0.5)).all()
    assert len({c.tobytes() for c in choices}) == len(choices)
    rows = np.zeros((len(chances), 60), np.float32)
    drawn = portraits(choices, chances, np.full(len(chances), 10.0), rows)
    assert len(drawn) == len(choices)
    assert np.isfinite(drawn).all()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_described_in_finite_numbers(text):
    lines = split_lines(text)
    if not lines:
        return
    words = words_of([line.text for line in lines])
    rows = describe(words, gather(lines, words), np.zeros(64, np.int8))
    assert len(rows) == len(lines)
    assert np.isfinite(rows).all()


def test_a_line_has_the_hash_of_its_words_whatever_case_or_marks():
    words = words_of(["The  old BRIDGE!", "the old bridge", "old the bridge", ""])
    hashes = line_hashes(words).tolist()
    assert hashes[0] == hashes[1] != hashes[2]
    assert line_hash(words.hash[:3]) == hashes[0]


def test_what_a_parting_may_expect_is_its_f1_over_words():
    chances, sizes = np.array([0.9, 1.0, 0.5, 0.0]), np.array([5.0, 10.0, 10.0, 10.0])
    keep = [np.array(k, bool) for k in ([1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 1, 1], [0, 0, 0, 0])]
    promised = expected(keep, chances, sizes)
    assert promised == pytest.approx([20 / 25, 30 / 35, 30 / 45, 0.0])

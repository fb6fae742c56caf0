"""The packed computation gives what a plain one gives, and what it feeds on is fastText's."""

import numpy as np
import pytest

from dictafacta.analyse.forms import affixes, ngram_buckets, plain, shape
from dictafacta.analyse.layers import Layer, Packing, run_lstm


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def plain_lstm(inputs, inward, recurrent, bias):
    width = recurrent.shape[1]
    hidden, cell, out = np.zeros(width), np.zeros(width), []
    for x in inputs:
        gates = inward @ x + recurrent @ hidden + bias
        i, f, g, o = (gates[k * width : (k + 1) * width] for k in range(4))
        cell = sigmoid(f) * cell + sigmoid(i) * np.tanh(g)
        hidden = sigmoid(o) * np.tanh(cell)
        out.append(hidden)
    return np.array(out)


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("lengths", [[3], [1, 5, 2], [4, 4], [2, 7, 7, 1, 3]])
def test_packed_sentences_do_not_touch(lengths: list[int], backward: bool):
    chance = np.random.default_rng(5)
    inward, recurrent = chance.normal(size=(24, 4)), chance.normal(size=(24, 6))
    bias = chance.normal(size=24)
    inputs = chance.normal(size=(sum(lengths), 4)).astype(np.float32)
    packing = Packing(lengths)
    layer = Layer(*(a.astype(np.float32) for a in (inward, recurrent, bias)))
    found = run_lstm(inputs[packing.to_packed], packing, layer, backward)[packing.to_text]
    step = -1 if backward else 1
    at = 0
    for length in lengths:
        expected = plain_lstm(inputs[at : at + length][::step], inward, recurrent, bias)[::step]
        assert np.allclose(found[at : at + length], expected, atol=1e-4)
        at += length


def test_buckets_are_those_of_fasttext():
    # from fastText itself: 100 buckets, n-grams of 3 to 5 characters
    assert ngram_buckets("casa", 100) == [47, 40, 3, 74, 1, 53, 64, 34, 29]


def test_keys_and_shapes():
    assert plain("L’80") == "l'00"
    assert affixes("roma") == affixes(plain("ROMA"))
    shapes = [shape(x) for x in ("roma", "Roma", "ROMA", "A", "iPad", "12", "3,5", "5G", "'", ",")]
    assert len(set(shapes)) == len(shapes)

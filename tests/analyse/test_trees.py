"""The decoder gives the best tree with one root."""

from itertools import product

import numpy as np
import pytest

from dictafacta.analyse.trees import decode, is_tree


def best_by_trying(scores: np.ndarray) -> float:
    count = len(scores)
    totals = [
        sum(scores[i, h] for i, h in enumerate(heads))
        for heads in product(range(count + 1), repeat=count)
        if heads.count(0) == 1 and is_tree(np.array(heads))
    ]
    return max(totals)


@pytest.mark.parametrize("seed", range(60))
def test_the_best_tree(seed: int):
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 6))
    scores = chance.normal(size=(count, count + 1)).astype(np.float32)
    kept = scores.copy()
    heads = decode(scores)
    assert (heads == 0).sum() == 1
    assert is_tree(heads)
    total = sum(kept[i, h] for i, h in enumerate(heads))
    assert total == pytest.approx(best_by_trying(kept), abs=1e-4)


def test_a_long_cycle_is_broken():
    scores = np.full((150, 151), -5.0, np.float32)
    for i in range(150):
        scores[i, (i + 1) % 150 + 1] = 5.0
    heads = decode(scores)
    assert is_tree(heads)
    assert (heads == 0).sum() == 1


@pytest.mark.parametrize(
    ("heads", "tree"), [([0, 1], True), ([2, 1], False), ([0], True), ([1], False)]
)
def test_is_tree(heads: list[int], tree: bool):
    assert is_tree(np.array(heads)) is tree

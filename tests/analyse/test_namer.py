"""The second opinion on names: what is known of words, and what that does to the scores."""

import numpy as np
import pytest

from dictafacta.analyse import storage
from dictafacta.analyse.forms import SHAPES, SLOTS
from dictafacta.analyse.known import KEYS, MARKS, KnownWords, hashed
from dictafacta.analyse.layers import Packing
from dictafacta.analyse.namer import PREFIX, Namer
from dictafacta.analyse.names import TAGS

INPUTS, MARKED, WIDTH, HIDDEN = 7, 3, 2 + 3 + 2 + 4, 5


def table(words: dict[str, list[int]]) -> tuple[np.ndarray, np.ndarray]:
    by_hash = {hashed(word): marks for word, marks in words.items()}
    keys = np.array(sorted(by_hash), np.uint32)
    return keys, np.array([by_hash[int(k)] for k in keys], np.uint8)


def weights() -> dict[str, np.ndarray]:
    chance = np.random.default_rng(3)
    shapes = {
        "turn.weight": (2, INPUTS),
        "affixes": (50, 3),
        "marks.weight": (2, MARKED),
        "marks.bias": (2,),
        "shapes": (SHAPES, 4),
        "below.weight": (6, 2 * HIDDEN + WIDTH),
        "below.bias": (6,),
        "names.weight": (len(TAGS), 6),
        "names.bias": (len(TAGS),),
        "follows": (len(TAGS), len(TAGS)),
        "begins": (len(TAGS),),
        "ends": (len(TAGS),),
    }
    for way in ("forward", "backward"):
        shapes |= {
            f"lstm.{way}.inward": (4 * HIDDEN, WIDTH),
            f"lstm.{way}.recurrent": (4 * HIDDEN, HIDDEN),
            f"lstm.{way}.bias": (4 * HIDDEN,),
        }
    drawn = {PREFIX + k: chance.normal(size=v).astype(np.float32) for k, v in shapes.items()}
    keys, marks = table({"roma": [255, 0, 51]})
    return {**drawn, PREFIX + "share": np.array([0.5], np.float32), KEYS: keys, MARKS: marks}


def test_marks_of_known_and_unknown_words():
    known = KnownWords(*table({"roma": [255, 0, 51], "rossi": [0, 102, 0], "a": [1, 2, 3]}))
    assert known.marks_of("roma").tolist() == pytest.approx([1.0, 0.0, 0.2])
    assert known.marks_of("rossi").tolist() == pytest.approx([0.0, 0.4, 0.0])
    assert not known.marks_of("verdi").any()


def test_an_empty_table_knows_nothing():
    known = KnownWords(np.zeros(0, np.uint32), np.zeros((0, 4), np.uint8))
    assert known.marks_of("roma").tolist() == [0.0] * 4


def test_the_marks_of_a_word_reach_its_input():
    namer, rows = Namer(weights()), tuple(range(SLOTS))
    inputs = np.ones(INPUTS, np.float32)
    known, unknown = (namer.input_of(key, inputs, rows, 1) for key in ("roma", "verdi"))
    assert known.shape == (namer.width,) == (WIDTH,)
    different = np.flatnonzero(known != unknown)
    assert different.size
    assert set(different) <= {5, 6}


def test_scores_of_a_sentence_do_not_depend_on_its_neighbours():
    namer = Namer(weights())
    inputs = np.random.default_rng(1).normal(size=(9, WIDTH)).astype(np.float32)
    together = namer.scores(inputs, Packing([2, 4, 3]))
    assert together.shape == (9, len(TAGS))
    assert np.allclose(together[2:6], namer.scores(inputs[2:6], Packing([4])), atol=1e-5)


def test_tables_of_whole_numbers_are_stored_as_they_are(tmp_path):
    keys, marks = table({str(n): [n % 256, 7, 255] for n in range(9000)})
    settings = {"name": "x", "style": {}, "upos": [], "labels": [], "feats": [], "scripts": []}
    storage.save(tmp_path, {KEYS: keys, MARKS: marks}, ["a"], ["a"], settings)
    read = storage.load(tmp_path).weights
    assert read[KEYS].dtype == np.uint32
    assert (read[KEYS] == keys).all()
    assert (read[MARKS] == marks).all()

"""The second opinion on names: a small BiLSTM over word features and what lists know of words.

It is trained for names alone, on all eight languages and then on one (`training/namer.py`). Its
scores are added to a share of those that the main network gives to the same tags.
"""

from collections.abc import Mapping

import numpy as np

from dictafacta.analyse.known import KEYS, MARKS, KnownWords
from dictafacta.analyse.layers import Floats, Packing, read_layer, read_linear, run_lstm
from dictafacta.analyse.names import MAY_BEGIN, MAY_END, MAY_FOLLOW, NameRules

PREFIX = "namer."


class Namer:
    """The weights of one language and the computation; `share` is the main network's part."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        own = {k.removeprefix(PREFIX): v for k, v in weights.items() if k.startswith(PREFIX)}
        self._known = KnownWords(weights[KEYS], weights[MARKS])  # type: ignore[arg-type]
        self._affixes, self._shapes = own["affixes"], own["shapes"]
        self._turn, self._marks = read_linear(own, "turn"), read_linear(own, "marks")
        self._layers = (read_layer(own, "lstm.forward"), read_layer(own, "lstm.backward"))
        self._below, self._names = read_linear(own, "below"), read_linear(own, "names")
        self.share = float(own["share"][0])
        self.width = sum(
            table.shape[1]
            for table in (self._turn.weight, self._affixes, self._marks.weight, self._shapes)
        )
        self.rules = NameRules(
            own["follows"] + MAY_FOLLOW, own["begins"] + MAY_BEGIN, own["ends"] + MAY_END
        )

    def input_of(self, key: str, inputs: Floats, rows: tuple[int, ...], shape: int) -> Floats:
        """Return the input vector of a form.

        `key` is the form's key, `inputs` are the main network's input vector, `rows` its affix
        rows, `shape` is the class of its letters.
        """
        own_rows = [row % len(self._affixes) for row in rows]
        return np.concatenate(
            [
                self._turn(inputs),
                self._affixes[own_rows].sum(0),
                self._marks.relu(self._known.marks_of(key)),
                self._shapes[shape],
            ]
        )

    def scores(self, inputs: Floats, packing: Packing) -> Floats:
        """Return the scores of the name tags of each token, in the order of the text."""
        packed = inputs[packing.to_packed]
        forward, backward = self._layers
        hidden = [
            run_lstm(packed, packing, forward, False),
            run_lstm(packed, packing, backward, True),
        ]
        found = self._names(self._below.relu(np.concatenate([*hidden, packed], 1)))
        return found[packing.to_text]

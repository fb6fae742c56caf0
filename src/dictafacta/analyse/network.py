"""Runs the trained network in NumPy: form features, BiLSTM, tags, biaffine trees and names.

The method is deep biaffine attention (Dozat & Manning 2017) with tags, lemma scripts and names
on the same encoder. Sentences are packed: sorted by length, step by step, so that no padding is
computed. Nothing is changed after loading but a bounded cache of input vectors under a lock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from dictafacta.analyse.forms import affixes, ngram_buckets, plain, shape
from dictafacta.analyse.names import MAY_BEGIN, MAY_END, MAY_FOLLOW, NameRules
from dictafacta.analyse.trees import decode

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
KEPT_FORMS = 40_000
LABEL_CHUNK = 512
SCRIPTS_KEPT = 4
MAPS = (
    "tag", "upos", "feats", "scripts", "name", "names", "arc_dependent", "arc_head",
    "label_dependent", "label_head", "label_from_dependent", "label_from_head",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Analysis:
    """Classes of each token of one sentence; `heads` count from 1, 0 is the root.

    `scripts` holds the likeliest lemma scripts of each token, best first.
    """

    upos: list[int]
    feats: list[int]
    scripts: list[list[int]]
    heads: list[int]
    labels: list[int]
    names: Floats


class Packing:
    """The order in which a batch is computed: all first words, all second words, and so on."""

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.asarray(lengths)
        rank = np.argsort(-sizes, kind="stable")
        ordered = sizes[rank]
        steps = int(ordered[0])
        self.active = [int((ordered > t).sum()) for t in range(steps)]
        self.offsets = np.concatenate([[0], np.cumsum(self.active)]).tolist()
        starts = np.concatenate([[0], np.cumsum(sizes)])[:-1]
        self.to_packed: Ints = np.concatenate(
            [starts[rank[:n]] + t for t, n in enumerate(self.active)]
        )
        self.to_text: Ints = np.empty_like(self.to_packed)
        self.to_text[self.to_packed] = np.arange(len(self.to_packed))


def run_lstm(inputs: Floats, packing: Packing, layer: "Layer", backward: bool) -> Floats:
    """Return the outputs of one direction over packed inputs."""
    width = layer.recurrent.shape[0]
    gates = inputs @ layer.inward
    gates += layer.bias
    hidden = np.zeros((packing.active[0], width), np.float32)
    cell = np.zeros_like(hidden)
    out = np.empty((len(inputs), width), np.float32)
    steps = range(len(packing.active))
    for t in reversed(steps) if backward else steps:
        n, at = packing.active[t], packing.offsets[t]
        now = gates[at : at + n]
        now += hidden[:n] @ layer.recurrent
        np.tanh(now, out=now)
        now *= layer.half
        now += layer.offset
        state = cell[:n]
        state *= now[:, width : 2 * width]
        state += now[:, :width] * now[:, 2 * width : 3 * width]
        np.tanh(state, out=hidden[:n])
        hidden[:n] *= now[:, 3 * width :]
        out[at : at + n] = hidden[:n]
    return out


class Layer:
    """One direction of one LSTM layer, its sigmoids folded into tanh: σ(x) = ½ tanh(½ x) + ½."""

    def __init__(self, inward: Floats, recurrent: Floats, bias: Floats) -> None:
        width = recurrent.shape[1]
        half = np.full(4 * width, 0.5, np.float32)
        half[2 * width : 3 * width] = 1.0
        self.half = half
        self.offset = np.where(half < 1, np.float32(0.5), np.float32(0)).astype(np.float32)
        self.inward = np.ascontiguousarray(inward.T * half)
        self.recurrent = np.ascontiguousarray(recurrent.T * half)
        self.bias = bias * half


class Linear:
    """An affine map, with or without a bias."""

    def __init__(self, weight: Floats, bias: Floats | None = None) -> None:
        self.weight = np.ascontiguousarray(weight.T)
        self.bias = bias

    def __call__(self, x: Floats) -> Floats:
        """Return the map of each row."""
        out: Floats = x @ self.weight
        if self.bias is not None:
            out += self.bias
        return out

    def relu(self, x: Floats) -> Floats:
        """Return the map's result with negatives cut off."""
        out = self(x)
        return np.maximum(out, 0, out=out)


class Network:
    """The weights of one language and the computation."""

    def __init__(self, weights: dict[str, Floats], vocabulary: Sequence[str]) -> None:
        self._vocabulary = {word: place for place, word in enumerate(vocabulary)}
        self._vectors, self._buckets = weights["vectors"], weights["buckets"]
        self._affixes, self._shapes = weights["affixes"], weights["shapes"]
        self._layers = [
            (_layer(weights, f"lstm{i}.forward"), _layer(weights, f"lstm{i}.backward"))
            for i in range(sum(1 for name in weights if name.endswith(".forward.bias")))
        ]
        self._maps = {
            name: Linear(weights[f"{name}.weight"], weights.get(f"{name}.bias")) for name in MAPS
        }
        self._root, self._arc, self._arc_bias = weights["root"], weights["arc"], weights["arc_bias"]
        self._label = weights["label"]
        self.name_rules = NameRules(
            weights["name_follows"] + MAY_FOLLOW,
            weights["name_begins"] + MAY_BEGIN,
            weights["name_ends"] + MAY_END,
        )
        self._ids: dict[str, int] = {}
        width = self._vectors.shape[1] + self._affixes.shape[1] + self._shapes.shape[1]
        self._inputs = np.zeros((1024, width), np.float32)
        self._lock = Lock()

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Return the analysis of each sentence; none may be empty."""
        lengths = [len(s) for s in sentences]
        inputs = self._embed([form for s in sentences for form in s])
        hidden = self._encode(inputs, Packing(lengths))
        both = np.concatenate([hidden, inputs], 1)
        tags = self._maps["tag"].relu(both)
        upos = self._maps["upos"](tags).argmax(1).tolist()
        feats = self._maps["feats"](tags).argmax(1).tolist()
        scripts = likeliest(self._maps["scripts"](tags))
        names = self._maps["names"](self._maps["name"].relu(both))
        heads = self._heads(hidden, lengths)
        labels = self._labels(hidden, heads, lengths)
        out, at = [], 0
        for length in lengths:
            part = slice(at, at + length)
            tagged = (upos[part], feats[part], scripts[part])
            out.append(Analysis(*tagged, heads[part].tolist(), labels[part], names[part]))
            at += length
        return out

    def _embed(self, forms: Sequence[str]) -> Floats:
        """Return the input vectors of forms; each form is computed once and kept."""
        with self._lock:
            if len(self._ids) > KEPT_FORMS:
                self._ids.clear()
            ids = self._ids
            places = []
            for form in forms:
                place = ids.get(form)
                if place is None:
                    place = ids[form] = len(ids)
                    self._keep(place, form)
                places.append(place)
            return self._inputs[places]

    def _keep(self, place: int, form: str) -> None:
        if place >= len(self._inputs):
            self._inputs = np.concatenate([self._inputs, np.zeros_like(self._inputs)])
        key = plain(form)
        known = self._vocabulary.get(key)
        if known is not None:
            static = self._vectors[known]
        else:
            static = self._buckets[ngram_buckets(key, len(self._buckets))].mean(0)
        a, b = self._vectors.shape[1], self._vectors.shape[1] + self._affixes.shape[1]
        row = self._inputs[place]
        row[:a] = static
        row[a:b] = self._affixes[list(affixes(key))].sum(0)
        row[b:] = self._shapes[shape(form)]

    def _encode(self, inputs: Floats, packing: Packing) -> Floats:
        hidden = inputs[packing.to_packed]
        for forward, backward in self._layers:
            parts = [
                run_lstm(hidden, packing, forward, False),
                run_lstm(hidden, packing, backward, True),
            ]
            hidden = np.concatenate(parts, 1)
        return hidden[packing.to_text]

    def _heads(self, hidden: Floats, lengths: Sequence[int]) -> Ints:
        """Return the head of each token in its sentence, counted from 1; 0 is the root."""
        dependent = self._maps["arc_dependent"].relu(hidden) @ self._arc + self._arc_bias
        head = self._maps["arc_head"].relu(hidden)
        root = self._maps["arc_head"].relu(self._root[None])
        out: Ints = np.empty(len(hidden), np.int64)
        at = 0
        for length in lengths:
            part = slice(at, at + length)
            out[part] = decode(dependent[part] @ np.concatenate([root, head[part]]).T)
            at += length
        return out

    def _labels(self, hidden: Floats, heads: Ints, lengths: Sequence[int]) -> list[int]:
        """Return the label of each token's arc; class 0 is root and belongs to roots alone."""
        starts = np.repeat(np.cumsum([0, *lengths[:-1]]), lengths)
        dependent = self._maps["label_dependent"].relu(hidden)
        head = self._maps["label_head"].relu(np.concatenate([self._root[None], hidden]))
        place = np.where(heads == 0, 0, starts + heads)
        from_head = self._maps["label_from_head"](head)
        scores = self._maps["label_from_dependent"](dependent) + from_head[place]
        width = dependent.shape[1]
        for at in range(0, len(hidden), LABEL_CHUNK):
            part = slice(at, at + LABEL_CHUNK)
            product = (dependent[part] @ self._label).reshape(-1, scores.shape[1], width)
            scores[part] += np.matmul(product, head[place[part]][:, :, None])[:, :, 0]
        scores[:, 0] = -np.inf
        labels = scores.argmax(1)
        labels[heads == 0] = 0
        found: list[int] = labels.tolist()
        return found


def likeliest(scores: Floats) -> list[list[int]]:
    """Return the `SCRIPTS_KEPT` classes with the highest scores of each row, best first."""
    count = min(SCRIPTS_KEPT, scores.shape[1])
    top = np.argpartition(scores, -count, axis=1)[:, -count:]
    order = np.take_along_axis(scores, top, 1).argsort(1)[:, ::-1]
    found: list[list[int]] = np.take_along_axis(top, order, 1).tolist()
    return found


def _layer(weights: dict[str, Floats], name: str) -> Layer:
    return Layer(*(weights[f"{name}.{part}"] for part in ("inward", "recurrent", "bias")))

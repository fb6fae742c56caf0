"""Runs the trained network in NumPy: form features, BiLSTM, tags, biaffine trees and names.

The method is deep biaffine attention (Dozat & Manning 2017) with tags, lemma scripts and names
on the same encoder. Sentences are packed: sorted by length, step by step, so that no padding is
computed. Nothing is changed after loading but a bounded cache of input vectors under a lock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from dictafacta.analyse.forms import affixes, ngram_buckets, plain, shape
from dictafacta.analyse.known import KEYS
from dictafacta.analyse.layers import Floats, Ints, Packing, read_layer, read_linear, run_lstm
from dictafacta.analyse.namer import Namer
from dictafacta.analyse.names import MAY_BEGIN, MAY_END, MAY_FOLLOW, NameRules
from dictafacta.analyse.trees import decode

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


class Network:
    """The weights of one language and the computation."""

    def __init__(self, weights: dict[str, Floats], vocabulary: Sequence[str]) -> None:
        self._vocabulary = {word: place for place, word in enumerate(vocabulary)}
        self._vectors, self._buckets = weights["vectors"], weights["buckets"]
        self._affixes, self._shapes = weights["affixes"], weights["shapes"]
        self._layers = [
            (read_layer(weights, f"lstm{i}.forward"), read_layer(weights, f"lstm{i}.backward"))
            for i in range(
                sum(n.startswith("lstm") and n.endswith(".forward.bias") for n in weights)
            )
        ]
        self._maps = {name: read_linear(weights, name) for name in MAPS}
        self._root, self._arc, self._arc_bias = weights["root"], weights["arc"], weights["arc_bias"]
        self._label = weights["label"]
        self._namer = Namer(weights) if KEYS in weights else None
        self.name_rules = self._rules(weights)
        self._ids: dict[str, int] = {}
        self._width = self._vectors.shape[1] + self._affixes.shape[1] + self._shapes.shape[1]
        width = self._width + (self._namer.width if self._namer else 0)
        self._inputs = np.zeros((1024, width), np.float32)
        self._lock = Lock()

    def _rules(self, weights: dict[str, Floats]) -> NameRules:
        """Return the scores of name tags side by side: of both opinions, where there are two."""
        own = (weights["name_follows"], weights["name_begins"], weights["name_ends"])
        share = self._namer.share if self._namer else 1.0
        rules = self._namer.rules if self._namer else (MAY_FOLLOW, MAY_BEGIN, MAY_END)
        return NameRules(*(share * mine + rule for mine, rule in zip(own, rules, strict=True)))

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Return the analysis of each sentence; none may be empty."""
        lengths = [len(s) for s in sentences]
        embedded = self._embed([form for s in sentences for form in s])
        inputs = embedded[:, : self._width]
        packing = Packing(lengths)
        hidden = self._encode(inputs, packing)
        both = np.concatenate([hidden, inputs], 1)
        tags = self._maps["tag"].relu(both)
        upos = self._maps["upos"](tags).argmax(1).tolist()
        feats = self._maps["feats"](tags).argmax(1).tolist()
        scripts = likeliest(self._maps["scripts"](tags))
        names = self._name_scores(both, embedded[:, self._width :], packing)
        heads = self._heads(hidden, lengths)
        labels = self._labels(hidden, heads, lengths)
        out, at = [], 0
        for length in lengths:
            part = slice(at, at + length)
            tagged = (upos[part], feats[part], scripts[part])
            out.append(Analysis(*tagged, heads[part].tolist(), labels[part], names[part]))
            at += length
        return out

    def _name_scores(self, both: Floats, inputs: Floats, packing: Packing) -> Floats:
        """Return the scores of the name tags: the main network's, the namer's, or both summed."""
        namer = self._namer
        if namer is not None and not namer.share:
            return namer.scores(inputs, packing)
        names = self._maps["names"](self._maps["name"].relu(both))
        return names if namer is None else namer.share * names + namer.scores(inputs, packing)

    def inputs_of(self, forms: Sequence[str]) -> Floats:
        """Return the input vectors of forms, as the first LSTM layer reads them."""
        return self._embed(forms)[:, : self._width]

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
        row, rows, letters = self._inputs[place], affixes(key), shape(form)
        row[:a] = static
        row[a:b] = self._affixes[list(rows)].sum(0)
        row[b : self._width] = self._shapes[letters]
        if self._namer is not None:
            row[self._width :] = self._namer.input_of(key, row[: self._width], rows, letters)

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

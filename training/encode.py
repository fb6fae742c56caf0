"""Turns annotated sentences into the arrays that the network trains on."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dictafacta.analyse.forms import SLOTS, affixes, ngram_buckets, plain, shape
from dictafacta.analyse.lemmas import make_script
from training.annotation import Annotated

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
NAMES = ("O", *(f"{part}-{kind}" for kind in ("PER", "ORG", "LOC") for part in "BIES"))
IGNORE = -100


@dataclass(frozen=True, slots=True)
class Inventory:
    """The classes that the heads choose from; `feats` and `scripts` for each language."""

    upos: tuple[str, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...]
    feats: dict[str, tuple[str, ...]]
    scripts: dict[str, tuple[str, ...]]


def take_inventory(train: dict[str, list[Annotated]], scripts: "Scripts") -> Inventory:
    """The classes of the training data; rare features and scripts are left out."""
    labels: Counter[str] = Counter()
    feats, lemmas = {}, {}
    for language, sentences in train.items():
        feat_counts: Counter[str] = Counter()
        script_counts: Counter[str] = Counter()
        for s in sentences:
            if s.heads is None:
                continue
            labels.update(s.deprels)
            feat_counts.update(s.feats)
            for form, lemma in zip(s.forms, s.lemmas, strict=False):
                if lemma != "_":
                    script_counts[scripts.of(form, lemma)] += 1
        feats[language] = tuple(f for f, n in feat_counts.most_common(600) if n > 1 and f != "?")
        lemmas[language] = tuple(f for f, n in script_counts.most_common(900) if n > 1)
    found = tuple(sorted(label for label, n in labels.items() if n > 20 and label != "root"))
    return Inventory(UPOS, ("root", *found), NAMES, feats, lemmas)


class Scripts:
    """Edit scripts by form and lemma, kept."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}

    def of(self, form: str, lemma: str) -> str:
        """The script from form to lemma."""
        pair = (form, lemma)
        if pair not in self._kept:
            self._kept[pair] = make_script(form, lemma)
        return self._kept[pair]


class Vectors:
    """Static vectors of a language; words outside the vocabulary get the mean of their n-grams."""

    def __init__(self, path: Path) -> None:
        stored = np.load(path)
        self.words = [str(w) for w in stored["words"]]
        scale = float(stored["table"].std())
        self.table = (stored["table"] / scale).astype(np.float32)
        self.buckets = (stored["buckets"] / scale).astype(np.float32)
        self._place = {w: i for i, w in enumerate(self.words)}

    def of(self, key: str) -> NDArray[np.float32]:
        """The vector of a form's key."""
        found = self._place.get(key)
        if found is not None:
            return self.table[found]
        buckets = ngram_buckets(key, len(self.buckets))
        return self.buckets[buckets].mean(0) if buckets else np.zeros_like(self.table[0])


class FormTable:
    """The input features of every form met, in growing arrays; ids are places in them."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._ids: dict[str, int] = {}
        self.rows = np.zeros((4096, SLOTS), np.int64)
        self.shapes = np.zeros(4096, np.int64)
        self.static = np.zeros((4096, vectors.table.shape[1]), np.float32)

    def id_of(self, form: str) -> int:
        """The place of a form."""
        found = self._ids.get(form)
        if found is None:
            found = self._ids[form] = len(self._ids)
            if found == len(self.rows):
                self.rows, self.shapes, self.static = (
                    np.concatenate([a, np.zeros_like(a)])
                    for a in (self.rows, self.shapes, self.static)
                )
            key = plain(form)
            self.rows[found], self.shapes[found] = affixes(key), shape(form)
            self.static[found] = self._vectors.of(key)
        return found


class Encoder:
    """Encodes the sentences of one language."""

    def __init__(
        self, language: str, inventory: Inventory, forms: FormTable, scripts: Scripts
    ) -> None:
        self.forms, self._scripts = forms, scripts
        self._upos = {u: i for i, u in enumerate(inventory.upos)}
        self._labels = {u: i for i, u in enumerate(inventory.labels)}
        self._names = {u: i for i, u in enumerate(inventory.names)}
        self._feats = {u: i for i, u in enumerate(inventory.feats[language])}
        self._script_ids = {u: i for i, u in enumerate(inventory.scripts[language])}

    def ids(self, forms: list[str]) -> list[int]:
        """Places in the form table."""
        return [self.forms.id_of(f) for f in forms]

    def layers(self, s: Annotated) -> NDArray[np.int64]:
        """Rows: upos, feats, script, head (0 is the root), label, name; IGNORE where not known."""
        out = np.full((6, len(s.forms)), IGNORE, np.int64)
        if s.heads is not None:
            out[0] = [self._upos.get(u, IGNORE) for u in s.upos]
            out[1] = [self._feats.get(f, IGNORE) for f in s.feats]
            out[2] = [
                IGNORE
                if lemma == "_"
                else self._script_ids.get(self._scripts.of(form, lemma), IGNORE)
                for form, lemma in zip(s.forms, s.lemmas, strict=False)
            ]
            out[3] = [h + 1 for h in s.heads]
            out[4] = [self._labels.get(d, IGNORE) for d in s.deprels]
        if s.names is not None:
            out[5] = [self._names.get(n, IGNORE) for n in to_bioes(s.names)]
        return out


def to_bioes(tags: list[str]) -> list[str]:
    """BIO tags with ends and single words marked."""
    out = []
    for i, tag in enumerate(tags):
        goes_on = i + 1 < len(tags) and tags[i + 1] == "I-" + tag[2:]
        if tag in ("O", "?"):
            out.append(tag)
        elif tag[0] == "B":
            out.append(("B" if goes_on else "S") + tag[1:])
        else:
            out.append(("I" if goes_on else "E") + tag[1:])
    return out

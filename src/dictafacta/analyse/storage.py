"""The folder of a packaged model: weights, words, lemmas, settings and the card.

Small weights are stored as half-precision numbers, large tables as bytes with a scale for each
row; both become single precision at loading. Tables of whole numbers without a sign stay as they
are.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dictafacta.analyse.files import FORMS, LEMMAS, SETTINGS, WEIGHTS, WORDS
from dictafacta.analyse.known_forms import KnownForms, read_forms
from dictafacta.analyse.tokens import TokenStyle

FORMAT = 1
SCALE = ".scale"
LARGE = 20_000

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Stored:
    """A model's parts as they lie in its folder; `name` goes into every parse."""

    name: str
    weights: dict[str, Floats]
    words: list[str]
    lemmas: list[str]
    forms: KnownForms
    upos: list[str]
    labels: list[str]
    feats: list[str]
    scripts: list[str]
    style: TokenStyle


def load(folder: Path) -> Stored:
    """Return a model from its folder; ValueError where its format is another version's."""
    settings: dict[str, Any] = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    if settings["format"] != FORMAT:
        raise ValueError(f"{folder}: format {settings['format']}, this version reads {FORMAT}")
    with np.load(folder / WEIGHTS) as archive:
        raw = {name: archive[name] for name in archive.files}
    weights: dict[str, Floats] = {
        name: value if value.dtype.kind == "u" else value.astype(np.float32)
        for name, value in raw.items()
        if not name.endswith(SCALE)
    }
    for name in weights:
        if name + SCALE in raw:
            weights[name] *= raw[name + SCALE].astype(np.float32)[:, None]
    style: dict[str, Any] = {
        k: frozenset(v) if isinstance(v, list) else v for k, v in settings["style"].items()
    }
    return Stored(
        name=settings["name"],
        weights=weights,
        words=(folder / WORDS).read_text(encoding="utf-8").split("\n"),
        lemmas=(folder / LEMMAS).read_text(encoding="utf-8").split("\n"),
        forms=load_forms(folder / FORMS),
        upos=settings["upos"],
        labels=settings["labels"],
        feats=settings["feats"],
        scripts=settings["scripts"],
        style=TokenStyle(**style),
    )


def load_forms(file: Path) -> KnownForms:
    """Return the table of known forms; an empty one where a model has none."""
    return read_forms(file.read_text(encoding="utf-8")) if file.exists() else KnownForms()


def save(
    folder: Path,
    weights: dict[str, Floats],
    words: list[str],
    lemmas: list[str],
    settings: dict[str, Any],
) -> None:
    """Write a model's folder; `lemmas` are known ones, `settings` name, classes and style."""
    folder.mkdir(parents=True, exist_ok=True)
    stored: dict[str, Any] = {}
    for name, value in weights.items():
        if value.dtype.kind == "u":
            stored[name] = value
        elif value.ndim == 2 and value.size > LARGE:
            scale = np.abs(value).max(1) / 127 + 1e-8
            stored[name] = np.round(value / scale[:, None]).astype(np.int8)
            stored[name + SCALE] = scale.astype(np.float16)
        else:
            stored[name] = value.astype(np.float16)
    np.savez(folder / WEIGHTS, **stored)
    (folder / WORDS).write_text("\n".join(words), encoding="utf-8")
    (folder / LEMMAS).write_text("\n".join(lemmas), encoding="utf-8")
    text = json.dumps({"format": FORMAT, **settings}, ensure_ascii=False, indent=1)
    (folder / SETTINGS).write_text(text + "\n", encoding="utf-8")

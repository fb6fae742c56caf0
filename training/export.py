"""Packs a trained network as a model folder of the product, with its card.

`python -m training.export it --model work/it --work work --out ../src/dictafacta/models/it`
"""

import argparse
import hashlib
import json
import pickle
import tomllib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import torch
from simplemma import is_known, lemmatize

from dictafacta.analyse import storage
from dictafacta.analyse.files import CARD
from dictafacta.analyse.network_pipeline import INFLECTED
from training.assemble import SETTINGS, Corpora
from training.encode import Inventory, Vectors

HERE = Path(__file__).parent
VERSION = "2"
LISTS = (
    "known lemmas and forms: treebanks; simplemma's dictionaries (lemmatization lists, ODbL;"
    " Wiktionary and UniMorph, CC BY-SA; FreeLing, LGPL-LR; Wikinflection, CC BY 4.0;"
    " spaCy lookups, MIT); what is known of words: Faker (MIT), GeoNames (CC BY 4.0), Unicode"
    " CLDR, names in the other languages' corpora"
)
FAMILIES = (("it", "es", "fr", "pt"), ("en", "de"), ("ru", "uk"))


def export(language: str, model: Path, work: Path, out: Path) -> None:
    """Writes the folder of one language."""
    trained = torch.load(model / "model.pt", weights_only=False)
    inventory: Inventory = trained["inventory"]
    vectors = Vectors(work / f"vectors-{language}.npz")
    weights = convert(trained["weights"], language, vectors)
    corpora: Corpora = pickle.loads((work / f"corpora-{language}.pkl").read_bytes())
    digest = recipe_digest()
    settings = {
        "name": f"{language}-{VERSION}+{digest[:8]}",
        "style": token_style(language, corpora),
        "upos": list(inventory.upos),
        "labels": list(inventory.labels),
        "feats": list(inventory.feats[language]),
        "scripts": list(inventory.scripts[language]),
    }
    lemmas = known_lemmas(language, corpora, vectors.words)
    storage.save(out, weights, vectors.words, lemmas, settings)
    (out / CARD).write_text(json.dumps(card(language, settings["name"], digest), indent=1) + "\n")


def convert(
    state: dict[str, torch.Tensor], language: str, vectors: Vectors
) -> dict[str, np.ndarray]:
    """The weights under the names that the product knows; a language's own parts folded in."""
    own = f"parts.{language}."
    plain = {k: v.float().numpy() for k, v in state.items()}
    turn = plain[own + "static.weight"].T
    out = {
        "vectors": vectors.table @ turn,
        "buckets": vectors.buckets @ turn,
        "affixes": plain["affixes.weight"],
        "shapes": plain["shapes.weight"] + plain[own + "language"],
    }
    own_rules = ("name_follows", "name_begins", "name_ends")
    for name in ("root", "arc", "arc_bias", "label", *own_rules):
        out[name] = plain[name]
    for head in ("feats", "scripts"):
        for part in ("weight", "bias"):
            out[f"{head}.{part}"] = plain[f"{own}{head}.{part}"]
    for name, value in plain.items():
        top, _, rest = name.partition(".")
        if top in ("tag", "upos", "name", "names") or (top.startswith(("arc_", "label_")) and rest):
            out[name] = value
    index = 0
    while f"layers.{index}.weight_ih_l0" in plain:
        for direction, suffix in (("forward", ""), ("backward", "_reverse")):
            base = f"layers.{index}."
            target = f"lstm{index}.{direction}."
            out[target + "inward"] = plain[f"{base}weight_ih_l0{suffix}"]
            out[target + "recurrent"] = plain[f"{base}weight_hh_l0{suffix}"]
            out[target + "bias"] = (
                plain[f"{base}bias_ih_l0{suffix}"] + plain[f"{base}bias_hh_l0{suffix}"]
            )
        index += 1
    return out


def token_style(language: str, corpora: Corpora) -> dict[str, Any]:
    """The switches of `tokens.toml`, with abbreviations and whole words met in the treebanks."""
    style: dict[str, Any] = dict(
        tomllib.loads((HERE / "tokens.toml").read_text(encoding="utf-8"))[language]
    )
    dotted: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for sentence in corpora.train:
        if sentence.heads is None:
            continue
        for form in sentence.forms:
            key = form.lower().replace("’", "'")
            if len(key) > 2 and key.endswith(".") and key[:-1].isalpha():
                dotted[key[:-1]] += 1
            if "'" in key[1:] and (key[-1] == "'" or key.partition("'")[2].isalpha()):
                whole[key] += 1
    for sentence in corpora.train:
        for form, following in zip(sentence.forms, sentence.forms[1:], strict=False):
            if sentence.heads is not None and following == ".":
                dotted[form.lower()] -= 1
    kept = {w for w, n in dotted.items() if n > 1 and len(w) < 7}
    style["abbreviations"] = sorted({*style.get("abbreviations", []), *kept})
    elided = (
        [w for w, n in whole.items() if n > 2 and not w.endswith("'")]
        if style.get("elision")
        else []
    )
    style["whole"] = sorted({*style.get("whole", []), *elided})
    return style


def known_lemmas(language: str, corpora: Corpora, words: list[str]) -> list[str]:
    """Lemmas that exist: of the treebanks (met twice), and simplemma's of the frequent words."""
    counts: Counter[str] = Counter()
    for sentence in corpora.train:
        for lemma, upos in zip(sentence.lemmas or (), sentence.upos or (), strict=True):
            if upos in INFLECTED:
                counts[lemma.lower()] += 1
    found = {lemma for lemma, count in counts.items() if count > 1}
    for word in words:
        if word.isalpha() and is_known(word, lang=language):
            found.add(lemmatize(word, lang=language).lower())
    return sorted(lemma for lemma in found if lemma and not any(c.isspace() for c in lemma))


def recipe_digest() -> str:
    """A digest of the recipe: its code and its settings."""
    digest = hashlib.sha256()
    for path in sorted([*HERE.glob("*.py"), *HERE.glob("*.toml")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def card(language: str, name: str, digest: str) -> dict[str, Any]:
    """What the model is made of; scores are added by `python -m training.report --cards`."""
    data = []
    for kind in ("trees", "names"):
        for corpus in SETTINGS[language][kind]:
            used = corpus["train"] or (kind == "names" and corpus["name"].startswith("UNER"))
            if used:
                data.append(
                    {"name": corpus["name"], "licence": corpus["licence"], "annotates": kind}
                )
    family = next(f for f in FAMILIES if language in f)
    kin = [c for k in family for c in SETTINGS[k]["trees"] if c["train"]]
    kin += [c for k in SETTINGS for c in SETTINGS[k]["names"] if c["train"]]
    free = all(c["licence"] == "free" for c in [*data, *kin])
    return {
        "language": language,
        "name": name,
        "date": datetime.now(UTC).date().isoformat(),
        "recipe": digest,
        "use": "free" if free else "non-commercial",
        "data": data,
        "trained_first_with": [k for k in family if k != language],
        "text": "open prose for the word vectors; clauses of the treebanks in news templates",
        "names_trained_first_with": [k for k in SETTINGS if k != language],
        "lists": LISTS,
        "scores": {},
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    export(given.language, given.model, given.work, given.out)

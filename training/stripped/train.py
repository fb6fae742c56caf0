"""Trains the cleaner of stripped text and measures it on sites that it has not seen.

    python training/stripped/train.py PAGES.pickle TEXT [--choosers]

PAGES.pickle comes from `pages.py`; TEXT is the folder of running prose. Writes the packaged model
and, for `benchmarks/pages_text.py`, one model for each fold. With `--choosers` the stages of the
models that there are stay, and what chooses among the partings of a page is fitted anew.
"""

import argparse
import pickle
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from records import TrainingPage
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from splits import FOLDS, fold_of
from synthetic import PARTS, Body, headline_like, page, prose

sys.path.insert(0, str(Path(__file__).parents[1]))
from page_blocks import packed

from dictafacta.model import Span
from dictafacta.read.language import identify
from dictafacta.read.stripped.evidence import gather
from dictafacta.read.stripped.features import buckets, describe, together
from dictafacta.read.stripped.lines import Line
from dictafacta.read.stripped.model import read_cleaner
from dictafacta.read.stripped.segments import partings, portraits
from dictafacta.read.stripped.words import Words, words_of

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "src/dictafacta/read/stripped/lines.npz"
FOLD_MODELS = ROOT / "benchmarks/stripped_folds.npz"
SIZE = 1 << 14
TRANSPLANTS = 1  # bodies that each page's residue is put around, beside its own
LANGUAGES = ("it", "en", "de", "fr", "es", "pt", "ru", "uk")
SHARE = 0.5  # of the lines of a page that trees are fitted to
MOST = 1500  # lines of the longest page trained on


@dataclass
class Example:
    """A page as lines: labels (1 article), weights, fold, and the kinds of synthetic lines."""

    fold: int
    lines: list[str]
    labels: np.ndarray
    weight: float
    kinds: list[str] | None = None

    def weights(self) -> np.ndarray:
        sizes = np.array([min(40, len(line.split())) + 5.0 for line in self.lines])
        sizes *= self.weight * 100 / sizes.sum()
        sizes[0] = 0.0  # the title line is decided by rule
        return sizes


def as_lines(texts: list[str]) -> list[Line]:
    return [Line(text, Span(0, max(1, len(text)))) for text in texts]


def real(pages: list[TrainingPage], rng: random.Random) -> list[Example]:
    """Return the labelled pages; every gold page in four renderings, the others in two."""
    found = []
    for entry in pages:
        gold = entry.origin == "scrapinghub"
        names = sorted(entry.renderings)
        if not entry.trusted:
            continue
        for name in names if gold else rng.sample(names, 2):
            rendering = entry.renderings[name]
            if 3 < len(rendering.lines) <= MOST:
                labels = (np.array(rendering.labels) >= 0.5).astype(int)
                weight = 3.0 if gold else 1.0
                found.append(Example(fold_of(entry.site), rendering.lines, labels, weight))
    return found


def bodies(pages: list[TrainingPage]) -> list[tuple[int, Body, list[str]]]:
    """Return fold, clean body and residue of each labelled page."""
    found = []
    for entry in pages:
        rendering = entry.renderings.get("resiliparse")
        if not entry.trusted or rendering is None or len(rendering.lines) > MOST:
            continue
        parted = list(zip(rendering.lines, rendering.labels, strict=True))
        body = [line for line, share in parted if share >= 0.5]
        rest = [line for line, share in parted[1:] if share < 0.5]
        if len(body) >= 5 and sum(len(line.split()) for line in body) >= 120:
            language = identify(" ".join(body))
            found.append(
                (fold_of(entry.site), Body(rendering.lines[0], body, language), rest[-12:])
            )
    return found


def synthetic(pages: list[TrainingPage], text: Path, rng: random.Random) -> list[Example]:
    """Return built pages; headlines come from pages of the same fold and language."""
    stories = bodies(pages)
    for language in LANGUAGES:
        made = list(prose(text, language, 110, rng))
        stories += [(rng.randrange(FOLDS), body, []) for body in made]
    titles: dict[tuple[int, str], list[str]] = {}
    for fold, body, _ in stories:
        head = PARTS.split(body.title)[0]
        if headline_like(head):
            titles.setdefault((fold, body.language), []).append(head)
    found = []
    for fold, body, rest in stories:
        heads = [t for t in titles.get((fold, body.language), ()) if not body.title.startswith(t)]
        if len(heads) > 4:
            lines, labels, kinds = page(body, heads, rest, rng)
            found.append(Example(fold, lines, np.array(labels), 1.2, kinds))
    return found


def transplanted(examples: list[Example], rng: random.Random) -> list[Example]:
    """Return real pages with the body and title of another page of their fold.

    The residue stays as it is, so that the model sees more bodies in more surroundings.
    """
    found = []
    donors: dict[int, list[tuple[str, list[str]]]] = {}
    for e in examples:
        body = [line for line, label in zip(e.lines, e.labels, strict=True) if label]
        if sum(len(line.split()) for line in body) >= 100:
            donors.setdefault(e.fold, []).append((e.lines[0], body))
    for e in examples:
        places = np.flatnonzero(e.labels)
        if not len(places) or places[-1] - places[0] > 2 * len(places) + 5 or rng.random() < 0.4:
            continue
        title, body = rng.choice(donors[e.fold])
        if title == e.lines[0]:
            continue
        start, end = int(places[0]), int(places[-1]) + 1
        own = e.lines[0]
        head, tail = e.lines[:start], e.lines[end:]
        inside = [n for n in range(start, end) if not e.labels[n]]
        lines = [*head, *body]
        labels = [0] * len(head) + [1] * len(body)
        for n in inside:  # what interrupted the old body interrupts the new one
            at = rng.randrange(len(head), len(lines) + 1)
            lines.insert(at, e.lines[n])
            labels.insert(at, 0)
        lines, labels = [*lines, *tail], [*labels, *([0] * len(tail))]
        short = PARTS.split(own)[0]
        swap = {own: title, short: PARTS.split(title)[0]}
        lines = [swap.get(x, x) if not y else x for x, y in zip(lines, labels, strict=True)]
        if len(lines) <= MOST:
            found.append(Example(e.fold, lines, np.array(labels), 0.7 * e.weight))
    return found


def lexicons(examples: list[Example], parsed: list[Words]) -> dict[int, np.ndarray]:
    """Return word weights for each fold from the other folds' pages, under -1 from all.

    A weight is the log ratio of a bucket's share among residue and among article words, in
    steps of 1/30, counted once for each page.
    """
    counts = np.zeros((FOLDS, 2, SIZE))
    for example, words in zip(examples, parsed, strict=True):
        if example.kinds is not None:
            continue
        labels = example.labels[words.line]
        place = buckets(words, SIZE)
        for label in (0, 1):
            counts[example.fold, label][np.unique(place[labels == label])] += 0.5
    found = {}
    for fold in (-1, *range(FOLDS)):
        some = counts[[f for f in range(FOLDS) if f != fold]].sum(axis=0) + 0.5
        ratio = np.log(some[0] / some[0].sum()) - np.log(some[1] / some[1].sum())
        sure = np.minimum(1.0, (some.sum(axis=0) - 1) / 6)
        found[fold] = np.clip(ratio * sure * 30, -120, 120).astype(np.int8)
    return found


def fit(examples: list[Example], rows: list[np.ndarray], rounds: int, seed: int):
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.1,
        max_leaf_nodes=24,
        max_depth=6,
        min_samples_leaf=60,
        l2_regularization=5,
        max_features=0.4,
        random_state=seed,
        early_stopping=False,
    )
    # Some of the lines of every page: lines of one page say much the same.
    draw = np.random.default_rng(seed)
    some = [draw.random(len(e.labels)) < SHARE for e in examples]
    return model.fit(
        np.vstack([r[k] for r, k in zip(rows, some, strict=True)]),
        np.concatenate([e.labels[k] for e, k in zip(examples, some, strict=True)]),
        sample_weight=np.concatenate([e.weights()[k] for e, k in zip(examples, some, strict=True)]),
    )


def outside(examples: list[Example], rows: list[np.ndarray], fold: int):
    pairs = [(e, r) for e, r in zip(examples, rows, strict=True) if e.fold != fold]
    return [e for e, _ in pairs], [r for _, r in pairs]


def train(examples: list[Example]) -> None:
    """Fit both stages for each fold and for all pages, and write them."""
    parsed = [words_of(e.lines) for e in examples]
    words = lexicons(examples, parsed)
    evidence = [gather(as_lines(e.lines), w) for e, w in zip(examples, parsed, strict=True)]
    rows = [
        describe(w, v, words[e.fold]) for e, w, v in zip(examples, parsed, evidence, strict=True)
    ]
    sizes = [w.count.astype(float) for w in parsed]
    print("described", sum(len(r) for r in rows), rows[0].shape, flush=True)
    alone = {f: fit(*outside(examples, rows, f), rounds=200, seed=f) for f in range(FOLDS)}
    print("first stage", flush=True)
    chances = [alone[e.fold].predict_proba(r)[:, 1] for e, r in zip(examples, rows, strict=True)]
    context = [together(r, c, s) for r, c, s in zip(rows, chances, sizes, strict=True)]
    second = {f: fit(*outside(examples, context, f), rounds=100, seed=10 + f) for f in range(FOLDS)}
    print("second stage", flush=True)
    later = [second[e.fold].predict_proba(c)[:, 1] for e, c in zip(examples, context, strict=True)]
    final = [(a + b) / 2 for a, b in zip(chances, later, strict=True)]
    report(examples, final)
    drawn = [drawing(e, c, r, s) for e, c, r, s in zip(examples, final, rows, sizes, strict=True)]
    folds: dict[str, np.ndarray] = {}
    for f in range(FOLDS):
        chooser = fit_chooser(examples, drawn, f)
        folds |= stages(f"fold{f}/", alone[f], second[f], chooser, words[f])
    np.savez_compressed(FOLD_MODELS, **folds)
    print(f"wrote {FOLD_MODELS.name} ({FOLD_MODELS.stat().st_size:,} bytes)", flush=True)
    whole = stages(
        "",
        fit(examples, rows, 200, 20),
        fit(examples, context, 100, 21),
        fit_chooser(examples, drawn, -1),
        words[-1],
    )
    np.savez_compressed(MODEL, **whole)
    print(f"wrote {MODEL.name} ({MODEL.stat().st_size:,} bytes)")


def choosers(examples: list[Example]) -> None:
    """Fit the choosers anew to the stages of the models that there are, and write these."""
    packed_folds = FOLD_MODELS.read_bytes()
    cleaners = [read_cleaner(packed_folds, f"fold{f}/") for f in range(FOLDS)]
    drawn, final = [], []
    for e in examples:
        words = words_of(e.lines)
        chances, rows = cleaners[e.fold].chances(words, gather(as_lines(e.lines), words))
        drawn.append(drawing(e, chances, rows, words.count.astype(float)))
        final.append(chances)
    report(examples, final)
    folds = {f: packed(fit_chooser(examples, drawn, f), "chooser") for f in range(FOLDS)}
    renew(
        FOLD_MODELS, {f"fold{f}/trees/{k}": v for f, some in folds.items() for k, v in some.items()}
    )
    whole = packed(fit_chooser(examples, drawn, -1), "chooser")
    renew(MODEL, {f"trees/{name}": array for name, array in whole.items()})


def renew(path: Path, fresh: dict[str, np.ndarray]) -> None:
    """Write a model's file again with some of its arrays replaced."""
    with np.load(path) as arrays:
        kept = {name: arrays[name] for name in arrays.files if name not in fresh}
    np.savez_compressed(path, **kept, **fresh)
    print(f"wrote {path.name} ({path.stat().st_size:,} bytes)", flush=True)


def stages(prefix: str, alone, second, chooser, lexicon: np.ndarray) -> dict[str, np.ndarray]:
    """Return a model's arrays under the names that the reader expects."""
    trees = packed(alone, "alone") | packed(second, "together") | packed(chooser, "chooser")
    arrays = {f"{prefix}trees/{name}": array for name, array in trees.items()}
    return arrays | {f"{prefix}lexicon": lexicon}


def drawing(
    example: Example, chances: np.ndarray, rows: np.ndarray, sizes: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the portraits of a page's partings, and by how much each beats the first.

    Their worth is F1 over words, the title line left out.
    """
    choices = partings(chances, sizes)
    body = example.labels.astype(bool)
    words = sizes.copy()
    words[0] = 0
    want = words[body].sum()
    worth = np.array([2 * words[k & body].sum() / max(1.0, words[k].sum() + want) for k in choices])
    return portraits(choices, chances, sizes, rows), worth - worth[0]


def fit_chooser(examples: list[Example], drawn: list, fold: int) -> HistGradientBoostingRegressor:
    some = [(e, d) for e, d in zip(examples, drawn, strict=True) if e.fold != fold]
    model = HistGradientBoostingRegressor(
        max_iter=200,
        learning_rate=0.06,
        max_leaf_nodes=12,
        max_depth=5,
        min_samples_leaf=40,
        l2_regularization=5,
        max_features=0.25,
        random_state=fold + 1,
        early_stopping=False,
    )
    weights = [np.full(len(d[1]), e.weight) for e, d in some]
    return model.fit(
        np.vstack([d[0] for _, d in some]),
        np.concatenate([d[1] for _, d in some]),
        sample_weight=np.concatenate(weights),
    )


def report(examples: list[Example], chances: list[np.ndarray]) -> None:
    """Print how many of the built pages' lines of each kind are removed."""
    removed, total = Counter(), Counter()
    for number, example in enumerate(examples):
        for kind, chance in zip(example.kinds or (), chances[number], strict=False):
            total[kind] += 1
            removed[kind] += bool(chance < 0.5)
    print({kind: round(removed[kind] / total[kind], 4) for kind in sorted(total)}, dict(total))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("--choosers", action="store_true", help="fit the choosers only")
    options = parser.parse_args()
    rng = random.Random(7)
    pages = pickle.loads(options.pages.read_bytes())
    examples = real(pages, rng)
    whole = len(examples)
    originals = list(examples)
    for _ in range(TRANSPLANTS):
        examples += transplanted(originals, rng)
    moved = len(examples)
    examples += synthetic(pages, options.text, rng)
    for example in examples[whole:moved]:
        example.kinds = []
    print(f"{len(examples)} pages, {sum(len(e.lines) for e in examples):,} lines", flush=True)
    (choosers if options.choosers else train)(examples)


if __name__ == "__main__":
    main()

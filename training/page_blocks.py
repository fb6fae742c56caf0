"""Trains the model that tells the blocks of an article from the rest of a page.

    python training/page_blocks.py DATA [--work DIR]

DATA holds `scrapinghub` (pages with full bodies) and `trafilatura` (pages with phrases that must
and must not be in the article). Pages of the second kind are labelled by a vote of three
extractors (trafilatura, readability-lxml, newspaper4k), which count less than whole bodies, and
by their phrases. Writes the packaged model and, for `benchmarks/pages_html.py`, one model for
each fold that has not seen the fold's sites.
"""

import argparse
import gzip
import json
import pickle
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import lxml.html
import newspaper
import numpy as np
import trafilatura
from readability import Document
from sites import FOLDS, fold_of
from sklearn.ensemble import HistGradientBoostingClassifier

from dictafacta.model import Page
from dictafacta.read.decoding import decode
from dictafacta.read.dom import parse_html
from dictafacta.read.html.blocks import TextBlock, cut
from dictafacta.read.html.choose import surroundings
from dictafacta.read.html.features import describe
from dictafacta.read.html.votes import second_opinion
from dictafacta.read.metadata import find_metadata

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "src/dictafacta/read/html/page_blocks.npz"
FOLD_MODELS = ROOT / "benchmarks/page_blocks_folds.npz"
WORD = re.compile(r"\w+")
SPACE = re.compile(r"\s+")
GOLD, DOUBTFUL, PHRASE = 3.0, 0.3, 3.0  # weights of labels, a vote on a fit page being 1


@dataclass
class Example:
    """One page: its blocks, their features, labels and weights."""

    url: str
    gold: bool
    blocks: list[TextBlock]
    rows: np.ndarray
    opinion: np.ndarray
    labels: np.ndarray
    weights: np.ndarray

    @property
    def fold(self) -> int:
        return fold_of(self.url)


def covered(blocks: list[TextBlock], text: str) -> np.ndarray:
    """Return the share of each block's words in an order-keeping match with `text`."""
    words = [WORD.findall(b.text.lower()) for b in blocks]
    page = [w for block in words for w in block]
    wanted = WORD.findall(text.lower())
    size = 3 if len(page) >= 3 and len(wanted) >= 3 else 1
    runs = [tuple(wanted[i : i + size]) for i in range(len(wanted) - size + 1)]
    known = set(runs)
    places = [i for i in range(len(page) - size + 1) if tuple(page[i : i + size]) in known]
    own = [tuple(page[i : i + size]) for i in places]
    hit = np.zeros(len(page) + 1)
    for start, _, length in SequenceMatcher(None, own, runs, autojunk=False).get_matching_blocks():
        for i in range(start, start + length):
            hit[places[i] : places[i] + size] = 1
    shares, at = [], 0
    for block in words:
        shares.append(hit[at : at + len(block)].mean() if block else 0.0)
        at += len(block)
    return np.array(shares)


def extracted(html: str, url: str) -> list[str]:
    """Return what three extractors take for the article; an extractor that fails has no vote."""
    texts = []
    for extract in (_trafilatura, _readability, _newspaper):
        try:
            texts.append(extract(html, url))
        except Exception as error:  # noqa: BLE001 - other people's extractors, any fault of theirs
            print(f"{extract.__name__} failed on {url}: {error!r}"[:150], file=sys.stderr)
            texts.append("")
    return texts


def _trafilatura(html: str, _: str) -> str:
    return trafilatura.extract(html, favor_precision=True, include_comments=False) or ""


def _readability(html: str, _: str) -> str:
    return "\n".join(lxml.html.fromstring(Document(html).summary()).itertext())


def _newspaper(html: str, url: str) -> str:
    article = newspaper.Article(url, fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return article.text


def squeezed(text: str) -> str:
    return SPACE.sub(" ", text)


def voted(
    blocks: list[TextBlock], texts: list[str], phrases: dict
) -> tuple[np.ndarray, np.ndarray]:
    """Return labels and weights of a page that has no body but phrases."""
    kept = sum((covered(blocks, text) >= 0.5).astype(int) for text in texts) >= 2
    lines = [squeezed(b.text) for b in blocks]
    page = " ".join(lines)
    article = " ".join(line for line, keep in zip(lines, kept, strict=True) if keep)
    wanted = [squeezed(p) for p in phrases["with"]]
    unwanted = [squeezed(p) for p in phrases["without"]]
    fit = all(p in article for p in wanted if p in page) and not any(p in article for p in unwanted)
    labels, weights = kept.astype(int), np.full(len(blocks), 1.0 if fit else DOUBTFUL)
    for i, line in enumerate(lines):
        if any(p in line for p in wanted):
            labels[i], weights[i] = 1, weights[i] * PHRASE
        elif any(p in line and len(line) < 6 * len(p) + 60 for p in unwanted):
            labels[i], weights[i] = 0, weights[i] * PHRASE
    return labels, weights


def example(job: tuple[str, bytes, str | dict]) -> Example:
    """Return one page as an example; a `str` is its body, a `dict` holds its phrases."""
    url, raw, truth = job
    html = decode(Page(uri=url, content=raw, media_type="text/html")).text
    tree = parse_html(html)
    metadata = find_metadata(tree, url)
    blocks, nodes = cut(tree)
    rows = describe(blocks, nodes, metadata.title or "", metadata.body)
    opinion = second_opinion(tree, blocks)
    if isinstance(truth, str):
        labels, weights = (covered(blocks, truth) >= 0.5).astype(int), np.full(len(blocks), GOLD)
    else:
        labels, weights = voted(blocks, extracted(html, url), truth)
    share = np.array([min(len(WORD.findall(b.text)), 60) + 2 for b in blocks], dtype=float)
    weights = weights * share / max(1.0, share.sum()) * 100
    for block in blocks:
        node = block.node
        while node is not None:
            node.element = None  # the tree stays behind in the process that parsed it
            node = node.parent
    return Example(url, isinstance(truth, str), blocks, rows, opinion, labels, weights)


def jobs(data: Path) -> list[tuple[str, bytes, str | dict]]:
    """Return all pages: address, bytes, body or phrases."""
    found: list[tuple[str, bytes, str | dict]] = []
    gold = json.loads((data / "scrapinghub/ground-truth.json").read_text("utf-8"))
    for key, truth in gold.items():
        raw = gzip.decompress((data / f"scrapinghub/html/{key}.html.gz").read_bytes())
        found.append((truth["url"], raw, truth["articleBody"]))
    phrases = json.loads((data / "trafilatura/tests/evaldata.json").read_text("utf-8"))
    for url, truth in phrases.items():
        path = data / "trafilatura/tests/eval" / truth["file"]
        if path.is_file():
            found.append((url, path.read_bytes(), truth))
    return found


def fit(
    examples: list[Example], rows: list[np.ndarray], seed: int
) -> HistGradientBoostingClassifier:
    """Return boosted trees over the blocks of all examples."""
    model = HistGradientBoostingClassifier(
        max_iter=150,
        learning_rate=0.1,
        max_leaf_nodes=24,
        max_depth=7,
        min_samples_leaf=40,
        l2_regularization=5,
        max_features=0.4,
        random_state=seed,
        early_stopping=False,
    )
    labels = np.concatenate([e.labels for e in examples])
    weights = np.concatenate([e.weights for e in examples])
    return model.fit(np.vstack(rows), labels, sample_weight=weights)


def packed(model: HistGradientBoostingClassifier, name: str) -> dict[str, np.ndarray]:
    """Return trees as arrays under the names that the reader expects."""
    trees = [predictors[0].nodes for predictors in model._predictors]
    shape = (len(trees), max(len(nodes) for nodes in trees))
    arrays = {
        "feature": np.zeros(shape, np.int16),
        "threshold": np.zeros(shape, np.float32),
        "left": np.zeros(shape, np.int16),
        "right": np.zeros(shape, np.int16),
        "value": np.zeros(shape, np.float32),
    }
    for i, nodes in enumerate(trees):
        size, leaf = len(nodes), nodes["is_leaf"].astype(bool)
        itself = np.arange(size)
        arrays["feature"][i, :size] = np.where(leaf, 0, nodes["feature_idx"])
        arrays["threshold"][i, :size] = np.where(leaf, 0, nodes["num_threshold"])
        arrays["left"][i, :size] = np.where(leaf, itself, nodes["left"])
        arrays["right"][i, :size] = np.where(leaf, itself, nodes["right"])
        arrays["value"][i, :size] = np.where(leaf, nodes["value"], 0)
    arrays["baseline"] = np.array(model._baseline_prediction).reshape(-1)[:1].sum()
    arrays["depth"] = np.array(max(int(nodes["depth"].max()) for nodes in trees))
    return {f"{name}.{key}": value for key, value in arrays.items()}


def train(examples: list[Example]) -> None:
    """Fit a model for each fold and one for all, and write them."""
    rows = [e.rows for e in examples]
    alone = {f: fit(*_outside(examples, f, rows), seed=f) for f in range(FOLDS)}
    chances = [alone[e.fold].predict_proba(e.rows)[:, 1] for e in examples]
    context = [
        surroundings(e.blocks, e.rows, chance, e.opinion)
        for e, chance in zip(examples, chances, strict=True)
    ]
    folds: dict[str, np.ndarray] = {}
    for f in range(FOLDS):
        together = fit(*_outside(examples, f, context), seed=10 + f)
        folds |= packed(alone[f], f"fold{f}-alone") | packed(together, f"fold{f}-together")
    np.savez_compressed(FOLD_MODELS, **folds)
    print(f"wrote {FOLD_MODELS}: {FOLD_MODELS.stat().st_size:,} bytes")
    final = packed(fit(examples, rows, seed=20), "alone")
    final |= packed(fit(examples, context, seed=21), "together")
    np.savez_compressed(MODEL, **final)
    print(f"wrote {MODEL}: {MODEL.stat().st_size:,} bytes")


def _outside(
    examples: list[Example], fold: int, rows: list[np.ndarray]
) -> tuple[list[Example], list[np.ndarray]]:
    pairs = [(e, r) for e, r in zip(examples, rows, strict=True) if e.fold != fold]
    return [e for e, _ in pairs], [r for _, r in pairs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, help="keep the prepared examples in this folder")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    kept = options.work / "examples.pkl" if options.work else None
    if kept and kept.exists():
        examples = pickle.loads(kept.read_bytes())
    else:
        with ProcessPoolExecutor(options.processes) as pool:
            examples = list(pool.map(example, jobs(options.data), chunksize=8))
        if kept:
            kept.write_bytes(pickle.dumps(examples))
    examples = [e for e in examples if len(e.blocks) > 2]
    print(f"{len(examples)} pages, {sum(len(e.blocks) for e in examples):,} blocks")
    train(examples)


if __name__ == "__main__":
    main()

"""Measures the reader on HTML pages whose article bodies are known, beside other extractors.

    python benchmarks/pages_html.py DATA [--only NAME,...] [--bootstrap N]

DATA is the unpacked `scrapinghub` benchmark (181 pages): `ground-truth.json` and `html/*.html.gz`.
The score is that benchmark's own: precision and recall over runs of four words, averaged over
pages, and their F1; "exact" is the share of pages whose words are exactly those of the truth.

The packaged model was trained on these pages too. Each page is therefore judged by a model that
was trained without any page of its site (`page_blocks_folds.npz`, made by
`training/page_blocks.py`). Speed is pages a second on one core, of processor time, everything
from bytes to article included; the packaged model has the same size as those of the folds.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import lxml.html

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from sites import FOLDS, fold_of

from dictafacta.model import Article, BlockKind, Page
from dictafacta.read.article import read_article
from dictafacta.read.html.trees import read_trees

BODY = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM)
WORD = re.compile(r"\w+")
MODELS = Path(__file__).parent / "page_blocks_folds.npz"
Counts = tuple[float, float, float]
Extract = Callable[[bytes, str], str]


def runs(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Return the runs of `size` words in a text with their numbers."""
    words = WORD.findall(text)
    return Counter(
        tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)) if words
    )


def compare(truth: str, found: str) -> Counts:
    """Return right, wrong and missed runs as shares of all of them."""
    true, own = runs(truth), runs(found)
    right = sum((true & own).values())
    wrong, missed = sum((own - true).values()), sum((true - own).values())
    total = right + wrong + missed
    return (right / total, wrong / total, missed / total) if total else (0.0, 0.0, 0.0)


def averaged(counts: Sequence[Counts]) -> tuple[float, float, float]:
    """Return F1, precision and recall as means over pages."""
    precision = statistics.mean(r / (r + w) for r, w, _ in counts if r + w > 0)
    recall = statistics.mean(r / (r + m) for r, _, m in counts if r + m > 0)
    return 2 * precision * recall / (precision + recall), precision, recall


def body_of(article: Article) -> str:
    """Return the blocks of an article that belong to its body, one a line."""
    return "\n".join(b.span.of(article.text) for b in article.blocks if b.kind in BODY)


def own_reader() -> Extract:
    """Return this package's reader, each page judged by a model that never saw its site."""
    packed = MODELS.read_bytes()
    folds = [read_trees(packed, f"fold{number}-") for number in range(FOLDS)]

    def extract(content: bytes, url: str) -> str:
        page = Page(uri=url, content=content, media_type="text/html")
        return body_of(read_article(page, folds[fold_of(url)]))

    return extract


def packaged_reader(content: bytes, url: str) -> str:
    return body_of(read_article(Page(uri=url, content=content, media_type="text/html")))


def with_trafilatura(content: bytes, _: str) -> str:
    import trafilatura

    return trafilatura.extract(content, include_comments=False) or ""


def with_trafilatura_precision(content: bytes, _: str) -> str:
    import trafilatura

    return trafilatura.extract(content, include_comments=False, favor_precision=True) or ""


def with_readability(content: bytes, _: str) -> str:
    from readability import Document

    summary = Document(content.decode("utf-8", "replace")).summary()
    return "\n".join(lxml.html.fromstring(summary).itertext())


def with_newspaper(content: bytes, url: str) -> str:
    import newspaper

    article = newspaper.Article(url, fetch_images=False)
    article.download(input_html=content.decode("utf-8", "replace"))
    article.parse()
    return article.text


def measure(name: str, extract: Extract, pages: list[tuple[bytes, str, str]], rounds: int) -> None:
    """Print one extractor's figures; a page on which it fails counts as empty."""
    found, failed = [], 0
    start = time.process_time()
    for content, url, _ in pages:
        try:
            found.append(extract(content, url))
        except Exception:  # noqa: BLE001 - other extractors may raise anything
            failed += 1
            found.append("")
    seconds = time.process_time() - start
    counts = [compare(truth, text) for (_, _, truth), text in zip(pages, found, strict=True)]
    f1, precision, recall = averaged(counts)
    exact = statistics.mean(
        WORD.findall(truth) == WORD.findall(text)
        for (_, _, truth), text in zip(pages, found, strict=True)
    )
    chooser = random.Random(0)
    spread = statistics.stdev(
        averaged([chooser.choice(counts) for _ in counts])[0] for _ in range(rounds)
    )
    print(
        f"{name:32} F1 {f1:.4f} ± {1.96 * spread:.3f}  precision {precision:.3f}"
        f"  recall {recall:.3f}  exact {exact:.3f}"
        f"  {len(pages) / seconds:6.1f} pages/s  failed {failed}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", help="names, separated by commas")
    parser.add_argument("--bootstrap", type=int, default=500)
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    truth = json.loads((options.data / "ground-truth.json").read_text("utf-8"))
    pages = [
        (
            gzip.decompress((options.data / f"html/{key}.html.gz").read_bytes()),
            v["url"],
            v["articleBody"],
        )
        for key, v in sorted(truth.items())
    ]
    extractors: dict[str, Extract] = {
        "dictafacta": own_reader(),
        "dictafacta (trained on these)": packaged_reader,
        "trafilatura": with_trafilatura,
        "trafilatura, precision": with_trafilatura_precision,
        "readability-lxml": with_readability,
        "newspaper4k": with_newspaper,
    }
    print(f"{len(pages)} pages")
    for name, extract in extractors.items():
        if not options.only or name in options.only.split(","):
            extract(*pages[0][:2])  # loading models and libraries is not reading
            measure(name, extract, pages, options.bootstrap)


if __name__ == "__main__":
    main()

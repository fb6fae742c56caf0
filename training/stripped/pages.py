"""Renders the training pages four ways and labels each line: article or not.

    python training/stripped/pages.py PAGES OUT.pickle

PAGES holds the folders `scrapinghub` and `trafilatura` of the data folder. Gold bodies exist for
the first; the second gets silver labels from a vote of three extractors, and only pages on which
the vote agrees with the page's wanted and unwanted phrases count as labelled.
"""

import gzip
import json
import pickle
import re
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from difflib import SequenceMatcher
from pathlib import Path

from records import Rendering, TrainingPage
from renderings import RENDERINGS
from splits import site_of

TOKEN = re.compile(r"\w+")


def split(text: str) -> list[str]:
    """Return the lines that hold anything, white space collapsed."""
    lines = (" ".join(line.split()) for line in text.replace("\r", "\n").split("\n"))
    return [line for line in lines if line]


def coverage(page: list[str], gold: list[str]) -> list[bool]:
    """Tell for each token of the page whether an order-keeping alignment finds it in `gold`."""
    found = [False] * len(page)
    n = 3 if len(page) >= 3 and len(gold) >= 3 else 1
    left = [tuple(page[i : i + n]) for i in range(len(page) - n + 1)]
    right = [tuple(gold[i : i + n]) for i in range(len(gold) - n + 1)]
    for start, _, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        if size:
            found[start : start + size + n - 1] = [True] * (size + n - 1)
    return found


def label(lines: list[str], gold: str) -> list[float]:
    """Return for each line the share of its tokens that the article has.

    A line without tokens takes the smaller share of its two neighbours.
    """
    tokens = [TOKEN.findall(line.lower()) for line in lines]
    found = coverage([t for line in tokens for t in line], TOKEN.findall(gold.lower()))
    shares: list[float | None] = []
    at = 0
    for line in tokens:
        here = found[at : at + len(line)]
        at += len(line)
        shares.append(sum(here) / len(here) if here else None)
    return filled(shares)


def filled(shares: list[float | None]) -> list[float]:
    """Give each line without a share the smaller one of its neighbours."""
    before, after = list(shares), list(shares)
    for i in range(1, len(shares)):
        before[i] = before[i - 1] if before[i] is None else before[i]
    for i in range(len(shares) - 2, -1, -1):
        after[i] = after[i + 1] if after[i] is None else after[i]
    return [
        s if s is not None else min(b or 0.0, a or 0.0)
        for s, b, a in zip(shares, before, after, strict=True)
    ]


def votes(html: str) -> list[str]:
    """Return what three extractors take for the article."""
    import trafilatura
    from newspaper import Article
    from readability import Document

    found = [trafilatura.extract(html, include_comments=False, favor_precision=True) or ""]
    try:
        summary = Document(html).summary(html_partial=True)
        found.append(RENDERINGS["lxml"](summary))
    except Exception:  # noqa: BLE001  (an extractor that fails casts an empty vote)
        found.append("")
    try:
        article = Article("http://example.org/", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        found.append(article.text)
    except Exception:  # noqa: BLE001
        found.append("")
    return found


def by_vote(lines: list[str], found: list[str], page: TrainingPage) -> list[float]:
    """Label lines by two votes of three, then by the page's own phrases."""
    ballots = [label(lines, text) for text in found]
    shares = [sorted(three)[1] for three in zip(*ballots, strict=True)]
    wanted = [flat(w) for w in page.wanted]
    unwanted = [flat(w) for w in page.unwanted]
    for i, line in enumerate(lines):
        if any(w in line for w in wanted):
            shares[i] = 1.0
        if any(w in line and len(line) < 3 * len(w) for w in unwanted):
            shares[i] = 0.0
    return shares


def flat(text: str) -> str:
    """Collapse white space."""
    return " ".join(text.split())


def build(job: tuple[TrainingPage, str]) -> TrainingPage:
    """Render and label one page."""
    warnings.filterwarnings("ignore")
    page, html = job
    found = [] if page.origin == "scrapinghub" else votes(html)
    for name, render in RENDERINGS.items():
        try:
            lines = split(render(html))
        except Exception as error:  # noqa: BLE001  (one rendering may fail on a broken page)
            print(page.key, name, error, file=sys.stderr)
            continue
        labels = by_vote(lines, found, page) if found else label(lines, page.gold)
        page.renderings[name] = Rendering(lines, labels)
    if found and "resiliparse" in page.renderings:
        judge(page, found)
    return page


def judge(page: TrainingPage, found: list[str]) -> None:
    """Set the voted text as gold and trust it if the page's phrases agree and votes are alike."""
    first = page.renderings["resiliparse"]
    kept = [line for line, share in zip(first.lines, first.labels, strict=True) if share >= 0.5]
    page.gold = "\n".join(kept)
    raw = flat(page.gold)
    sizes = sorted(len(text) for text in found)
    page.trusted = (
        all(flat(w) in raw for w in page.wanted)
        and not any(flat(w) in raw for w in page.unwanted)
        and sizes[1] > 200
    )


def jobs(folder: Path) -> list[tuple[TrainingPage, str]]:
    """Return every page of both collections with its HTML."""
    from trafilatura.utils import decode_file

    found = []
    gold = json.loads((folder / "scrapinghub/ground-truth.json").read_text("utf-8"))
    for key, value in gold.items():
        raw = gzip.decompress((folder / f"scrapinghub/html/{key}.html.gz").read_bytes())
        page = TrainingPage(
            "scrapinghub", key, site_of(value["url"]), value["articleBody"], trusted=True
        )
        found.append((page, raw.decode("utf-8", "replace")))
    entries = json.loads((folder / "trafilatura/tests/evaldata.json").read_text("utf-8"))
    for url, value in entries.items():
        file = next((folder / "trafilatura/tests").glob(f"*/{value['file']}"), None)
        if file is None:
            continue
        page = TrainingPage(
            "trafilatura",
            url,
            site_of(url),
            "",
            trusted=False,
            title=value.get("title"),
            wanted=tuple(value.get("with", ())),
            unwanted=tuple(value.get("without", ())),
        )
        found.append((page, decode_file(file.read_bytes())))
    return found


def main() -> None:
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    with ProcessPoolExecutor(2) as pool:
        pages = list(pool.map(build, jobs(folder), chunksize=4))
    out.write_bytes(pickle.dumps(pages))
    trusted = sum(page.trusted for page in pages)
    print(f"{len(pages)} pages, {trusted} with labels to trust, in {out}")


if __name__ == "__main__":
    main()

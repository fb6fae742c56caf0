"""Measures the cleaner of stripped text on pages with known bodies, in four renderings.

    python benchmarks/pages_text.py DATA [--text FOLDER] [--limit N]

DATA is the folder of pages (it holds `scrapinghub`); each page is read by a model that has not
seen its site. Printed for each rendering: F1 over shingles of four tokens, precision, recall,
exact pages, pages a second on one core, beside the line rules alone and beside removing nothing;
then, on the bodies with headlines of other pages spliced in, how many of those are removed and how
many true paragraphs are lost; with `--text` (the folder of running prose) also false findings per
1,000 words of it.
"""

import argparse
import gzip
import json
import lzma
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "training/stripped"), str(HERE.parent / "src")]

from renderings import RENDERINGS  # noqa: E402
from scoring import PageScore, score, score_page  # noqa: E402
from splits import FOLDS, fold_of, site_of  # noqa: E402
from synthetic import PARTS, Body, headline_like, page  # noqa: E402

from dictafacta.model import BlockKind  # noqa: E402
from dictafacta.read.draft import Draft, assemble  # noqa: E402
from dictafacta.read.findings import find_damage  # noqa: E402
from dictafacta.read.language import identify  # noqa: E402
from dictafacta.read.stripped.cleaning import draft_lines  # noqa: E402
from dictafacta.read.stripped.model import Cleaner, read_cleaner  # noqa: E402

LANGUAGES = ("it", "en", "de", "fr", "es", "pt", "ru", "uk")
PARAGRAPH = 8  # words of the shortest line with a sentence end that counts as a paragraph
SENTENCE_ENDS = '.!?…"”»’)'
Read = Callable[[str, int], str]


def body(draft: Draft) -> str:
    """Return the article without its title, which the gold bodies do not hold."""
    return "\n".join(p.text for p in draft.pieces if p.kind is not BlockKind.TITLE)


def systems(cleaners: list[Cleaner]) -> dict[str, Read]:
    """Return what is compared: text and fold in, the article's body out."""
    return {
        "learned cleaner": lambda text, fold: body(draft_lines(text, cleaners[fold])),
        "line rules": lambda text, fold: body(draft_lines(text, None)),
        "nothing removed": lambda text, fold: text,
    }


def pages(data: Path) -> list[tuple[int, str, str]]:
    """Return fold, HTML and gold body of each page."""
    gold = json.loads((data / "scrapinghub/ground-truth.json").read_text("utf-8"))
    found = []
    for key, truth in gold.items():
        raw = gzip.decompress((data / f"scrapinghub/html/{key}.html.gz").read_bytes())
        fold = fold_of(site_of(truth["url"]))
        found.append((fold, raw.decode("utf-8", "replace"), truth["articleBody"]))
    return found


def measure(data: list[tuple[int, str, str]], cleaners: list[Cleaner]) -> None:
    """Print the scores of all systems in all renderings."""
    print(f"{'rendering':12} {'system':16} {'F1':>6} {'prec':>6} {'rec':>6} {'exact':>6} pages/s")
    for name, render in RENDERINGS.items():
        texts = [(fold, render(html), gold) for fold, html, gold in data]
        for system, read in systems(cleaners).items():
            read(texts[0][1], 0)  # tables are loaded with the first page
            started = time.process_time()
            found = [read(text, fold) for fold, text, _ in texts]
            speed = len(texts) / max(1e-9, time.process_time() - started)
            each: list[PageScore] = [
                score_page(gold, body_) for (_, _, gold), body_ in zip(texts, found, strict=True)
            ]
            total = score(each)
            print(
                f"{name:12} {system:16} {total.f1:6.3f} {total.precision:6.3f} {total.recall:6.3f}"
                f" {total.exact:6.2f} {speed:7.0f}",
                flush=True,
            )


def is_full(line: str) -> bool:
    """Tell whether a line is a paragraph: not a heading, list item or cell."""
    return len(line.split()) >= PARAGRAPH and line[-1] in SENTENCE_ENDS


def measure_spliced(data: list[tuple[int, str, str]], cleaners: list[Cleaner]) -> None:
    """Print how many spliced headlines are removed and how many paragraphs are lost."""
    rng = random.Random(3)
    stories = []
    for fold, html, gold in data:
        lines = [line for line in (" ".join(x.split()) for x in gold.splitlines()) if line]
        title = RENDERINGS["resiliparse"](html).partition("\n")[0].strip()
        if len(lines) >= 5:
            stories.append((fold, Body(title, lines, identify(gold))))
    heads = [PARTS.split(b.title)[0] for _, b in stories]
    heads = [head for head in heads if headline_like(head)]
    lost: list[float] = []
    removed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for _ in range(3):
        for fold, story in stories:
            others = [h for h in heads if not story.title.startswith(h)]
            lines, _, kinds = page(story, others, [], rng)
            kept = Counter(p.text for p in draft_lines("\n".join(lines), cleaners[fold]).pieces)
            for line, kind in zip(lines, kinds, strict=True):
                name = kind if kind != "B" else "P" if is_full(line) else "L"
                total[name] += 1
                removed[name] += not kept[line]
            full_lines = [x for x, k in zip(lines, kinds, strict=True) if k == "B" and is_full(x)]
            lost.append(sum(not kept[x] for x in full_lines) / max(1, len(full_lines)))
    names = {"R": "teasers with a prefix", "H": "bare headlines", "P": "true paragraphs lost"}
    names["L"] = "headings, list items and other short lines lost"
    for kind, name in names.items():
        print(f"{name}: {removed[kind] / total[kind]:.4f} of {total[kind]}")
    print(f"true paragraphs lost, mean over pages: {sum(lost) / len(lost):.4f}")


def measure_findings(folder: Path) -> None:
    """Print how many findings clean prose gets, for each 1,000 words."""
    for language in LANGUAGES:
        with lzma.open(folder / f"{language}.txt.xz", "rt", encoding="utf-8") as file:
            lines = [line.strip() for line, _ in zip(file, range(4_000), strict=False)]
        found: Counter[str] = Counter()
        words = 0
        for start in range(0, len(lines), 20):
            draft = draft_lines("\n".join(lines[start : start + 20]), None)
            text, blocks = assemble(draft.pieces)
            words += len(text.split())
            found.update(f.code for f in find_damage(text, blocks, language))
        rates = {code: round(1000 * n / words, 3) for code, n in found.most_common()}
        total = sum(rates.values())
        print(f"findings per 1,000 words of clean prose, {language}: {total:.2f} {rates}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    packed = (HERE / "stripped_folds.npz").read_bytes()
    cleaners = [read_cleaner(packed, f"fold{fold}/") for fold in range(FOLDS)]
    data = pages(options.data)[: options.limit]
    measure(data, cleaners)
    measure_spliced(data, cleaners)
    if options.text:
        measure_findings(options.text)


if __name__ == "__main__":
    main()

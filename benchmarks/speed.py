"""Measures speed: the cold start of the command line, and warm reading on one core.

    python benchmarks/speed.py [--language it] [--articles 60] [--repeat 3]

Cold: `dictafacta --help` and `dictafacta read --example` from a fresh process, best of the repeats.
Warm: articles of about 500 words, made by recombining the paragraphs of `evaluation/gold`, read
as plain text in batches on one core; processor time, so that other work on the machine counts
less; loading is not counted. Times by stage are those of a second
run, page by page.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dictafacta import extract, lexicon
from dictafacta.analyse import load_pipeline
from dictafacta.model import Page
from dictafacta.read import read_article
from dictafacta.service import read_pages

GOLD = Path(__file__).parents[1] / "evaluation/gold"


def articles(language: str, number: int) -> list[Page]:
    """Return articles of about 500 words."""
    texts = [json.loads(f.read_text(encoding="utf-8")) for f in sorted(GOLD.glob("*.json"))]
    paragraphs = [
        p for t in texts if t["language"] == language for p in t["text"].split("\n\n")[1:]
    ]
    generator, made = random.Random(1), []
    for count in range(number):
        parts = [f"Article number {count}"]
        while sum(len(p.split()) for p in parts) < 500:
            parts.append(generator.choice(paragraphs))
        text = "\n\n".join(parts)
        made.append(Page(uri=str(count), content=text, language=language, published="2024-03-14"))
    return made


def best(work: Callable[[], object], repeat: int, clock: Callable[[], float]) -> float:
    """Return the shortest of several times by `clock`, in seconds."""
    times = []
    for _ in range(repeat):
        started = clock()
        work()
        times.append(clock() - started)
    return min(times)


def cold(*arguments: str) -> None:
    """Run the command line in a fresh process."""
    subprocess.run(
        [sys.executable, "-m", "dictafacta", *arguments], check=True, capture_output=True
    )


def stages(pages: list[Page], language: str) -> dict[str, float]:
    """Return the seconds of each stage over all pages."""
    pipeline, words = load_pipeline(language), lexicon.load(language)
    spent = dict.fromkeys(("read", "parse", "mentions", "times", "statements", "events"), 0.0)

    def timed(name: str, work: Callable[[], object]) -> object:
        started = time.process_time()
        result = work()
        spent[name] += time.process_time() - started
        return result

    for page in pages:
        article = timed("read", lambda p=page: read_article(p))
        parse = timed("parse", lambda a=article: next(pipeline.parse([a])))
        table = timed("mentions", lambda p=parse: extract.find_mentions(p, words))
        times = timed("times", lambda p=parse: extract.find_times(p, words, "2024-03-14"))
        said = timed("statements", lambda p=parse, t=table: extract.find_statements(p, words, t))
        timed(
            "events",
            lambda p=parse, t=table, e=times, s=said: extract.find_events(
                p, words, t, e, s, "2024-03-14"
            ),
        )
    return spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="it")
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    example = "en" if given.language == "en" else "it"
    for command in (("--help",), ("read", "--example", example)):
        seconds = best(lambda c=command: cold(*c), given.repeat, time.perf_counter)
        print(f"cold {' '.join(command):20s} {seconds:6.2f} s")
    pages = articles(given.language, given.articles)
    words = sum(len(p.content.split()) for p in pages)
    list(read_pages(pages[:2]))  # loads everything
    seconds = best(lambda: list(read_pages(pages)), given.repeat, time.process_time)
    print(
        f"warm, {len(pages)} articles of {words // len(pages)} words: {len(pages) / seconds:.1f}"
        f" articles/s, {words / seconds:.0f} words/s"
    )
    for name, spent in stages(pages, given.language).items():
        print(f"  {name:12s} {1000 * spent / len(pages):7.1f} ms an article")


if __name__ == "__main__":
    main()

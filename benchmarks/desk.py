"""Measures the desk: adding and searching at 1,000 and at 10,000 readings.

    python benchmarks/desk.py GOLD_FOLDER PAGES_FOLDER [--readings 10000] [--base 300] [--desk FILE]

GOLD_FOLDER holds texts (`*.txt`), PAGES_FOLDER pages (`*.html`). A sample of them is read, which
is timed; `synthesis.py` makes the readings of the desk from these. Every time is that of one core.
Adding is everything between a reading and its being safe on the disk; its growth is the exponent
k in "total time ~ readings^k", fitted over the second half of the run, and 1 where each reading
takes as long as the one before. Searches are timed from the call to the last row: a page of 50
rows as a list shows it, and all rows.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import functools
import math
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from synthesis import Synthesis

from dictafacta.model import Page
from dictafacta.service import read_pages
from dictafacta.service.desk import Desk, EventQuery, StatementQuery, adding

REPEATS = 7
PAGE = 50  # rows


def base_readings(gold, pages, count):
    """Return readings of real pages, their sources, and seconds per page."""
    files = sorted(gold.glob("*.txt"))
    html = sorted(pages.rglob("*.html"))
    files += random.Random(3).sample(html, min(count, len(html)))
    given = [Page(uri=f.name, content=f.read_bytes()) for f in files]
    list(read_pages(given[:20]))  # loads what is loaded once
    started = time.perf_counter()
    read = list(read_pages(given))
    seconds = (time.perf_counter() - started) / len(given)
    kept = [(r, p) for r, p in zip(read, given, strict=True) if r.made_by.model]
    return [r for r, _ in kept], [p.content for _, p in kept], seconds


def words_of(desk, index):
    """Return two words that about one row in a hundred of a full-text index has."""
    desk.database.run(f"CREATE VIRTUAL TABLE temp.{index}_rows USING fts5vocab(main, {index}, row)")
    rows = desk.database.row(f"SELECT count(*) FROM {index}")[0]
    found = desk.database.rows(
        f"SELECT term FROM temp.{index}_rows WHERE length(term) > 6 ORDER BY abs(doc - ?) LIMIT 2",
        (rows // 100,),
    )
    desk.database.run(f"DROP TABLE temp.{index}_rows")
    return [term for (term,) in found]


def queries(desk):
    """Return ten typical queries, with names and words that the desk has."""

    def said(**asked):
        return desk.facets(StatementQuery(**asked))

    def done(**asked):
        return desk.facets(EventQuery(**asked))

    first, second, third = named(said()["speaker"])
    word, other = words_of(desk, "statement_words")
    document = next(desk.documents(words=words_of(desk, "text_words")[0]))
    two = sorted(document.passage.text.split(), key=len)[-2:]
    return [
        ("statements", {"speaker": first}),
        ("statements", {"speaker": second, "acts": named(said(speaker=second)["act"])[-1]}),
        ("statements", {"speaker": third, "about": (named(said(speaker=third)["about"]))[0]}),
        ("statements", {"about": word}),
        ("statements", {"words": f"{other[:5]}*", "copies": False}),
        (
            "statements",
            {"languages": named(said()["language"])[0], "since": "2023", "acts": "warn"},
        ),
        ("statements", {"outlets": "valley post", "kinds": "direct"}),
        ("events", {"types": "ASSAULT", "place": named(done(types="ASSAULT")["place"])[0]}),
        ("events", {"actor": named(done(statuses="future")["actor"])[0], "statuses": "future"}),
        ("documents", {"words": " ".join(two)}),
    ]


def named(counts):
    """Return the three most frequent values of a facet that are known."""
    return [value for value, _ in counts if value][:3]


def milliseconds(work):
    started = time.perf_counter()
    count = sum(1 for _ in work())
    return (time.perf_counter() - started) * 1000, count


def measure_searches(desk):
    """Print the latency of every query."""
    pages, wholes = [], []
    print(f"  {'query':70s} {'50 rows':>10s} {'all rows':>10s} {'rows':>8s}")
    for kind, wanted in queries(desk):
        query, name = functools.partial(getattr(desk, kind), **wanted), f"{kind} {wanted}"
        page = [milliseconds(functools.partial(query, limit=PAGE))[0] for _ in range(REPEATS)]
        whole = [milliseconds(query) for _ in range(3)]
        pages += page
        wholes += [ms for ms, _ in whole]
        print(
            f"  {name[:70]:70s} {statistics.median(page):7.1f} ms"
            f" {statistics.median(ms for ms, _ in whole):7.1f} ms {whole[0][1]:8,}"
        )
    started = time.perf_counter()
    desk.facets(StatementQuery())
    facets = (time.perf_counter() - started) * 1000
    print(
        f"  search, 50 rows: median {statistics.median(pages):.1f} ms, p95 {p95(pages):.1f} ms;"
        f" all rows: median {statistics.median(wholes):.1f} ms, p95 {p95(wholes):.1f} ms;"
        f" all facets of all statements: {facets:.0f} ms"
    )


def p95(values):
    return sorted(values)[math.ceil(len(values) * 0.95) - 1]


def growth(times):
    """Return k in "time for the first n ~ n^k", by least squares on the second half, logarithms."""
    total, points = 0.0, []
    for number, seconds in enumerate(times, 1):
        total += seconds
        if number > len(times) // 2 and number % 50 == 0:
            points.append((math.log(number), math.log(total)))
    mean_x = statistics.fmean(x for x, _ in points)
    mean_y = statistics.fmean(y for _, y in points)
    above = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return above / sum((x - mean_x) ** 2 for x, _ in points)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--readings", type=int, default=10_000)
    parser.add_argument("--base", type=int, default=300)
    parser.add_argument("--desk", type=Path)
    options = parser.parse_args()
    readings, sources, reading_seconds = base_readings(options.gold, options.pages, options.base)
    print(f"{len(readings)} pages read, {reading_seconds * 1000:.1f} ms a page")
    with tempfile.TemporaryDirectory() as folder:
        fill(options, Synthesis(readings), sources, reading_seconds, Path(folder))


def fill(options, synthesis, sources, reading_seconds, folder):
    """Add the readings; print figures at 1,000 and at the end."""
    times, rng = [], random.Random(5)
    with Desk.open(options.desk or folder / "benchmark.desk", create=True) as desk:
        for number, recipe in enumerate(synthesis.recipes(options.readings), 1):
            page, reading = synthesis.reading(recipe, number, rng.choice(sources))
            started = time.perf_counter()
            adding.store(desk.database, page, reading)
            times.append(time.perf_counter() - started)
            if number in (1000, options.readings):
                report(desk, times, reading_seconds)
            if number % 1000 == 0:
                print(f"  … {number:,}", file=sys.stderr)
        faults = list(desk.check())
        print(f"check: {len(faults)} faults")


def report(desk, times, reading_seconds):
    """Print the figures at this size."""
    size = Path(desk.database.path).stat().st_size / 1e6
    counts = desk.counts()
    last = statistics.fmean(times[-500:])
    print(
        f"\n{counts['documents']:,} readings, {counts['statements']:,} statements,"
        f" {counts['events']:,} events, {size:,.0f} MB"
    )
    print(
        f"  adding: {statistics.fmean(times) * 1000:.1f} ms a reading on average,"
        f" {last * 1000:.1f} ms for the last 500 ({last / reading_seconds:.2f} of the time of"
        f" reading a page), growth exponent {growth(times):.2f}"
    )
    measure_searches(desk)


if __name__ == "__main__":
    main()

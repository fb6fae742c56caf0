"""Reads every page of some folders; counts readings, problems by code, exceptions, and time.

    python benchmarks/robustness.py PAGES… [--damage N] [--json]

PAGES are files or folders (the archives of `../shared/pages`, unpacked; .gz files are opened).
`--damage N` adds N variants of each page: truncated, bytes flipped, encoding mislabelled, all from
one fixed seed. Exits with 1 where a page raised, ran over its budget by more than a second, or
left the problem `failed-stage` or `refused-record`.
"""

import argparse
import gzip
import json
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dictafacta.analyse import available, load_pipeline
from dictafacta.model import Page
from dictafacta.service import read_pages
from dictafacta.service.limits import Limits

SUFFIXES = (".html", ".htm", ".txt", ".html.gz")
FORBIDDEN = ("failed-stage", "refused-record")
ENCODINGS = (None, "utf-8", "latin-1", "utf-16", "shift_jis", "nonsense")


def pages(places: list[Path], damage: int) -> Iterator[Page]:
    """Yield every page with its damaged variants."""
    generator = random.Random(7)
    for place in places:
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in (f for f in files if f.name.endswith(SUFFIXES)):
            content = file.read_bytes()
            content = gzip.decompress(content) if file.suffix == ".gz" else content
            yield Page(uri=str(file), content=content)
            for number in range(damage):
                yield damaged(file, number, content, generator)


def damaged(file: Path, number: int, content: bytes, generator: random.Random) -> Page:
    """Return a variant of a page."""
    raw = bytearray(content)
    if number % 3 == 0 and raw:
        del raw[generator.randrange(len(raw)) :]
    elif number % 3 == 1:
        for _ in range(max(1, len(raw) // 500)):
            raw[generator.randrange(len(raw))] = generator.randrange(256)
    encoding = generator.choice(ENCODINGS) if number % 3 == 2 else None
    return Page(uri=f"{file}#{number}", content=bytes(raw), encoding=encoding)


def main() -> None:
    """Run and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="+", type=Path)
    parser.add_argument("--damage", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    report = run(given.places, given.damage)
    print(json.dumps(report, indent=1) if given.json else shown(report))
    broken = any(report["problems"].get(code) for code in FORBIDDEN)
    sys.exit(1 if report["raised"] or report["over budget"] or broken else 0)


def run(places: list[Path], damage: int) -> dict:
    """Return the counts."""
    problems: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    found: Counter[str] = Counter()
    raised, slow, failures = [], [], []
    total = readable = over = 0
    for language in available():
        load_pipeline(language)
    began = time.perf_counter()
    for page in pages(places, damage):
        total += 1
        started = time.process_time()
        try:
            reading = next(read_pages([page]))
        except Exception:  # noqa: BLE001  (what this benchmark looks for)
            raised.append(f"{page.uri}: {traceback.format_exc(limit=-3)}")
            continue
        seconds = time.process_time() - started
        over += seconds > Limits().seconds + 3
        slow = sorted([*slow, (round(seconds, 2), page.uri)], reverse=True)[:5]
        readable += reading.readable
        languages[reading.article.language] += 1
        codes = Counter(p.code for p in reading.problems)
        problems += codes
        failures += [f"{page.uri}: {p.message}" for p in reading.problems if p.code in FORBIDDEN]
        for name in ("statements", "events", "times", "entities"):
            found[name] += len(getattr(reading, name))
    return {
        "pages": total,
        "readings": readable,
        "seconds": round(time.perf_counter() - began, 1),
        "problems": dict(problems.most_common()),
        "languages": dict(languages.most_common(12)),
        "found": dict(found),
        "slowest": slow,
        "over budget": over,
        "failures": failures[:40],
        "raised": raised,
    }


def shown(report: dict) -> str:
    """Return the report as lines."""
    return "\n".join(f"{name}: {value}" for name, value in report.items())


if __name__ == "__main__":
    main()

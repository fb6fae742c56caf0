"""Measures title, authors and date on HTML pages where these are known, beside trafilatura.

    python benchmarks/metadata.py DATA [--errors FILE] [--alone]

DATA is the unpacked `trafilatura` collection: `tests/evaldata.json` and `tests/eval/*.html`.
Date: exact day. Title: exact (letters and digits, case put aside) and lenient (one holds the
other). Authors: a name is right if it and a true one hold each other; "invented" is the share of
pages without a true author on which one is named. The truth was gathered by hand by several
people and is not free of errors: some pages with an author have none in it.
"""

import argparse
import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dictafacta.model import Page
from dictafacta.read.decoding import decode
from dictafacta.read.dom import parse_html
from dictafacta.read.metadata import find_metadata

JOINED = re.compile(r"\s*[;,]\s*|\s+(?:and|und|et)\s+")
NOISE = re.compile(r"\W+")


@dataclass(frozen=True)
class Facts:
    """What is said or known of a page."""

    title: str
    authors: Sequence[str]
    date: str


Extract = Callable[[bytes, str], Facts]


def own_reader(content: bytes, url: str) -> Facts:
    text = decode(Page(uri=url, content=content, media_type="text/html")).text
    found = find_metadata(parse_html(text), url)
    return Facts(found.title or "", found.authors, found.published.value if found.published else "")


def with_trafilatura(content: bytes, url: str) -> Facts:
    import trafilatura

    found = trafilatura.extract_metadata(content, default_url=url)
    if found is None:
        return Facts("", (), "")
    return Facts(found.title or "", (found.author or "").split("; "), found.date or "")


def plain(text: str) -> str:
    return NOISE.sub(" ", text).casefold().strip()


def alike(one: str, other: str) -> bool:
    a, b = plain(one), plain(other)
    return bool(a and b) and (a in b or b in a)


def truth_of(entry: dict) -> Facts:
    author = entry.get("author") or ""
    names = author if isinstance(author, list) else JOINED.split(author)
    return Facts(entry.get("title") or "", [n for n in names if plain(n)], entry.get("date") or "")


def measure(name: str, extract: Extract, pages: list[tuple[str, bytes, Facts]]) -> list[str]:
    """Print one extractor's figures and return its errors, one a line."""
    start = time.process_time()
    found = [extract(content, url) for url, content, _ in pages]
    seconds = time.process_time() - start
    pairs = [(true, own) for (_, _, true), own in zip(pages, found, strict=True)]
    dated = [(t.date, o.date) for t, o in pairs if t.date]
    titled = [(t.title, o.title) for t, o in pairs if t.title]
    right = wrong = missed = invented = 0
    errors = []
    for (url, _, true), own in zip(pages, found, strict=True):
        hits = [a for a in own.authors if any(alike(a, t) for t in true.authors)]
        met = [t for t in true.authors if any(alike(a, t) for a in own.authors)]
        right, wrong = right + len(hits), wrong + len([a for a in own.authors if a]) - len(hits)
        missed += len(true.authors) - len(met)
        invented += not true.authors and any(own.authors)
        if len(hits) < len(own.authors) or len(met) < len(true.authors):
            errors.append(f"author\t{true.authors}\t{own.authors}\t{url}")
        if true.date and true.date != own.date:
            errors.append(f"date\t{true.date}\t{own.date}\t{url}")
        if true.title and not alike(true.title, own.title):
            errors.append(f"title\t{true.title}\t{own.title}\t{url}")
    anonymous = sum(not t.authors for t, _ in pairs)
    print(
        f"{name:12} date exact {sum(a == b for a, b in dated) / len(dated):.3f}"
        f"  title exact {sum(plain(a) == plain(b) for a, b in titled) / len(titled):.3f}"
        f" lenient {sum(alike(a, b) for a, b in titled) / len(titled):.3f}"
        f"  author precision {right / max(1, right + wrong):.3f}"
        f" recall {right / max(1, right + missed):.3f}"
        f" invented {invented / max(1, anonymous):.3f}  {len(pages) / seconds:.1f} pages/s"
    )
    return errors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", type=Path, help="write this package's errors to a file")
    parser.add_argument("--alone", action="store_true", help="measure this package only")
    options = parser.parse_args()
    entries = json.loads((options.data / "tests/evaldata.json").read_text("utf-8"))
    pages = []
    for url, entry in entries.items():
        path = options.data / "tests/eval" / entry["file"]
        if "author" in entry and path.is_file():
            pages.append((url, path.read_bytes(), truth_of(entry)))
    print(f"{len(pages)} pages")
    errors = measure("dictafacta", own_reader, pages)
    if not options.alone:
        measure("trafilatura", with_trafilatura, pages)
    if options.errors:
        options.errors.write_text("\n".join(errors) + "\n", "utf-8")


if __name__ == "__main__":
    main()

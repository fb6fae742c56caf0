"""Pages from whatever a user names: a file, a folder, an archive, a feed, an address, `-`."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from dictafacta.model import Page
from dictafacta.problems import Problem, Severity
from dictafacta.read.inputs.feeds import Entry, entries_of, is_feed
from dictafacta.read.inputs.files import (
    content_of,
    files_under,
    media_type_of,
    page,
    standard_input,
)
from dictafacta.read.inputs.jsonlines import pages_in_lines
from dictafacta.read.inputs.options import InputOptions
from dictafacta.read.inputs.warc import pages_in_archive

if TYPE_CHECKING:
    from dictafacta.read.inputs.web import Fetcher

_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_ARCHIVES = (".warc", ".warc.gz", ".wet", ".wet.gz", ".warc.wet.gz")
_FEEDS = (".rss", ".atom", ".xml", ".rdf")


def pages_from(
    source: str | Path, options: InputOptions | None = None, fetcher: "Fetcher | None" = None
) -> Iterator[Page | Problem]:
    """Yield the pages that `source` names, lazily and in a fixed order.

    `source` is a path to a file or folder, `-` for standard input, or an http(s) address. Files
    may be HTML, plain text, WARC, JSON Lines or feeds (whose linked pages are fetched). What
    cannot be read gives a Problem in its place; nothing is raised for bad data.
    """
    options = options or InputOptions()
    name = str(source)
    if name == "-":
        yield standard_input(options)
    elif name.startswith(("http://", "https://")):
        yield from _pages_at(name, options, fetcher or _fetcher(options))
    elif (path := Path(name)).is_dir():
        for file in files_under(path):
            yield from _pages_in(file, options, fetcher)
    else:
        yield from _pages_in(path, options, fetcher)


def page_count(source: str) -> int | None:
    """Return how many pages `source` names, None where that shows only on reading it."""
    path = Path(source)
    if source == "-":
        return 1
    if source.startswith(("http://", "https://")):
        return None
    files = list(files_under(path)) if path.is_dir() else [path]
    several = (*_LINES, *_ARCHIVES, *_FEEDS)
    return None if any(f.name.lower().endswith(several) for f in files) else len(files)


def _fetcher(options: InputOptions) -> "Fetcher":
    # Loading the HTTP client takes a tenth of a second that reading a file need not spend.
    from dictafacta.read.inputs.web import Fetcher

    return Fetcher(options)


def _pages_in(
    path: Path, options: InputOptions, fetcher: "Fetcher | None"
) -> Iterator[Page | Problem]:
    low = path.name.lower()
    if low.endswith(_LINES):
        yield from _lines_in(path, options)
        return
    if low.endswith(_ARCHIVES):
        yield from pages_in_archive(path, options)
        return
    content = content_of(path, options.max_file)
    if isinstance(content, Problem):
        yield content
    elif low.endswith(_FEEDS) and is_feed(content):
        yield from _pages_of_feed(content, str(path), options, fetcher or _fetcher(options))
    elif content.startswith(b"WARC/1."):
        yield from pages_in_archive(path, options)
    else:
        yield page(str(path), content, options, media_type_of(path.name))


def _lines_in(path: Path, options: InputOptions) -> Iterator[Page | Problem]:
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            lines = gzip.GzipFile(fileobj=raw) if packed else raw
            yield from pages_in_lines(lines, str(path), options)
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(code="unreadable", where=str(path), message=f"cannot be read on: {error}")


def _pages_at(url: str, options: InputOptions, fetcher: "Fetcher") -> Iterator[Page | Problem]:
    fetched = fetcher.fetch(url)
    if isinstance(fetched, Problem):
        yield fetched
        return
    yield from fetched.problems
    if options.follow_feeds and is_feed(fetched.content):
        yield from _pages_of_feed(fetched.content, fetched.url, options, fetcher)
        return
    here = replace(options, url=options.url or fetched.url)
    yield page(url, fetched.content, here, fetched.media_type or None)


def _pages_of_feed(
    content: bytes, where: str, options: InputOptions, fetcher: "Fetcher"
) -> Iterator[Page | Problem]:
    entries = entries_of(content, where if where.startswith("http") else None)
    if not entries:
        yield Problem(code="empty-feed", where=where, message="the feed has no entry with a link")
    for entry in entries[: options.max_entries]:
        yield from _page_of_entry(entry, options, fetcher)


def _page_of_entry(
    entry: Entry, options: InputOptions, fetcher: "Fetcher"
) -> Iterator[Page | Problem]:
    """Yield the page that an entry links to; what the feed has of it where that fails.

    The date that the feed gives is a statement of the site, weaker than the page's own: it is
    used only with the feed's own text.
    """
    fetched: Problem | None = None
    if options.follow_feeds:
        answer = fetcher.fetch(entry.url)
        if not isinstance(answer, Problem):
            yield from answer.problems
            here = replace(options, url=answer.url)
            yield page(entry.url, answer.content, here, answer.media_type or None)
            return
        fetched = answer
    if len(entry.content) < 200:
        yield fetched or Problem(code="no-text", where=entry.url, message="the feed has no text")
        return
    if fetched is not None:
        yield replace(fetched, severity=Severity.WARNING, hint="the feed's own text was read")
    here = replace(options, url=entry.url, published=options.published or entry.published)
    title = f"<h1>{escape(entry.title)}</h1>"
    html = f"<html><body><article>{title}{entry.content}</article></body></html>"
    yield page(entry.url, html, here, "text/html")

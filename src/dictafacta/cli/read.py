"""`dictafacta read`: pages in; a report, JSON or an HTML page out."""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from dictafacta import service
from dictafacta.cli.options import pipelines
from dictafacta.problems import DictafactaError
from dictafacta.service import Reading

COLLECTIONS = (".warc", ".warc.gz", ".wet", ".wet.gz", ".jsonl", ".jsonl.gz", ".rss", ".atom")


@click.command("read")
@click.argument("pages", nargs=-1, metavar="PAGE…")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a page, nothing else.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the page FILE and no report.")
@click.option("--language", metavar="XX", help="The pages' language, ISO 639-1.")
@click.option("--published", metavar="DATE", help="Publication date, ISO 8601.")
@click.option("--url", help="The page's address.")
@click.option("--media-type", help="The pages' media type, such as text/html.")
@click.option(
    "--example", metavar="XX", is_flag=False, flag_value="en", help="Read a bundled page (en, it)."
)
@click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses.")
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep fetched pages in a folder and ask only whether they changed.",
)
@pipelines
def command(
    pages: tuple[str, ...],
    as_json: bool,
    html: Path | None,
    language: str | None,
    published: str | None,
    url: str | None,
    media_type: str | None,
    example: str | None,
    allow_private: bool,
    cache: Path | None,
    pipelines: Mapping[str, str],
) -> None:
    """Read pages: files, folders, archives, feeds, addresses, or - for standard input.

    Files may be HTML, text, WARC, JSON Lines or RSS and Atom feeds, whose pages are fetched.

    Prints a report; with --json the format dictafacta-reading/1, one object a line; with --html a
    self-contained page (for several pages, a folder of them). Exit status 1 where a page could
    not be read.
    """
    if bool(pages) == bool(example):
        raise click.UsageError("give pages, or --example")
    readings = (
        service.read_example(example)
        if example
        else service.read_inputs(
            pages,
            options=service.InputOptions(
                url=url,
                published=published,
                language=language,
                media_type=media_type,
                allow_private=allow_private,
                cache=cache,
            ),
            pipelines=pipelines,
        )
    )
    failed = 0
    for reading in readings:
        if reading.readable:
            show(reading, as_json=as_json, html=html, several=is_many(pages))
        else:
            failed += any(p.severity == "error" for p in reading.problems)
            for problem in reading.problems:
                click.echo(str(problem), err=True)
    if failed:
        sys.exit(1)


def is_many(pages: tuple[str, ...]) -> bool:
    """Tell whether the arguments may stand for more than one page."""
    return len(pages) > 1 or any(
        Path(page).is_dir() or page.lower().endswith(COLLECTIONS) for page in pages
    )


def show(reading: Reading, *, as_json: bool, html: Path | None, several: bool) -> None:
    """Give out one reading in the forms that were asked for."""
    if html:
        write_html(reading, html, several)
    if as_json:
        click.echo(json.dumps(reading.to_dict(), ensure_ascii=False, separators=(",", ":")))
    elif not html:
        service.print_report(reading)


def write_html(reading: Reading, html: Path, several: bool) -> None:
    """Write the HTML page of a reading to the file, or into the folder where there are several."""
    target = html / file_name(reading) if several or html.is_dir() else html
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(reading.to_html(), encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise DictafactaError(
            "cannot-write", f"{target} cannot be written: {error.strerror or error}"
        ) from error
    click.echo(f"written: {target}", err=True)


def file_name(reading: Reading) -> str:
    """Return a file name made from the page's name and its digest, so that none meets another."""
    stem = re.sub(r"[^\w.-]+", "-", Path(reading.article.source.uri).stem)[:60].strip("-.")
    return f"{stem or 'page'}-{reading.article.id[:8]}.html"

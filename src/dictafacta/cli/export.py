"""`dictafacta export`: everything on a desk, or in pages, in the formats of other programs."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from dictafacta import service
from dictafacta.cli.options import desk, pipelines
from dictafacta.service import Reading

ALL = "all"


@click.command("export")
@click.argument("what", type=click.Choice((*service.KINDS, ALL)))
@click.argument("pages", nargs=-1, metavar="[PAGE]…")
@desk
@click.option(
    "--format",
    "wanted",
    type=click.Choice(service.FORMAT_NAMES),
    default="csv",
    show_default=True,
    help="The format.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write to FILE, when it is whole; a folder for all.",
)
@click.option("--rejected", is_flag=True, help="Write what was rejected by hand as well.")
@click.option("--language", metavar="XX", help="The pages' language, ISO 639-1.")
@click.option("--published", metavar="DATE", help="Publication date of the pages, ISO 8601.")
@pipelines
def command(
    what: str,
    pages: tuple[str, ...],
    desk_file: Path,
    wanted: str,
    out: Path | None,
    rejected: bool,
    language: str | None,
    published: str | None,
    pipelines: Mapping[str, str],
) -> None:
    """Write WHAT is on a desk, or in pages where some are given, for other programs.

    There is no limit on rows. A format that cannot express WHAT is refused; all writes a file for
    everything that the format can express. Exit status 1 where a page could not be read.
    """
    if pages:
        options = service.InputOptions(language=language, published=published)
        export_pages(
            what, wanted, out, service.read_inputs(pages, options=options, pipelines=pipelines)
        )
        return
    from dictafacta.service.desk import Desk, rows_on

    with Desk.open(desk_file) as opened:
        give(what, wanted, out, lambda kind: rows_on(opened, kind, rejected=rejected))


def export_pages(what: str, wanted: str, out: Path | None, readings: Iterator[Reading]) -> None:
    """Write what pages hold; end with 1 where one could not be read."""
    if what not in service.FROM_READINGS:
        raise click.UsageError(f"of pages, give one of {', '.join(service.FROM_READINGS)}")
    failures: list[str] = []
    give(what, wanted, out, lambda kind: service.rows_of(readable(readings, failures), kind))
    for failure in dict.fromkeys(failures):
        click.echo(failure, err=True)
    if failures:
        sys.exit(1)


def give(what: str, wanted: str, out: Path | None, rows: Callable[[str], Iterable[Any]]) -> None:
    """Write rows of one kind, or a file for each kind into a folder."""
    if what == ALL and out is None:
        raise click.UsageError("all needs --out FOLDER")
    for kind in service.kinds_of(wanted) if what == ALL else (what,):
        file = service.file_in(out, kind, wanted) if out and what == ALL else out
        count = service.write_rows(rows(kind), kind, wanted, file)
        if file:
            click.echo(f"written: {file} ({count} {kind})", err=True)


def readable(readings: Iterator[Reading], failures: list[str]) -> Iterator[Reading]:
    """Yield the readings that have a text; note why the others have none."""
    for reading in readings:
        if reading.readable:
            yield reading
        else:
            failures.extend(str(p) for p in reading.problems)

"""`dictafacta export`: rows in the formats of other programs."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from dictafacta import service
from dictafacta.cli.options import pipelines
from dictafacta.service import Reading


@click.command("export")
@click.argument("what", type=click.Choice(service.FROM_READINGS))
@click.argument("pages", nargs=-1, required=True, metavar="PAGE…")
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
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to FILE, when it is whole.",
)
@click.option("--language", metavar="XX", help="The pages' language, ISO 639-1.")
@click.option("--published", metavar="DATE", help="Publication date, ISO 8601.")
@pipelines
def command(
    what: str,
    pages: tuple[str, ...],
    wanted: str,
    out: Path | None,
    language: str | None,
    published: str | None,
    pipelines: Mapping[str, str],
) -> None:
    """Write WHAT the pages hold as CSV, JSON Lines, FollowTheMoney entities and more.

    There is no limit on rows. A format that cannot express WHAT is refused. Exit status 1 where
    a page could not be read.
    """
    failures: list[str] = []
    options = service.InputOptions(language=language, published=published)
    readings = service.read_inputs(pages, options=options, pipelines=pipelines)
    count = service.write_rows(
        service.rows_of(readable(readings, failures), what), what, wanted, out
    )
    if out:
        click.echo(f"written: {out} ({count} {what})", err=True)
    for failure in dict.fromkeys(failures):
        click.echo(failure, err=True)
    if failures:
        sys.exit(1)


def readable(readings: Iterator[Reading], failures: list[str]) -> Iterator[Reading]:
    """Yield the readings that have a text; note why the others have none."""
    for reading in readings:
        if reading.readable:
            yield reading
        else:
            failures.extend(str(p) for p in reading.problems)

"""`dictafacta stories`: the stories of a desk."""

from pathlib import Path

import click

from dictafacta.cli.options import desk
from dictafacta.cli.searching import OUTPUT, put_out, since_until, with_options


@click.command("stories")
@desk
@with_options(*since_until("Told of"))
@click.option("--person", default="", metavar="NAME", help="With this figure in them.")
@click.option("--language", "languages", multiple=True, metavar="XX", help="In this language.")
@click.option(
    "--sources", "least", type=click.IntRange(min=1), default=1, help="The fewest sources."
)
@click.option("--limit", type=click.IntRange(min=0), help="The greatest number of rows.")
@with_options(*OUTPUT)
def command(
    desk_file: Path,
    since: str | None,
    until: str | None,
    person: str,
    languages: tuple[str, ...],
    least: int,
    limit: int | None,
    wanted: str,
    out: Path | None,
) -> None:
    """List the stories of a desk, those of the latest day first.

    Copies and translations do not count as sources.
    """
    from dictafacta.report.across import print_stories
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        rows = opened.stories(
            since=since, until=until, person=person, languages=languages, least=least, limit=limit
        )
        put_out(rows, "stories", wanted, out, print_stories)

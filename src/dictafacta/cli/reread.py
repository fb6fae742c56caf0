"""`dictafacta reread`: the pages of a desk read again with the present version."""

from collections.abc import Mapping
from pathlib import Path

import click

from dictafacta.cli.add import follow
from dictafacta.cli.options import desk, pipelines


@click.command("reread")
@desk
@click.option("--language", metavar="XX", help="Pages in this language alone, ISO 639-1.")
@click.option(
    "--older-than-version",
    "older_than",
    metavar="VERSION",
    help="What an earlier version of dictafacta than this read.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a page, once it is safe."
)
@pipelines
def command(
    desk_file: Path,
    language: str | None,
    older_than: str | None,
    as_json: bool,
    pipelines: Mapping[str, str],
) -> None:
    """Read the pages of a desk again, from the sources kept there.

    A statement or event that is found again keeps its id, and with it what was decided about it
    by hand. Each page is replaced whole or not at all.
    """
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        wanted = opened.to_read_again(language=language, older_than=older_than)
        follow(opened.reread(wanted, pipelines=pipelines), len(wanted), as_json)

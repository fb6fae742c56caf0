"""`dictafacta said`: the statements of a desk."""

from pathlib import Path
from typing import Any

import click

from dictafacta.cli.options import desk
from dictafacta.cli.searching import (
    OUTPUT,
    RECORDS,
    WHERE,
    put_facets,
    put_out,
    since_until,
    with_options,
)
from dictafacta.model import Act, StatementKind

STATEMENTS = (
    click.option("--about", default="", metavar="WORDS", help="A party named in it, or its words."),
    click.option("--addressee", default="", metavar="NAME", help="Whom it was said to."),
    click.option(
        "--act",
        "acts",
        multiple=True,
        type=click.Choice([a.value for a in Act]),
        help="What the speaker does by saying it; may be given several times.",
    ),
    click.option(
        "--kind",
        "kinds",
        multiple=True,
        type=click.Choice([k.value for k in StatementKind]),
        help="How the words are given.",
    ),
    click.option(
        "--hedged/--not-hedged", default=None, help="Whether the page keeps its distance."
    ),
    click.option("--figure", type=int, help="The number of the speaker's figure."),
)


@click.command("said")
@click.argument("speaker", required=False, default="")
@desk
@with_options(*STATEMENTS, *since_until("Published"), *WHERE, *RECORDS, *OUTPUT)
def command(
    speaker: str,
    desk_file: Path,
    wanted: str,
    out: Path | None,
    facets: bool,
    **asked: Any,  # noqa: ANN401  (the fields of a query)
) -> None:
    """Search a desk for statements, by SPEAKER or by whatever else is known of them.

    A name matches by its words (`Kim Jong*` by their beginnings) and leads to all names of the
    figures that have it. Words match without regard to case and accents: all must be there, "words
    in quotation marks" in a row.
    """
    from dictafacta.report.listing import print_statements
    from dictafacta.service.desk import Desk, StatementQuery

    query = StatementQuery(speaker=speaker, **asked)
    with Desk.open(desk_file) as opened:
        if facets:
            put_facets(opened.facets(query), wanted)
        else:
            put_out(opened.find_statements(query), "statements", wanted, out, print_statements)

"""`dictafacta said`: the statements of a desk."""

from pathlib import Path

import click

from dictafacta import model
from dictafacta.cli.options import desk


@click.command("said")
@click.argument("speaker", required=False, default="", metavar="[SPEAKER]")
@desk
@click.option("--about", default="", help="A party named in what was said, or words of it.")
@click.option("--to", "--addressee", "addressee", default="", help="Whom it was said to.")
@click.option(
    "--act",
    "acts",
    multiple=True,
    type=click.Choice([a.value for a in model.Act]),
    help="What the speaker does by saying it; may be given several times.",
)
@click.option("--limit", type=int, help="The greatest number of rows.")
def command(
    speaker: str,
    desk_file: Path,
    about: str,
    addressee: str,
    acts: tuple[str, ...],
    limit: int | None,
) -> None:
    """Search a desk for statements, by SPEAKER or whatever else is known of them."""
    from dictafacta.report.listing import print_statements
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        rows = opened.statements(
            speaker=speaker, about=about, addressee=addressee, acts=acts, limit=limit
        )
        print_statements(rows)

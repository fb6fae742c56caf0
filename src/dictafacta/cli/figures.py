"""`dictafacta figures`: who and what appears on a desk, over languages and scripts."""

from pathlib import Path

import click

from dictafacta.cli.options import desk
from dictafacta.cli.searching import OUTPUT, put_out, with_options
from dictafacta.model import EntityKind

KINDS = [k.value for k in EntityKind if k is not EntityKind.GROUP]


@click.command("figures")
@click.argument("name", required=False, default="")
@desk
@click.option("--kind", type=click.Choice(KINDS), help="People, organisations or places alone.")
@click.option("--limit", type=click.IntRange(min=0), help="The greatest number of rows.")
@with_options(*OUTPUT)
def command(
    name: str, desk_file: Path, kind: str | None, limit: int | None, wanted: str, out: Path | None
) -> None:
    """Show the figures of a desk: those that NAME may mean, in any language and script, or all.

    A figure is somebody or something over all documents, with every name that they give it, and
    the reasons for which these names were taken for one.
    """
    from dictafacta.report.across import print_figures
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        put_out(opened.figures(name, kind=kind, limit=limit), "figures", wanted, out, print_figures)

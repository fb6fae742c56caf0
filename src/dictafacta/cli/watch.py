"""`dictafacta watch`: watch lists, and who of them appears on a desk."""

from pathlib import Path

import click

from dictafacta.cli.options import desk


@click.group("watch", invoke_without_command=True)
@desk
@click.pass_context
def command(context: click.Context, desk_file: Path) -> None:
    """Show who of the watch lists appears on a desk, and why that is thought."""
    context.obj = desk_file
    if context.invoked_subcommand is not None:
        return
    from dictafacta.report.across import print_watched
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        count = print_watched(opened.watched())
    click.echo(f"{count or 'no'} {'match' if count == 1 else 'matches'}", err=True)


@command.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="What the list is called; else the file's name.")
@click.pass_obj
def add(desk_file: Path, file: Path, name: str | None) -> None:
    """Add the watch list in FILE, or replace the one of this name.

    FILE is CSV with a column `name`, and perhaps `aliases` (parted by ; or |), `kind`, `country`
    and `id`; or it holds FollowTheMoney entities, one JSON object a line.
    """
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        count = opened.watch(name or file.stem, file.read_text(encoding="utf-8", errors="replace"))
    click.echo(f"{count} {'entry' if count == 1 else 'entries'} in {name or file.stem}", err=True)

"""`dictafacta desk`: look after a desk's file."""

import json
import sys
from pathlib import Path

import click

from dictafacta import service
from dictafacta.cli.options import desk


@click.group("desk")
def command() -> None:
    """Look after a desk: what is on it, whether the file is whole, a copy of it."""


@command.command("info")
@desk
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def info(desk_file: Path, as_json: bool) -> None:
    """Show how much is on a desk."""
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        counts = opened.counts()
    if as_json:
        click.echo(json.dumps(counts))
        return
    for name, count in counts.items():
        click.echo(f"{count:10,} {name}")


@command.command("check")
@desk
def check(desk_file: Path) -> None:
    """Check that a desk's file is whole and that every reading in it can be had.

    Exit status 1 where something does not hold.
    """
    from dictafacta.report.terminal import safe
    from dictafacta.service.desk import Desk

    faults = 0
    with Desk.open(desk_file) as opened:
        for problem in opened.check():
            faults += 1
            click.echo(safe(str(problem)))
        documents = opened.counts()["documents"]
    click.echo(f"{documents} documents, {faults or 'no'} fault{'s' if faults != 1 else ''}")
    if faults:
        sys.exit(1)


@command.command("backup")
@click.argument("target", type=click.Path(path_type=Path), metavar="FILE")
@desk
def backup(target: Path, desk_file: Path) -> None:
    """Copy a desk to a new FILE, while others may read and write it."""
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        opened.back_up(target)
    click.echo(f"written: {target}", err=True)


@command.command("problems")
@desk
def problems(desk_file: Path) -> None:
    """List the pages that could not be read or not be had, with their problems."""
    from dictafacta.report.terminal import safe
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        for problem in opened.problems():
            click.echo(safe(str(problem)))


@command.command("show")
@click.argument("document", metavar="ID")
@desk
@click.option("--json", "as_json", is_flag=True, help="Print the reading as JSON.")
def show(document: str, desk_file: Path, as_json: bool) -> None:
    """Show the stored reading of the document with this ID, or the beginning of it."""
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        reading = opened.reading(document)
    if as_json:
        click.echo(json.dumps(reading.to_dict(), ensure_ascii=False, separators=(",", ":")))
    else:
        service.print_report(reading)


@command.command("remove")
@click.argument("documents", nargs=-1, required=True, metavar="ID…")
@desk
def remove(documents: tuple[str, ...], desk_file: Path) -> None:
    """Take documents off a desk, with everything that was read in them."""
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        for document in documents:
            opened.remove(document)
            click.echo(f"removed: {document}", err=True)

"""`dictafacta demo`: a desk of bundled pages, to try everything on."""

from pathlib import Path

import click

from dictafacta.cli.add import follow

TRY = (
    "said Sarimova",
    "stories --since 2025-05-01",
    "export events --format geojson --out events.geojson",
)


@click.command("demo")
@click.option(
    "--desk",
    "desk_file",
    type=click.Path(dir_okay=False, path_type=Path),
    default="demo.desk",
    show_default=True,
    metavar="FILE",
    help="The desk's file.",
)
def command(desk_file: Path) -> None:
    """Make a desk of bundled pages and say what to try on it.

    The pages are 27 invented ones in seven languages about four happenings, and 16 articles of
    Wikinews (CC BY 2.5). Pages that are there already are not read again.
    """
    from dictafacta.service.demo import demo_pages
    from dictafacta.service.desk import Desk

    pages = list(demo_pages())
    with Desk.open(desk_file, create=True) as opened:
        follow(opened.add(pages), len(pages), as_json=False)
    click.echo(f"The desk is {desk_file}. Try:")
    for arguments in TRY:
        click.echo(f"  dictafacta {arguments} --desk {desk_file}")

"""The entrance `dictafacta`."""

import json
from pathlib import Path

import click

from dictafacta import service


@click.group()
@click.version_option(package_name="dictafacta")
def main() -> None:
    """Read news pages into a record that can be checked."""


@main.command("read")
@click.argument("pages", nargs=-1, required=True)
@click.option("--language", help="ISO 639-1 code of the pages' language.")
@click.option("--published", help="Publication date, ISO 8601.")
def read_command(pages: tuple[str, ...], language: str | None, published: str | None) -> None:
    """Read PAGES and print their readings as JSON."""
    for page in pages:
        reading = service.read(Path(page), language=language, published=published)
        click.echo(json.dumps(reading.to_dict(), ensure_ascii=False))

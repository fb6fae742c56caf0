"""`dictafacta models`: the pipelines, with data, licence and scores."""

import json
from dataclasses import asdict

import click

from dictafacta import service


@click.command("models")
@click.argument("language", required=False, metavar="[XX]")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def command(language: str | None, as_json: bool) -> None:
    """List the pipelines; with a language, show its card."""
    cards = [c for c in service.models() if language in (None, c.language)]
    if as_json:
        click.echo(json.dumps([asdict(c) for c in cards], ensure_ascii=False, indent=1))
        return
    if not cards:
        click.echo(f"no pipeline{f' for {language}' if language else ''}")
    for card in cards:
        click.echo(f"{card.language}  {card.name}  {card.size / 1e6:.1f} MB  {card.licence}")
        if language:
            click.echo(f"\n{card.card or card.description}".rstrip())

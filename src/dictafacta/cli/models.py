"""`dictafacta models`: the pipelines, with data, licence and scores."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from dictafacta import service
from dictafacta.service import ModelEntry


@click.command("models")
@click.argument("language", required=False, metavar="[XX]")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def command(language: str | None, as_json: bool) -> None:
    """List the pipelines with their size and use; with a language, show its whole card."""
    found = [m for m in service.models() if language in (None, m.language)]
    if as_json:
        click.echo(json.dumps([asdict(m) for m in found], ensure_ascii=False, indent=1))
        return
    if not found:
        click.echo(f"no pipeline{f' for {language}' if language else ''}")
    for model in found:
        click.echo(summary(model))
        if language and model.card:
            click.echo("\n".join(card_lines(model)))


def summary(model: ModelEntry) -> str:
    """Return a pipeline as one line."""
    size = f"{model.size / 1e6:5.1f} MB"
    if model.card is None:
        return f"{model.language}  {size}  no card"
    return f"{model.language}  {size}  {model.card.use:14s}  {model.card.name}, {model.card.date}"


def card_lines(model: ModelEntry) -> Iterator[str]:
    """Yield the card of a pipeline: data with licences, then scores."""
    card = model.card
    if card is None:
        return
    yield f"\nrecipe {card.recipe}\n\ntrained on"
    for corpus in card.data:
        yield f"  {corpus.name:40s} {corpus.licence:10s} {corpus.annotates}"
    yield "\nscores"
    for name, value in card.scores.items():
        yield f"  {name:40s} {value:10.1f}"

"""`dictafacta languages`: what there is for each language."""

import json
from dataclasses import asdict

import click

from dictafacta import service


@click.command("languages")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def command(as_json: bool) -> None:
    """List the languages, their word lists and their pipelines."""
    entries = list(service.languages())
    if as_json:
        click.echo(json.dumps([asdict(e) for e in entries], ensure_ascii=False, indent=1))
        return
    for entry in entries:
        lines = sum(entry.tables.values())
        pipeline = entry.pipeline or "no pipeline"
        click.echo(f"{entry.code}  {entry.endonym:12s} {lines:5d} lexicon lines  {pipeline}")

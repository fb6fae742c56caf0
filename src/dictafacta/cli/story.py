"""`dictafacta story`: one story with its sources and their accounts side by side."""

import json
from pathlib import Path

import click

from dictafacta.cli.options import desk


@click.command("story")
@click.argument("number", type=int)
@desk
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, nothing else.")
def command(number: int, desk_file: Path, as_json: bool) -> None:
    """Show a story: when, from how many sources, who and where, and what the sources say.

    What several of them speak of stands side by side, each cell with its sentence; where they
    differ is marked. NUMBER is that of `dictafacta stories`.
    """
    from dictafacta.service.desk import Desk, story_to_dict

    with Desk.open(desk_file) as opened:
        view = opened.story(number)
    if as_json:
        click.echo(json.dumps(story_to_dict(view), ensure_ascii=False, indent=1))
        return
    from dictafacta.report.across import print_story  # rich takes a while to load

    print_story(view)

"""Options that several commands share."""

from collections.abc import Mapping
from pathlib import Path

import click

from dictafacta import service


def choices(
    _context: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> Mapping[str, str]:
    """Return `it=NAME` options as pipelines by language."""
    return dict(service.read_choice(value) for value in values)


pipelines = click.option(
    "--pipeline",
    "pipelines",
    multiple=True,
    metavar="XX=NAME",
    callback=choices,
    help="Use another pipeline for a language: an installed spaCy package, or a folder.",
)

desk = click.option(
    "--desk",
    "desk_file",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="DICTAFACTA_DESK",
    default="dictafacta.desk",
    show_default=True,
    metavar="FILE",
    help="The desk's file; else DICTAFACTA_DESK, else dictafacta.desk in this folder.",
)

"""Options that several commands share."""

from collections.abc import Mapping

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

"""Options that the searches of a desk share, and what they print."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from dictafacta import service

Command = TypeVar("Command", bound=Callable[..., Any])
WHERE = (
    click.option("--language", "languages", multiple=True, metavar="XX", help="In this language."),
    click.option(
        "--outlet",
        "outlets",
        multiple=True,
        metavar="NAME",
        help="From this outlet: words of its name or of its address's host.",
    ),
    click.option("--story", "stories", multiple=True, type=int, help="From this story."),
    click.option(
        "--no-copies",
        "copies",
        flag_value=False,
        default=True,
        help="Leave out documents that copy others.",
    ),
    click.option("--document", metavar="ID", help="From the document with this id."),
    click.option("--limit", type=click.IntRange(min=0), help="The greatest number of rows."),
)
OUTPUT = (
    click.option(
        "--format",
        "wanted",
        type=click.Choice(("table", *service.FORMAT_NAMES)),
        default="table",
        show_default=True,
        help="A table to read, or a format for other programs.",
    ),
    click.option(
        "--out",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write to FILE, when it is whole.",
    ),
)
RECORDS = (
    click.option("--words", default="", metavar="WORDS", help="Words that must be there."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="From 0 to 1."),
    click.option("--rejected", is_flag=True, help="Show what was rejected by hand as well."),
    click.option(
        "--facets", is_flag=True, help="Count by speaker, act, outlet and so on; show no rows."
    ),
)


def with_options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that gives a command several options, in this order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def since_until(what: str) -> tuple[Callable[[Command], Command], ...]:
    """Return the options for the first and last day of `what`."""
    return (
        click.option("--since", metavar="DATE", help=f"{what} on this day or later (ISO 8601)."),
        click.option("--until", metavar="DATE", help=f"{what} on this day or earlier."),
    )


def put_out(
    rows: Iterable[Any],
    kind: str,
    wanted: str,
    out: Path | None,
    show: Callable[[Iterable[Any]], int],
) -> None:
    """Print rows as a table, or write them in a format."""
    if wanted == "table" and out:
        raise click.UsageError("--out needs a --format for files, such as csv or jsonl")
    count = show(rows) if wanted == "table" else service.write_rows(rows, kind, wanted, out)
    if out:
        click.echo(f"written: {out} ({count} {kind})", err=True)
    elif wanted == "table":
        click.echo(f"{count or 'no'} {kind if count != 1 else kind[:-1]}", err=True)


def put_facets(found: Mapping[str, Sequence[tuple[str, int]]], wanted: str) -> None:
    """Print how many records there are by each facet: for people, or one JSON object a line."""
    if wanted not in ("table", "jsonl"):
        raise click.UsageError("--facets are printed as table or jsonl")
    if wanted == "table":
        from dictafacta.report.listing import print_facets  # rich takes a while to load

        print_facets(found)
        return
    for facet, counts in found.items():
        for value, count in counts:
            line = {"facet": facet, "value": value, "count": count}
            click.echo(json.dumps(line, ensure_ascii=False))

"""`dictafacta add`: pages onto the desk."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dictafacta import service
from dictafacta.cli.options import desk, pipelines

if TYPE_CHECKING:
    from dictafacta.service.desk import Added


@click.command("add")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE…")
@desk
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a page, once it is safe."
)
@click.option("--language", metavar="XX", help="The pages' language, ISO 639-1.")
@click.option("--published", metavar="DATE", help="Publication date, ISO 8601.")
@click.option("--media-type", help="The pages' media type, such as text/html.")
@click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses.")
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep fetched pages in a folder and ask only whether they changed.",
)
@pipelines
def command(
    pages: tuple[str, ...],
    desk_file: Path,
    as_json: bool,
    language: str | None,
    published: str | None,
    media_type: str | None,
    allow_private: bool,
    cache: Path | None,
    pipelines: Mapping[str, str],
) -> None:
    """Add pages to a desk: files, folders, archives, feeds, addresses, or - for standard input.

    A page that is there already, by its content, is not read again. Each page is stored whole or
    not at all, and reported once it is on the disk; run the same command again to go on after an
    interruption. Exit status 1 where a page could not be read, 130 where Ctrl-C ended the run.
    """
    from dictafacta.service.desk import Desk

    options = service.InputOptions(
        published=published,
        language=language,
        media_type=media_type,
        allow_private=allow_private,
        cache=cache,
    )
    found = service.pages_of(pages, options)
    with Desk.open(desk_file, create=True) as opened:
        follow(opened.add(found, pipelines=pipelines), service.page_total(pages), as_json)


def follow(outcomes: "Iterable[Added]", total: int | None, as_json: bool) -> None:
    """Show what becomes of pages, then the counts; end with 1 or 130 where that is due."""
    from dictafacta.report.progress import tracked

    status = 0
    with tracked(total) as track:
        try:
            for one in outcomes:
                track.step(one.outcome.value, one.problems)
                if as_json:
                    click.echo(json.dumps(one.to_dict(), ensure_ascii=False))
                for problem in one.problems:
                    if problem.severity == "error":
                        track.say(str(problem))
        except KeyboardInterrupt:
            status = 130
        finally:  # also where the disk is full or the desk locked
            track.close()
            click.echo(summary(track.outcomes, track.problems, stopped=bool(status)), err=True)
    if status or track.outcomes["lost"] or track.outcomes["unreadable"]:
        sys.exit(status or 1)


def summary(outcomes: Counter[str], problems: Counter[str], *, stopped: bool) -> str:
    """Return what became of the pages, and what the problems were, in a few lines."""
    lines = [", ".join(f"{count} {name}" for name, count in outcomes.items()) or "no page"]
    lines += [f"problem {code}: {count}" for code, count in sorted(problems.items())]
    if stopped:
        lines.append("stopped; what was reported is on the desk, run it again to go on")
    return "\n".join(lines)

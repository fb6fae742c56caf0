"""`dictafacta events`: the events of a desk."""

from pathlib import Path
from typing import Any

import click

from dictafacta.cli.options import desk
from dictafacta.cli.searching import (
    OUTPUT,
    RECORDS,
    WHERE,
    put_facets,
    put_out,
    since_until,
    with_options,
)
from dictafacta.model import EventType, Status

EVENTS = (
    click.option(
        "--type",
        "types",
        multiple=True,
        type=click.Choice([t.value for t in EventType], case_sensitive=False),
        help="PLOVER type; may be given several times.",
    ),
    click.option("--mode", "modes", multiple=True, metavar="MODE", help="PLOVER mode."),
    click.option(
        "--status",
        "statuses",
        multiple=True,
        type=click.Choice([s.value for s in Status]),
        help="Whether it is told as having happened.",
    ),
    click.option("--actor", default="", metavar="NAME", help="Who did it."),
    click.option("--recipient", default="", metavar="NAME", help="To whom it was done."),
    click.option("--place", default="", metavar="NAME", help="Where."),
    click.option("--attributed-to", default="", metavar="NAME", help="On whose word it rests."),
    click.option(
        "--attributed/--own-voice",
        default=None,
        help="Whether it rests on somebody's word or on the outlet's own.",
    ),
    click.option("--figure", type=int, help="The number of a figure that has any part in it."),
)
PUBLISHED = (
    click.option("--published-since", metavar="DATE", help="Published on this day or later."),
    click.option("--published-until", metavar="DATE", help="Published on this day or earlier."),
)


@click.command("events")
@desk
@with_options(*EVENTS, *since_until("Happened"), *PUBLISHED, *WHERE, *RECORDS, *OUTPUT)
def command(
    desk_file: Path,
    wanted: str,
    out: Path | None,
    facets: bool,
    **asked: Any,  # noqa: ANN401  (the fields of a query)
) -> None:
    """Search a desk for events, by type, by who did it to whom, where, when, on whose word.

    Names and words match as in `dictafacta said`. `--since` and `--until` are about the event's
    own date: one that is not exact matches if any day that it covers does.
    """
    from dictafacta.report.listing import print_events
    from dictafacta.service.desk import Desk, EventQuery

    query = EventQuery(**asked)
    with Desk.open(desk_file) as opened:
        if facets:
            put_facets(opened.facets(query), wanted)
        else:
            put_out(opened.find_events(query), "events", wanted, out, print_events)

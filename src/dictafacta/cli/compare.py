"""`dictafacta compare`: which pages are copies, and who appears in more than one."""

import json
from collections.abc import Iterator

import click

from dictafacta import service


@click.command("compare")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE…")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, nothing else.")
def command(pages: tuple[str, ...], as_json: bool) -> None:
    """Compare pages: fold copies to their origin, and names over languages and scripts.

    A page counts as a copy of another if they have half of all their shingles (runs of four words)
    in common, or if one holds most of the other. Names that one page alone has are left out of the
    report.
    """
    found = service.compare(service.read_inputs(pages))
    if as_json:
        click.echo(json.dumps(service.comparison_to_dict(found), ensure_ascii=False, indent=1))
        return
    from dictafacta.report.terminal import safe  # rich takes a while to load

    for line in report(found):
        click.echo(safe(line))


def report(found: service.Comparison) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"{len(found.readings)} pages from {len(found.origins)} sources"
    for origin in found.origins:
        yield f"\n  {found.uri(origin.id)}"
        for copy in origin.copies:
            yield f"    copied by {found.uri(copy)}{found.how_alike(origin.id, copy)}"
        if origin.fullest != origin.id:
            yield f"    fullest: {found.uri(origin.fullest)}"
    shared = found.shared_figures()
    yield f"\nNamed in more than one page: {len(shared) or 'nobody'}"
    for figure in shared:
        yield f"\n  {figure.name} ({figure.kind.value}, {len(figure.documents)} pages)"
        others = [name for name in figure.names if name != figure.name]
        if others:
            yield f"    also written {', '.join(others)}"
        for reason in dict.fromkeys(figure.reasons):
            yield f"    because {reason}"

"""`dictafacta measure`: gold readings in; scores by language, and speed, out."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from dictafacta import service
from dictafacta.cli.options import pipelines
from dictafacta.service import Figures, Measurement


@click.command("measure")
@click.argument("gold_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
@click.option("--details", is_flag=True, help="List what was missed, wrong or extra.")
@click.option(
    "--floors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Exit with 1 where a figure is under its floor in this TOML file.",
)
@click.option("--raise", "raise_floors", is_flag=True, help="Raise the floors that were beaten.")
@pipelines
def command(
    gold_dir: Path,
    as_json: bool,
    details: bool,
    floors: Path | None,
    raise_floors: bool,
    pipelines: Mapping[str, str],
) -> None:
    """Read the texts of a folder of gold readings and score the readings."""
    if raise_floors and floors is None:
        raise click.UsageError("--raise needs --floors FILE")
    measurement = service.measure(gold_dir, pipelines=pipelines)
    if details and not as_json:
        click.echo("\n".join(measurement.scores.details))
    if as_json:
        figures = measurement.to_dict()
        if details:
            figures["details"] = list(measurement.scores.details)
        click.echo(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        show(measurement)
    if floors:
        hold(measurement, floors, raise_floors)


def hold(measurement: Measurement, file: Path, raise_floors: bool) -> None:
    """Compare with the floors in `file`; raise them on request, exit with 1 where one is broken."""
    floors = service.load_floors(file) if file.exists() or not raise_floors else {}
    broken = service.below_floors(measurement, floors)
    for line in broken:
        click.echo(line, err=True)
    if raise_floors:
        file.write_text(service.raised_floors(measurement, floors), encoding="utf-8")
    if broken:
        sys.exit(1)


def show(measurement: Measurement) -> None:
    """Print the figures for people."""
    for group, measures in measurement.scores.figures.items():
        click.echo(f"\n{group}")
        for name, figures in measures.items():
            click.echo(line_of(name, figures))
    seconds = max(measurement.seconds, 1e-9)
    click.echo(
        f"\n{measurement.articles} articles, {measurement.words} words in"
        f" {measurement.seconds:.1f} s: {measurement.articles / seconds:.1f} articles/s,"
        f" {measurement.words / seconds:.0f} words/s"
    )
    for code, count in measurement.problems.items():
        click.echo(f"problem {code}: {count}")


def line_of(name: str, figures: Figures) -> str:
    """Return one measure as a line."""
    if name.split()[-1] in service.ACCURACIES:
        return (
            f"  {name:24s} accuracy {figures.precision:.3f}  ({figures.hits}/{figures.predicted})"
        )
    return (
        f"  {name:24s} P {figures.precision:.3f}  R {figures.recall:.3f}  F1 {figures.f1:.3f}"
        f"  ({figures.hits} of {figures.predicted} predicted, {figures.gold} gold)"
    )

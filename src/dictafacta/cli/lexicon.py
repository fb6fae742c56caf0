"""`dictafacta lexicon`: check the language folders, or try a sentence."""

import json
import sys

import click

from dictafacta import service
from dictafacta.service import FolderReport


@click.group("lexicon")
def command() -> None:
    """Check the language folders, or try a sentence."""


@command.command("check")
@click.argument("languages", nargs=-1, metavar="[XX]…")
@click.option("--no-examples", is_flag=True, help="Check the structure alone.")
@click.option("--strict", is_flag=True, help="An example that is not found fails the check.")
def check(languages: tuple[str, ...], no_examples: bool, strict: bool) -> None:
    """Check language folders: their structure, and that the rules find every example.

    Exit status 1 where a folder does not hold together.
    """
    failed = False
    for report in service.check_lexicons(languages, examples=not no_examples):
        show(report)
        failed = failed or bool(report.problems) or (strict and bool(report.failures))
    if failed:
        sys.exit(1)


def show(report: FolderReport) -> None:
    """Print what the check of one folder gave."""
    for problem in (*report.problems, *report.failures):
        click.echo(f"{problem.where}: {problem.code}: {problem.message}")
        if problem.hint:
            click.echo(f"    {problem.hint}")
    lines = ", ".join(f"{name} {count}" for name, count in report.tables.items()) or "no word list"
    found = report.tried - len(report.failures)
    tried = f"; {found} of {report.tried} examples found ({report.share:.1%})"
    click.echo(f"{report.language}: {lines}{tried if report.tried else ''}")


@command.command("try")
@click.argument("language", metavar="XX")
@click.argument("sentence")
@click.option("--published", metavar="DATE", help="Publication date, ISO 8601.")
@click.option("--json", "as_json", is_flag=True, help="Print the reading as JSON.")
def try_command(language: str, sentence: str, published: str | None, as_json: bool) -> None:
    """Show what the rules find in a SENTENCE, taken exactly as it stands."""
    reading = service.try_sentence(language, sentence, published)
    if as_json:
        click.echo(json.dumps(reading.to_dict(), ensure_ascii=False))
    else:
        service.print_report(reading)

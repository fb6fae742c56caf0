"""Writes the generated parts of the documentation, or checks that they are current.

    python scripts/docs.py            write docs/reference and the README's example and scores
    python scripts/docs.py --check    exit with 1 where something is not current

Confidences in the README's example and the last digit of its scores are not compared: they may
differ between processors. Nor are the days on which judgements were made, and a page that differs
in nothing else is left alone. What commands print in the guides must be nearly the same (see
`guides.py`).
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dictafacta.cli import main
from dictafacta.export import FORMATS, GDELT_COLUMNS, TABLES
from guides import nearly_same, with_output
from schema import reading_schema

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
GUIDES = ROOT / "docs/guides"
MEASURES = ("statement", "statement+speaker", "event", "event+actors", "entity")


def cli_reference() -> str:
    """Return the page of all commands."""
    lines = ["# Command line", "", "Made by `scripts/docs.py` from the commands themselves.", ""]
    for name, command in commands(main, ("dictafacta",)):
        lines += section(name, command)
    return "\n".join(lines).rstrip() + "\n"


def commands(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    """Yield a command and those below it, with their full names."""
    yield " ".join(path), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from commands(below, (*path, name))


def section(name: str, command: click.Command) -> list[str]:
    """Return the section on one command."""
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f"## `{name}`", "", f"`{name} {usage}`", "", clean(command.help or ""), ""]
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        lines += ["| option | |", "|---|---|"]
        lines += [f"| {names(o, context)} | {o.help} |" for o in options]
        lines.append("")
    return lines


def names(option: click.Option, context: click.Context) -> str:
    """Return an option's names with what it takes."""
    takes = "" if option.is_flag else f" {option.make_metavar(context)}"
    return ", ".join(f"`{o}`" for o in option.opts) + takes


def clean(text: str) -> str:
    """Return a docstring as paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(p.split()) for p in paragraphs)


def reading_reference() -> str:
    """Return the page on the public format."""
    schema = reading_schema()
    lines = [
        "# The reading (`dictafacta-reading/1`)",
        "",
        "What `dictafacta read --json` prints and `Reading.to_dict()` returns. Every `span` is"
        " `[start, end]`, the end excluded, in Unicode code points of `document.text`. Fields may"
        " be added within a version; none changes its meaning. An empty list says that nothing was"
        " found; a page that could not be read gives no reading but a problem.",
        "",
        "The JSON Schema is [reading.schema.json](reading.schema.json). Both are made by"
        " `scripts/docs.py`.",
        "",
    ]
    for title, part in records(schema):
        lines += [f"## {title}", "", "| field | | |", "|---|---|---|"]
        lines += [f"| `{n}` | {kind(f)} | {f.get('description', '')} |" for n, f in part.items()]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def export_reference() -> str:
    """Return the page on formats and columns."""
    lines = [
        "# Export formats and columns",
        "",
        "Made by `scripts/docs.py` from the tables themselves; how to use them is in"
        " [Exports](../guides/exports.md).",
        "",
        "| format | | can express |",
        "|---|---|---|",
        *(f"| `{f}` | {e.title} | {', '.join(e.rows)} |" for f, e in FORMATS.items()),
        "",
    ]
    for table, columns in TABLES.items():
        lines += [f"## Columns of {table}", "", "In CSV and Parquet.", ""]
        lines += ["| column | | |", "|---|---|---|"]
        lines += [f"| `{c.name}` | {c.type} | {c.meaning} |" for c in columns]
        lines.append("")
    lines += ["## Columns of the GDELT table", "", "| | column | |", "|---|---|---|"]
    lines += [f"| {n} | `{c.name}` | {c.meaning} |" for n, c in enumerate(GDELT_COLUMNS, 1)]
    return "\n".join(lines).rstrip() + "\n"


def records(schema: dict) -> Iterator[tuple[str, dict]]:
    """Yield the fields of the whole and of each record."""
    yield "Reading", schema["properties"]
    for name, part in schema["$defs"].items():
        if "properties" in part:
            yield name.capitalize(), part["properties"]


def kind(field: dict) -> str:
    """Return a field's type in words."""
    if "enum" in field:
        return " ".join(f"`{value}`" for value in field["enum"])
    if "$ref" in field:
        return field["$ref"].rpartition("/")[2]
    if "anyOf" in field:
        return " or ".join(kind(f) for f in field["anyOf"])
    if field.get("type") == "array":
        return f"list of {kind(field['items'])}" if "items" in field else "list"
    found = field.get("type", field.get("const", ""))
    return " or ".join(found) if isinstance(found, list) else str(found)


def example_output() -> str:
    """Return what the README's first command prints, from "Who said what" to "What happened"."""
    report = run("read", "--example", "en")
    start, end = report.index("Who said what"), re.search(r"\n(When|People, org\w+)", report)
    return report[start : end.start() if end else None].rstrip()


def scores() -> str:
    """Return the table of scores."""
    figures = json.loads(run("measure", "evaluation/gold", "--json"))["figures"]
    lines = [f"| | {' | '.join(MEASURES)} |", f"|---|{'---|' * len(MEASURES)}"]
    for group, measures in sorted(figures.items()):
        values = (f"{measures[m]['f1']:.2f}" for m in MEASURES)
        lines.append(f"| {group} | {' | '.join(values)} |")
    return "\n".join(lines)


def run(*arguments: str) -> str:
    """Return what the command line prints."""
    command = [sys.executable, "-m", "dictafacta", *arguments]
    return subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout.rstrip()


def with_part(text: str, name: str, content: str) -> str:
    """Return a page with the part between its markers replaced."""
    pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    if not re.search(pattern, text, flags=re.S):
        raise SystemExit(f"README.md has no part {name}")
    return re.sub(pattern, lambda m: f"{m[1]}{content}\n{m[2]}", text, flags=re.S)


def pages() -> dict[Path, str]:
    """Return every generated page with what it should hold."""
    readme = README.read_text(encoding="utf-8")
    readme = with_part(readme, "example", f"```text\n{example_output()}\n```")
    readme = with_part(readme, "scores", scores())
    schema = json.dumps(reading_schema(), indent=1, ensure_ascii=False) + "\n"
    return {
        ROOT / "docs/reference/cli.md": cli_reference(),
        ROOT / "docs/reference/exports.md": export_reference(),
        ROOT / "docs/reference/reading.md": reading_reference(),
        ROOT / "docs/reference/reading.schema.json": schema,
        **with_output({README: readme, **guides()}, ROOT),
    }


def guides() -> dict[Path, str]:
    """Return the guides as they stand."""
    return {file: file.read_text(encoding="utf-8") for file in sorted(GUIDES.glob("*.md"))}


def without_days(text: str) -> str:
    """Return a page without the days on which its commands judged."""
    return re.sub(r"\d{4}-\d\d-\d\d(?=  anna:)|(?<=· undone )\d{4}-\d\d-\d\d", "DAY", text)


def comparable(text: str) -> str:
    """Return a page without what may differ between processors."""
    text = re.sub(r"confidence\s+\d\.\d+", "confidence", without_days(text))
    return " ".join(re.sub(r"(\d\.\d)\d\b", r"\1", text).split())


def entrance() -> None:
    """Write the pages, or check them."""
    stale = []
    for file, content in pages().items():
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        if "--check" not in sys.argv:
            if without_days(before) != without_days(content):
                file.write_text(content, encoding="utf-8")
        elif not nearly_same(before, content, comparable):
            stale.append(file.relative_to(ROOT).as_posix())
    if stale:
        raise SystemExit(f"not current: {', '.join(stale)}; run python scripts/docs.py")


if __name__ == "__main__":
    entrance()

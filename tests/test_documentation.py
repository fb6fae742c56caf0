"""Nothing public is undocumented: API, commands and options, problem codes, format fields."""

import ast
import re
from pathlib import Path

import click
import pytest

import dictafacta
from dictafacta.cli import main

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/dictafacta"
DOCS = ROOT / "docs"


def codes_in_source():
    """Return the codes of every Problem and DictafactaError in the source, by file and line."""
    found = {}
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [k.value for k in node.keywords if k.arg == "code"] if name == "Problem" else []
            if name == "DictafactaError":
                given = node.args[:1]
            for value in given:
                if isinstance(value, ast.Constant):
                    found.setdefault(value.value, f"{file.name}:{node.lineno}")
    return found


def documented_codes():
    text = (DOCS / "reference/problems.md").read_text(encoding="utf-8")
    rows = (line for line in text.splitlines() if line.startswith("| `"))
    return {code for row in rows for code in re.findall(r"`([a-z-]+)`", row.split("|")[1])}


def test_every_problem_code_is_documented():
    missing = {c: where for c, where in codes_in_source().items() if c not in documented_codes()}
    assert not missing, "add these to docs/reference/problems.md"


def test_every_documented_code_is_used():
    source = "\n".join(f.read_text(encoding="utf-8") for f in SOURCE.rglob("*.py"))
    assert [c for c in documented_codes() if f'"{c}"' not in source] == []


def test_every_public_name_is_documented():
    guide = (DOCS / "guides/python.md").read_text(encoding="utf-8")
    names = [*dictafacta.__all__, *(n for n in vars(dictafacta.Reading) if n[0] != "_")]
    assert [n for n in names if n not in guide] == []


def commands(command, path=("dictafacta",)):
    context = click.Context(command)
    yield " ".join(path), command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), (*path, name))


@pytest.mark.parametrize(("name", "command"), list(commands(main)), ids=lambda x: str(x)[:30])
def test_every_command_and_option_is_documented(name, command):
    reference = (DOCS / "reference/cli.md").read_text(encoding="utf-8")
    assert f"## `{name}`" in reference
    section = reference.split(f"## `{name}`")[1].split("\n## ")[0]
    for parameter in command.params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            assert f"`{option}`" in section or option in ("--help",)
        assert isinstance(parameter, click.Argument) or parameter.help
    assert command.help


def test_every_page_of_the_site_is_in_its_navigation():
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [p.relative_to(DOCS).as_posix() for p in DOCS.rglob("*.md")]
    assert [p for p in pages if p not in navigation] == []

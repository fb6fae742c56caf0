"""The terminal report: whole, plain when piped, and harmless."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from dictafacta.model import Coverage, Provenance, Residue, ResidueKind, Span
from dictafacta.report.terminal import print_reading
from dictafacta.service import Reading
from gold_reading import article, reading_from

GOLD = sorted((Path(__file__).parents[2] / "evaluation/gold").glob("*.json"))


def printed(reading, width=100, **settings):
    file = io.StringIO()
    print_reading(reading, Console(file=file, width=width, highlight=False, **settings))
    return file.getvalue()


def joined(text):
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 100])
@pytest.mark.parametrize("file", GOLD, ids=lambda f: f.stem)
def test_nothing_is_cut_off(file, width):
    reading = reading_from(file)
    report = joined(printed(reading, width))
    assert "…" not in report.replace(" … ", "")
    for statement in reading.statements:
        words = " … ".join(reading.quote(s) for s in statement.content)
        assert joined(words) in report
    for entity in reading.entities:
        assert entity.kind == "group" or joined(entity.name) in report


def test_no_line_ends_in_white_space():
    for line in printed(reading_from(GOLD[0])).splitlines():
        assert line == line.rstrip()


def test_it_is_plain_without_a_terminal_and_coloured_with_one():
    reading = reading_from(GOLD[0])
    assert "\x1b" not in printed(reading)
    assert "\x1b[" in printed(reading, force_terminal=True)


def test_nothing_found_and_not_looked_are_different_answers():
    made = Provenance(dictafacta="test", model="plain-0")
    looked = Reading(article=article("Titolo"), made_by=made)
    assert "Who said what · nothing found" in printed(looked)
    unlooked = replace(looked, made_by=Provenance(dictafacta="test"))
    assert "Who said what · not looked for, see the problems" in printed(unlooked)
    assert "were not looked for" in unlooked.to_html()
    assert "were not looked for" not in looked.to_html()


def test_quotations_outside_statements_are_shown():
    found = article("Titolo\n\nIl «Faro» e «Non si passa».")
    spans = [
        Span(found.text.index(w), found.text.index(w) + len(w)) for w in ("Faro", "Non si passa")
    ]
    coverage = Coverage(without_speaker=(spans[1],), unclaimed=(spans[0],))
    made = Provenance(dictafacta="test", model="plain-0")
    reading = Reading(article=found, coverage=coverage, made_by=made)
    report = printed(reading)
    assert "Quotation marks · 1 of 2 in a statement" in report
    assert "nobody named: “Non si passa”" in report
    assert "in no statement: “Faro”" in report
    assert "Quotation marks: 1 of 2 in a statement" in reading.to_html()
    assert reading.to_dict()["quotations"]["unclaimed"] == [[spans[0].start, spans[0].end]]
    assert "Quotation marks" not in printed(replace(reading, coverage=None))


def test_text_cannot_command_the_terminal():
    text = "Titolo\x1b[2J\x07\u202e\n\n[bold]non[/bold] :smile: \x9b31m"
    shown = replace(article(text), residue=(Residue(kind=ResidueKind.OTHER, text="\x1b]0;x\x07"),))
    report = printed(Reading(article=shown, made_by=Provenance(dictafacta="test")))
    assert not set(report) & set("\x1b\x07\x9b\u202e")
    assert "[bold]non[/bold] :smile:" in report

"""A copy of `languages/_template` is a language: it loads, and has every table."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from dictafacta import lexicon
from dictafacta.lexicon import folder
from dictafacta.service import check_lexicons

LANGUAGES = Path(str(files("dictafacta") / "languages"))
TEMPLATE = LANGUAGES / "_template"


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """Return a folder of languages that holds a fresh copy of the template as `xx`."""
    for name in ("_template", "_world", "_plover", "_shared"):
        if (LANGUAGES / name).is_dir():
            shutil.copytree(LANGUAGES / name, tmp_path / name)
    shutil.copytree(TEMPLATE, tmp_path / "xx")
    monkeypatch.setattr(folder, "LANGUAGES", tmp_path)
    monkeypatch.setattr("dictafacta.service.lexicons.LANGUAGES", tmp_path)
    lexicon.load.cache_clear()
    yield tmp_path
    lexicon.load.cache_clear()


def test_a_copy_of_the_template_is_a_language(copied):
    assert lexicon.languages() == ("xx",)
    [report] = check_lexicons()
    assert report.problems == ()


def header(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.strip() and not line.startswith("#"))


@pytest.mark.parametrize("name", sorted(f.name for f in (LANGUAGES / "en").glob("*.tsv")))
def test_the_template_has_every_table_with_its_columns(name):
    assert header(TEMPLATE / name) == header(LANGUAGES / "en" / name)


def test_a_line_that_does_not_hold_is_named(copied):
    cues = copied / "xx/cues.tsv"
    with cues.open("a", encoding="utf-8") as file:
        file.write("say\tverb\tquote\tshout\t\tShe [said] no.\nsay\tverb\n")
    [report] = check_lexicons()
    assert [p.where.partition(":")[0] for p in report.problems] == ["xx/cues.tsv"]
    assert {p.code for p in report.problems} & {"columns", "cue"}

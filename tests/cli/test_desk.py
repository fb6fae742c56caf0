"""The commands of the desk: what they print, and the exit status."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from desk_readings import put_all, reading
from dictafacta.cli import main
from dictafacta.service import bootstrap
from dictafacta.service.desk import Desk
from pipelines import PlainPipeline

TEXT = "Il governo annuncia una legge\n\nIl ministro ha detto che la legge passa.\n"


@pytest.fixture(autouse=True)
def _plain(monkeypatch, tmp_path):
    pipeline = PlainPipeline()
    monkeypatch.setattr(bootstrap, "available", lambda: ("en", "it"))
    monkeypatch.setattr(bootstrap, "load_pipeline", lambda code, name: pipeline)
    monkeypatch.setenv("DICTAFACTA_DESK", str(tmp_path / "a.desk"))


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def filled(tmp_path):
    with Desk.open(tmp_path / "a.desk", create=True) as desk:
        evil = reading("Evil \x1b[31mBot", "it \u202eis done", outlet="Out\x07let", date=None)
        put_all(desk, [reading(), evil])


def run(*arguments, **given):
    return CliRunner().invoke(main, list(map(str, arguments)), **given)


def test_add_counts_what_became_of_the_pages(page, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    result = run("add", tmp_path, "--language", "it")
    assert result.exit_code == 1
    assert "1 added" in result.stderr
    assert "1 unreadable" in result.stderr
    assert "problem empty-page: 1" in result.stderr
    again = run("add", page, "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["outcome"] == "known"


def test_a_name_that_leads_nowhere_makes_no_desk(tmp_path):
    result = run("add", tmp_path / "none")
    assert result.exit_code == 2
    assert "error no-such-file" in result.stderr
    assert not (tmp_path / "a.desk").exists()


def test_ctrl_c_ends_cleanly(page, monkeypatch):
    def stop(article):
        raise KeyboardInterrupt

    pipeline = PlainPipeline(before=stop)
    monkeypatch.setattr(bootstrap, "load_pipeline", lambda code, name: pipeline)
    result = run("add", page, "--language", "it")
    assert result.exit_code == 130
    assert "run it again to go on" in result.stderr


@pytest.mark.usefixtures("filled")
def test_said_shows_sentence_and_document():
    result = run("said", "peskov", "--about", "sanctions", "--act", "say")
    assert result.exit_code == 0
    assert "Dmitry Peskov" in result.stdout
    assert "https://www.example.org/a" in result.stdout
    assert "that sanctions will be" in result.stdout


@pytest.mark.usefixtures("filled")
def test_no_page_commands_the_terminal():
    result = run("said", "evil")
    assert "Bot" in result.stdout
    for sign in ("\x1b", "\x07", "\u202e"):
        assert sign not in result.stdout


def test_there_must_be_a_desk():
    result = run("said", "Peskov")
    assert result.exit_code == 2
    assert "error no-desk" in result.stderr


def test_reading_a_page_does_not_load_the_desk():
    code = "import dictafacta.cli.read, sys; sys.exit('dictafacta.store' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

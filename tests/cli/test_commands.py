"""The command line: what stands on standard output, what on standard error, and the exit status."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from dictafacta.cli import main
from dictafacta.service import bootstrap
from pipelines import PlainPipeline

TEXT = "Il governo annuncia una legge\n\nIl ministro ha detto che la legge passa.\n"


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    pipeline = PlainPipeline()
    monkeypatch.setattr(bootstrap, "available", lambda: ("en", "it"))
    monkeypatch.setattr(bootstrap, "load_pipeline", lambda code, name: pipeline)


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def run(*arguments, **given):
    return CliRunner().invoke(main, list(map(str, arguments)), **given)


def test_json_is_one_object_a_line_and_nothing_else(page):
    result = run("read", page, page, "--json", "--language", "it", "--published", "2023-09-14")
    assert result.exit_code == 0
    readings = [json.loads(line) for line in result.stdout.splitlines()]
    assert [r["schema"] for r in readings] == ["dictafacta-reading/1"] * 2
    assert readings[0]["document"]["text"] == TEXT.strip()
    assert readings[0]["document"]["published"]["value"] == "2023-09-14"


def test_the_report_names_title_date_and_language(page):
    result = run("read", page, "--language", "it", "--published", "2023-09-14")
    assert result.exit_code == 0
    assert "Il governo annuncia una legge" in result.stdout
    assert "14 September 2023 (as stated by you) · language it" in result.stdout
    assert "Who said what" in result.stdout


def test_standard_input_is_a_page():
    result = run("read", "-", "--json", "--language", "it", input=TEXT)
    assert json.loads(result.stdout)["document"]["text"] == TEXT.strip()


def test_a_folder_is_its_pages(page, tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below/second.html").write_text(f"<p>{TEXT}</p>" * 5)
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    result = run("read", tmp_path, "--json", "--language", "it")
    uris = [json.loads(line)["document"]["source"]["uri"] for line in result.stdout.splitlines()]
    assert [Path(u).name for u in uris] == ["page.txt", "second.html"]


def test_a_page_that_cannot_be_read_is_a_problem_and_exit_status_1(page, tmp_path):
    empty = tmp_path / "empty.html"
    empty.write_bytes(b"")
    result = run("read", empty, page, "--json", "--language", "it")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "error empty-page" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "nowhere.html"],
        ["read", "-", "--published", "yesterday"],
        ["read", "-", "--language", "Italian!"],
        ["read", "-", "--pipeline", "nonsense"],
        ["read", "--example", "xx"],
        ["read", "-", "--nonsense"],
        ["nonsense"],
        ["measure", "nowhere"],
        ["measure", "."],
        ["lexicon", "check", "xx"],
        ["explain", "-", "1"],
    ],
    ids=" ".join,
)
def test_mistakes_are_told_without_traceback_and_exit_status_2(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments, input=TEXT)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.strip()
    assert "Traceback" not in result.output


def test_one_page_becomes_one_html_file(page, tmp_path):
    target = tmp_path / "out/reading.html"
    result = run("read", page, "--html", target, "--language", "it")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Il governo annuncia una legge" in target.read_text(encoding="utf-8")


def test_the_example_becomes_one_html_file(tmp_path):
    target = tmp_path / "example.html"
    assert run("read", "--example", "it", "--html", target).exit_code == 0
    assert target.is_file()


def test_several_pages_become_a_folder_of_html_files(page, tmp_path):
    target = tmp_path / "out"
    result = run("read", page, page.parent, "--html", target, "--language", "it")
    assert result.exit_code == 0
    assert all(f.suffix == ".html" for f in target.iterdir())


def test_an_html_file_that_cannot_be_written_is_the_callers_mistake(page, tmp_path):
    result = run("read", page, "--html", page / "x.html", "--language", "it")
    assert result.exit_code == 2
    assert "cannot-write" in result.stderr


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_examples_are_marked_as_invented_and_read(language):
    result = run("read", "--example", language)
    assert result.exit_code == 0
    assert "invented" in result.stdout or "inventata" in result.stdout
    assert "Who said what" in result.stdout


def test_help_comes_at_once_and_loads_nothing_heavy():
    heavy = {"spacy", "thinc", "torch", "rich", "jinja2", "trafilatura", "numpy"}
    code = (
        "import sys; from dictafacta.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print(sorted(set(sys.modules) & {heavy}))"
    )
    started = time.perf_counter()
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "[]"
    assert time.perf_counter() - started < 5  # the time itself is measured in benchmarks/speed.py


def test_json_lines_are_pages_and_a_bad_line_is_a_problem(tmp_path):
    file = tmp_path / "pages.jsonl"
    file.write_text(json.dumps({"text": TEXT}) + "\nnonsense\n" + json.dumps({"text": TEXT}) + "\n")
    result = run("read", file, "--json", "--language", "it")
    assert len(result.stdout.splitlines()) == 2
    assert result.exit_code == 1
    assert "pages.jsonl#2: error bad-line" in result.stderr


def test_loopback_addresses_are_not_fetched_unless_asked_for():
    result = run("read", "http://127.0.0.1:9/page.html")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "error " in result.stderr


def test_export_writes_documents_as_csv(page, tmp_path):
    out = tmp_path / "rows.csv"
    result = run("export", "documents", page, "--language", "it", "--out", out)
    assert result.exit_code == 0, result.output
    assert "1 documents" in result.stderr
    assert out.read_text(encoding="utf-8").splitlines()[1].count("Il governo annuncia una legge")


def test_export_prints_and_counts_what_could_not_be_read(page, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    result = run("export", "documents", page, empty, "--format", "jsonl", "--language", "it")
    assert result.exit_code == 1
    assert [json.loads(line)["language"] for line in result.stdout.splitlines()] == ["it"]
    assert "empty-page" in result.stderr


def test_export_refuses_what_a_format_cannot_say(page):
    result = run("export", "documents", page, "--format", "gexf")
    assert result.exit_code == 2
    assert "format-cannot-express" in result.stderr
    assert "csv" in result.stderr

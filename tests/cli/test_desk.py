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


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("arguments", "rows"),
    [
        (("said", "--about", "SANCTION*"), 1),
        (("said", "--hedged"), 0),
        (("said", "--addressee", "berlin", "--outlet", "example", "--limit", "1"), 1),
        (("said", "--words", "sanctions", "--since", "2023-09", "--until", "2023-09"), 1),
        (("events", "--type", "assault", "--place", "berlin", "--status", "actual"), 2),
        (("events", "--since", "2023-09-13", "--until", "2023-09-13", "--own-voice"), 0),
        (("events", "--until", "2023"), 1),
        (("documents", "sanctions"), 1),
        (("documents",), 2),
        (("documents", "nothing at all"), 0),
    ],
)
def test_a_search_gives_its_rows_in_every_format(arguments, rows, tmp_path):
    lines = run(*arguments, "--format", "jsonl")
    assert lines.exit_code == 0
    assert len(lines.stdout.splitlines()) == rows
    table = run(*arguments)
    assert table.stderr.split()[0] == (str(rows) if rows else "no")
    file = tmp_path / "rows.csv"
    assert run(*arguments, "--format", "csv", "--out", file).exit_code == 0
    assert len(file.read_text(encoding="utf-8").splitlines()) == rows + 1


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("command", ["said", "events"])
def test_facets_count_rows(command):
    shown = run(command, "--facets")
    assert "language\n        2  en\n" in shown.stdout
    lines = run(command, "--facets", "--format", "jsonl").stdout.splitlines()
    assert {"facet": "language", "value": "en", "count": 2} in list(map(json.loads, lines))
    assert run(command, "--facets", "--format", "csv").exit_code == 2


@pytest.mark.usefixtures("filled")
def test_a_table_is_no_file(tmp_path):
    result = run("said", "--out", tmp_path / "rows")
    assert result.exit_code == 2
    assert "--format" in result.stderr


@pytest.mark.usefixtures("filled")
def test_a_date_that_is_none_is_a_mistake():
    result = run("events", "--since", "yesterday")
    assert result.exit_code == 2
    assert "error bad-date" in result.stderr


@pytest.mark.usefixtures("filled")
def test_a_document_can_be_shown_and_removed():
    identifier = reading().article.id
    shown = run("desk", "show", identifier[:8], "--json")
    assert json.loads(shown.stdout)["document"]["id"] == identifier
    assert run("desk", "remove", identifier[:8]).exit_code == 0
    again = run("desk", "show", identifier)
    assert again.exit_code == 2
    assert "error no-document" in again.stderr
    assert json.loads(run("desk", "info", "--json").stdout)["documents"] == 1
    assert run("desk", "check").exit_code == 0


@pytest.mark.usefixtures("filled")
def test_damage_is_told(tmp_path):
    with Desk.open(tmp_path / "a.desk") as desk:
        desk.database.run("UPDATE readings SET content = x'00' WHERE document = 1")
    result = run("desk", "check")
    assert result.exit_code == 1
    assert "error damaged" in result.stdout
    assert "2 documents, 1 fault\n" in result.stdout


def test_pages_without_an_article_are_listed(page, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    run("add", page, tmp_path / "empty.txt", "--language", "it")
    result = run("desk", "problems")
    assert "empty.txt: error empty-page" in result.stdout
    backup = tmp_path / "copy.desk"
    assert run("desk", "backup", backup).exit_code == 0
    assert run("documents", "--desk", backup).stderr == "1 document\n"


def test_pages_are_read_again(page):
    run("add", page, "--language", "it")
    result = run("reread", "--language", "it")
    assert result.exit_code == 0
    assert "1 read-again" in result.stderr
    assert "no page" in run("reread", "--older-than-version", "0").stderr
    assert "error bad-version" in run("reread", "--older-than-version", "old").stderr


@pytest.mark.usefixtures("filled")
def test_export_writes_a_desk_without_its_rejected_records(tmp_path):
    with Desk.open(tmp_path / "a.desk") as desk, desk.database.transaction():
        total = desk.counts()["statements"]
        desk.database.run("UPDATE statements SET verdict = 'rejected' WHERE number = 1")
    plain = run("export", "statements", "--format", "jsonl")
    assert plain.exit_code == 0, plain.output
    assert len(plain.stdout.splitlines()) == total - 1
    every = run("export", "statements", "--format", "jsonl", "--rejected")
    assert len(every.stdout.splitlines()) == total


@pytest.mark.usefixtures("filled")
def test_export_all_writes_a_file_for_everything_that_the_format_can_express(tmp_path, page):
    folder = tmp_path / "out"
    result = run("export", "all", "--format", "gexf", "--out", folder)
    assert result.exit_code == 0, result.output
    assert sorted(f.name for f in folder.iterdir()) == ["events.gexf", "statements.gexf"]
    assert run("export", "all").exit_code == 2
    assert run("export", "all", page, "--out", folder).exit_code == 2


@pytest.mark.usefixtures("filled")
def test_searches_show_an_id_by_which_a_record_can_be_judged(tmp_path):
    with Desk.open(tmp_path / "a.desk") as desk:
        row = next(desk.statements(speaker="peskov"))
    shown = run("said", "peskov").stdout
    assert f"{row.document.id[:8]}:{row.id[:5]}" in shown


@pytest.mark.usefixtures("filled")
def test_judge_by_the_ids_that_searches_show(tmp_path, monkeypatch):
    monkeypatch.setenv("DICTAFACTA_USER", "anna")
    with Desk.open(tmp_path / "a.desk") as desk:
        row = next(desk.statements(speaker="peskov"))
    short = f"{row.document.id[:8]}:{row.id[:5]}"
    assert "anna: reject" in run("judge", "reject", short, "--note", "a\x1bb").stdout
    assert "sanctions" not in run("said", "peskov").stdout
    assert "rejected" in run("said", "peskov", "--rejected").stdout
    assert "anna: speaker · Cleo Nagy" in run("judge", "speaker", short, "Cleo Nagy").stdout
    listed = run("judge", "list").stdout
    assert len(listed.splitlines()) == 2
    assert "\x1b" not in listed
    assert json.loads(run("judge", "list", "--json").stdout.splitlines()[0])["placing"] == "same"
    assert run("judge", "list", "--lost").stdout == ""
    assert "undone" in run("judge", "undo", "1", "2").stdout
    assert run("said", "peskov").stdout


@pytest.mark.usefixtures("filled")
def test_judge_goes_on_where_one_of_several_is_not_found(tmp_path):
    with Desk.open(tmp_path / "a.desk") as desk:
        row = next(desk.statements(speaker="peskov"))
    result = run("judge", "confirm", "nothing", row.id)
    assert result.exit_code == 2
    assert "no-record" in result.stderr
    assert "confirm" in result.stdout
    assert run("judge", "confirm", "nothing").exit_code == 2
    assert run("judge", "merge", "Dmitry Peskov").exit_code == 2
    assert run("judge", "split", "Dmitry Peskov").exit_code == 2
    assert run("judge", "speaker", row.id, " ").exit_code == 2
    split = run("judge", "split", "Dmitry Peskov", "--document", row.document.id[:8])
    assert "split" in split.stdout, split.output


@pytest.mark.usefixtures("filled")
def test_judgements_are_carried_in_files(tmp_path):
    with Desk.open(tmp_path / "a.desk") as desk:
        row = next(desk.statements(speaker="peskov"))
    run("judge", "reject", row.id)
    file = tmp_path / "judged.jsonl"
    assert "(1 judgements)" in run("judge", "export", file).stderr
    assert run("judge", "export", "-").stdout == file.read_text(encoding="utf-8")
    assert "0 taken, 1 known" in run("judge", "import", file).stderr
    result = run("judge", "import", "-", input="nonsense\n")
    assert result.exit_code == 1
    assert "bad-judgement" in result.stderr


@pytest.fixture
def two_languages(tmp_path):
    with Desk.open(tmp_path / "a.desk", create=True) as desk:
        put_all(desk, [reading(), reading("Дмитрий Песков", language="ru", date=None)])


def test_figures_show_their_names_and_reasons(two_languages):
    result = run("figures", "Песков")
    assert result.exit_code == 0
    assert "Dmitry Peskov" in result.stdout
    assert "Дмитрий Песков" in result.stdout
    lines = run("figures", "Peskow", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["documents"] for line in lines] == [2]
    assert "no figures" in run("figures", "Nobody Atall").stderr


def test_stories_and_one_story(two_languages):
    listed = run("stories", "--format", "jsonl").stdout.splitlines()
    number = json.loads(listed[0])["id"]
    shown = run("story", number)
    assert shown.exit_code == 0
    assert "Sources" in shown.stdout
    told = json.loads(run("story", number, "--json").stdout)
    assert told["story"] == number
    assert told["sources"]
    assert run("stories", "--person", "Nobody", "--format", "jsonl").stdout == ""
    missing = run("story", 99)
    assert missing.exit_code == 2
    assert "error no-story" in missing.stderr


def test_a_watch_list_is_added_and_matched(two_languages, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("name,country\nPeskov Dmitrij,\n", encoding="utf-8")
    added = run("watch", "add", file)
    assert (added.exit_code, added.stderr) == (0, "1 entry in list\n")
    shown = run("watch")
    assert "list: Peskov Dmitrij is " in shown.stdout
    file.write_text("nothing\n", encoding="utf-8")
    assert "error watch-list" in run("watch", "add", file).stderr

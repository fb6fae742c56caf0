"""The desk's file: made, brought up to date, refused, locked, full, and copied."""

import os
import random
import sqlite3
import zlib
from contextlib import closing

import pytest

from desk_readings import gold_readings, put_all, reading
from dictafacta.problems import DictafactaError
from dictafacta.service.desk import Desk
from dictafacta.store import migrations
from dictafacta.store.migrations import APPLICATION, Step, steps


@pytest.fixture
def desk(tmp_path):
    with Desk.open(tmp_path / "a.desk", create=True) as opened:
        yield opened


def refused(path, **options):
    with pytest.raises(DictafactaError) as caught:
        Desk.open(path, **options)
    assert caught.value.hint or caught.value.code == "desk-read-only"
    return caught.value.code


def pragma(path, name):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_desk_says_what_it_is(desk):
    path = desk.database.path
    assert pragma(path, "application_id") == APPLICATION
    assert pragma(path, "user_version") == steps()[-1].number
    assert pragma(path, "journal_mode") == "wal"
    assert list(desk.check()) == []


def test_there_must_be_a_desk_to_search(tmp_path):
    assert refused(tmp_path / "none.desk") == "no-desk"


def test_another_file_is_left_alone(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("these are no pages of a database, whatever anybody says\n" * 20)
    before = text.read_bytes()
    assert refused(text, create=True) == "not-a-desk"
    assert text.read_bytes() == before


def test_another_database_is_left_alone(tmp_path):
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    before = other.read_bytes()
    assert refused(other, create=True) == "not-a-desk"
    assert other.read_bytes() == before


def test_a_desk_of_a_later_version_is_refused(desk):
    path = desk.database.path
    desk.database.run("INSERT INTO schema_versions VALUES (9999, 'later', '')")
    assert refused(path) == "desk-newer"


def test_an_older_desk_is_migrated_after_a_backup(desk, monkeypatch):
    put_all(desk, [reading()])
    path = desk.database.path
    more = [*steps(), Step(9000, "more", "CREATE TABLE more (x);\nINSERT INTO more VALUES (1);\n")]
    monkeypatch.setattr(migrations, "steps", lambda: more)
    with Desk.open(path) as newer:
        assert newer.database.row("SELECT x FROM more") == (1,)
        assert newer.counts()["documents"] == 1
    monkeypatch.undo()
    with Desk.open(path.with_name("a.before-9000.desk")) as kept:
        assert kept.counts()["documents"] == 1


def test_a_migration_that_fails_changes_nothing(desk, monkeypatch):
    path = desk.database.path
    broken = [*steps(), Step(9000, "broken", "CREATE TABLE more (x);\nSELECT * FROM nowhere;\n")]
    monkeypatch.setattr(migrations, "steps", lambda: broken)
    with pytest.raises(sqlite3.OperationalError):
        Desk.open(path)
    assert desk.database.row("SELECT 1 FROM sqlite_schema WHERE name = 'more'") is None


def test_a_second_writer_is_told_to_wait(desk):
    with Desk.open(desk.database.path, patience=0.05) as second, desk.database.transaction():
        with pytest.raises(DictafactaError) as caught:
            put_all(second, [reading()])
        assert caught.value.code == "desk-locked"
        assert list(second.statements()) == []  # reading goes on
    put_all(desk, [reading()])
    assert desk.counts()["documents"] == 1


def test_a_full_disk_costs_the_document_under_way_and_no_other(desk):
    made = gold_readings()
    put_all(desk, made[:3])
    pages = desk.database.row("PRAGMA page_count")[0]
    desk.database.run(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DictafactaError) as caught:
        put_all(desk, made[3:])
    assert caught.value.code == "desk-full"
    assert caught.value.hint
    kept = desk.counts()["documents"]
    assert kept >= 3
    desk.database.run("PRAGMA max_page_count = 1000000")
    assert list(desk.check()) == []
    put_all(desk, [r for r in made if not known(desk, r)])
    assert desk.counts()["documents"] == len(made)


def known(desk, made):
    return desk.database.row("SELECT 1 FROM documents WHERE id = ?", (made.article.id,))


def test_a_desk_that_cannot_be_written_can_be_searched(desk, monkeypatch):
    put_all(desk, [reading()])
    path = desk.database.path
    desk.close()
    monkeypatch.setattr(os, "access", lambda file, mode: False)
    before = path.read_bytes()
    with Desk.open(path) as closed:
        assert len(list(closed.statements(speaker="peskov"))) == 1
        with pytest.raises(DictafactaError) as caught:
            put_all(closed, [reading("Somebody Else")])
        assert caught.value.code == "desk-read-only"
    assert path.read_bytes() == before


def test_a_file_may_have_any_name(tmp_path):
    path = tmp_path / "a ?#%41&mode=ro.desk"
    with Desk.open(path, create=True) as desk:
        put_all(desk, [reading()])
    assert path.exists()
    with Desk.open(str(path)) as desk:
        assert desk.counts()["documents"] == 1


def test_a_folder_that_is_not_there_is_told(tmp_path):
    assert refused(tmp_path / "none" / "a.desk", create=True) == "desk-unreadable"
    assert refused(tmp_path) == "desk-unreadable"


def test_a_backup_is_a_desk_of_its_own(desk, tmp_path):
    put_all(desk, [reading()])
    target = tmp_path / "copy.desk"
    desk.back_up(target)
    put_all(desk, [reading("Somebody Else")])
    with Desk.open(target) as copy:
        assert copy.counts()["documents"] == 1
        assert list(copy.check()) == []
    with pytest.raises(DictafactaError) as caught:
        desk.back_up(target)
    assert caught.value.code == "already-there"


def test_damage_is_found(desk):
    put_all(desk, gold_readings()[:2])
    desk.database.run("UPDATE readings SET content = x'00' WHERE document = 1")
    desk.database.run("PRAGMA foreign_keys = OFF")
    desk.database.run("DELETE FROM appearances WHERE number = 1")
    found = [str(p) for p in desk.check()]
    assert any("reading of document 1 is damaged" in f for f in found)
    assert any("refers to a row of appearances" in f for f in found)


def test_a_source_that_was_changed_is_found(desk):
    put_all(desk, [reading()])
    desk.database.run("UPDATE sources SET content = ?", (zlib.compress(b"something else"),))
    [fault] = desk.check()
    assert "is not the one that was read" in fault.message


@pytest.mark.parametrize("seed", range(8))
def test_a_file_with_overwritten_pages_is_told(desk, tmp_path, seed):
    put_all(desk, gold_readings())
    target = tmp_path / "copy.desk"
    desk.back_up(target)
    content, rng = bytearray(target.read_bytes()), random.Random(seed)
    for _ in range(len(content) // 20_000):
        at = rng.randrange(4096, len(content) - 512)
        content[at : at + 512] = rng.randbytes(512)
    target.write_bytes(content)
    assert damage_told(target) in ({"damaged"}, {"desk-damaged"})


def damage_told(path):
    """Return the codes under which the damage of a file is told."""
    try:
        with Desk.open(path) as desk:
            return {p.code for p in desk.check()}
    except DictafactaError as error:
        return {error.code}


def test_a_check_says_that_another_program_is_writing(desk):
    with Desk.open(desk.database.path, patience=0.05) as second, desk.database.transaction():
        with pytest.raises(DictafactaError) as caught:
            list(second.check())
        assert caught.value.code == "desk-locked"


def test_an_index_that_lost_its_rows_is_found(desk):
    put_all(desk, gold_readings()[:2])
    desk.database.run("INSERT INTO statement_words (statement_words) VALUES ('delete-all')")
    assert [p.code for p in desk.check()] == ["damaged"]


def test_a_document_goes_with_everything_that_hangs_on_it(desk):
    put_all(desk, gold_readings())
    for (number,) in desk.database.rows("SELECT number FROM documents WHERE number % 2"):
        with desk.database.transaction():
            desk.database.run("DELETE FROM documents WHERE number = ?", (number,))
    assert list(desk.check()) == []
    assert desk.database.row("SELECT count(*) FROM texts") == (len(gold_readings()) // 2,)

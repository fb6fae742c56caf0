"""Adding pages: recognised by content, stored whole or not at all, told once they are safe."""

import json

import pytest

from desk_readings import page_of, put_all, reading
from dictafacta.model import Page
from dictafacta.problems import DictafactaError, Problem, Severity
from dictafacta.service import InputOptions, bootstrap
from dictafacta.service.desk import Desk, Outcome, adding, rows
from dictafacta.store import digest_of, losses
from pipelines import PlainPipeline

TEXT = "Il governo annuncia una legge\n\nIl ministro ha detto che la legge passa.\n"


@pytest.fixture(autouse=True)
def pipeline(monkeypatch):
    plain = PlainPipeline()
    monkeypatch.setattr(bootstrap, "available", lambda: ("en", "it"))
    monkeypatch.setattr(bootstrap, "load_pipeline", lambda code, name: plain)
    return plain


@pytest.fixture
def desk(tmp_path):
    with Desk.open(tmp_path / "a.desk", create=True) as opened:
        yield opened


def page(text=TEXT, uri="a.txt", **stated):
    return Page(uri=uri, content=text.encode(), language="it", **stated)


def outcomes(desk, *pages):
    return [(one.uri, one.outcome.value) for one in desk.add(pages)]


def test_a_page_is_kept_with_its_source_and_reading(desk):
    given = page(published="2023-09-14", url="https://example.org/a", media_type="text/plain")
    [added] = desk.add([given])
    assert added.outcome is Outcome.ADDED
    assert desk.source(added.id) == given
    stored = desk.reading(added.id[:12])
    [read] = bootstrap.read_pages([given])
    assert stored.to_dict() == read.to_dict()
    [document] = desk.documents()
    assert (document.id, document.published, document.url) == (
        added.id,
        "2023-09-14",
        "https://example.org/a",
    )
    assert json.dumps(added.to_dict())


def test_a_text_is_kept_as_text(desk):
    [added] = desk.add([Page(uri="-", content=TEXT + "\ud800", language="it")])
    assert added.outcome is Outcome.ADDED
    assert desk.source(added.id).content == TEXT + "?"
    [again] = desk.add([Page(uri="-", content=TEXT + "\ud800")])
    assert again.outcome is Outcome.KNOWN


def test_known_content_is_not_read_again(desk, pipeline):
    assert outcomes(desk, page()) == [("a.txt", "added")]
    pipeline.batches.clear()
    assert outcomes(desk, page(), page(uri="b.txt")) == [("a.txt", "known"), ("b.txt", "known")]
    assert pipeline.batches == []
    assert desk.counts()["documents"] == 1
    assert desk.database.rows("SELECT uri FROM sightings") == [("b.txt",)]


def test_a_page_that_comes_twice_at_once_is_stored_once(desk):
    assert outcomes(desk, page(), page(uri="b.txt")) == [("a.txt", "added"), ("b.txt", "known")]
    assert desk.counts()["documents"] == 1


def test_names_lead_to_pages(desk, tmp_path):
    (tmp_path / "page.txt").write_text(TEXT)
    (tmp_path / "other.db-wal").write_bytes(b"\x00\x01")
    options = InputOptions(language="it")
    found = [a.outcome.value for a in desk.add_inputs([str(tmp_path)], options=options)]
    assert found == ["added"]
    with pytest.raises(DictafactaError):
        desk.add_inputs([str(tmp_path / "none")])


def test_what_cannot_be_read_is_kept_with_its_problem(desk):
    lost = Problem(code="not-found", where="c.txt", message="there is no such file")
    warning = Problem(code="partial-page", where="d", message="too slow", severity=Severity.WARNING)
    found = outcomes(desk, page("", uri="b.txt"), lost, page(), warning)
    assert sorted(found) == [
        ("a.txt", "added"),
        ("b.txt", "unreadable"),
        ("c.txt", "lost"),
        ("d", "partly-lost"),
    ]
    assert [loss.problem for loss in losses(desk.database)] == [lost, warning]
    assert [d.uri for d in desk.documents()] == ["a.txt"]
    empty = digest_of(page(""))
    assert [p.code for p in desk.reading(empty).problems] == ["empty-page"]
    assert outcomes(desk, page("Altro testo.\n\nIl ministro parla.", uri="c.txt")) == [
        ("c.txt", "added")
    ]
    assert [loss.problem for loss in losses(desk.database)] == [warning]


def test_nothing_half_is_left_behind(desk, monkeypatch):
    def fail(db, number, made):
        raise KeyboardInterrupt

    put_all(desk, [reading()])
    monkeypatch.setattr(rows, "STEPS", (fail,))
    with pytest.raises(KeyboardInterrupt):
        list(desk.add([page()]))
    monkeypatch.undo()
    assert desk.counts()["documents"] == 1
    assert list(desk.check()) == []


def test_pages_are_told_of_one_by_one(desk):
    pages = (page(f"Titolo {n}\n\nIl ministro {n} ha parlato.", uri=str(n)) for n in range(40))
    for number, added in enumerate(desk.add(pages)):
        with Desk.open(desk.database.path) as other:
            assert other.reading(added.id).text.startswith(f"Titolo {number}")
        assert added.uri == str(number)


def test_reading_again_keeps_ids_places_and_times(desk):
    made = reading()
    put_all(desk, [made])
    [before] = desk.statements()
    desk.database.run("UPDATE documents SET version = '0.0.1'")
    assert list(desk.reread(desk.to_read_again(older_than="0.0.1"))) == []
    assert list(desk.reread(desk.to_read_again(language="it", older_than="1.0"))) == []
    [again] = desk.reread(desk.to_read_again(language="en", older_than="0.1"))
    assert (again.outcome, again.id) == (Outcome.READ_AGAIN, made.article.id)
    assert list(desk.statements()) == []  # the plain pipeline finds none
    with desk.database.transaction():
        adding.put(desk.database, None, made)
    assert next(desk.statements()).id == before.id
    assert desk.source(made.article.id) == page_of(made)
    assert list(desk.check()) == []


def test_a_reading_is_not_given_up_for_one_without_a_pipeline(desk, monkeypatch):
    [added] = desk.add([page()])
    before = desk.reading(added.id)
    monkeypatch.setattr(bootstrap, "available", lambda: ())
    [again] = desk.reread(desk.to_read_again())
    assert again.outcome is Outcome.KEPT
    assert [p.code for p in again.problems] == ["no-pipeline"]
    assert desk.reading(added.id) == before

"""Exports of plain readings: rows of every page, and files that are whole or not there."""

import csv
import io
import json

import pytest

from desk_rows import document
from dictafacta import service
from dictafacta.problems import DictafactaError
from dictafacta.service import exports


def readings():
    return [next(service.read_example(language)) for language in ("en", "it")]


def test_the_rows_of_readings_are_all_their_records():
    found = readings()
    statements = list(service.rows_of(found, "statements"))
    events = list(service.rows_of(found, "events"))
    assert [r.id for r in statements] == [s.id for r in found for s in r.statements]
    assert [r.id for r in events] == [e.id for r in found for e in r.events]
    texts = {r.article.id: r.text for r in found}
    for row in statements:
        assert row.contents == tuple(s.of(texts[row.document.id]) for s in row.content)
        assert all(row.passage.span.covers(s) for s in row.content)
    for row in events:
        assert row.passage.span.of(texts[row.document.id]) == row.passage.text
        assert row.anchors[0] in row.passage.text
    assert [d.language for d in service.rows_of(found, "documents")] == ["en", "it"]


def test_a_page_without_text_has_no_rows():
    nothing = service.read("")
    assert not nothing.readable
    assert list(service.rows_of([nothing], "documents")) == []


def test_a_file_is_written_whole(tmp_path):
    file = tmp_path / "below" / "rows.csv"
    assert service.write_rows(iter([document()]), "documents", "csv", file) == 1
    [row] = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
    assert row["title"] == "Bridge closed"
    assert list(file.parent.iterdir()) == [file]


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("old", encoding="utf-8")

    def rows():
        yield document()
        raise RuntimeError("the rows end here")

    with pytest.raises(RuntimeError):
        service.write_rows(rows(), "documents", "csv", file)
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    file = tmp_path / "taken" / "rows.csv"
    with pytest.raises(DictafactaError, match="cannot be written") as raised:
        service.write_rows([document()], "documents", "csv", file)
    assert raised.value.code == "cannot-write"


def test_a_format_that_cannot_say_it_writes_no_file(tmp_path):
    file = tmp_path / "rows.geojson"
    with pytest.raises(DictafactaError, match="cannot express documents"):
        service.write_rows([document()], "documents", "geojson", file)
    assert list(tmp_path.iterdir()) == []


def test_standard_output_gets_utf_8_whatever_it_was_opened_with(capfdbinary):
    assert exports.write_rows([document(title="Città")], "documents", "jsonl") == 1
    assert json.loads(capfdbinary.readouterr().out)["title"] == "Città"


def test_parquet_is_written_to_a_file_and_never_to_a_terminal(tmp_path, monkeypatch):
    file = tmp_path / "rows.parquet"
    assert service.write_rows([document()], "documents", "parquet", file) == 1
    assert file.read_bytes().startswith(b"PAR1")
    monkeypatch.setattr(exports.sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(DictafactaError, match="no text"):
        service.write_rows([document()], "documents", "parquet")

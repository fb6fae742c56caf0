"""Parquet holds every row, typed, with what each column means."""

import io
import sys

import pyarrow.parquet as pq
import pytest

from desk_rows import event, hostile_statements, statement
from dictafacta.export import TABLES, RowKind, record
from dictafacta.problems import DictafactaError
from dictafacta.store import parquet

COLUMNS = [(c.name, c.type, c.meaning) for c in TABLES[RowKind.STATEMENTS]]


def written(rows, kind=RowKind.STATEMENTS):
    stream = io.BytesIO()
    columns = [(c.name, c.type, c.meaning) for c in TABLES[kind]]
    count = parquet.write_parquet(columns, (record(TABLES[kind], r) for r in rows), stream)
    found = pq.read_table(io.BytesIO(stream.getvalue()))
    assert found.num_rows == count
    return found


def test_rows_come_back_with_types_and_meanings():
    rows = [statement(), *hostile_statements()]
    found = written(rows)
    assert found.num_rows == len(rows)
    first = found.to_pylist()[0]
    assert first["content"] == "the bridge is closed"
    assert first["about"] == ["Vienna"]
    assert first["hedged"] is False
    assert first["speaker_figure"] == 7
    assert first["confidence"] == pytest.approx(0.912)
    assert found.schema.field("act").metadata[b"description"].startswith(b"what the speaker")


def test_text_is_not_guarded_against_spreadsheets():
    found = written(hostile_statements())
    assert "+1+1" in found.column("content").to_pylist()


def test_no_rows_are_a_table_with_columns():
    found = written([], RowKind.EVENTS)
    assert found.column_names == [c.name for c in TABLES[RowKind.EVENTS]]


def test_more_rows_than_a_group_are_written_group_by_group(monkeypatch):
    monkeypatch.setattr(parquet, "GROUP", 3)
    assert written([event(id=f"v{n}") for n in range(8)], RowKind.EVENTS).num_rows == 8


def test_without_pyarrow_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DictafactaError, match="needs pyarrow") as raised:
        parquet.write_parquet(COLUMNS, [], io.BytesIO())
    assert "dictafacta[parquet]" in raised.value.hint

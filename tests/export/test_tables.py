"""CSV and JSON Lines: whole, read back by others, and harmless in a spreadsheet."""

import csv
import io
import json

import pytest

from desk_rows import (
    document,
    event,
    figure,
    hostile_events,
    hostile_statements,
    statement,
    story,
)
from dictafacta.export import FORMATS, TABLES, Format, RowKind, format_named, write_text
from dictafacta.export.characters import clean, one_line
from dictafacta.export.csv import guarded
from dictafacta.problems import DictafactaError

ROWS = {
    RowKind.STATEMENTS: [statement(), *hostile_statements()],
    RowKind.EVENTS: [event(), *hostile_events()],
    RowKind.DOCUMENTS: [document(), *(s.document for s in hostile_statements())],
    RowKind.FIGURES: [figure(), figure(name="=1", country=None, names=())],
    RowKind.STORIES: [story(), story(title="-x\n", first=None, people=())],
}


def written(rows, kind, wanted):
    stream = io.StringIO(newline="")
    count = write_text(iter(rows), kind, wanted, stream)
    text = stream.getvalue()
    text.encode("utf-8")  # raises where half of a surrogate pair is left
    return text, count


def table(kind, rows=None):
    text, _count = written(rows or ROWS[kind], kind, Format.CSV)
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("kind", RowKind)
def test_csv_has_every_row_and_column(kind):
    found = table(kind)
    assert len(found) == len(ROWS[kind])
    assert all(list(row) == [column.name for column in TABLES[kind]] for row in found)
    assert all(None not in row.values() for row in found)


@pytest.mark.parametrize("kind", RowKind)
def test_no_cell_of_text_is_a_formula(kind):
    numbers = {c.name for c in TABLES[kind] if c.type in ("number", "integer")}
    for row in table(kind):
        for name, cell in row.items():
            if name not in numbers:
                assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_numbers_are_no_formulas_and_stay_numbers():
    [row] = table(RowKind.FIGURES, [figure(latitude=-33.5, longitude=-70.6)])
    assert (row["latitude"], row["longitude"]) == ("-33.5", "-70.6")


def test_a_guarded_cell_is_its_text_behind_an_apostrophe():
    assert guarded("=1+1") == "'=1+1"
    assert guarded("a=1") == "a=1"
    assert guarded("") == ""


def test_csv_lines_end_as_rfc_4180_has_it_and_breaks_inside_cells_are_kept():
    text, _count = written([document(title='a\r\nb,"c"')], RowKind.DOCUMENTS, Format.CSV)
    assert text.startswith("id,uri,url,outlet,title,")
    assert '"a\r\nb,""c"""' in text
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")


def test_csv_of_an_ordinary_statement():
    row = table(RowKind.STATEMENTS)[0]
    assert row["speaker"] == "Anna Brandt"
    assert row["content"] == "the bridge is closed"
    assert row["content_spans"] == "134-154"
    assert row["about"] == "Vienna"
    assert row["hedged"] == "false"
    assert row["confidence"] == "0.912"
    assert row["verdict"] == "confirmed"
    assert row["document_id"] == "d" * 64


@pytest.mark.parametrize("kind", RowKind)
def test_json_lines_hold_the_whole_row(kind):
    text, count = written(ROWS[kind], kind, Format.JSONL)
    rows = [json.loads(line) for line in text.split("\n")[:-1]]
    assert count == len(rows) == len(ROWS[kind])
    assert list(rows[0]) == list(type(ROWS[kind][0]).__slots__)


def test_json_lines_give_spans_as_pairs_and_values_by_name():
    row = json.loads(written([statement()], RowKind.STATEMENTS, Format.JSONL)[0])
    assert row["content"] == [[134, 154]]
    assert row["act"] == "say"
    assert row["speaker"]["sectors"] == ["GOV"]
    assert row["document"]["title"] == "Bridge closed"


@pytest.mark.parametrize("kind", RowKind)
@pytest.mark.parametrize("wanted", [f for f in Format if not FORMATS[f].binary])
def test_a_format_writes_rows_or_refuses_before_it_takes_one(kind, wanted):
    if kind in FORMATS[wanted].rows:
        assert written(ROWS[kind], kind, wanted)[1] == len(ROWS[kind])
        assert written([], kind, wanted)[1] == 0
        return
    with pytest.raises(DictafactaError, match=f"cannot express {kind}") as raised:
        write_text(never(), kind, wanted, io.StringIO())
    assert raised.value.code == "format-cannot-express"
    assert "csv" in raised.value.hint


def never():
    raise AssertionError("a row was taken")
    yield


def test_rows_are_written_as_they_come():
    stream = io.StringIO()
    sizes = []

    def rows():
        for number in range(3):
            sizes.append(len(stream.getvalue()))
            yield document(id=str(number))

    for wanted in (Format.CSV, Format.JSONL, Format.FTM):
        sizes.clear()
        write_text(rows(), RowKind.DOCUMENTS, wanted, stream)
        assert sizes == sorted(set(sizes))


def test_an_unknown_format_is_named_with_those_there_are():
    with pytest.raises(DictafactaError, match="no format 'xls'") as raised:
        format_named("xls")
    assert "gexf" in raised.value.hint
    assert format_named(" CSV ") is Format.CSV


def test_characters_that_cannot_be_written_are_replaced_and_no_others():
    assert clean("a\x00\ud800b\n\té😀") == "a\ufffd\ufffdb\n\té😀"
    assert one_line("a\r\n\tb\u2028c ") == "a b c"


def test_every_column_is_explained():
    for columns in TABLES.values():
        assert len({c.name for c in columns}) == len(columns)
        assert all(c.meaning for c in columns)

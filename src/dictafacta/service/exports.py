"""Exports: rows from plain readings, written to a file or to standard output in a format."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dictafacta import export
from dictafacta.export import FORMATS, Format, Row, RowKind, check_expressible, format_named
from dictafacta.model.rows import document_row, event_rows, statement_rows
from dictafacta.problems import DictafactaError
from dictafacta.service.reading import Reading

FORMAT_NAMES = tuple(f.value for f in Format)
KINDS = tuple(k.value for k in RowKind)
FROM_READINGS = (RowKind.STATEMENTS.value, RowKind.EVENTS.value, RowKind.DOCUMENTS.value)


def write_rows(rows: Iterable[Row], kind: str, wanted: str, out: Path | None = None) -> int:
    """Write rows in a format to a file, or to standard output; return how many there were.

    `kind` says what the rows are (`statements`, `events`, `documents`, `figures`, `stories`). Rows
    are taken as they are written and never held together. A file appears only when it is whole.
    Raise DictafactaError where the format cannot express the rows (before one is taken), where a
    library is missing and where the file cannot be written.
    """
    row_kind, row_format = RowKind(kind), format_named(wanted)
    check_expressible(row_kind, row_format)
    if out is None and FORMATS[row_format].binary and sys.stdout.isatty():
        raise DictafactaError("needs-file", f"{row_format} is no text", "give --out FILE")
    with whole_file(out) if out else standard_output() as stream:
        return write_to(stream, rows, row_kind, row_format)


def write_to(stream: BinaryIO, rows: Iterable[Row], kind: RowKind, wanted: Format) -> int:
    """Write rows to a stream of bytes."""
    if wanted is Format.PARQUET:
        from dictafacta.store.parquet import write_parquet  # needs an extra

        columns = export.TABLES[kind]
        records = (export.record(columns, row) for row in rows)
        return write_parquet([(c.name, c.type, c.meaning) for c in columns], records, stream)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        return export.write_text(rows, kind, wanted, text)
    finally:
        text.detach()


def write_lines(lines: Iterable[str], out: Path | None = None) -> int:
    """Write lines of text to a file, or to standard output; return how many there were."""
    count = 0
    with whole_file(out) if out else standard_output() as stream:
        for line in lines:
            stream.write(line.encode("utf-8"))
            count += 1
    return count


def rows_of(readings: Iterable[Reading], kind: str) -> Iterator[Row]:
    """Yield the rows of plain readings, which know of no figures, copies and stories."""
    for reading in readings:
        if not reading.readable:
            continue
        if kind == RowKind.DOCUMENTS:
            yield document_row(reading)
        else:
            yield from event_rows(reading) if kind == RowKind.EVENTS else statement_rows(reading)


def kinds_of(wanted: str) -> tuple[str, ...]:
    """Return the kinds of rows that a format can express."""
    return tuple(kind.value for kind in FORMATS[format_named(wanted)].rows)


def file_in(folder: Path, kind: str, wanted: str) -> Path:
    """Return where rows of a kind go in a folder of exports."""
    return folder / f"{kind}{FORMATS[format_named(wanted)].suffix}"


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its place when it is whole, and leaves no trace otherwise."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = part.open("wb")
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        with stream:
            yield stream
        part.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def cannot_write(path: Path, error: OSError) -> DictafactaError:
    """Return the error that a file cannot be written."""
    return DictafactaError("cannot-write", f"{path} cannot be written: {error.strerror or error}")


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Give standard output as bytes."""
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()

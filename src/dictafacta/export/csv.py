"""Rows as CSV: RFC 4180, UTF-8, and harmless in a spreadsheet."""

import csv
from collections.abc import Iterable
from typing import TextIO

from dictafacta.export.columns import Cell, record
from dictafacta.export.kinds import Row, RowKind
from dictafacta.export.tables import TABLES

BETWEEN = " | "
# What makes a spreadsheet compute a cell, also in its full-width form (OWASP, CSV Injection).
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
GUARD = "'"


def write_csv(rows: Iterable[Row], kind: RowKind, stream: TextIO) -> int:
    """Write the rows with a line of column names; return how many rows there were.

    Lines end with CR LF. A text cell that a spreadsheet would take for a formula is given a
    leading apostrophe; numbers are left as they are. Lists are joined by ` | `.
    """
    columns = TABLES[kind]
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    count = 0
    for row in rows:
        writer.writerow(map(cell_text, record(columns, row)))
        count += 1
    return count


def cell_text(cell: Cell) -> str:
    """Return a cell as it stands in the file."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return str(cell)
    return guarded(BETWEEN.join(cell) if isinstance(cell, tuple) else cell)


def guarded(text: str) -> str:
    """Return the text with an apostrophe before it where it might be computed.

    Programs that trim cells would compute a formula behind blanks, tabs and line breaks too.
    """
    return f"{GUARD}{text}" if text.lstrip().startswith(FORMULA) else text

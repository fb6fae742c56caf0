"""Rows of a desk, or of plain readings, in the formats of other programs; streaming, no limits."""

from dictafacta.export.columns import Cell, CellType, record
from dictafacta.export.gdelt import GDELT_COLUMNS
from dictafacta.export.kinds import (
    FORMATS,
    Format,
    FormatEntry,
    Row,
    RowKind,
    check_expressible,
    format_named,
)
from dictafacta.export.tables import TABLES
from dictafacta.export.write import write_text

__all__ = [
    "FORMATS",
    "GDELT_COLUMNS",
    "TABLES",
    "Cell",
    "CellType",
    "Format",
    "FormatEntry",
    "Row",
    "RowKind",
    "check_expressible",
    "format_named",
    "record",
    "write_text",
]

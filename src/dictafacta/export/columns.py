"""The columns of the tables that rows become: their names, types and meaning, in one place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias, TypeVar

from dictafacta.export.characters import clean
from dictafacta.model import Party, Span

RowT = TypeVar("RowT")
Cell: TypeAlias = str | int | float | bool | tuple[str, ...] | None
CellType = Literal["text", "integer", "number", "boolean", "texts"]


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """One column: `meaning` is its line in the documentation, `value` takes the cell from a row.

    A `texts` cell is a tuple of strings; formats without lists join them.
    """

    name: str
    type: CellType
    meaning: str
    value: Callable[[RowT], Cell]


def record(columns: Iterable[Column[RowT]], row: RowT) -> tuple[Cell, ...]:
    """Return the cells of a row, text cleaned."""
    return tuple(cleaned(column.value(row)) for column in columns)


def cleaned(cell: Cell) -> Cell:
    """Return a cell whose text can be written."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, tuple):
        return tuple(map(clean, cell))
    return cell


def span_text(span: Span | None) -> str | None:
    """Return a span as `start-end`."""
    return f"{span.start}-{span.end}" if span else None


def span_texts(spans: Iterable[Span]) -> tuple[str, ...]:
    """Return several spans as `start-end`."""
    return tuple(f"{s.start}-{s.end}" for s in spans)


def names(parties: Iterable[Party]) -> tuple[str, ...]:
    """Return the names of parties."""
    return tuple(p.name for p in parties)


def figures(parties: Iterable[Party]) -> tuple[str, ...]:
    """Return the figure numbers of parties, empty strings where one has none."""
    return tuple("" if p.figure is None else str(p.figure) for p in parties)


def countries(parties: Iterable[Party]) -> tuple[str, ...]:
    """Return the countries of parties, empty strings where one is not known."""
    return tuple(p.country or "" for p in parties)

"""Everything of one kind on a desk, as the rows that exports take."""

from collections.abc import Iterator

from dictafacta.export import Row, RowKind
from dictafacta.service.desk.desk import Desk


def rows_on(desk: Desk, kind: str, *, rejected: bool = False) -> Iterator[Row]:
    """Yield all rows of a kind; `rejected` asks for records that were rejected by hand too."""
    if kind == RowKind.STATEMENTS:
        yield from desk.statements(rejected=rejected)
    elif kind == RowKind.EVENTS:
        yield from desk.events(rejected=rejected)
    elif kind == RowKind.FIGURES:
        yield from desk.figures()
    elif kind == RowKind.STORIES:
        yield from desk.stories()
    else:
        yield from desk.documents()

"""Rows of a desk as tables in the terminal: streamed, whole, with nothing a terminal would obey."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dictafacta.model import DeskDocument, EventRow, Party, Passage, Span, StatementRow, Verdict
from dictafacta.report.terminal import console_for_people, line
from dictafacta.report.wording import ACTS, EVENTS, KINDS, STATUSES, day_in_words

FACETS = 15  # values that are shown of each facet
RECORD_ID = 5  # characters of a record's id: enough to tell it from those of its document
ROWS = 40  # rows that are laid out together
RowT = TypeVar("RowT", StatementRow, EventRow, DeskDocument)
Cells = tuple[Text, ...]
Maker = Callable[[RowT, bool], Cells]  # the row, and whether its document is named already
Columns = Sequence[tuple[str, int]]  # title, and share of the width; 0 for the date's own width


def print_statements(rows: Iterable[StatementRow], console: Console | None = None) -> int:
    """Print statements; return how many there were."""
    columns = (("published", 0), ("who", 2), ("", 1), ("the sentence and where it stands", 5))
    return print_rows(rows, columns, statement_cells, console)


def print_events(rows: Iterable[EventRow], console: Console | None = None) -> int:
    """Print events; return how many there were."""
    columns = (("when", 0), ("what", 2), ("who → whom, where", 2), ("the sentence", 5))
    return print_rows(rows, columns, event_cells, console)


def print_documents(rows: Iterable[DeskDocument], console: Console | None = None) -> int:
    """Print documents; return how many there were."""
    columns = (("published", 0), ("", 1), ("the document, and where the words stand", 8))
    return print_rows(rows, columns, document_cells, console)


def print_facets(
    found: Mapping[str, Sequence[tuple[str, int]]], console: Console | None = None
) -> None:
    """Print the most frequent values of each facet; how many more there are is said."""
    console = console or console_for_people()
    for facet, counts in found.items():
        console.print(line((facet, "bold")))
        for value, count in counts[:FACETS]:
            console.print(line((f"{count:9,}  ", "cyan"), value or "(unknown)"))
        if len(counts) > FACETS:
            console.print(line((f"{'':9}  and {len(counts) - FACETS:,} more", "dim")))


def print_rows(
    rows: Iterable[RowT],
    columns: Columns,
    cells: Maker[RowT],
    console: Console | None,
) -> int:
    """Print rows some at a time, all under the same columns; return how many there were."""
    console = console or console_for_people()
    left = iter(rows)
    count, before = 0, ""
    while chunk := list(islice(left, ROWS)):
        table = table_of(columns, console.width, with_titles=count == 0)
        for row in chunk:
            document = row.id if isinstance(row, DeskDocument) else row.document.id
            table.add_row(*cells(row, document == before))
            before = document
        put_table(console, table)
        count += len(chunk)
    return count


def put_table(console: Console, table: Table) -> None:
    """Print a table; where it goes into a file, without blanks at the ends of lines."""
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as captured:
        console.print(table)
    for text in captured.get().splitlines():
        console.out(text.rstrip(), highlight=False)


def table_of(columns: Columns, width: int, *, with_titles: bool) -> Table:
    """Return an empty table of fixed widths."""
    table = Table(
        box=None, show_header=with_titles, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold"
    )
    days = 10
    shares = sum(share for _, share in columns)
    free = max(40, width - days - 2 * (len(columns) - 1))
    for title, share in columns:
        table.add_column(title, width=free * share // shares if share else days, overflow="fold")
    return table


def statement_cells(row: StatementRow, named: bool) -> Cells:
    """Return the cells of a statement."""
    return (
        line((row.document.published or "undated", "green")),
        who(row.speaker, row.via),
        stacked(line((ACTS[row.act], "bold cyan")), *(line((n, "dim")) for n in notes(row))),
        stacked(marked(row.passage, row.content, "cyan"), place(row, named)),
    )


def notes(row: StatementRow) -> Iterator[str]:
    """Yield what else is known of a statement."""
    yield KINDS[row.kind]
    if row.addressee:
        yield f"to {called(row.addressee)}"
    if row.hedged:
        yield "with distance"
    yield from judged(row.verdict)


def event_cells(row: EventRow, named: bool) -> Cells:
    """Return the cells of an event."""
    label = EVENTS[row.type] + (f", {row.mode}" if row.mode else "")
    standing = STATUSES[row.status]
    if row.attributed_to:
        standing = ", ".join(
            s for s in (standing, f"according to {people(row.attributed_to)}") if s
        )
    parties = people(row.actors) or "nobody named"
    if row.recipients:
        parties += f" → {people(row.recipients)}"
    around = [line((f"in {people(row.places)}", "dim"))] if row.places else []
    return (
        line((day_in_words(row.date) if row.date else "undated", "green")),
        stacked(
            line((label, "bold yellow")),
            line((row.type.value, "dim")),
            *(line((n, "dim")) for n in (standing, *judged(row.verdict)) if n),
        ),
        stacked(line(parties), *around),
        stacked(marked(row.passage, row.anchor_spans, "bold yellow"), place(row, named)),
    )


def document_cells(row: DeskDocument, _named: bool) -> Cells:
    """Return the cells of a document."""
    found = [marked(row.passage, (), "")] if row.passage else []
    copy = [line(("a copy", "dim"))] if row.origin not in (None, row.id) else []
    return (
        line((row.published or "undated", "green")),
        stacked(line(row.language), *copy),
        stacked(line((row.title or "(no title)", "bold")), *found, address(row)),
    )


def who(speaker: Party | None, via: Sequence[Party]) -> Text:
    """Return who speaks, as called there if that differs, and through whom."""
    if speaker is None:
        return line(("nobody named", "dim"))
    lines = [line((called(speaker), "bold"))]
    if speaker.text and speaker.text != speaker.name:
        lines.append(line((f"“{speaker.text}”", "dim")))
    if via:
        lines.append(line((f"via {people(via)}", "dim")))
    return stacked(*lines)


def called(party: Party) -> str:
    """Return the name of a party, or its words."""
    return party.name or party.text


def people(parties: Iterable[Party]) -> str:
    """Return several names, each once."""
    return ", ".join(dict.fromkeys(map(called, parties)))


def judged(verdict: Verdict | None) -> Iterator[str]:
    """Yield what a person decided."""
    if verdict is not None:
        yield f"{verdict.value} by hand"


def marked(passage: Passage, spans: Sequence[Span], style: str) -> Text:
    """Return the words of a passage with the spans inside coloured."""
    text = Text()
    at = passage.span.start
    for span in sorted(spans):
        start, end = max(span.start, at), min(span.end, passage.span.end)
        if start < end:
            text.append_text(line(words(passage, at, start), (words(passage, start, end), style)))
            at = end
    return text.append_text(line(words(passage, at, passage.span.end)))


def words(passage: Passage, start: int, end: int) -> str:
    """Return characters of the document that lie in the passage, on one line."""
    first = passage.span.start
    return passage.text[start - first : end - first].replace("\n", " ")


def place(row: StatementRow | EventRow, named: bool) -> Text:
    """Return what document a row is from, and by which short id it can be judged.

    Where the row before has just named the document, the id is enough.
    """
    if named:
        return line((f"{row.document.id[:8]}:{row.id[:RECORD_ID]}", "dim"))
    title = row.document.title or "(no title)"
    return stacked(line((title, "dim italic")), address(row.document, f":{row.id[:RECORD_ID]}"))


def address(document: DeskDocument, record: str = "") -> Text:
    """Return the beginning of a document's id, with a record's, its outlet and address."""
    facts = (f"{document.id[:8]}{record}", document.outlet, document.url or document.uri)
    return line((" · ".join(f for f in facts if f), "dim"))


def stacked(*lines: Text) -> Text:
    """Return several lines as one cell."""
    return Text("\n").join(lines)

"""Figures, stories and watch lists of a desk in the terminal."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dictafacta.model import DeskDocument, FigureRow, StoryRow
from dictafacta.model.story import Cell, Difference, Matter, StoryView, Utterance, Wording
from dictafacta.report.listing import ROWS, Cells, Columns, stacked, table_of
from dictafacta.report.terminal import console_for_people, line

Told = TypeVar("Told", Cell, Wording)
NAMES, REASONS = 8, 4  # names and reasons of a figure that are shown
ASPECTS = {
    "dead": "how many dead",
    "wounded": "how many wounded",
    "missing": "how many missing",
    "detained": "how many arrested",
    "rescued": "how many rescued",
    "participants": "how many took part",
    "displaced": "how many had to leave",
    "happened": "whether it happened",
    "actors": "who did it",
    "recipients": "to whom",
    "places": "where",
    "date": "when",
    "denied": "denied",
}


def print_figures(rows: Iterable[FigureRow], console: Console | None = None) -> int:
    """Print figures; return how many there were."""
    columns = (("number", 0), ("who or what", 4), ("named in", 1), ("why it is one", 5))
    return print_cells(map(figure_cells, rows), columns, console)


def print_cells(rows: Iterable[Cells], columns: Columns, console: Console | None) -> int:
    """Print rows of cells some at a time; return how many there were."""
    console = console or console_for_people()
    left, count = iter(rows), 0
    while chunk := list(islice(left, ROWS)):
        table = table_of(columns, console.width, with_titles=count == 0)
        for cells in chunk:
            table.add_row(*cells)
        console.print(table)
        count += len(chunk)
    return count


def figure_cells(row: FigureRow) -> Cells:
    """Return the cells of a figure."""
    facts = [row.kind.value, *row.roles[:2], row.country or ""]
    others = [f"{name} ({count})" for name, count in row.names[1 : NAMES + 1]]
    lines = [line((row.name, "bold")), line((", ".join(f for f in facts if f), "dim"))]
    if others:
        lines.append(line(("also ", "dim"), ", ".join(others)))
    lines += [line((f"watched: {entry}", "bold red")) for entry in row.watched]
    return (
        line((str(row.id), "green")),
        stacked(*lines),
        line(f"{row.documents}"),
        stacked(*(line((reason, "dim")) for reason in row.reasons[:REASONS])),
    )


def print_stories(rows: Iterable[StoryRow], console: Console | None = None) -> int:
    """Print stories; return how many there were."""
    columns = (("number", 0), ("days", 2), ("story", 7))
    return print_cells(map(story_cells, rows), columns, console)


def story_cells(row: StoryRow) -> Cells:
    """Return the cells of a story."""
    return (
        line((str(row.id), "green")),
        line(days(row)),
        stacked(line((row.title, "bold")), line((counted(row), "dim"))),
    )


def days(row: StoryRow) -> str:
    """Return the days of a story."""
    if row.first is None or row.last is None:
        return "undated"
    return row.first if row.first == row.last else f"{row.first} to {row.last}"


def counted(row: StoryRow) -> str:
    """Return how many sources and documents a story has, and their languages."""
    sources = "1 source" if len(row.origins) == 1 else f"{len(row.origins)} sources"
    documents = "1 document" if len(row.documents) == 1 else f"{len(row.documents)} documents"
    return f"{sources}, {documents} ({', '.join(row.languages)})"


def print_watched(
    found: Iterable[tuple[FigureRow, str, str]], console: Console | None = None
) -> int:
    """Print figures that match entries of watch lists; return how many."""
    console = console or console_for_people()
    count = 0
    for figure, entry, reason in found:
        count += 1
        documents = "1 document" if figure.documents == 1 else f"{figure.documents} documents"
        console.print(line((entry, "bold red"), " is ", (figure.name, "bold"), f", in {documents}"))
        console.print(Padding(line((reason, "dim")), (0, 0, 1, 2)))
    return count


def print_story(view: StoryView, console: Console | None = None) -> None:
    """Print a story with its sources and accounts."""
    console = console or console_for_people()
    story = view.story
    console.print(line((story.title, "bold")))
    console.print(line(f"{days(story)}: {counted(story)}"))
    for title, numbers in (
        ("people", story.people),
        ("organisations", story.organizations),
        ("places", story.places),
    ):
        if numbers:
            names = ", ".join(view.names.get(n, str(n)) for n in numbers)
            console.print(line((f"{title}: ", "dim"), names))
    for block in (source_lines(view), matter_lines(view), utterance_lines(view)):
        console.print()
        for indent, text in block:
            console.print(Padding(text, (0, 0, 0, indent)))


def source_lines(view: StoryView) -> Iterator[tuple[int, Text]]:
    """Yield the sources, each with its copies."""
    yield 0, line(("Sources", "bold underline"))
    for source in view.sources:
        yield 2, line(where(source.origin), (f" · {source.origin.title or ''}", "dim"))
        for copy in source.copies:
            agree = f" ({copy.kind}, {copy.likeness:.0%} alike)"
            yield 4, line("copied by ", where(copy.document), (agree, "dim"))


def where(document: DeskDocument) -> str:
    """Return day, language and place of a document."""
    parts = (document.published or "undated", document.language, document.outlet or document.uri)
    return " ".join(parts)


def matter_lines(view: StoryView) -> Iterator[tuple[int, Text]]:
    """Yield what several documents speak of, those first in which they differ."""
    yield 0, line(("Accounts", "bold underline"))
    if not view.matters:
        yield 2, line(("nothing that two documents speak of", "dim"))
    for matter in sorted(view.matters, key=lambda m: (not m.differs, m.aspect == "denied")):
        yield 2, heading(view, matter)
        for cell in told_anew(view, matter.cells):
            yield 4, cell_line(view, matter, cell)


def told_anew(view: StoryView, told: Iterable[Told]) -> list[Told]:
    """Return what the sources say; a copy is left out where its origin is there."""
    rows = list(told)
    there = {row.document for row in rows}
    origins = {row.document: view.document(row.document).origin or row.document for row in rows}
    return [
        r for r in rows if origins[r.document] == r.document or origins[r.document] not in there
    ]


def heading(view: StoryView, matter: Matter) -> Text:
    """Return the line over a matter's cells."""
    label = ASPECTS[matter.aspect]
    if matter.topic != matter.aspect:
        label = f"{view.named(matter.topic)}: {label}"
    verdict = ("  accounts differ", "bold red") if matter.differs else ("", "dim")
    return line((label, "bold yellow"), verdict)


def cell_line(view: StoryView, matter: Matter, cell: Cell) -> Text:
    """Return one document's cell: its value, who vouches for it, the sentence."""
    value = "" if matter.aspect == "denied" else f"{view.named(cell.value)}  "
    vouched = f"according to {', '.join(cell.according_to)}  " if cell.according_to else ""
    sentence = cell.passage.text.replace("\n", " ")
    return line(
        (value, "bold"),
        vouched,
        sentence,
        (f"  [{where(view.document(cell.document))}]", "dim"),
    )


def utterance_lines(view: StoryView) -> Iterator[tuple[int, Text]]:
    """Yield the utterances with their wordings."""
    yield 0, line(("Said once, worded by several", "bold underline"))
    if not view.utterances:
        yield 2, line(("nothing", "dim"))
    for utterance in view.utterances:
        yield 2, said(view, utterance)
        for wording in told_anew(view, utterance.wordings):
            yield 4, wording_line(view, wording)


def said(view: StoryView, utterance: Utterance) -> Text:
    """Return the line over an utterance's wordings: who spoke, and why they are one."""
    speaker = view.names.get(utterance.speaker, str(utterance.speaker))
    return line((speaker, "bold cyan"), (f"  {'; '.join(utterance.reasons)}", "dim"))


def wording_line(view: StoryView, wording: Wording) -> Text:
    """Return one wording; what differs from the first in its language is marked."""
    text = Text()
    if wording.differences:
        for difference in wording.differences:
            text.append_text(differing(difference))
        text.rstrip()
    else:
        text.append_text(line(wording.words))
    return text.append_text(line((f"  [{where(view.document(wording.document))}]", "dim")))


def differing(difference: Difference) -> Text:
    """Return a stretch of a wording: words that are new, and words that are gone in brackets."""
    if difference.same:
        return line(f"{difference.right} ")
    gone = (f"[-{difference.left}-] ", "red") if difference.left else ("", "")
    new = (f"{{+{difference.right}+}} ", "green") if difference.right else ("", "")
    return line(gone, new)

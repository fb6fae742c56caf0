"""What the documents of a story say of the same thing, side by side, and where they differ."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dictafacta.model import Act, Event, EventType, Statement, Status
from dictafacta.model.story import Cell, Matter
from dictafacta.resolve.marks import day_of
from dictafacta.resolve.quantities import Quantity, quantities
from dictafacta.resolve.tellings import Telling

# Acts of speech: whether they happened is seldom what accounts differ in.
SPOKEN = frozenset((EventType.REJECT, EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN))
ONE_DAY = 1  # days by which two documents may be apart on one event


def matters(tellings: Sequence[Telling]) -> list[Matter]:
    """Return everything that two documents or more speak of, earliest document first."""
    ordered = sorted(tellings, key=lambda t: (t.published, t.document))
    found = [*quantity_matters(ordered), *event_matters(ordered), *denials(ordered)]
    return [m for m in found if len({c.document for c in m.cells}) > 1 or m.aspect == "denied"]


def quantity_matters(tellings: Iterable[Telling]) -> Iterator[Matter]:
    """Yield a matter for each kind of quantity: the first number that each document gives."""
    cells: dict[str, list[Cell]] = {}
    for telling in tellings:
        first: dict[str, Quantity] = {}
        for quantity in quantities(telling.reading):
            first.setdefault(quantity.kind, quantity)
        for kind, quantity in first.items():
            cells.setdefault(kind, []).append(quantity_cell(telling, quantity))
    for kind, found in cells.items():
        yield Matter(kind, kind, tuple(found))


def quantity_cell(telling: Telling, quantity: Quantity) -> Cell:
    """Return a cell with a number, and who gives it where that is said."""
    return Cell(
        document=telling.document,
        value=str(quantity.value),
        passage=telling.sentence(quantity.span),
        according_to=sources_of(telling, quantity),
    )


def sources_of(telling: Telling, quantity: Quantity) -> tuple[str, ...]:
    """Return who says a number: the speakers of the statements that it stands in."""
    said = (
        s
        for s in telling.reading.statements
        if s.speaker and any(c.overlaps(quantity.span) for c in s.content)
    )
    return tuple(dict.fromkeys(telling.speaker(s.speaker.entity) for s in said if s.speaker))


@dataclass(slots=True)
class Happening:
    """Events of several documents that are one happening."""

    type: EventType
    day: date | None = None
    figures: set[int] = field(default_factory=set)
    events: list[tuple[Telling, Event]] = field(default_factory=list)

    def fits(self, telling: Telling, event: Event) -> bool:
        """Tell whether an event of a document is this happening.

        Its type must be the same; then figures in common speak for it, or the same day where
        neither tells who took part. A document has each happening once.
        """
        if event.type is not self.type or any(t is telling for t, _ in self.events):
            return False
        day, figures = event_day(event), figures_in(telling, event)
        far = day and self.day and abs((day - self.day).days) > ONE_DAY
        if self.figures & figures:
            return not far
        return bool(day and self.day and not far and not (self.figures and figures))

    def take(self, telling: Telling, event: Event) -> None:
        """Take in an event of a document."""
        self.day = self.day or event_day(event)
        self.figures |= figures_in(telling, event)
        self.events.append((telling, event))


def event_day(event: Event) -> date | None:
    """Return the day of an event, if it is known."""
    return day_of(event.date.value) if event.date else None


def figures_in(telling: Telling, event: Event) -> frozenset[int]:
    """Return the figures that take part in an event."""
    return telling.figures_of((*event.actors, *event.recipients, *event.place))


def happenings(tellings: Iterable[Telling]) -> list[Happening]:
    """Return the happenings that the events of several documents are."""
    found: list[Happening] = []
    for telling in tellings:
        for event in telling.reading.events:
            known = next((h for h in found if h.fits(telling, event)), None)
            if known is None:
                known = Happening(event.type)
                found.append(known)
            known.take(telling, event)
    return found


def event_matters(tellings: Sequence[Telling]) -> Iterator[Matter]:
    """Yield what documents say of each happening that two or more tell of."""
    for happening in happenings(tellings):
        if len(happening.events) < 2:
            continue
        topic = f"{happening.type.value} {happening.day or ''}".strip()
        if happening.type not in SPOKEN:
            yield Matter("happened", topic, cells_of(happening, "happened"))
        for aspect in ("actors", "recipients", "places", "date"):
            cells = cells_of(happening, aspect)
            if len(cells) > 1:
                yield Matter(aspect, topic, cells)


def cells_of(happening: Happening, aspect: str) -> tuple[Cell, ...]:
    """Return what each document that speaks of it says of one aspect of a happening."""
    found = ((t, e, value_of(t, e, aspect)) for t, e in happening.events)
    return tuple(
        Cell(
            document=t.document,
            value=value,
            passage=t.sentence(e.anchors[0]),
            according_to=t.parties(e.attributed_to),
            record=e.id,
        )
        for t, e, value in found
        if value
    )


def value_of(telling: Telling, event: Event, aspect: str) -> str:
    """Return what a document says of one aspect of an event; the empty string for nothing.

    Parties are told apart by their figures, so that two spellings of one name are no difference.
    """
    if aspect == "happened":
        return "denied" if event.status is Status.NEGATED else event.status.value
    if aspect == "date":
        exact = event.date and len(event.date.value) == len("2024-01-31")
        return event.date.value if event.date and exact else ""
    mentions = {"actors": event.actors, "recipients": event.recipients, "places": event.place}
    figures = telling.figures_of(mentions[aspect])
    return ", ".join(f"figure:{number}" for number in sorted(figures))


def denials(tellings: Iterable[Telling]) -> Iterator[Matter]:
    """Yield a matter for each figure that denies something, with all documents that tell so."""
    cells: dict[int, list[Cell]] = {}
    for telling in tellings:
        for speaker, cell in (*spoken_denials(telling), *negated_events(telling)):
            row = cells.setdefault(speaker, [])
            if all(c.document != cell.document for c in row):
                row.append(cell)
    for speaker, found in cells.items():
        yield Matter("denied", f"figure:{speaker}", tuple(found))


def spoken_denials(telling: Telling) -> Iterator[tuple[int, Cell]]:
    """Yield who denies, and the cell, for each statement that is a denial."""
    for statement in telling.reading.statements:
        speaker = telling.figures.get(statement.speaker.entity) if statement.speaker else None
        if statement.act is Act.DENY and speaker is not None:
            yield speaker, denial_cell(telling, statement)


def denial_cell(telling: Telling, statement: Statement) -> Cell:
    """Return the cell of a denial."""
    return Cell(
        document=telling.document,
        value="denied",
        passage=telling.sentence(statement.content[0]),
        record=statement.id,
    )


def negated_events(telling: Telling) -> Iterator[tuple[int, Cell]]:
    """Yield who says that an event did not happen, and the cell."""
    for event in telling.reading.events:
        if event.status is Status.NEGATED:
            for speaker in sorted(telling.figures_of(event.attributed_to)):
                yield (
                    speaker,
                    Cell(
                        document=telling.document,
                        value="denied",
                        passage=telling.sentence(event.anchors[0]),
                        record=event.id,
                    ),
                )

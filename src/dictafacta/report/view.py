"""A reading as the rows that both reports show: numbered, named and in plain words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dictafacta.model import (
    Entity,
    EntityKind,
    Event,
    Evidence,
    Mention,
    MentionForm,
    Reading,
    Span,
    Statement,
    StatementKind,
    Status,
)
from dictafacta.report.wording import ACTS, EVENTS, KINDS, STATUSES, VOUCHERS, day_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A statement; `number` is what the report calls it."""

    number: str
    id: str
    speaker: str
    speaker_words: str  # the mention beside the cue, as in the text; empty where there is none
    act: str
    kind: str
    words: str
    cue: str
    addressee: str
    via: tuple[str, ...]
    hedged: bool
    spans: tuple[Span, ...]
    evidence: Evidence
    direct: bool

    @property
    def quoted(self) -> str:
        """The words, in quotation marks where they are the speaker's own."""
        return f"“{self.words}”" if self.direct else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerGroup:
    """A speaker with all that they said; `name` is empty where nobody is named."""

    name: str
    entity: str
    roles: tuple[str, ...]
    rows: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event; `vouched` says on whose word it rests, and is empty in the outlet's own voice."""

    number: str
    id: str
    type: str
    label: str
    mode: str
    anchors: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: tuple[str, ...]
    counts: tuple[str, ...]  # such as "14 detained"; in the text's own words
    when: str
    date: str
    status: str
    vouched: str
    statement: str
    cameo: str
    score: float | None
    contexts: tuple[str, ...]
    spans: tuple[Span, ...]
    evidence: Evidence
    actual: bool

    @property
    def parties(self) -> str:
        """Who did it, and to whom."""
        actors = ", ".join(self.actors) or "nobody named"
        return f"{actors} → {', '.join(self.recipients)}" if self.recipients else actors

    @property
    def standing(self) -> str:
        """Whether it happened, and on whose word that rests."""
        own = "told by the article itself" if self.actual else ""
        return ", ".join(s for s in (self.status, self.vouched or own) if s)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """Somebody or something with a name, and how often it speaks and acts here.

    `scenes` are the numbers of the events that happened there.
    """

    id: str
    name: str
    kind: str
    others: tuple[str, ...]
    roles: tuple[str, ...]
    country: str
    sectors: tuple[str, ...]
    mentions: int
    statements: int
    events: int
    scenes: tuple[str, ...] = ()

    @property
    def only_named(self) -> bool:
        """Whether a place is neither where something happened nor takes part in anything."""
        return self.kind == EntityKind.PLACE.value and not (
            self.scenes or self.events or self.statements
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationRows:
    """How many outermost quotations belong to a statement, and the words of those that have no
    speaker or belong to none."""

    count: int = 0
    claimed: int = 0
    without_speaker: tuple[str, ...] = ()
    unclaimed: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """How many of how many, in words."""
        return f"{self.claimed} of {self.count} in a statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All rows of a reading; `looked` is false where the text was not analysed at all."""

    groups: tuple[SpeakerGroup, ...]
    statements: tuple[StatementRow, ...]
    events: tuple[EventRow, ...]
    timeline: tuple[tuple[str, tuple[EventRow, ...]], ...]
    entities: tuple[EntityRow, ...]
    looked: bool
    quotations: QuotationRows


def view_of(reading: Reading) -> View:
    """Return the rows of a reading."""
    return Viewer(reading).view()


class Viewer:
    """Looks up names and numbers of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions: dict[str, Mention] = {m.id: m for m in reading.mentions}
        self.entities: dict[str, Entity] = {e.id: e for e in reading.entities}
        self.numbers = {s.id: str(n) for n, s in enumerate(reading.statements, 1)}
        self.acts = {s.id: s.act for s in reading.statements}
        self.named = Counter(m.entity for m in reading.mentions if m.form is MentionForm.NAME)
        self.said = Counter(s.speaker.entity for s in reading.statements if s.speaker)
        self.did = Counter(e for v in reading.events for e in self.parties_of(v))
        self.scenes: dict[str, tuple[str, ...]] = {}
        for number, event in enumerate(reading.events, 1):
            for place in {self.mentions[m].entity for m in event.place}:
                self.scenes[place] = (*self.scenes.get(place, ()), f"v{number}")

    def view(self) -> View:
        """Return all rows."""
        statements = tuple(map(self.statement, self.reading.statements))
        events = tuple(self.event(n, e) for n, e in enumerate(self.reading.events, 1))
        return View(
            groups=self.groups(statements),
            statements=statements,
            events=events,
            timeline=timeline(events),
            entities=self.named_entities(),
            looked=self.reading.made_by.model is not None,
            quotations=self.quotations(),
        )

    def quotations(self) -> QuotationRows:
        """Return how the quotation marks and the statements meet."""
        coverage = self.reading.coverage
        if coverage is None:
            return QuotationRows()
        return QuotationRows(
            count=coverage.quotations,
            claimed=coverage.quotations - len(coverage.unclaimed),
            without_speaker=tuple(map(self.reading.quote, coverage.without_speaker)),
            unclaimed=tuple(map(self.reading.quote, coverage.unclaimed)),
        )

    def statement(self, record: Statement) -> StatementRow:
        """Return the row of a statement."""
        speaker = record.speaker
        mention = self.mentions.get(speaker.mention) if speaker else None
        return StatementRow(
            number=self.numbers[record.id],
            id=record.id,
            speaker=self.entity_name(speaker.entity) if speaker else "",
            speaker_words=self.reading.quote(mention.span) if mention else "",
            act=ACTS[record.act],
            kind=KINDS[record.kind],
            words=" … ".join(self.reading.quote(s) for s in record.content),
            cue=self.reading.quote(record.cue.span) if record.cue else "",
            addressee=self.name(record.addressee) if record.addressee else "",
            via=self.names(record.via),
            hedged=record.hedged,
            spans=record.content,
            evidence=record.evidence,
            direct=record.kind is StatementKind.DIRECT,
        )

    def groups(self, rows: Sequence[StatementRow]) -> tuple[SpeakerGroup, ...]:
        """Return the statements by speaker, in the order in which the speakers first speak."""
        found: dict[str, list[StatementRow]] = {}
        for record, row in zip(self.reading.statements, rows, strict=True):
            found.setdefault(record.speaker.entity if record.speaker else "", []).append(row)
        return tuple(self.group(entity, rows) for entity, rows in found.items())

    def group(self, key: str, rows: Sequence[StatementRow]) -> SpeakerGroup:
        """Return the statements of the entity with this id; of nobody where the id is empty."""
        entity = self.entities.get(key)
        roles = entity.roles if entity else ()
        return SpeakerGroup(name=rows[0].speaker, entity=key, roles=roles, rows=tuple(rows))

    def event(self, number: int, record: Event) -> EventRow:
        """Return the row of an event."""
        return EventRow(
            number=f"v{number}",
            id=record.id,
            type=record.type.value,
            label=EVENTS[record.type],
            mode=record.mode or "",
            anchors=tuple(dict.fromkeys(self.reading.quote(a) for a in record.anchors)),
            actors=self.names(record.actors),
            recipients=self.names(record.recipients),
            place=self.names(record.place),
            counts=tuple(f"{self.reading.quote(c.span)} {c.kind}" for c in record.counts),
            when=day_in_words(record.date.value) if record.date else "",
            date=record.date.value if record.date else "",
            status=STATUSES[record.status],
            vouched=self.vouched(record),
            statement=self.numbers.get(record.statement or "", ""),
            cameo=record.cameo or "",
            score=record.score,
            contexts=record.contexts,
            spans=record.anchors,
            evidence=record.evidence,
            actual=record.status is Status.ACTUAL,
        )

    def vouched(self, record: Event) -> str:
        """Return on whose word an event rests, in words; empty for the outlet's own voice."""
        if not record.attributed_to:
            return ""
        act = self.acts.get(record.statement or "")
        phrase = VOUCHERS[act] if act else "according to"
        return f"{phrase} {', '.join(self.names(record.attributed_to))}"

    def names(self, mentions: Iterable[str]) -> tuple[str, ...]:
        """Return the names that several mentions stand for, without repetitions."""
        return tuple(dict.fromkeys(map(self.name, mentions)))

    def name(self, mention: str) -> str:
        """Return the name that a mention stands for, or its own words."""
        found = self.mentions.get(mention)
        if found is None:
            return "?"
        return self.entity_name(found.entity) or self.reading.quote(found.span) or "?"

    def entity_name(self, entity: str) -> str:
        """Return the name of an entity; for one without a proper name, its words."""
        found = self.entities.get(entity)
        return found.name if found else ""

    def parties_of(self, event: Event) -> set[str]:
        """Return the entities that act in an event or are acted on."""
        return {self.mentions[m].entity for m in (*event.actors, *event.recipients)}

    def named_entities(self) -> tuple[EntityRow, ...]:
        """Return the entities with a proper name, those that speak and act most first."""
        rows = [self.entity(e) for e in self.reading.entities if e.kind is not EntityKind.GROUP]
        return tuple(sorted(rows, key=lambda r: (-r.statements - r.events, -r.mentions, r.name)))

    def entity(self, entity: Entity) -> EntityRow:
        """Return the row of an entity."""
        return EntityRow(
            id=entity.id,
            name=entity.name,
            kind=entity.kind.value,
            others=tuple(n for n in entity.names if n != entity.name),
            roles=entity.roles,
            country=entity.country or "",
            sectors=entity.sectors,
            mentions=self.named[entity.id],
            statements=self.said[entity.id],
            events=self.did[entity.id],
            scenes=self.scenes.get(entity.id, ()),
        )


def timeline(events: Iterable[EventRow]) -> tuple[tuple[str, tuple[EventRow, ...]], ...]:
    """Return the dated events by date."""
    days: dict[str, list[EventRow]] = {}
    for event in events:
        if event.date:
            days.setdefault(event.date, []).append(event)
    return tuple((day, tuple(days[day])) for day in sorted(days, key=first_day))


def first_day(value: str) -> str:
    """Return by what an ISO 8601 or EDTF value stands on a timeline: where it begins."""
    return value.removeprefix("../")

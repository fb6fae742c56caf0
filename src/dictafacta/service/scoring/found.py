"""A reading as the records that are compared, with its offsets moved into the gold text."""

from collections.abc import Iterable

from dictafacta.model import Entity, EntityKind, Mention, Reading, Speaker
from dictafacta.service.scoring.alignment import Aligner
from dictafacta.service.scoring.annotation import (
    Agent,
    Annotation,
    EntityRecord,
    EventRecord,
    StatementRecord,
)

NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})


def annotation_of(reading: Reading, gold_text: str) -> Annotation:
    """Return the records of a reading, with offsets into `gold_text`."""
    return View(reading, Aligner(reading.text, gold_text)).annotation()


class View:
    """A reading seen from the gold text."""

    def __init__(self, reading: Reading, aligner: Aligner) -> None:
        self.reading = reading
        self.aligner = aligner
        self.entities: dict[str, Entity] = {e.id: e for e in reading.entities}
        self.mentions: dict[str, Mention] = {m.id: m for m in reading.mentions}

    def annotation(self) -> Annotation:
        """Return all records."""
        return Annotation(
            statements=self.statements(), events=self.events(), entities=self.named_entities()
        )

    def statements(self) -> tuple[StatementRecord, ...]:
        """Return the statements."""
        return tuple(
            StatementRecord(
                content=self.aligner.places(s.content),
                speaker=self.speaker(s.speaker),
                kind=s.kind.value,
                act=s.act.value,
                cue=self.aligner.place(s.cue.span) if s.cue else None,
                via=self.agents(s.via),
                hedged=s.hedged,
            )
            for s in self.reading.statements
        )

    def events(self) -> tuple[EventRecord, ...]:
        """Return the events."""
        return tuple(
            EventRecord(
                type=e.type.value,
                anchors=self.aligner.places(e.anchors),
                actors=self.agents(e.actors),
                recipients=self.agents(e.recipients),
                status=e.status.value,
                attributed_to=self.agents(e.attributed_to),
                date=e.date.value if e.date else None,
            )
            for e in self.reading.events
        )

    def named_entities(self) -> tuple[EntityRecord, ...]:
        """Return the entities that have a proper name."""
        return tuple(
            EntityRecord(e.kind.value, (e.name, *e.names))
            for e in self.reading.entities
            if e.kind in NAMED
        )

    def speaker(self, speaker: Speaker | None) -> Agent:
        """Return a statement's speaker; an agent without place and name where there is none."""
        if speaker is None:
            return Agent(None, ())
        return self.agent(speaker.mention, speaker.entity)

    def agents(self, mentions: Iterable[str]) -> tuple[Agent, ...]:
        """Return several mentions as agents."""
        return tuple(self.agent(m) for m in mentions)

    def agent(self, mention: str, entity: str | None = None) -> Agent:
        """Return a mention with its place, the names of its entity, and its own words."""
        found = self.mentions.get(mention)
        whole = self.entities.get(entity or (found.entity if found else ""))
        names = (*whole.names, whole.name) if whole else ()
        span = found.span if found else None
        words = (self.reading.quote(span),) if span else ()
        return Agent(self.aligner.place(span), (*names, *words))

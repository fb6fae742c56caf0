"""An anchor with everything that its sentence tells, before anchors are merged into events."""

from dataclasses import dataclass

from dictafacta.extract.events.candidates import Candidate
from dictafacta.model import EventDate, EventType, Mention, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One anchor, read: participants as mentions, status, source, time and place."""

    candidate: Candidate
    type: EventType
    mode: str | None
    cameo: str | None
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    status: Status
    definite: bool
    sentence: int
    lemma: str
    date: EventDate | None
    place: tuple[Mention, ...]
    sources: tuple[str, ...]
    statement: str | None
    reasons: tuple[str, ...]

    @property
    def anchor(self) -> int:
        """The anchor's token."""
        return self.candidate.anchor

    @property
    def actor_entities(self) -> frozenset[str]:
        """The entities that act."""
        return frozenset(m.entity for m in self.actors)

    @property
    def recipient_entities(self) -> frozenset[str]:
        """The entities that have it done to them."""
        return frozenset(m.entity for m in self.recipients)

    @property
    def fullness(self) -> tuple[int, int, float]:
        """How much the anchor tells: the fullest of an event's anchors stands first."""
        sides = bool(self.actors) + bool(self.recipients)
        return (sides, not self.candidate.noun, self.candidate.confidence)

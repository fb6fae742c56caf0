"""Who a pronoun or an unspoken subject means: the most salient entity that agrees."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dictafacta.extract.mentions.drafts import Draft
from dictafacta.model import EntityKind

WINDOW = 60
REACH = 3  # sentences
RANK = {3: 7.0, 2: 3.5, 1: 1.6}  # subjects, objects, others
KIND = {
    EntityKind.PERSON: 4.0,
    EntityKind.ORGANIZATION: -0.5,
    EntityKind.PLACE: -0.8,
    EntityKind.GROUP: 0.0,
}
SENTENCE, THING, QUOTED, OFTEN, NEARER = 2.0, 1.5, 3.0, 0.25, 0.014


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention in the order of the text; `rank` is 3 for subjects, 2 objects, 1 others."""

    draft: int
    token: int
    sentence: int
    rank: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an anaphor demands: gender, number (None: any) and what it stands for.

    That is `person`, `thing`, `any`, or `actor` for an unspoken subject.
    """

    token: int
    sentence: int
    quoted: bool
    gender: str | None
    number: str | None
    stands_for: str


@dataclass(slots=True)
class Discourse:
    """The mentions so far, the latest last."""

    drafts: list[Draft]
    recent: list[Occurrence] = field(default_factory=list)

    def note(self, occurrence: Occurrence) -> None:
        """Remember a mention."""
        self.recent.append(occurrence)

    def resolve(self, wanted: Wanted, forbidden: frozenset[int] = frozenset()) -> int | None:
        """Return the draft that the anaphor most likely means, or None where nothing agrees."""
        best: tuple[float, int] | None = None
        for found in self.candidates(wanted):
            if found.draft in forbidden or not agrees(self.drafts[found.draft], wanted):
                continue
            score = salience(found, self.drafts[found.draft], wanted)
            if best is None or score > best[0]:
                best = (score, found.draft)
        return best[1] if best else None

    def candidates(self, wanted: Wanted) -> Iterator[Occurrence]:
        """Yield the mentions before the anaphor that are near enough, the latest first."""
        for found in reversed(self.recent[-WINDOW:]):
            if wanted.sentence - found.sentence > REACH:
                continue
            if found.token < wanted.token:
                yield found


def agrees(draft: Draft, wanted: Wanted) -> bool:
    """Tell whether the entity can be meant."""
    collective = draft.kind is EntityKind.ORGANIZATION or draft.collective
    differs = wanted.number and draft.number and wanted.number != draft.number
    if differs and not (wanted.number == "p" and collective):
        return False
    if wanted.gender in ("m", "f") and draft.gender and draft.gender != wanted.gender:
        return False
    if wanted.stands_for == "person":
        return draft.kind is EntityKind.PERSON or draft.human is True
    if wanted.stands_for == "thing":
        return draft.kind is not EntityKind.PERSON and draft.human is not True
    return True


def is_thing(draft: Draft) -> bool:
    """Tell whether the entity is neither people nor a body nor a state, as far as is known."""
    if draft.kind is EntityKind.GROUP:
        return draft.human is not True and not draft.collective
    return draft.kind is EntityKind.PLACE and draft.country is None


def salience(found: Occurrence, draft: Draft, wanted: Wanted) -> float:
    """Return how much an agreeing mention stands out: near, subject, named, same voice."""
    score = RANK[found.rank] - SENTENCE * min(wanted.sentence - found.sentence, 3)
    score += KIND[draft.kind]
    if is_thing(draft):
        score -= 5 * THING if wanted.stands_for == "actor" else THING
    if found.quoted and not wanted.quoted:
        score -= QUOTED
    return score + OFTEN * min(draft.seen, 8) - NEARER * (wanted.token - found.token)

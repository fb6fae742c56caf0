"""Who a pronoun or an unspoken subject means: the most salient entity that agrees."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dictafacta.extract.mentions.drafts import Draft
from dictafacta.model import EntityKind

WINDOW = 60
REACH = 3  # sentences


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
    """What an anaphor demands: gender, number (None: any) and what it stands for."""

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


def salience(found: Occurrence, draft: Draft, wanted: Wanted) -> float:
    """Return how much an agreeing mention stands out: near, subject, named, same voice."""
    distance = wanted.sentence - found.sentence
    score = 2.0 * found.rank - 2.5 * distance
    if draft.kind is EntityKind.PERSON:
        score += 2.0
    elif draft.kind is EntityKind.ORGANIZATION:
        score += 1.0
    elif draft.kind is EntityKind.PLACE:
        score -= 0.5
    elif draft.human is not True:
        score -= 2.0
    if found.quoted and not wanted.quoted:
        score -= 3.0
    score += min(draft.seen, 6) * 0.25
    return score - 0.002 * (wanted.token - found.token)

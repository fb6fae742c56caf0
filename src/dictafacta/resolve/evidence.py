"""What speaks for one figure beside the name: office, country, and the company in the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dictafacta.model import Entity
from dictafacta.resolve.known import is_common_surname, is_given
from dictafacta.resolve.names import OPEN
from dictafacta.resolve.spelling import folded, skeleton
from dictafacta.resolve.words import words

LONG_WORD = 5  # letters from which the sound of an office's word tells it in another language


@dataclass(frozen=True, slots=True)
class Evidence:
    """Points for one figure, and why, in words for the user."""

    points: int = 0
    reasons: tuple[str, ...] = ()


def evidence_for(
    entity: Entity, roles: Mapping[str, int], countries: Mapping[str, int], company: int
) -> Evidence:
    """Weigh an entity against a figure's offices and countries.

    `company` is the number of other figures that appear with both.
    """
    points, reasons = 0, []
    office = common_office(entity.roles, roles)
    if office:
        points += 2
        reasons.append(f"both are called {office}")
    if entity.country and entity.country in countries:
        points += 1
        reasons.append(f"both belong to {entity.country}")
    elif entity.country and countries and not office:
        points -= 1
    if company >= 2:
        points += 2 if company < 4 else 3
        reasons.append(f"{company} others appear with both")
    return Evidence(points, tuple(reasons))


def needed(name: str, score: float) -> int:
    """Return how many points a name needs: a common one more, an open likeness fewer."""
    last = words(name)[-1:]
    common = any(is_common_surname(w) or is_given(w) for w in last)
    return (1 if score >= OPEN else 2) + (1 if common else 0)


def common_office(left: Iterable[str], right: Iterable[str]) -> str:
    """Return an office that both hold, in whichever language; the empty string for none."""
    sounds = {sound: role for role in right for sound in office_sounds(role)}
    found = (sounds[s] for role in left for s in office_sounds(role) if s in sounds)
    return next(found, "")


def office_sounds(role: str) -> set[str]:
    """Return what an office is found by: its words as written, and the sound of a long one."""
    found = {folded(role)}
    parts = role.split()
    if len(parts) == 1 and len(role) >= LONG_WORD:
        found.add("~" + skeleton(role)[:6])
    return found

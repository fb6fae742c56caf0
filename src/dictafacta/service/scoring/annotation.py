"""What is compared: the same plain records, whether they come from a gold file or a reading."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who speaks, acts or is acted on: a place in the gold text and names."""

    span: Offsets | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord:
    """A statement; `kind` and `act` are None where they were not annotated."""

    content: tuple[Offsets, ...]
    speaker: Agent
    kind: str | None
    act: str | None
    cue: Offsets | None
    via: tuple[Agent, ...]
    hedged: bool | None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """An event."""

    type: str
    anchors: tuple[Offsets, ...]
    actors: tuple[Agent, ...]
    recipients: tuple[Agent, ...]
    status: str | None
    attributed_to: tuple[Agent, ...]
    date: str | None


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """A named entity."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """All records of one document; None for a kind of record that was not annotated."""

    statements: tuple[StatementRecord, ...] | None
    events: tuple[EventRecord, ...] | None
    entities: tuple[EntityRecord, ...] | None


def fold(name: str) -> str:
    """Return a name without case, accents and punctuation."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", plain).strip()


def folded(names: Sequence[str]) -> set[str]:
    """Return the folded names that are not empty."""
    return {fold(n) for n in names} - {""}


def overlap(a: Offsets | None, b: Offsets | None) -> bool:
    """Tell whether two stretches share a character."""
    return bool(a and b and a[0] < b[1] and b[0] < a[1])


def same_agent(found: Agent, gold: Agent) -> bool:
    """Tell whether the mentions overlap or a name is in common."""
    return overlap(found.span, gold.span) or bool(folded(found.names) & folded(gold.names))


def agents_match(found: Sequence[Agent], gold: Sequence[Agent]) -> bool:
    """Tell whether at least half of the gold agents are found and the reverse."""
    if not gold or not found:
        return not gold and not found
    hit_gold = sum(any(same_agent(p, g) for p in found) for g in gold)
    hit_found = sum(any(same_agent(p, g) for g in gold) for p in found)
    return hit_gold * 2 >= len(gold) and hit_found * 2 >= len(found)

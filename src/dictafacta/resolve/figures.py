"""Who is the same over several documents: entities folded into figures, with the reasons."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dictafacta.model import Entity, EntityKind
from dictafacta.resolve.constraints import Constraint, decided
from dictafacta.resolve.evidence import Evidence, evidence_for, needed
from dictafacta.resolve.name_keys import name_keys
from dictafacta.resolve.names import SAME, Likeness, person_likeness
from dictafacta.resolve.spelling import folded
from dictafacta.resolve.titles import organization_likeness, title_likeness
from dictafacta.resolve.words import words

POSSIBLE = 0.5  # likeness from which a common office, country or company decides
NEAR = 0.3  # degrees between two places of one name that are one place


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity in its document; `state` is a country code where the name is a state's."""

    document: str
    entity: Entity
    state: str | None = None


@dataclass(slots=True)
class Figure:
    """Somebody or something over all documents; it grows as appearances join it.

    All that matching asks is in `names`, `roles` and `countries` (each with the number of
    documents), `state` and `position`, so that a figure can be continued from what a desk keeps.
    """

    id: int
    kind: EntityKind
    names: dict[str, int] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)
    countries: dict[str, int] = field(default_factory=dict)
    state: str | None = None
    position: tuple[float, float] | None = None
    appearances: list[Appearance] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name that most documents use, the longer one of equals."""
        return max(self.names, key=lambda n: (self.names[n], len(n), n))

    @property
    def documents(self) -> list[str]:
        """The documents that it appears in, each once, in order."""
        return list(dict.fromkeys(a.document for a in self.appearances))

    def join(self, appearance: Appearance, reason: str = "") -> None:
        """Let an appearance become one of the figure's."""
        entity = appearance.entity
        self.appearances.append(appearance)
        count(self.names, entity.name)
        for role in entity.roles:
            count(self.roles, role)
        if entity.country:
            count(self.countries, entity.country)
        self.state = self.state or appearance.state
        self.position = self.position or position_of(entity)
        if reason:
            self.reasons.append(reason)


@dataclass(frozen=True, slots=True)
class Match:
    """The figure that an appearance belongs to, how sure that is (0 to 1), and why."""

    figure: Figure
    score: float
    reason: str


class FigureIndex(Protocol):
    """Where figures are kept."""

    def candidates(self, kind: EntityKind, keys: frozenset[str]) -> Iterable[Figure]:
        """Return the figures of a kind that have one of the keys; common keys find nothing."""
        ...

    def company(self, figure: int) -> frozenset[int]:
        """Return the figures, states left out, that appear in documents with this one."""
        ...


def keys(appearance: Appearance) -> frozenset[str]:
    """Return the keys under which an appearance looks for its figure, and a figure is kept."""
    entity = appearance.entity
    if appearance.state:
        return frozenset((f"state:{appearance.state}",))
    found = set(name_keys(entity.kind, entity.name))
    if entity.kind is EntityKind.ORGANIZATION:
        found.update(k for n in entity.names for k in name_keys(entity.kind, n) if len(n) > 2)
    position = position_of(entity)
    if position:
        found.add(f"at:{position[0]:.1f},{position[1]:.1f}")
    return frozenset(found)


def match(
    appearance: Appearance,
    index: FigureIndex,
    company: frozenset[int] = frozenset(),
    constraints: Iterable[Constraint] = (),
) -> Match | None:
    """Return the figure that an appearance belongs to, or None where it is a new one.

    `company` are the figures of the same document. Where evidence around the name has to decide
    and speaks for two figures alike, it speaks for neither.
    """
    entity = appearance.entity
    joined, parted = decided(constraints, entity.kind, entity.name, appearance.document)
    wanted = keys(appearance).union(*(name_keys(entity.kind, name) for name in joined))
    found: list[tuple[float, int, Match]] = []
    for figure in index.candidates(entity.kind, wanted):
        names = {folded(name) for name in figure.names}
        if names & joined:
            return Match(figure, 1.0, "joined by hand")
        if names & parted:
            continue
        judged = judge(appearance, figure, index, company)
        if judged:
            found.append((judged[0].score, judged[1], Match(figure, *told(judged[0]))))
    return decide(found)


def decide(found: Sequence[tuple[float, int, Match]]) -> Match | None:
    """Return the best match; one that rests on evidence must have more of it than any other."""
    ranked = sorted(found, key=lambda f: (-f[0], -f[1], f[2].figure.id))
    if not ranked:
        return None
    if ranked[0][0] < SAME and len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]:
        return None
    best = ranked[0][2]
    return Match(best.figure, max(best.score, SAME), best.reason)


def told(likeness: Likeness) -> tuple[float, str]:
    """Return a likeness as score and reason."""
    return likeness.score, "; ".join(likeness.reasons)


def judge(
    appearance: Appearance, figure: Figure, index: FigureIndex, company: frozenset[int]
) -> tuple[Likeness, int] | None:
    """Return how well an appearance fits a figure, with the points of evidence; None if not."""
    found = likeness(appearance, figure)
    if found.score >= SAME:
        return found, 0
    if found.score < POSSIBLE:
        return None
    shared = company & index.company(figure.id) - {figure.id} if company else frozenset()
    evidence = evidence_for(appearance.entity, figure.roles, figure.countries, len(shared))
    if evidence.points < needed(appearance.entity.name, found.score):
        return None
    return with_evidence(found, evidence), evidence.points


def with_evidence(found: Likeness, evidence: Evidence) -> Likeness:
    """Return a likeness with what speaks for it beside the name."""
    return Likeness(found.score, (*found.reasons, *evidence.reasons))


def likeness(appearance: Appearance, figure: Figure) -> Likeness:
    """Compare an appearance with a figure: no established name of the figure may contradict it."""
    entity = appearance.entity
    if appearance.state or figure.state:
        same = appearance.state == figure.state
        return Likeness(1.0, (f"both are {figure.state}",)) if same else Likeness(0.0)
    if entity.kind is EntityKind.PERSON:
        return person_fit(entity.name, figure.names)
    if entity.kind is EntityKind.ORGANIZATION:
        names = (entity.name, *(n for n in entity.names if len(n) > 2))
        return max((organization_likeness(a, b) for a in names for b in figure.names), key=score_of)
    return place_fit(entity, figure)


def score_of(likeness: Likeness) -> float:
    """Return the score, for sorting."""
    return likeness.score


def person_fit(name: str, known: Iterable[str]) -> Likeness:
    """Compare a name with those of a figure.

    The best of them counts, but a full name that contradicts another full name of the figure
    fits none of it: a figure does not grow by a chain of names of which each is like the next.
    """
    names = list(known)
    full = [n for n in names if len(words(n)) > 1] if len(words(name)) > 1 else []
    found = [person_likeness(name, other) for other in full or names]
    best = max(found, key=score_of)
    if full and min(found, key=score_of).score < POSSIBLE:
        return Likeness(0.0, (f"{name} contradicts a name of the figure",))
    return best


def place_fit(entity: Entity, figure: Figure) -> Likeness:
    """Compare places: the same spot is the same place, two spots are two."""
    here, there = position_of(entity), figure.position
    if here and there:
        near = max(abs(a - b) for a, b in zip(here, there, strict=True)) <= NEAR
        return Likeness(1.0, ("both lie at one spot",)) if near else Likeness(0.0)
    return max((title_likeness(entity.name, name) for name in figure.names), key=score_of)


def position_of(entity: Entity) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees of a place, where the reading knows them."""
    if entity.kind is not EntityKind.PLACE or entity.latitude is None or entity.longitude is None:
        return None
    return entity.latitude, entity.longitude


def count(counts: dict[str, int], key: str) -> None:
    """Count `key` once more."""
    counts[key] = counts.get(key, 0) + 1


def in_order(appearances: Iterable[Appearance]) -> list[Appearance]:
    """Return a document's appearances as they are to be matched: the surest first.

    Places and organisations come before people, full names before single ones, so that the
    doubtful ones find company that is settled.
    """
    people = EntityKind.PERSON
    return sorted(
        appearances,
        key=lambda a: (a.entity.kind is people, -len(words(a.entity.name)), a.entity.id),
    )


class Figures:
    """Figures in memory, continued document by document; lookups go by keys, not by scan."""

    def __init__(self, constraints: Iterable[Constraint] = ()) -> None:
        self.all: list[Figure] = []
        self._constraints = tuple(constraints)
        self._by_key: dict[tuple[EntityKind, str], set[int]] = defaultdict(set)
        self._documents: dict[str, set[int]] = defaultdict(set)

    def candidates(self, kind: EntityKind, keys: frozenset[str]) -> Iterable[Figure]:
        """Return the figures of a kind that have one of the keys."""
        found: set[int] = set()
        for key in keys:
            found |= self._by_key.get((kind, key), set())
        return [self.all[number] for number in sorted(found)]

    def company(self, figure: int) -> frozenset[int]:
        """Return the figures that appear in documents with this one; states say too little."""
        found: Counter[int] = Counter()
        for document in self.all[figure].documents:
            found.update(self._documents[document])
        return frozenset(n for n in found if self.all[n].state is None)

    def add_document(self, appearances: Iterable[Appearance]) -> dict[str, Figure]:
        """Return the figure of each entity of one document, by the entity's id."""
        return {a.entity.id: self.add(a) for a in in_order(appearances)}

    def add(self, appearance: Appearance) -> Figure:
        """Return the figure that the appearance belongs to: a known one or a new one."""
        company = frozenset(
            n for n in self._documents[appearance.document] if self.all[n].state is None
        )
        found = match(appearance, self, company, self._constraints)
        figure = found.figure if found else Figure(len(self.all), appearance.entity.kind)
        if not found:
            self.all.append(figure)
        figure.join(appearance, found.reason if found else "")
        for key in keys(appearance):
            self._by_key[figure.kind, key].add(figure.id)
        self._documents[appearance.document].add(figure.id)
        return figure

"""Who is the same over several documents: entities folded into figures, with the reasons."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dictafacta.model import EntityKind
from dictafacta.resolve.appearances import Appearance, Spot
from dictafacta.resolve.constraints import Constraint, decided
from dictafacta.resolve.evidence import Evidence, evidence_for, needed
from dictafacta.resolve.name_keys import name_keys, wanted_keys
from dictafacta.resolve.names import OPEN, SAME, Likeness, person_likeness
from dictafacta.resolve.spelling import folded
from dictafacta.resolve.titles import organization_likeness, title_likeness
from dictafacta.resolve.words import words

OTHER_KIND = 0.94  # likeness of two names from which a reading may have erred on the kind
POSSIBLE = 0.5  # likeness from which a common office, country or company decides
NEAR = 0.3  # degrees between two places of one name that are one place


@dataclass(slots=True)
class Figure:
    """Somebody or something over all documents; it grows as appearances join it.

    All that matching asks is in `names`, `roles` and `countries` (each with the number of
    documents), `state` and `spot`, so that a figure can be continued from what a desk keeps.
    """

    id: int
    kind: EntityKind
    kinds: dict[EntityKind, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)
    countries: dict[str, int] = field(default_factory=dict)
    state: str | None = None
    spot: Spot | None = None
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
        self.kinds[entity.kind] = self.kinds.get(entity.kind, 0) + 1
        self.kind = max(self.kinds, key=lambda kind: (self.kinds[kind], kind is self.kind))
        count(self.names, entity.name)
        for role in entity.roles:
            count(self.roles, role)
        if entity.country:
            count(self.countries, entity.country)
        self.state = self.state or appearance.state
        self.spot = self.spot or appearance.spot
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

    def candidates(self, keys: frozenset[str]) -> Iterable[Figure]:
        """Return the figures that have one of the keys; keys of too many find nothing."""
        ...

    def company(self, figure: int) -> frozenset[int]:
        """Return the figures, states left out, that appear in documents with this one."""
        ...


def keys(appearance: Appearance) -> frozenset[str]:
    """Return the keys under which the figure of an appearance is kept."""
    return keys_by(appearance, name_keys)


def wanted(appearance: Appearance) -> frozenset[str]:
    """Return the keys under which an appearance looks for its figure."""
    return keys_by(appearance, wanted_keys)


def keys_by(
    appearance: Appearance, of_name: Callable[[EntityKind, str], frozenset[str]]
) -> frozenset[str]:
    """Return the keys of an appearance; a state goes by its code alone."""
    entity = appearance.entity
    if appearance.state:
        return frozenset((f"state:{appearance.state}",))
    found = {*of_name(entity.kind, entity.name), f"plain:{folded(entity.name)}"}
    if entity.kind is EntityKind.ORGANIZATION:
        found.update(k for n in entity.names for k in of_name(entity.kind, n) if len(n) > 2)
    if appearance.spot:
        found.add(f"at:{appearance.spot[0]:.1f},{appearance.spot[1]:.1f}")
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
    looked_for = wanted(appearance).union(*(wanted_keys(entity.kind, name) for name in joined))
    found: list[tuple[float, int, Match]] = []
    for figure in index.candidates(looked_for):
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
    points = evidence.points
    if shared and appearance.entity.kind is not figure.kind:
        points += 1  # the same word, and one reading erred on the kind: less has to be shown
    if points < needed(appearance.entity.name, found.score):
        return None
    return with_evidence(found, evidence), points


def with_evidence(found: Likeness, evidence: Evidence) -> Likeness:
    """Return a likeness with what speaks for it beside the name."""
    return Likeness(found.score, (*found.reasons, *evidence.reasons))


def likeness(appearance: Appearance, figure: Figure) -> Likeness:
    """Compare an appearance with a figure: no established name of the figure may contradict it."""
    entity = appearance.entity
    if appearance.state or figure.state:
        same = appearance.state == figure.state
        return Likeness(1.0, (f"both are {figure.state}",)) if same else Likeness(0.0)
    if entity.kind is not figure.kind:
        return other_kind_fit(appearance, figure)
    if entity.kind is EntityKind.PERSON:
        return person_fit(entity.name, figure.names)
    if entity.kind is EntityKind.ORGANIZATION:
        names = (entity.name, *(n for n in entity.names if len(n) > 2))
        return max((organization_likeness(a, b) for a in names for b in figure.names), key=score_of)
    return place_fit(appearance, figure)


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


def other_kind_fit(appearance: Appearance, figure: Figure) -> Likeness:
    """Compare names that two readings take for different kinds: one of them may have erred.

    The same full name is enough. A single word needs evidence, and a place that the word lists
    know stays a place.
    """
    entity = appearance.entity
    if EntityKind.PLACE in (entity.kind, figure.kind) and (appearance.spot or figure.spot):
        return Likeness(0.0)
    several = len(words(entity.name)) > 1
    best = max((title_likeness(entity.name, name) for name in figure.names), key=score_of)
    if best.score < OTHER_KIND:
        return Likeness(0.0)
    reason = f"though it was read as {entity.kind.value}"
    return Likeness(best.score if several else OPEN, (*best.reasons, reason))


def place_fit(appearance: Appearance, figure: Figure) -> Likeness:
    """Compare places: the same spot is the same place, two spots are two."""
    here, there = appearance.spot, figure.spot
    if here and there:
        near = max(abs(a - b) for a, b in zip(here, there, strict=True)) <= NEAR
        return Likeness(1.0, ("both lie at one spot",)) if near else Likeness(0.0)
    name = appearance.entity.name
    return max((title_likeness(name, other) for other in figure.names), key=score_of)


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
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._documents: dict[str, set[int]] = defaultdict(set)

    def candidates(self, keys: frozenset[str]) -> Iterable[Figure]:
        """Return the figures that have one of the keys."""
        found: set[int] = set()
        for key in keys:
            found |= self._by_key.get(key, set())
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
            self._by_key[key].add(figure.id)
        self._documents[appearance.document].add(figure.id)
        return figure

"""Who is the same over several documents: entities folded into figures, with the reasons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dictafacta.model import Entity, EntityKind
from dictafacta.resolve.names import Likeness, person_likeness, word_likeness, words
from dictafacta.resolve.spelling import folded, skeleton, stems

SAME = 0.8  # likeness from which two names are one without further evidence
POSSIBLE = 0.5  # likeness from which a common office, country or company decides
KEY_LENGTH = 4  # letters of a word's sound under which figures are looked up


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity in its document; `state` is a country code where the name is a state's."""

    document: str
    entity: Entity
    state: str | None = None


@dataclass(slots=True)
class Figure:
    """Somebody or something over all documents; it grows as appearances join it."""

    id: int
    kind: EntityKind
    names: dict[str, int] = field(default_factory=dict)  # name: in how many documents
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


class Figures:
    """Folds appearances into figures one after another; lookups go by rough sound, not by scan."""

    def __init__(self) -> None:
        self.all: list[Figure] = []
        self._by_key: dict[tuple[EntityKind, str], set[int]] = defaultdict(set)
        self._by_state: dict[str, int] = {}

    def add(self, appearance: Appearance) -> Figure:
        """Return the figure that the appearance belongs to: a known one or a new one."""
        figure, reason = self._known(appearance)
        if figure is None:
            figure = Figure(len(self.all), appearance.entity.kind)
            self.all.append(figure)
        elif reason:
            figure.reasons.append(reason)
        self._join(figure, appearance)
        return figure

    def _join(self, figure: Figure, appearance: Appearance) -> None:
        figure.appearances.append(appearance)
        figure.names[appearance.entity.name] = figure.names.get(appearance.entity.name, 0) + 1
        for key in keys(appearance.entity.name):
            self._by_key[figure.kind, key].add(figure.id)
        if appearance.state:
            self._by_state.setdefault(appearance.state, figure.id)

    def _known(self, appearance: Appearance) -> tuple[Figure | None, str]:
        state = appearance.state
        if state:
            known = self._by_state.get(state)
            return (None, "") if known is None else (self.all[known], f"both are {state}")
        best: tuple[float, Figure, str] | None = None
        for figure in self._candidates(appearance.entity):
            score, reason = likeness(appearance.entity, figure)
            if score >= SAME and (best is None or score > best[0]):
                best = (score, figure, reason)
        return (best[1], best[2]) if best else (None, "")

    def _candidates(self, entity: Entity) -> Iterator[Figure]:
        found: set[int] = set()
        for key in keys(entity.name):
            found |= self._by_key.get((entity.kind, key), set())
        return (self.all[number] for number in sorted(found))


def keys(name: str) -> set[str]:
    """Return the beginnings of the sounds of a name's words, in every case they may stand in."""
    forms = (form for word in words(name) for form in stems(word))
    return {sound[:KEY_LENGTH] for form in forms if (sound := skeleton(form))}


def likeness(entity: Entity, figure: Figure) -> tuple[float, str]:
    """Compare an entity with a figure: the likest of its names, then the evidence around it."""
    found = max((name_likeness(entity, name) for name in figure.names), key=lambda f: f.score)
    reason = "; ".join(found.reasons)
    if POSSIBLE <= found.score < SAME:
        evidence = agreement(entity, (a.entity for a in figure.appearances))
        if evidence:
            return SAME, f"{reason}; {evidence}"
    return found.score, reason


def name_likeness(entity: Entity, name: str) -> Likeness:
    """Compare an entity's name with another of the same kind."""
    if entity.kind is EntityKind.PERSON:
        return person_likeness(entity.name, name)
    return title_likeness(entity.name, name)


def title_likeness(left: str, right: str) -> Likeness:
    """Compare names of organisations or places: every word needs its like in the same place."""
    if folded(left) == folded(right):
        return Likeness(1.0, ("the same name",))
    a, b = words(left), words(right)
    if len(a) != len(b) or not a:
        return Likeness(0.0)
    lowest = min(word_likeness(x, y) for x, y in zip(a, b, strict=True))
    # One short word is too little to tell two places apart by sound ("Mali", "Male").
    sound_enough = lowest if len("".join(a)) >= 5 else 0.0
    return Likeness(sound_enough * 0.98, (f"the words of {left} and {right} agree",))


def agreement(entity: Entity, others: Iterable[Entity]) -> str:
    """Return what speaks for one figure beside the name, in words; the empty string for nothing."""
    for other in others:
        office = {folded(r) for r in entity.roles} & {folded(r) for r in other.roles}
        if office:
            return f"both are called {sorted(office)[0]}"
        if entity.country and entity.country == other.country:
            return f"both belong to {entity.country}"
    return ""

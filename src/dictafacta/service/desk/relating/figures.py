"""The figures of a desk, continued document by document from what the file keeps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dictafacta.model import EntityKind
from dictafacta.resolve.appearances import Appearance
from dictafacta.resolve.constraints import Constraint
from dictafacta.resolve.figures import Figure, Match, in_order, keys, match
from dictafacta.resolve.spelling import folded
from dictafacta.store import Database
from dictafacta.store.figures import (
    StoredFigure,
    assign,
    company_of,
    count_facts,
    figures_in,
    figures_with,
    new_figure,
    place_figure,
    put_figure_keys,
    stored_figures,
)

Part = tuple[int, list[tuple[str, str]]]  # a figure, and the facts that a document adds to it


@dataclass(slots=True)
class StoredFigures:
    """The figures of a file, as matching asks for them; what was asked is kept for a document."""

    db: Database
    known: dict[int, Figure] = field(default_factory=dict)
    companies: dict[int, frozenset[int]] = field(default_factory=dict)

    def candidates(self, keys: frozenset[str]) -> Iterable[Figure]:
        """Return the figures that have one of the keys; keys of too many find nothing."""
        found = [self.known.get(f.number) or figure_from(f) for f in figures_with(self.db, keys)]
        self.known.update((figure.id, figure) for figure in found)
        return found

    def company(self, figure: int) -> frozenset[int]:
        """Return the figures, states left out, of the latest documents with this one."""
        if figure not in self.companies:
            self.companies[figure] = company_of(self.db, figure)
        return self.companies[figure]


def figure_from(stored: StoredFigure) -> Figure:
    """Return a stored figure as matching compares it."""
    spot = None
    if stored.latitude is not None and stored.longitude is not None:
        spot = (stored.latitude, stored.longitude)
    kinds = stored.facts.get("kind", {})
    return Figure(
        id=stored.number,
        kind=EntityKind(stored.kind),
        kinds={EntityKind(kind): count for kind, count in kinds.items()},
        names=dict(stored.facts.get("name", {})),
        roles=dict(stored.facts.get("role", {})),
        countries=dict(stored.facts.get("country", {})),
        state=stored.state,
        spot=spot,
    )


def relate_figures(
    db: Database,
    document: int,
    named: Iterable[Appearance],
    constraints: Iterable[Constraint] = (),
) -> tuple[dict[str, int], list[Part]]:
    """Give each appearance in a document its figure.

    Return the figures by entity, and what the document added to each.
    """
    index = StoredFigures(db)
    rules = tuple(constraints)
    found: dict[str, int] = {}
    parts: dict[int, list[tuple[str, str]]] = {}
    settled: set[int] = set()  # figures of this document that tell of its company
    for appearance in in_order(named):
        matched = parted_with(index, document, appearance, rules) or match(
            appearance, index, frozenset(settled), rules
        )
        if matched:
            figure, reason = matched.figure, matched.reason
        else:
            figure, reason = created(db, appearance), ""
        figure.join(appearance)
        index.known[figure.id] = figure
        place_figure(db, figure.id, appearance.spot)
        put_figure_keys(db, figure.id, keys(appearance))
        found[appearance.entity.id] = figure.id
        known = parts.setdefault(figure.id, [])
        known += (fact for fact in facts(appearance, reason) if fact not in known)
        if figure.state is None:
            settled.add(figure.id)
    for number, added in parts.items():
        count_facts(db, number, added, 1)
    assign(db, document, found)
    return found, list(parts.items())


def parted_with(
    index: StoredFigures, document: int, appearance: Appearance, rules: Iterable[Constraint]
) -> Match | None:
    """Return the figure that other documents gave a name which was parted from itself with them."""
    entity, name = appearance.entity, folded(appearance.entity.name)
    for rule in rules:
        itself = not rule.same and rule.kind is entity.kind and name == folded(rule.left)
        if itself and name == folded(rule.right) and appearance.document in rule.documents:
            for other, kind, number in figures_in(index.db, rule.documents, document):
                if folded(other) == name and kind == entity.kind:
                    known = [*stored_figures(index.db, [number])]
                    return Match(figure_from(known[0]), 1.0, "parted by hand") if known else None
    return None


def created(db: Database, appearance: Appearance) -> Figure:
    """Return a new figure for an appearance."""
    kind = appearance.entity.kind
    number = new_figure(db, kind.value, appearance.state, appearance.spot)
    return Figure(number, kind, state=appearance.state, spot=appearance.spot)


def facts(appearance: Appearance, reason: str) -> Iterator[tuple[str, str]]:
    """Yield what a document adds to a figure, as it is counted."""
    entity = appearance.entity
    yield "kind", entity.kind.value
    yield "name", entity.name
    for role in entity.roles:
        yield "role", role
    if entity.country:
        yield "country", entity.country
    for sector in entity.sectors:
        yield "sector", sector
    if reason:
        yield "reason", reason


def withdraw_figures(db: Database, parts: Iterable[Part]) -> None:
    """Take back what a document added; names are kept, uncounted, until they are swept."""
    for figure, added in parts:
        count_facts(db, figure, ((sort, value) for sort, value in added), -1)

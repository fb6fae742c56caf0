"""What people decided about names: two are one figure, or two are not, whatever the rules say."""

from collections.abc import Iterable
from dataclasses import dataclass

from dictafacta.model import EntityKind
from dictafacta.resolve.spelling import folded


@dataclass(frozen=True, slots=True)
class Constraint:
    """A decision on two names of one kind: one figure (`same`) or two.

    With `documents` it holds only for entities of these documents, without for all. It names no
    figure by number, so that it outlives a desk that is built anew.
    """

    kind: EntityKind
    left: str
    right: str
    same: bool
    documents: frozenset[str] = frozenset()

    def other(self, kind: EntityKind, name: str, document: str) -> str | None:
        """Return the other name where the constraint speaks of this one, else None."""
        if kind is not self.kind or (self.documents and document not in self.documents):
            return None
        plain = folded(name)
        if plain == folded(self.left):
            return self.right
        return self.left if plain == folded(self.right) else None


def decided(
    constraints: Iterable[Constraint], kind: EntityKind, name: str, document: str
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded names that this one must be joined with, and those it must not."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for constraint in constraints:
        other = constraint.other(kind, name, document)
        if other is not None:
            found[constraint.same].add(folded(other))
    return frozenset(found[True]), frozenset(found[False])

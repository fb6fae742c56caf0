"""Entities and mentions while they are being put together."""

from dataclasses import dataclass, field

from dictafacta.model import EntityKind, MentionForm


@dataclass(slots=True)
class Draft:
    """An entity in the making; agreement is `m`, `f`, `n` or None, number `s`, `p` or None.

    `head` is the folded head noun of an entity without a name, `modifiers` what distinguishes
    it. `human` is True for people, `collective` for bodies that "they" may mean; `seen` counts
    the mentions so far.
    """

    kind: EntityKind
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: str | None = None
    number: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    sectors: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    human: bool | None = None
    collective: bool = False
    seen: int = 0

    def call(self, name: str) -> None:
        """Add a name unless it is known."""
        if name and name not in self.names:
            self.names.append(name)


@dataclass(slots=True)
class Found:
    """A mention in the making: tokens `first` to `last` (excluded); both -1 for a dropped subject.

    `draft` is the place of its entity among the drafts; `also` are tokens that lead to it as well.
    """

    head: int
    first: int
    last: int
    form: MentionForm
    draft: int
    also: tuple[int, ...] = ()

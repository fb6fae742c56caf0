"""A statement in the making, as the rules hand it to the composer."""

from dataclasses import dataclass, field

from dictafacta.extract.statements.hits import Hit
from dictafacta.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The speaker that was chosen, and why. `score` runs from 0 to 1."""

    mention: str
    entity: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Draft:
    """What a rule found. `quotations` are those that the content takes up; `source` is the head of
    the source where the rule knows it; `via` are mention ids."""

    rule: str
    content: list[Span]
    unit: int
    confidence: float
    hit: Hit | None = None
    quotations: list[int] = field(default_factory=list)
    source: int | None = None
    choice: Choice | None = None
    via: list[str] = field(default_factory=list)
    hedged: bool = False
    reasons: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start

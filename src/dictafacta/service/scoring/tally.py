"""Counts hits and turns them into precision, recall and F1."""

from collections import defaultdict
from dataclasses import dataclass

ACCURACIES = frozenset(
    {"kind", "act", "hedged", "cue", "via", "status", "attribution", "date"}
)  # measures over what was found: one figure, no recall


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one measure."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right, four places."""
        return round(self._precision, 4)

    @property
    def recall(self) -> float:
        """Share of what is in the gold that was found, four places."""
        return round(self._recall, 4)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, four places."""
        p, r = self._precision, self._recall
        return round(2 * p * r / (p + r), 4) if p + r else 0.0

    @property
    def _precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def _recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    def to_dict(self) -> dict[str, float]:
        """Return the figures as `gold/score.py --json` names them."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {**rates, "hits": self.hits, "predicted": self.predicted, "gold": self.gold}


class Tally:
    """Counts by measure."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))

    def add(self, measure: str, hits: int, predicted: int, gold: int) -> None:
        """Add counts to a measure."""
        before = self._counts[measure]
        self._counts[measure] = (before[0] + hits, before[1] + predicted, before[2] + gold)

    def judge(self, measure: str, right: bool) -> None:
        """Add one judgement to a measure that is an accuracy."""
        self.add(measure, int(right), 1, 1)

    def figures(self) -> dict[str, Figures]:
        """Return the figures by measure, sorted by name."""
        return {name: Figures(*counts) for name, counts in sorted(self._counts.items())}

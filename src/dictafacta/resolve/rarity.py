"""How much it says that two documents share a mark: the rarer the mark, the more."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

PRIOR = 60  # documents that a desk is taken to have beside its own, so that a small one can judge


class Rarity:
    """Rarity of marks from the number of documents that have them, 0 (in all) to 1."""

    def __init__(self, documents: int, holders: Mapping[str, int]) -> None:
        self.documents = documents + PRIOR
        self.holders = holders

    def of(self, mark: str) -> float:
        """Return the rarity of a mark."""
        return max(0.0, log(self.documents / (self.holders.get(mark, 0) + 1)) / log(self.documents))


def count_holders(documents: Iterable[Iterable[str]]) -> Counter[str]:
    """Return in how many documents each mark is."""
    found: Counter[str] = Counter()
    for marks in documents:
        found.update(set(marks))
    return found

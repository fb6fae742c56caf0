"""Which documents are translations of one another: the same names, numbers and order of telling."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from dictafacta.resolve.marks import Marks
from dictafacta.resolve.rarity import Rarity

TRANSLATED = 0.69  # score from which two documents are one text in two languages
FEWEST = 5  # marks that a text must have to be compared at all
SHORTEST, LONGEST = 0.5, 2.0  # words of one text for a word of the other
DAYS = 10  # between a text and its translation


@dataclass(frozen=True, slots=True)
class Translation:
    """Two documents that tell the same in the same order; `score` from 0 to 1."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


def translation(left: Marks, right: Marks, rarity: Rarity) -> Translation | None:
    """Compare two documents in different languages; None where neither renders the other."""
    if left.language == right.language or not comparable(left, right):
        return None
    order = order_likeness(left.order, right.order)
    names, numbers = (overlap(left, right, rarity, kinds) for kinds in (("figure:",), ("number:",)))
    parts = [(0.8, order), (0.1, names), (0.1, numbers)]
    if not any(m.startswith("number:") for m in (*left.order, *right.order)):
        parts.pop()
    score = sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
    if score < TRANSLATED:
        return None
    reasons = (
        f"names, numbers and quotations agree in order at {order:.2f}",
        f"names at {names:.2f}",
        f"numbers at {numbers:.2f}",
    )
    return Translation(left.document, right.document, score, reasons[: len(parts)])


def comparable(left: Marks, right: Marks) -> bool:
    """Tell whether two documents are of about one length and time and say enough."""
    if min(len(left.order), len(right.order)) < FEWEST or not right.words:
        return False
    if left.day and right.day and abs((left.day - right.day).days) > DAYS:
        return False
    return SHORTEST <= left.words / right.words <= LONGEST


def order_likeness(left: Sequence[str], right: Sequence[str]) -> float:
    """Return how much of two rows of marks is one row, 0 to 1 (longest common subsequence)."""
    likeness: float = LCSseq.normalized_similarity(left, right)
    longest = max(len(left), len(right))
    return 2 * likeness * longest / (len(left) + len(right))


def overlap(left: Marks, right: Marks, rarity: Rarity, kinds: tuple[str, ...]) -> float:
    """Return how much of the marks of some kinds that the poorer document has both have.

    By rarity; the poorer, because one reading finds fewer names than another.
    """
    a, b = chosen(left.weights, kinds), chosen(right.weights, kinds)
    both = sum(rarity.of(m) for m in a & b)
    fewer = min(sum(rarity.of(m) for m in marks) for marks in (a, b))
    return both / fewer if fewer else 0.0


def chosen(marks: Iterable[str], kinds: tuple[str, ...]) -> set[str]:
    """Return the marks of some kinds."""
    return {m for m in marks if m.startswith(kinds)}

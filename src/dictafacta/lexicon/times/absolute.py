"""Dates that are complete in themselves: day, month and year."""

from collections.abc import Iterator
from datetime import date

from dictafacta.lexicon.times.grammar import Node, Value
from dictafacta.lexicon.times.phrases import find_phrases
from dictafacta.lexicon.times.vocabulary import TimeLexicon
from dictafacta.model.span import Span

PIVOT = 40  # two-digit years from 40 on belong to the twentieth century


def absolute_dates(text: str, lexicon: TimeLexicon) -> Iterator[tuple[Span, date]]:
    """Yield the dates of a text that name day, month and year, with their places."""
    for phrase in find_phrases(text, lexicon):
        found = complete_date(phrase.node, lexicon.month_first)
        if found is not None:
            yield phrase.span, found


def complete_date(node: Node, month_first: bool) -> date | None:
    """Return the day that a node names without any help; None if it does not."""
    inner = node.arguments.get("date")
    if node.operation in ("at", "inside") and isinstance(inner, Node):
        return complete_date(inner, month_first)
    year, month, day = calendar_fields(node, month_first)
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def calendar_fields(node: Node, month_first: bool) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day as far as a `date` or `numeric` node gives them."""
    arguments = node.arguments
    year = full_year(arguments.get("year"), arguments.get("yy"))
    if node.operation == "date":
        return year, whole(arguments.get("m")), whole(arguments.get("d"))
    if node.operation == "numeric":
        first, second = whole(arguments.get("a")), whole(arguments.get("b"))
        if first is None or second is None:
            return year, None, None
        day, month = (second, first) if month_first else (first, second)
        return (year, day, month) if month > 12 >= day else (year, month, day)
    return None, None, None


def full_year(year: Value | None, short: Value | None) -> int | None:
    """Return a year of four figures, also from two."""
    if isinstance(year, int):
        return year
    if isinstance(short, int):
        return short + (1900 if short >= PIVOT else 2000)
    return None


def whole(value: Value | None) -> int | None:
    """Return the value if it is a whole number."""
    return value if isinstance(value, int) else None

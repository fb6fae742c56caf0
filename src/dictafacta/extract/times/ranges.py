"""Ranges with both ends, and with one: from X to Y, since X, until X, before X, after X."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from dictafacta.extract.times.calendar import Stretch, add_days, add_months, whole
from dictafacta.extract.times.dates import calendar_date, of_fields
from dictafacta.extract.times.setting import Setting
from dictafacta.lexicon.times import Node, Value
from dictafacta.lexicon.times.absolute import whole as number

DAYS_OF_YEAR = 366

Resolver: TypeAlias = Callable[[Value | None, Setting], Stretch | None]


def between(node: Node, setting: Setting, resolve: Resolver) -> Stretch | None:
    """Resolve `range`; an end that lacks its year or month takes it from the other end."""
    given = node.arguments
    right = right_end(node, setting, resolve)
    if right is None:
        return None
    left = left_end(given, right, setting, resolve)
    if left is None:
        return None
    if left.first > right.last and is_weekday(given.get("right")):
        right = whole("day", add_days(right.first, 7 * ((left.first - right.first).days // 7 + 1)))
    if left.first > right.last and "left" in given and lacks_year(given.get("right")):
        right = next_year(right, left)
    if left.first > right.last:
        return None
    value = f"{opening(left.value)}/{closing(right.value)}"
    return Stretch(left.first, right.last, left.grain, value)


def days_of_month(node: Node, setting: Setting, resolve: Resolver) -> Stretch | None:
    """Resolve `days`: November 19-20."""
    given = node.arguments
    named = {k: given[k] for k in ("m", "year") if k in given}
    ends = {
        "left": Node("date", {**named, "d": given["left-day"]}),
        "right-day": given["right-day"],
    }
    return between(Node("range", ends), setting, resolve)


def right_end(node: Node, setting: Setting, resolve: Resolver) -> Stretch | None:
    """Return the end of a range: named whole, or by what is left open from its beginning."""
    given = node.arguments
    if "right" in given:
        return resolve(given["right"], setting)
    month = number(given.get("right-month"))
    if month is not None:
        return calendar_date(Node("date", {"m": month}), setting)
    left = given.get("left")
    if not isinstance(left, Node):
        return None
    if "year" in given:
        left = Node(left.operation, {**left.arguments, "year": given["year"]})
    beginning = resolve(left, setting)
    day, short = number(given.get("right-day")), number(given.get("right-yy"))
    if beginning is None:
        return None
    if short is not None:
        year = beginning.first.year // 100 * 100 + short
        return whole("year", date(year, 1, 1)) if year > beginning.first.year else None
    if day is None or beginning.grain != "day":
        return None
    return of_fields(beginning.first.year, beginning.first.month, day)


def left_end(
    given: Mapping[str, Value], right: Stretch, setting: Setting, resolve: Resolver
) -> Stretch | None:
    """Return the beginning of a range, its missing parts taken from the end."""
    day, month = number(given.get("left-day")), number(given.get("left-month"))
    if day is not None:
        if right.grain != "day":
            return None
        return of_fields(right.first.year, right.first.month, day)
    if month is not None:
        year = right.first.year - (month > right.first.month)
        return whole("month", date(max(year, 1), month, 1))
    left = given.get("left")
    if isinstance(left, Node) and "year" in given:
        left = Node(left.operation, {**left.arguments, "year": given["year"]})
    if isinstance(left, Node) and lacks_year(left):
        found = last_before(left, right, setting)
        return found if found and (right.first - found.first).days <= DAYS_OF_YEAR else None
    return resolve(left, setting)


def last_before(left: Node, right: Stretch, setting: Setting) -> Stretch | None:
    """Return the last day or month before the end of the range that fits a beginning."""
    return calendar_date(left, replace(setting, published=right.first, direction=-1))


def lacks_year(node: Value | None) -> bool:
    """Tell whether a node is a date with no year, or with no month either."""
    return (
        isinstance(node, Node)
        and node.operation in ("date", "numeric")
        and not {"year", "yy"} & set(node.arguments)
    )


def is_weekday(node: Value | None) -> bool:
    """Tell whether a node is a weekday and no more."""
    return isinstance(node, Node) and node.operation == "weekday"


def next_year(right: Stretch, left: Stretch) -> Stretch:
    """Return the end of a range moved past its beginning: from October to January."""
    while right.last < left.first and right.first.year < left.first.year + 2:
        right = whole(right.grain, add_months(right.first, 12))
    return right


def opening(value: str) -> str:
    """Return where an interval, or a simple value, begins."""
    return value.partition("/")[0]


def closing(value: str) -> str:
    """Return where an interval, or a simple value, ends."""
    return value.rpartition("/")[2]


def inner(node: Node) -> Value | None:
    """Return the time that an open range is bounded by."""
    return node.arguments.get("t")


def since(node: Node, setting: Setting, resolve: Resolver) -> Stretch | None:
    """Resolve `since`: open at the end."""
    of = resolve(inner(node), setting)
    return of and Stretch(of.first, date.max, of.grain, f"{opening(of.value)}/..")


def until(node: Node, setting: Setting, resolve: Resolver) -> Stretch | None:
    """Resolve `until`: open at the beginning, the time named included; until Friday looks ahead."""
    ahead = replace(setting, direction=setting.direction or int(is_weekday(inner(node))))
    of = resolve(inner(node), ahead)
    setting.used_published = setting.used_published or ahead.used_published
    return of and Stretch(date.min, of.last, of.grain, f"../{closing(of.value)}")


def before(node: Node, setting: Setting, resolve: Resolver) -> Stretch | None:
    """Resolve `before`: open at the beginning, the time named excluded."""
    of = resolve(inner(node), setting)
    if of is None or of.first == date.min:
        return None
    end = whole(of.grain, add_days(of.first, -1))
    return Stretch(date.min, end.last, of.grain, f"../{closing(end.value)}")


def after(node: Node, setting: Setting, resolve: Resolver) -> Stretch | None:
    """Resolve `after`: open at the end, the time named excluded."""
    of = resolve(inner(node), setting)
    if of is None or of.last == date.max:
        return None
    start = whole(of.grain, add_days(of.last, 1))
    return Stretch(start.first, date.max, of.grain, f"{opening(start.value)}/..")


RANGES: Mapping[str, Callable[[Node, Setting, Resolver], Stretch | None]] = {
    "days": days_of_month,
    "range": between,
    "since": since,
    "until": until,
    "before": before,
    "after": after,
}

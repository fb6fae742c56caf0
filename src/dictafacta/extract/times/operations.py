"""Works out what a phrase means: one function for each operation of the grammar."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from dictafacta.extract.times import dates
from dictafacta.extract.times.calendar import (
    CLOCK_UNITS,
    Length,
    Stretch,
    add_days,
    length,
    moved,
    whole,
)
from dictafacta.extract.times.ranges import RANGES, closing, opening
from dictafacta.extract.times.setting import Setting
from dictafacta.lexicon.times import Node, Value
from dictafacta.lexicon.times.absolute import whole as number

Meaning: TypeAlias = Stretch | Length | None
Operation: TypeAlias = Callable[[Node, Setting], Meaning]


def resolve(node: Value | None, setting: Setting) -> Meaning:
    """Return what a node means in this setting; None where the words and the setting do not tell.

    Source: the operations are those of TIMEX3 (offset, anchor, modifier), evaluated late as in
    duckling.
    """
    if not isinstance(node, Node):
        return None
    operation = OPERATIONS.get(node.operation)
    return operation(node, setting) if operation else None


def stretch_of(node: Value | None, setting: Setting) -> Stretch | None:
    """Return what a node means if that is a place in the calendar."""
    meaning = resolve(node, setting)
    return meaning if isinstance(meaning, Stretch) else None


def inner(node: Node) -> Value | None:
    """Return the argument that a modifier modifies."""
    for name in ("t", "date", "period", "month-date", "year-date"):
        if name in node.arguments:
            return node.arguments[name]
    return None


def amount(value: Value | None) -> float:
    """Return a number; an article ("a", "un") counts as one, nothing as none."""
    if isinstance(value, str):
        return 1
    return value if isinstance(value, int | float) else 0


def duration(node: Node, _: Setting) -> Length | None:
    """Resolve `duration`: n units, with `more` of a unit, a decimal fraction or a second part."""
    given = node.arguments
    if isinstance(given.get("duration"), Node):
        nested = given["duration"]
        return duration(nested, _) if isinstance(nested, Node) else None
    unit = str(given["unit"])
    count = amount(given.get("n", 1)) + amount(given.get("more"))
    if "fraction" in given:
        count = float(f"{int(count)}.{given['fraction']}")
    found = length(count, unit)
    for rank in ("2", "3"):
        if f"unit{rank}" in given:
            more = length(amount(given.get(f"n{rank}")), str(given[f"unit{rank}"]))
            found = Length(count, unit, joined_length(found.value, more.value), (*found.rest, more))
    return found


def joined_length(first: str, second: str) -> str:
    """Return two ISO 8601 durations as one: P2Y and P3M are P2Y3M."""
    return first + (second.removeprefix("PT") if "T" in first else second.removeprefix("P"))


def distance(node: Node, setting: Setting) -> Meaning:
    """Resolve `distance`: two days ago, in three weeks; "in four months it doubled" is a length."""
    if "in-pre" in node.arguments and setting.direction < 0:
        return resolve(node.arguments.get("duration"), setting)
    today = setting.today()
    return distant(node, setting, today) if today else None


def later(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `later`: three days later, counted from the time that the text named last."""
    span = resolve(node.arguments.get("duration"), setting)
    anchor = setting.named_before(span.unit) if isinstance(span, Length) else None
    if anchor is None:
        return None
    sign = amount(node.arguments["sign"])
    return distant(node, setting, anchor.last if sign > 0 else anchor.first)


def counted_from(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `from`: two weeks before 3 July."""
    base = stretch_of(inner(node), setting)
    if base is None:
        return None
    return distant(node, setting, base.first, exact=True)


def distant(node: Node, setting: Setting, base: date, exact: bool = False) -> Stretch | None:
    """Return the place so far from `base`; years and months away it is approximate (EDTF `~`)."""
    span = resolve(node.arguments.get("duration"), setting)
    if not isinstance(span, Length):
        return None
    count = span.count * amount(node.arguments["sign"])
    if span.unit in CLOCK_UNITS and setting.moment and base == setting.published:
        seconds = {"second": 1, "minute": 60, "hour": 3600}[span.unit] * count
        then = setting.moment + timedelta(seconds=max(-1e9, min(1e9, seconds)))
        return Stretch(then.date(), then.date(), "minute", then.isoformat(timespec="seconds"))
    day = moved(base, count, span.unit)
    for more in span.rest:
        day = moved(day, more.count * amount(node.arguments["sign"]), more.unit)
    exact = exact or any(p.unit in ("day", "workday", "week") for p in span.rest)
    if exact or span.unit in CLOCK_UNITS or span.unit in ("day", "workday", "week", "fortnight"):
        return whole("day", day)
    return Stretch(day, day, span.unit, f"{day}~")


def relative(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `relative`: last week, this year, next weekend."""
    steps = number(node.arguments.get("n", node.arguments.get("rel"))) or 0
    today = setting.today()
    return beside(today, steps, str(node.arguments["unit"])) if today else None


def beside(day: date, steps: int, unit: str) -> Stretch | None:
    """Return the unit so many units after the one that `day` lies in; days beside are no name."""
    if unit in CLOCK_UNITS or (unit == "day" and steps):
        return None
    here = whole(unit, day)
    if steps:
        here = whole(unit, moved(here.first, steps, unit))
    return here


def follow(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `follow`: the next day, the year before, the same month as named last."""
    steps, unit = number(node.arguments["n"]) or 0, str(node.arguments["unit"])
    anchor = setting.named_before(unit)
    if anchor is None:
        today = setting.today() if steps and unit != "day" else None
        return beside(today, steps, unit) if today else None
    base = anchor.last if steps > 0 else anchor.first
    if unit == "day":
        return whole("day", add_days(base, steps))
    return beside(base, steps, unit)


def window(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `window`: the past three months, the next two weeks, without today."""
    span = resolve(node.arguments.get("duration"), setting)
    if not isinstance(span, Length):
        span = duration(node, setting)
    today = setting.today()
    steps = amount(node.arguments.get("rel", -1))
    if span is None or today is None or span.unit in CLOCK_UNITS or not steps:
        return None
    if "vague" in node.arguments:
        span = length(amount(node.arguments["vague"]), span.unit)
    ahead = steps > 0
    if span.unit in ("quarter", "half") and span.count == int(span.count):
        return run_beside(today, int(span.count), span.unit, ahead)
    if ahead:
        bounds = add_days(today, 1), moved(today, span.count, span.unit)
    else:
        bounds = moved(today, -span.count, span.unit), add_days(today, -1)
    if bounds[0] > bounds[1]:
        return None
    mark = "~" if "vague" in node.arguments and not ahead else ""
    return Stretch(*bounds, span.unit, f"{bounds[0]}{mark}/{bounds[1]}")


def run_beside(today: date, count: int, unit: str, ahead: bool) -> Stretch | None:
    """Return the last or next `count` whole quarters or halves of years."""
    here = whole(unit, today).first
    near, far = (1, count) if ahead else (-count, -1)
    if not 0 < count < 400:
        return None
    first, last = whole(unit, moved(here, near, unit)), whole(unit, moved(here, far, unit))
    value = f"{opening(first.value)}/{closing(last.value)}"
    return Stretch(first.first, last.last, unit, value)


def within_next(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `within-next`: within two weeks, from today on."""
    span, today = resolve(node.arguments.get("duration"), setting), setting.today()
    if not isinstance(span, Length) or today is None:
        return None
    last = moved(today, span.count, span.unit)
    return Stretch(today, last, span.unit, f"{today}/{last}")


def relative_day(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `day`: today and its neighbours."""
    today = setting.today()
    steps = number(node.arguments["n"]) or 0
    return whole("day", add_days(today, steps)) if today else None


def now(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `now`: the moment of publication where "right now" is said and a clock is known."""
    today = setting.today()
    if today is None:
        return None
    if setting.moment is None or "now-date" not in node.arguments:
        return whole("day", today)
    return Stretch(today, today, "minute", setting.moment.isoformat(timespec="seconds"))


def unchanged(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `inside`: Tuesday night is that Tuesday, as far as a day goes."""
    return stretch_of(inner(node), setting)


def at(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `at`: a day and a clock time."""
    day, clock = stretch_of(inner(node), setting), node.arguments["clock"]
    if day is None or not isinstance(clock, Node) or day.grain != "day":
        return day
    hour, minute = number(clock.arguments.get("hour")), number(clock.arguments.get("minute"))
    if hour is None:
        hour = number(clock.arguments.get("int", clock.arguments.get("one"))) or 0
    later_half = clock.arguments.get("half-day", clock.arguments.get("part-of-day"))
    if amount(later_half) >= 12 and hour < 12:
        hour += 12
    if hour > 23:
        return day
    second = number(clock.arguments.get("second"))
    if second is not None and minute is not None:
        value = f"{day.value}T{hour:02}:{minute:02}:{second:02}"
        return replace(day, grain="minute", value=value)
    if minute is None:
        return replace(day, grain="hour", value=f"{day.value}T{hour:02}:00")
    return replace(day, grain="minute", value=f"{day.value}T{hour:02}:{minute:02}")


def week(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `week`: week 27 of last year."""
    year = stretch_of(inner(node), setting)
    if year is None or year.grain != "year":
        return dates.week(node, setting)
    return dates.week(Node("week", {**node.arguments, "year": year.first.year}), setting)


def weekday_of(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `weekday-of`: Monday of next week."""
    week, which = stretch_of(inner(node), setting), number(node.arguments["w"])
    if week is None or which is None or week.grain != "week":
        return None
    return whole("day", add_days(week.first, which - 1))


def within(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `within`: 8 July of last year; the outer time supplies what the inner one lacks."""
    outer, what = stretch_of(node.arguments["outer"], setting), node.arguments["inner"]
    if outer is None or not isinstance(what, Node):
        return None
    if outer.grain == "year":
        filled = {**what.arguments, "year": outer.first.year}
        return stretch_of(Node(what.operation, filled), setting)
    middle = add_days(outer.first, (outer.last - outer.first).days // 2)
    found = stretch_of(what, replace(setting, published=middle, direction=0))
    setting.used_published = True
    if found and found.first <= outer.last and found.last >= outer.first:
        return found
    return None


def dated(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `dated`: last 8 July, next 5 December: the words tell the direction."""
    steps = number(node.arguments.get("rel")) or 0
    what = inner(node)
    if steps == 0 and isinstance(what, Node) and setting.published is not None:
        what = Node(what.operation, {"year": setting.published.year, **what.arguments})
    return stretch_of(what, replaced(setting, steps))


def replaced(setting: Setting, direction: int) -> Setting:
    """Return the setting with another direction, and note that the publication date is used."""
    setting.used_published = True
    return replace(setting, direction=max(-1, min(1, direction)))


def part(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `part`: mid-July, early 2023, the end of the month, the first half of the year."""
    given = node.arguments
    name = given.get("part", given.get("part-post", given.get("ord")))
    of = stretch_of(inner(node), setting)
    if of is None and isinstance(given.get("m"), int):
        of = dates.calendar_date(Node("date", {"m": given["m"]}), setting)
    today = setting.today() if of is None and given.get("unit", "day") != "day" else None
    if today is not None:
        of = beside(today, 0, str(given["unit"]))
    if of is None:
        return None
    if isinstance(name, int):
        halves = whole("half", of.first), whole("half", of.last)
        return halves[name - 1] if of.grain == "year" and name in (1, 2) else half(of, name)
    return dates.part_of(of, str(name))


def half(of: Stretch, which: int) -> Stretch | None:
    """Return the first or second half of a month."""
    return dates.part_of(of, "early" if which == 1 else "late")


def nth(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `nth`: the third week of July, the first Monday of 2021, the second quarter."""
    of = stretch_of(inner(node), setting)
    whole_unit = node.arguments.get("of-unit") if node.arguments.get("unit") != "day" else None
    today = setting.today() if whole_unit else None
    if today is not None:
        of = beside(today, 0, str(whole_unit))
    which = number(node.arguments.get("ord", node.arguments.get("ult", node.arguments.get("day"))))
    if of is None or not which:
        return None
    weekday = number(node.arguments.get("w"))
    if weekday:
        return whole("day", dates.nth_weekday(of, which, weekday))
    return dates.nth_unit(of, which, str(node.arguments["unit"]))


def nth_run(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `nth-run`: the first two weeks of 2021."""
    of = stretch_of(inner(node), setting)
    span = resolve(node.arguments.get("duration"), setting)
    count, unit = amount(node.arguments.get("n")), str(node.arguments.get("unit"))
    if isinstance(span, Length):
        count, unit = span.count, span.unit
    which = number(node.arguments.get("ord", node.arguments.get("ult")))
    if of is None or which not in (1, -1) or not 0 < count < 400:
        return None
    return dates.run_of(of, which, int(count), unit)


def about(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `about`: around 2010."""
    of = stretch_of(inner(node), setting)
    if of is None or "/" in of.value or of.value.endswith("~") or "X" in of.value:
        return of
    return replace(of, value=of.value + "~")


def bounded(node: Node, setting: Setting) -> Stretch | None:
    """Resolve ranges and open ranges, whose ends are phrases themselves."""
    return RANGES[node.operation](node, setting, stretch_of)


OPERATIONS: Mapping[str, Operation] = {
    "about": about,
    "at": at,
    "century": dates.century,
    "date": dates.calendar_date,
    "dated": dated,
    "day": relative_day,
    "decade": dates.decade,
    "distance": distance,
    "duration": duration,
    "duration-after": duration,
    "follow": follow,
    "from": counted_from,
    "holiday": dates.holiday,
    "inside": unchanged,
    "later": later,
    "month": dates.month,
    "now": now,
    "nth": nth,
    "nth-run": nth_run,
    "numeric": dates.calendar_date,
    "part": part,
    "quarter": dates.quarter,
    "relative": relative,
    "season": dates.named_season,
    "week": week,
    "weekday": dates.weekday,
    "weekday-near": dates.weekday_near,
    "weekday-of": weekday_of,
    "window": window,
    "within": within,
    "within-next": within_next,
    **dict.fromkeys(RANGES, bounded),
}

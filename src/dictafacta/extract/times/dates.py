"""Operations that name a place in the calendar: 3 July, Monday the 5th, summer, Christmas."""

from collections.abc import Iterator
from datetime import date

from dictafacta.extract.times.calendar import (
    SEASONS,
    Stretch,
    add_days,
    add_months,
    easter,
    season,
    stretch,
    whole,
)
from dictafacta.extract.times.setting import Setting, nearest
from dictafacta.lexicon.times import Node
from dictafacta.lexicon.times.absolute import calendar_fields, full_year
from dictafacta.lexicon.times.absolute import whole as number

LEAP_YEARS_AROUND = 9  # so that 29 February is found across a century without a leap day


def calendar_date(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `date` and `numeric`: any of year, month, day and weekday."""
    year, month, day = calendar_fields(node, setting.month_first)
    weekday = number(node.arguments.get("w"))
    if year is not None:
        return of_fields(year, month, day)
    today = setting.reference()
    if today is None:
        return None
    if month is not None:
        return of_some_year(month, day, weekday, today, setting.direction)
    return of_some_month(day, weekday, today, setting.direction) if day else None


def of_fields(year: int, month: int | None, day: int | None) -> Stretch | None:
    """Return a year, a month or a day; None if no calendar has it (30 February)."""
    unit = "year" if month is None else "month" if day is None else "day"
    try:
        return whole(unit, date(year, month or 1, day or 1))
    except ValueError:
        return None


def of_some_year(
    month: int, day: int | None, weekday: int | None, today: date, direction: int
) -> Stretch | None:
    """Return the month or day whose year the words leave open; a weekday helps to choose."""
    reach = LEAP_YEARS_AROUND if (month, day) == (2, 29) else 2
    years = range(max(1, today.year - reach), min(9999, today.year + reach))
    found = [s for y in years if (s := of_fields(y, month, day))]
    best = nearest(found, today, direction)
    if weekday is None or best is None or best.first.isoweekday() == weekday:
        return best
    near = [s for s in found if abs(s.first.year - today.year) <= 1]
    fitting = [s for s in near if s.first.isoweekday() == weekday]
    return nearest(fitting, today, direction) or best


def of_some_month(day: int, weekday: int | None, today: date, direction: int) -> Stretch | None:
    """Return a day whose month the words leave open: the 18th, Monday 21."""
    reach = 12 if weekday else 2
    first = today.replace(day=1)
    months = (add_months(first, n) for n in range(-reach, reach + 1))
    found = [s for m in months if (s := of_fields(m.year, m.month, day))]
    if weekday:
        found = [s for s in found if s.first.isoweekday() == weekday]
    return nearest(found, today, direction)


def weekday(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `weekday`: the last one to come by, today included, unless the words say otherwise.

    "Last Monday" is never yesterday and "next Monday" never tomorrow: those have names of their
    own.
    """
    which = number(node.arguments.get("w", node.arguments.get("weekday")))
    relative = node.arguments.get("rel", node.arguments.get("n"))
    today = setting.today()
    if which is None or today is None:
        return None
    back = (today.isoweekday() - which) % 7
    if relative is None:
        relative_day = 7 - back if setting.direction > 0 and back else -back
        return whole("day", add_days(today, relative_day))
    steps = number(relative) or 0
    if steps < 0:
        back = back if back > 1 else back + 7
        return whole("day", add_days(today, -back + 7 * (steps + 1)))
    if steps > 0:
        ahead = 7 - back if 7 - back > 1 else 8
        return whole("day", add_days(today, ahead + 7 * (steps - 1)))
    return whole("day", add_days(today, which - today.isoweekday()))


def weekday_near(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `weekday-near`: this coming Friday, this past Wednesday."""
    which, today = number(node.arguments.get("w")), setting.today()
    if which is None or today is None:
        return None
    if (number(node.arguments["near"]) or 0) > 0:
        return whole("day", add_days(today, (which - today.isoweekday() - 1) % 7 + 1))
    return whole("day", add_days(today, -((today.isoweekday() - which - 1) % 7 + 1)))


def month(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `month`: last July, this May, next March."""
    which, steps = number(node.arguments.get("m")), number(node.arguments.get("rel")) or 0
    today = setting.today()
    if which is None or today is None:
        return None
    if steps == 0:
        return whole("month", date(today.year, which, 1))
    years = range(max(1, today.year - 2), min(9999, today.year + 3))
    found = [whole("month", date(y, which, 1)) for y in years]
    if steps < 0:
        return nearest((s for s in found if s.last < today), today, -1)
    return nearest((s for s in found if s.first > today), today, 1)


def named_season(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `season`: in spring, last summer, winter 2023."""
    name = str(node.arguments["season"])
    year = full_year(node.arguments.get("year"), node.arguments.get("yy"))
    if name not in SEASONS:
        return None
    if year is not None:
        return season(year, name)
    today = setting.today()
    if today is None:
        return None
    found = [season(y, name) for y in range(max(1, today.year - 2), min(9998, today.year + 3))]
    steps = number(node.arguments.get("rel"))
    if steps == 0:
        return season(today.year, name)
    if steps is not None and steps < 0:
        return nearest((s for s in found if s.last < today), today, -1)
    if steps is not None:
        return nearest((s for s in found if s.first > today), today, 1)
    return nearest(found, today, setting.direction)


def holiday(node: Node, setting: Setting) -> Stretch | None:
    """Resolve `holiday`: a fixed day (`12-25`), days from Easter (`easter+1`), or the n-th weekday
    of a month (`11-4-4`: the fourth Thursday of November)."""
    name = str(node.arguments["holiday"])
    year = number(node.arguments.get("year"))
    if year is not None:
        return feast(name, year)
    today = setting.today()
    if today is None:
        return None
    years = range(max(1, today.year - 1), min(9999, today.year + 2))
    found = (s for y in years if (s := feast(name, y)))
    return nearest(found, today, setting.direction)


def feast(name: str, year: int) -> Stretch | None:
    """Return the day of a feast in a year."""
    if name.startswith("easter"):
        return whole("day", add_days(easter(year), int(name.removeprefix("easter") or 0)))
    parts = [int(p) for p in name.split("-")]
    if len(parts) == 2:
        return of_fields(year, parts[0], parts[1])
    return whole("day", nth_weekday(whole("month", date(year, parts[0], 1)), parts[1], parts[2]))


def nth_weekday(of: Stretch, which: int, weekday: int) -> date:
    """Return the `which`-th such weekday of a stretch of days; -1 is the last."""
    if which < 0:
        return add_days(of.last, -((of.last.isoweekday() - weekday) % 7))
    return add_days(of.first, (weekday - of.first.isoweekday()) % 7 + 7 * (which - 1))


def decade(node: Node, _: Setting) -> Stretch | None:
    """Resolve `decade`: the 1990s, the '90s, gli anni novanta."""
    values = (node.arguments.get(k) for k in ("year", "yy", "int", "decade-number"))
    year = next((v for v in values if isinstance(v, int)), None)
    if year is None or year % 10 or not (year < 100 or 1000 <= year < 2200):
        return None
    if year < 100:
        year += 1900 if year >= 20 else 2000
    return whole("decade", date(year, 1, 1))


def century(node: Node, _: Setting) -> Stretch | None:
    """Resolve `century`: the 19th century is written 18XX."""
    values = (node.arguments.get(k) for k in ("ord", "roman", "day", "int"))
    which = next((v for v in values if isinstance(v, int)), None)
    if which is None or not 1 < which <= 21:
        return None
    return whole("century", date((which - 1) * 100, 1, 1))


def quarter(node: Node, _: Setting) -> Stretch | None:
    """Resolve `quarter`: Q1 2019; `quarter-number` 5 and 6 are the halves of the year."""
    year, which = number(node.arguments["year"]), number(node.arguments["quarter-number"])
    if year is None or which is None:
        return None
    if which > 4:
        return whole("half", date(year, 1 + 6 * (which - 5), 1))
    return whole("quarter", date(year, 3 * which - 2, 1))


def week(node: Node, _: Setting) -> Stretch | None:
    """Resolve `week`: week 10 of 2019 (ISO 8601)."""
    year, which = number(node.arguments.get("year")), number(node.arguments["n"])
    if year is None or which is None:
        return None
    try:
        return whole("week", date.fromisocalendar(year, which, 1))
    except ValueError:
        return None


def part_of(whole_stretch: Stretch, part: str) -> Stretch | None:
    """Return the beginning, middle or end of a stretch, bounded by approximate days.

    Of a year they are the thirds, of anything else the first half, the middle third, and the
    second half.
    """
    of = whole_stretch
    days = (of.last - of.first).days + 1
    if days < 5:
        return of
    cut = days // 3 if of.grain == "year" or part == "middle" else days // 2
    if of.grain == "year":
        month_of = {"early": (1, 4), "middle": (5, 8), "late": (9, 12)}[part]
        first, last = (date(of.first.year, m, 1) for m in month_of)
        value = f"{first.year:04}-{first.month:02}~/{last.year:04}-{last.month:02}~"
        return Stretch(first, add_days(add_months(last, 1), -1), "month", value)
    bounds = {
        "early": (of.first, add_days(of.first, cut - 1)),
        "middle": (add_days(of.first, cut - 1), add_days(of.last, -cut)),
        "late": (add_days(of.first, cut), of.last),
    }[part]
    return Stretch(*bounds, "day", f"{bounds[0]}~/{bounds[1]}~")


def units_of(of: Stretch, unit: str) -> Iterator[Stretch]:
    """Yield the units that make up a stretch; a week belongs where its Thursday lies."""
    day = add_days(of.first, 3) if unit == "week" else of.first
    piece = whole(unit, day)
    if unit == "week" and add_days(whole(unit, of.first).first, 3) >= of.first:
        piece = whole(unit, of.first)
    for _ in range(400):
        middle = add_days(piece.first, 3) if unit == "week" else piece.first
        if middle > of.last:
            return
        yield piece
        piece = whole(unit, add_days(piece.last, 1))


def nth_unit(of: Stretch, which: int, unit: str) -> Stretch | None:
    """Return the `which`-th unit of a stretch (the third week of July); -1 is the last."""
    pieces = list(units_of(of, unit))
    place = which if which < 0 else which - 1
    return pieces[place] if -len(pieces) <= place < len(pieces) else None


def run_of(of: Stretch, which: int, count: int, unit: str) -> Stretch | None:
    """Return the first (or last, -1) `count` units of a stretch: the last four months of 2021."""
    pieces = list(units_of(of, unit))
    chosen = pieces[-count:] if which < 0 else pieces[:count]
    if not chosen or len(chosen) < count:
        return None
    first, last = chosen[0], chosen[-1]
    return Stretch(first.first, last.last, first.grain, f"{first.value}/{last.value}")


def as_days(of: Stretch) -> str:
    """Return a stretch as a day or an interval of days."""
    return stretch(of.first, of.last, "day" if of.first == of.last else "span").value

"""Stretches of calendar days: how they are counted, moved, cut and written."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "winter": (24, 12)}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "workday": 1, "week": 7, "fortnight": 14, "weekend": 7}
ISO_LETTER = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "workday": "D", "week": "W",
    "month": "M", "year": "Y",
}  # fmt: skip
CLOCK_UNITS = frozenset({"second", "minute", "hour"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last` (both included), and how the whole is written.

    An open end is the first or last day that there is. `grain` is the unit of the phrase.
    """

    first: date
    last: date
    grain: str
    value: str


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: `count` units, and the `rest` in smaller ones."""

    count: float
    unit: str
    value: str
    rest: tuple["Length", ...] = ()


def stretch(first: date, last: date, grain: str, mark: str = "") -> Stretch:
    """Return the days written at their grain; `mark` is EDTF's `~` for about."""
    write = WRITERS.get(grain)
    value = write(first) if write else f"{first}{mark}/{last}"
    return Stretch(first, last, grain, value + mark)


def write_week(first: date) -> str:
    """Return the ISO 8601 week that `first` lies in."""
    year, week, _ = first.isocalendar()
    return f"{year:04}-W{week:02}"


WRITERS: dict[str, Callable[[date], str]] = {
    "day": lambda d: d.isoformat(),
    "week": write_week,
    "month": lambda d: f"{d.year:04}-{d.month:02}",
    "quarter": lambda d: f"{write_month(d)}/{write_month(add_months(d, 2))}",
    "half": lambda d: f"{write_month(d)}/{write_month(add_months(d, 5))}",
    "year": lambda d: f"{d.year:04}",
    "decade": lambda d: f"{d.year // 10:03}X",
    "century": lambda d: f"{d.year // 100:02}XX",
}


def write_month(day: date) -> str:
    """Return year and month."""
    return f"{day.year:04}-{day.month:02}"


def whole(unit: str, day: date) -> Stretch:
    """Return the unit (week, month, year ...) that `day` lies in."""
    if unit in ("day", "workday", *CLOCK_UNITS):
        return stretch(day, day, "day")
    if unit == "week":
        first = add_days(day, 1 - day.isoweekday())
        return stretch(first, add_days(first, 6), "week")
    if unit == "weekend":
        first = add_days(day, 6 - day.isoweekday())
        return stretch(first, add_days(first, 1), "weekend")
    months = MONTHS_IN.get(unit)
    if months is None:
        return stretch(day, day, "day")
    count = (day.year * 12 + day.month - 1) // months * months
    first = date(max(count // 12, MINYEAR), count % 12 + 1, 1)
    return stretch(first, add_days(add_months(first, months), -1), unit)


def season(year: int, name: str) -> Stretch:
    """Return a season, in the months of the northern hemisphere; EDTF's code names none."""
    code, month = SEASONS[name]
    first = date(year, month, 1)
    return Stretch(first, add_days(add_months(first, 3), -1), "season", f"{year:04}-{code}")


def moved(day: date, count: float, unit: str) -> date:
    """Return `day` moved by so many units; a part of a month is counted in days."""
    if unit == "workday":
        return add_workdays(day, int(count))
    if unit in DAYS_IN:
        return add_days(day, round(count * DAYS_IN[unit]))
    if unit in CLOCK_UNITS:
        seconds = {"second": 1, "minute": 60, "hour": 3600}[unit]
        return add_days(day, round(count * seconds / 86400))
    months = count * MONTHS_IN.get(unit, 0)
    return add_days(add_months(day, int(months)), round((months - int(months)) * 30))


def add_days(day: date, count: int) -> date:
    """Return `day` moved by `count` days, kept within the calendar."""
    ordinal = day.toordinal() + count
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def add_months(day: date, count: int) -> date:
    """Return the same day so many months on, or the last day of that month."""
    total = day.year * 12 + day.month - 1 + count
    year, month = divmod(total, 12)
    if year < MINYEAR:
        return date.min
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_workdays(day: date, count: int) -> date:
    """Return the `count`-th Monday to Friday after (or before) `day`; at most two years away."""
    step, left = (1 if count > 0 else -1), min(abs(count), 500)
    while left:
        day = add_days(day, step)
        left -= day.isoweekday() < 6
    return day


def easter(year: int) -> date:
    """Return the Western Easter Sunday (the anonymous Gregorian algorithm, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    x = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * x) // 433
    month = (h + x - 7 * m + 90) // 25
    return date(year, month, (h + x - 7 * m + 33 * month + 19) % 32)


def length(count: float, unit: str) -> Length:
    """Return a duration; what ISO 8601 has no letter for is told in years, months or days."""
    many = {"quarter": (3, "month"), "half": (6, "month"), "decade": (10, "year"),
            "century": (100, "year"), "weekend": (2, "day"), "fortnight": (2, "week")}  # fmt: skip
    times, plain = many.get(unit, (1, unit))
    return Length(count, unit, f"P{'T' * (plain in CLOCK_UNITS)}{figures(count * times)}"
                  f"{ISO_LETTER.get(plain, 'D')}")  # fmt: skip


def figures(count: float) -> str:
    """Return a number without needless decimals."""
    return f"{count:.6f}".rstrip("0").rstrip(".") if count != int(count) else str(int(count))


def gap(day: date, piece: Stretch) -> int:
    """Return how many days `day` lies before (positive) or after (negative) the stretch."""
    if piece.first > day:
        return (piece.first - day) // timedelta(days=1)
    return -((day - piece.last) // timedelta(days=1)) if piece.last < day else 0

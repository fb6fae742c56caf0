"""What a timeline and an event's date need: the days that a value covers."""

import re
from datetime import date

from dictafacta.extract.times.calendar import add_days, add_months, season, whole

PLAIN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[\d:.]+)?$")
WEEK = re.compile(r"(\d{4})-W(\d{2})$")
MASKED = re.compile(r"(\d{2,3})(X{1,2})$")
SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def bounds(value: str | None) -> tuple[date, date] | None:
    """Return the first and last day that an ISO 8601 or EDTF value covers.

    An open end (`..`) is the first or last day that there is. None for a duration, for an unknown
    time, and for anything that is no date.
    """
    if not value or value.startswith("P"):
        return None
    first, slash, last = value.partition("/")
    try:
        if not slash:
            return simple(first)
        start = date.min if first == ".." else simple(first)[0]
        end = date.max if last == ".." else simple(last)[1]
    except ValueError:
        return None
    return (start, end) if start <= end else None


def simple(value: str) -> tuple[date, date]:
    """Return the bounds of a value that is no interval; raise ValueError if it is no date."""
    value = value.rstrip("~?%")
    if week := WEEK.match(value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, add_days(monday, 6)
    if masked := MASKED.match(value):
        of = whole("decade" if len(masked[2]) == 1 else "century", mask_start(masked))
        return of.first, of.last
    plain = PLAIN.match(value)
    if plain is None:
        raise ValueError(f"no date: {value!r}")
    year, month, day = (int(p) if p else None for p in plain.groups())
    if year is None or month is None:
        return date(int(plain[1]), 1, 1), date(int(plain[1]), 12, 31)
    if month in SEASON_NAMES:
        of = season(year, SEASON_NAMES[month])
        return of.first, of.last
    if day is None:
        first = date(year, month, 1)
        return first, add_days(add_months(first, 1), -1)
    return date(year, month, day), date(year, month, day)


def mask_start(masked: re.Match[str]) -> date:
    """Return the first day of `199X` or `19XX`."""
    return date(max(1, int(masked[1]) * 10 ** len(masked[2])), 1, 1)


def calendar_value(value: str | None) -> str | None:
    """Return a value so that a reader who knows only days, months and years understands it.

    Weeks, seasons, decades become intervals of days or years; the rest stays as it is. None for
    durations and unknown times.
    """
    covered = bounds(value)
    if value is None or covered is None:
        return None
    if not (WEEK.match(value) or MASKED.match(value)):
        return value
    first, last = covered
    return f"{first}/{last}" if WEEK.match(value) else f"{first.year:04}/{last.year:04}"

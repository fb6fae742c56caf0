"""Reads days as pages write them: ISO 8601, numbers, names of months in the known languages."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dictafacta.lexicon.months import month_names

_ISO = re.compile(r"\b((?:19|20)\d\d)[-./]?(0[1-9]|1[0-2])[-./]?(0[1-9]|[12]\d|3[01])(?!\d)")
_NUMBERS = re.compile(
    r"\b(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d|\d\d)(?!\d|[./-]\d)"
)
_LETTERS = r"[^\W\d_]"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:º|ª|°|\.|{_LETTERS}{{2}})?\s?-?(?:{_LETTERS}{{1,3}}\s)?({_LETTERS}{{3,10}})\.?,?[\s-]"
    rf"(?:{_LETTERS}{{1,3}}\s)?((?:19|20)\d\d)\b"
)
_MONTH_FIRST = re.compile(
    rf"\b({_LETTERS}{{3,10}})\.?\s(\d{{1,2}})(?:{_LETTERS}{{2}})?,?\s((?:19|20)\d\d)\b"
)
_URL = re.compile(
    r"[/_-]((?:19|20)\d\d)([-/_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=\D|$)"
    r"|/((?:19|20)\d\d)/([1-9]|1[0-2])/([1-9]|[12]\d|3[01])/"
)


def to_day(value: str) -> str | None:
    """Return the day in a date as pages write it, ISO 8601; None where there is none or it is odd.

    Days are taken as written: no conversion to another time zone.
    """
    value = value.strip()[:80]
    if value.isdigit() and len(value) in (10, 13):
        return _checked(date(1970, 1, 1) + timedelta(seconds=int(value[:10])))
    return next(days_in(value), None)


def days_in(text: str) -> Iterator[str]:
    """Yield the days written in `text`, ISO 8601; of one that reads both ways the European."""
    text = " ".join(text.split())
    if match := _ISO.search(text):
        yield from _valid(int(match[1]), int(match[2]), int(match[3]))
        return
    for match in _NUMBERS.finditer(text):
        first, second = int(match[1]), int(match[3])
        if second > 12 and match[2] == "/":
            first, second = second, first
        year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        yield from _valid(year, second, first)
    for match in _DAY_FIRST.finditer(text):
        if month := month_names().get(match[2].lower()):
            yield from _valid(int(match[3]), month, int(match[1]))
    for match in _MONTH_FIRST.finditer(text):
        if month := month_names().get(match[1].lower()):
            yield from _valid(int(match[3]), month, int(match[2]))


def turned(day: str) -> str:
    """Return a day with its month and its day of the month exchanged; itself where that is none."""
    year, month, number = day.split("-")
    return next(_valid(int(year), int(number), int(month)), day)


def _valid(year: int, month: int, day: int) -> Iterator[str]:
    try:
        found = _checked(date(year, month, day))
    except ValueError:
        return
    if found:
        yield found


def _checked(day: date) -> str | None:
    if day.year < 1990 or day > date.today() + timedelta(days=2):
        return None
    return day.isoformat()


def date_in_url(url: str | None) -> str | None:
    """Return the day that the address of a page holds, as in `/2023/09/13/title`."""
    match = _URL.search(url or "")
    if not match:
        return None
    year, month, day = (match[1], match[3], match[4]) if match[1] else match.group(5, 6, 7)
    return next(_valid(int(year), int(month), int(day)), None)

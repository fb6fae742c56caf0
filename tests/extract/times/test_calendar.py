"""Counting days: the arithmetic under the operations."""

from datetime import date

import pytest

from dictafacta.extract.times import bounds, calendar_value
from dictafacta.extract.times.calendar import add_months, easter, length, moved, whole
from dictafacta.extract.times.dates import nth_weekday, units_of


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2008, date(2008, 3, 23)), (2018, date(2018, 4, 1)), (2038, date(2038, 4, 25))],
)
def test_easter(year, sunday):
    assert easter(year) == sunday


def test_a_month_on_from_the_31st_is_the_last_day():
    assert add_months(date(2023, 1, 31), 1) == date(2023, 2, 28)
    assert add_months(date(1, 1, 1), -1) == date.min
    assert add_months(date(9999, 12, 1), 1) == date.max


def test_workdays_leave_out_the_weekend():
    assert moved(date(2023, 9, 14), 2, "workday") == date(2023, 9, 18)
    assert moved(date(2023, 9, 18), -2, "workday") == date(2023, 9, 14)


@pytest.mark.parametrize(
    ("unit", "value", "first", "last"),
    [
        ("week", "2023-W37", date(2023, 9, 11), date(2023, 9, 17)),
        ("weekend", "2023-09-16/2023-09-17", date(2023, 9, 16), date(2023, 9, 17)),
        ("quarter", "2023-07/2023-09", date(2023, 7, 1), date(2023, 9, 30)),
        ("half", "2023-07/2023-12", date(2023, 7, 1), date(2023, 12, 31)),
        ("decade", "202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("century", "20XX", date(2000, 1, 1), date(2099, 12, 31)),
    ],
)
def test_whole_units_and_their_values(unit, value, first, last):
    found = whole(unit, date(2023, 9, 14))
    assert (found.value, found.first, found.last) == (value, first, last)
    assert bounds(value) == (first, last)


def test_weeks_belong_to_the_month_of_their_thursday():
    weeks = [w.value for w in units_of(whole("month", date(2016, 7, 1)), "week")]
    assert weeks == ["2016-W27", "2016-W28", "2016-W29", "2016-W30"]


def test_the_last_monday_of_a_month():
    july = whole("month", date(2019, 7, 1))
    assert nth_weekday(july, -1, 1) == date(2019, 7, 29)
    assert nth_weekday(july, 1, 1) == date(2019, 7, 1)


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (1.5, "year", "P1.5Y"),
        (3, "hour", "PT3H"),
        (2, "decade", "P20Y"),
        (2, "quarter", "P6M"),
        (24, "month", "P24M"),
    ],
)
def test_durations_are_written_in_iso_8601(count, unit, value):
    assert length(count, unit).value == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-09", (date(2023, 9, 1), date(2023, 9, 30))),
        ("2023-07-10~/2023-07-21~", (date(2023, 7, 10), date(2023, 7, 21))),
        ("2023-22", (date(2023, 6, 1), date(2023, 8, 31))),
        ("2019/..", (date(2019, 1, 1), date.max)),
        ("../2009", (date.min, date(2009, 12, 31))),
        ("2023-09-12T18:00", (date(2023, 9, 12), date(2023, 9, 12))),
        ("P3D", None),
        (None, None),
        ("soon", None),
        ("2023-02-30", None),
        ("2023/2022", None),
    ],
)
def test_bounds_of_values(value, expected):
    assert bounds(value) == expected


def test_calendar_values_know_no_weeks_and_decades():
    assert calendar_value("2023-W36") == "2023-09-04/2023-09-10"
    assert calendar_value("199X") == "1990/1999"
    assert calendar_value("2023-09-14") == "2023-09-14"
    assert calendar_value("P3D") is None

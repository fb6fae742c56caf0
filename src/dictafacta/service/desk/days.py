"""The days that dates cover, as the store compares them."""

from dataclasses import replace
from typing import TypeVar

from dictafacta.extract.times.timeline import bounds
from dictafacta.problems import DictafactaError
from dictafacta.store import DocumentQuery, EventQuery

Query = TypeVar("Query", bound=DocumentQuery)


def days_of(value: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day that a date covers, None for an unknown one."""
    covered = bounds(value)
    return (covered[0].isoformat(), covered[1].isoformat()) if covered else (None, None)


def with_days(query: Query) -> Query:
    """Return a query with whole days for its dates: `2023-09` begins and ends with the month."""
    query = replace(query, since=day(query.since, 0), until=day(query.until, 1))
    if isinstance(query, EventQuery):
        since, until = day(query.published_since, 0), day(query.published_until, 1)
        query = replace(query, published_since=since, published_until=until)
    return query


def day(value: str | None, end: int) -> str | None:
    """Return the first (0) or last (1) day of a date; raise DictafactaError where it is none."""
    if value is None:
        return None
    found = days_of(value)[end]
    if found is None:
        raise DictafactaError(
            "bad-date", f"{value!r} is no date", "write it as 2023-09-14, 2023-09 or 2023"
        )
    return found

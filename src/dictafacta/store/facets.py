"""How many records meet a query, by speaker, act, outlet and the like."""

from collections.abc import Iterable

from dictafacta.store.conditions import NOTHING, Conditions, Meant, of_events, of_statements
from dictafacta.store.database import Database, Row
from dictafacta.store.queries import EventQuery, StatementQuery

Counts = list[tuple[str, int]]
OUTLET, LANGUAGE = "coalesce(d.outlet, '')", "d.language"
STATEMENT_VALUES = {
    "act": "s.act",
    "outlet": OUTLET,
    "language": LANGUAGE,
    "month": "coalesce(substr(d.published, 1, 7), '')",
}
EVENT_VALUES = {
    "type": "s.type",
    "status": "s.status",
    "outlet": OUTLET,
    "language": LANGUAGE,
    "month": "coalesce(substr(s.date, 1, 7), '')",
}
SPEAKER = "LEFT JOIN appearances p ON p.number = s.speaker"
IN_ROLE = """JOIN {record}_parties x ON x.{record} = s.number AND x.role = '{role}'
    JOIN appearances p ON p.number = x.appearance"""


def facets(
    db: Database, query: StatementQuery | EventQuery, meant: Meant = NOTHING
) -> dict[str, Counts]:
    """Return how many records that meet the query there are for each value of each facet.

    The most frequent value comes first, the empty string stands for an unknown one. Parties of one
    figure count together, under the name that most of these records have. A record with several
    places counts under each.
    """
    if isinstance(query, StatementQuery):
        where, record, values = of_statements(query, meant), "statement", STATEMENT_VALUES
        parties = {"speaker": SPEAKER, "about": IN_ROLE.format(record=record, role="about")}
    else:
        where, record, values = of_events(query, meant), "event", EVENT_VALUES
        parties = {
            role: IN_ROLE.format(record=record, role=role)
            for role in ("actor", "recipient", "place")
        }
    found = {
        name: together(rows(db, f"{record}s", join, "coalesce(p.name, '')", "p.figure", where))
        for name, join in parties.items()
    }
    for name, value in values.items():
        found[name] = together(rows(db, f"{record}s", "", value, "NULL", where))
    return found


def rows(
    db: Database, table: str, join: str, value: str, figure: str, where: Conditions
) -> list[Row]:
    """Return value, figure and count, the most frequent first; all but `where` is fixed text."""
    sql = f"""SELECT {value}, {figure}, count(*) FROM {table} s
        JOIN documents d ON d.number = s.document {join}
        WHERE {where.where} GROUP BY 1, 2 ORDER BY 3 DESC, 1"""
    return db.rows(sql, where.values)


def together(found: Iterable[Row]) -> Counts:
    """Return the counts with those of one figure added up under its most frequent name."""
    counts: dict[str | int, tuple[str, int]] = {}
    for name, figure, count in found:
        key = name if figure is None else figure
        label, before = counts.get(key, (name, 0))
        counts[key] = (label, before + count)
    return sorted(counts.values(), key=lambda pair: (-pair[1], pair[0]))

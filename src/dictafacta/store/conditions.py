"""Queries as conditions in SQL: fixed phrases, with all that a user wrote as parameters."""

import json
from collections.abc import Sequence
from typing import Any

from dictafacta.store.queries import DocumentQuery, EventQuery, StatementQuery
from dictafacta.store.words import keyed, match_of, plain

# The appearances that a name leads to: those that have its words, and all of the same figures.
NAMED = """(
    SELECT rowid FROM name_words WHERE name_words MATCH ?1 UNION
    SELECT number FROM appearances WHERE figure IN (
        SELECT figure FROM appearances WHERE number IN (
            SELECT rowid FROM name_words WHERE name_words MATCH ?1)))"""


class Conditions:
    """Conditions that all must hold, with their parameters in order."""

    def __init__(self) -> None:
        self.phrases: list[str] = []
        self.values: list[Any] = []

    def add(self, phrase: str, *values: str | float) -> None:
        """Add a condition; `phrase` is text of this program, never a user's."""
        self.phrases.append(phrase)
        self.values.extend(values)

    def among(self, column: str, values: Sequence[str | int]) -> None:
        """Add that a column holds one of `values`, if there are any."""
        if values:
            self.add(f"{column} IN (SELECT value FROM json_each(?))", json.dumps(list(values)))

    def words(self, phrase: str, query: str, times: int = 1) -> None:
        """Add a condition on a full-text query, which stands in the phrase so many times."""
        if query:
            match = match_of(query)
            if match is None:
                self.add("0")
            else:
                self.add(phrase, *[match] * times)

    @property
    def where(self) -> str:
        """All conditions as one."""
        return " AND ".join(self.phrases) or "1"


def of_documents(query: DocumentQuery) -> Conditions:
    """Return the conditions on `documents d` that any search may have, without the words."""
    found = Conditions()
    found.among("d.language", query.languages)
    found.among("d.story", query.stories)
    if query.outlets:
        one = " OR ".join(["instr(d.places, ?)"] * len(query.outlets))
        found.add(f"({one})", *map(keyed, query.outlets))
    if not query.copies:
        found.add("(d.origin IS NULL OR d.origin = d.id)")
    if query.document:
        beginning = plain(query.document.lower())
        found.add("d.id >= ? AND d.id < ?", beginning, f"{beginning}g")
    return found


def within(found: Conditions, table: str, since: str | None, until: str | None) -> None:
    """Add that the days of a row meet the days from `since` to `until`."""
    if since:
        found.add(f"{table}.day_to >= ?", since)
    if until:
        found.add(f"{table}.day_from <= ?", until)


def of_statements(query: StatementQuery) -> Conditions:
    """Return the conditions on `statements s` and `documents d`."""
    found = of_documents(query)
    within(found, "d", query.since, query.until)
    found.words(
        "s.number IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", query.words
    )
    found.words(f"s.speaker IN {named()}", query.speaker, 2)
    found.words(f"s.number IN ({party_in('statement', 'addressee')})", query.addressee, 2)
    found.words(
        f"s.number IN ({party_in('statement', 'about')} UNION"
        " SELECT rowid FROM statement_words WHERE statement_words MATCH ?)",
        query.about,
        3,
    )
    found.among("s.act", query.acts)
    found.among("s.kind", query.kinds)
    if query.figure is not None:
        found.add("s.speaker IN (SELECT number FROM appearances WHERE figure = ?)", query.figure)
    if query.hedged is not None:
        found.add("s.hedged = ?", query.hedged)
    judged(found, "s", query.min_confidence, query.rejected)
    return found


def of_events(query: EventQuery) -> Conditions:
    """Return the conditions on `events s` and `documents d`."""
    found = of_documents(query)
    within(found, "s", query.since, query.until)
    within(found, "d", query.published_since, query.published_until)
    found.words(
        "s.number IN (SELECT rowid FROM event_words WHERE event_words MATCH ?)", query.words
    )
    for role, name in (
        ("actor", query.actor),
        ("recipient", query.recipient),
        ("place", query.place),
        ("attributed", query.attributed_to),
    ):
        found.words(f"s.number IN ({party_in('event', role)})", name, 2)
    found.among("s.type", query.types)
    found.among("s.mode", query.modes)
    found.among("s.status", query.statuses)
    if query.attributed is not None:
        vouched = "SELECT 1 FROM event_parties WHERE event = s.number AND role = 'attributed'"
        found.add(f"EXISTS ({vouched}) = ?", query.attributed)
    if query.figure is not None:
        found.add(
            "s.number IN (SELECT event FROM event_parties WHERE appearance IN"
            " (SELECT number FROM appearances WHERE figure = ?))",
            query.figure,
        )
    judged(found, "s", query.min_confidence, query.rejected)
    return found


def judged(found: Conditions, table: str, min_confidence: float, rejected: bool) -> None:
    """Add what every record must meet: its confidence, and that nobody rejected it."""
    if min_confidence > 0:
        found.add(f"{table}.confidence >= ?", min_confidence)
    if not rejected:
        found.add(f"{table}.verdict IS NOT 'rejected'")


def named() -> str:
    """Return the query for the appearances that a name leads to; it takes the name twice."""
    return NAMED.replace("?1", "?")


def party_in(record: str, role: str) -> str:
    """Return the query for the records that have a named party in a role."""
    return (
        f"SELECT {record} FROM {record}_parties WHERE role = '{role}' AND appearance IN {named()}"
    )

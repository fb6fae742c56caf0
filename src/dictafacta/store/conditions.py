"""Queries as conditions in SQL: fixed phrases, with all that a user wrote as parameters."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from dictafacta.store.queries import DocumentQuery, EventQuery, StatementQuery
from dictafacta.store.words import keyed, match_of, plain

# The appearances that a name leads to: those that have its words, all of the same figures, and all
# of the figures that the caller knows it to mean.
NAMED = """(
    SELECT rowid FROM name_words WHERE name_words MATCH ? UNION
    SELECT number FROM appearances WHERE figure IN (
        SELECT figure FROM appearances WHERE number IN (
            SELECT rowid FROM name_words WHERE name_words MATCH ?)
        UNION SELECT value FROM json_each(?)))"""
Meant = Mapping[str, Sequence[int]]  # figures that a name means beside those that have its words
NOTHING: Meant = MappingProxyType({})


class Conditions:
    """Conditions that all must hold, with their parameters in order."""

    def __init__(self, meant: Meant = NOTHING) -> None:
        self.meant = meant
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

    def words(self, phrase: str, query: str) -> None:
        """Add a condition on a full-text query, for which the phrase has one place."""
        if query:
            match = match_of(query)
            self.add("0") if match is None else self.add(phrase, match)

    def name(self, phrase: str, query: str) -> None:
        """Add a condition with `NAMED` in it, and one on a full-text query where more is left."""
        if query:
            match = match_of(query)
            if match is None:
                self.add("0")
                return
            more = [match] * (phrase.count("?") - 3)
            self.add(phrase, match, match, json.dumps(list(self.meant.get(query, ()))), *more)

    @property
    def where(self) -> str:
        """All conditions as one."""
        return " AND ".join(self.phrases) or "1"


def of_documents(query: DocumentQuery, meant: Meant = NOTHING) -> Conditions:
    """Return the conditions on `documents d` that any search may have, without the words."""
    found = Conditions(meant)
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


def of_statements(query: StatementQuery, meant: Meant = NOTHING) -> Conditions:
    """Return the conditions on `statements s` and `documents d`."""
    found = of_documents(query, meant)
    within(found, "d", query.since, query.until)
    found.words(
        "s.number IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", query.words
    )
    found.name(f"s.speaker IN {NAMED}", query.speaker)
    found.name(f"s.number IN ({party_in('statement', 'addressee')})", query.addressee)
    found.name(
        f"s.number IN ({party_in('statement', 'about')} UNION"
        " SELECT rowid FROM statement_words WHERE statement_words MATCH ?)",
        query.about,
    )
    found.among("s.act", query.acts)
    found.among("s.kind", query.kinds)
    if query.figure is not None:
        found.add("s.speaker IN (SELECT number FROM appearances WHERE figure = ?)", query.figure)
    if query.hedged is not None:
        found.add("s.hedged = ?", query.hedged)
    judged(found, "s", query.min_confidence, query.rejected)
    return found


def of_events(query: EventQuery, meant: Meant = NOTHING) -> Conditions:
    """Return the conditions on `events s` and `documents d`."""
    found = of_documents(query, meant)
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
        found.name(f"s.number IN ({party_in('event', role)})", name)
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


def party_in(record: str, role: str) -> str:
    """Return the query for the records that have a named party in a role."""
    return f"SELECT {record} FROM {record}_parties WHERE role = '{role}' AND appearance IN {NAMED}"

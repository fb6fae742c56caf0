"""Figures in the file: what each is known by, and which appearances are its own."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dictafacta.store.database import Database
from dictafacta.store.keys import owners
from dictafacta.store.words import match_of, plain

COMPANY = 30  # the latest documents of a figure that its company is taken from


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFigure:
    """A figure as it is stored; `facts` holds by sort each value with its number of documents."""

    number: int
    kind: str
    state: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    facts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def figures_with(db: Database, keys: Iterable[str]) -> list[StoredFigure]:
    """Return the figures that have one of the keys; keys of too many find nothing."""
    found = owners(db, "SELECT figure FROM figure_keys WHERE key = ?", sorted(keys))
    return list(stored_figures(db, sorted(found)))


def stored_figures(db: Database, numbers: Sequence[int]) -> Iterator[StoredFigure]:
    """Yield the figures with these numbers, in their order."""
    wanted = json.dumps(list(numbers))
    facts: dict[int, dict[str, dict[str, int]]] = {}
    for figure, sort, value, documents in db.rows(
        "SELECT figure, sort, value, documents FROM figure_facts"
        " WHERE figure IN (SELECT value FROM json_each(?))",
        (wanted,),
    ):
        facts.setdefault(figure, {}).setdefault(sort, {})[value] = documents
    rows = db.rows(
        "SELECT * FROM figures WHERE number IN (SELECT value FROM json_each(?))", (wanted,)
    )
    by_number = {row[0]: row for row in rows}
    for number in numbers:
        if number in by_number:
            _, kind, state, latitude, longitude = by_number[number]
            yield StoredFigure(
                number=number,
                kind=kind,
                state=state,
                latitude=latitude,
                longitude=longitude,
                facts=facts.get(number, {}),
            )


def company_of(db: Database, figure: int) -> frozenset[int]:
    """Return the figures, states left out, of the latest documents that a figure appears in."""
    found = db.rows(
        "SELECT DISTINCT b.figure FROM (SELECT document FROM appearances WHERE figure = ?"
        " ORDER BY number DESC LIMIT ?) a JOIN appearances b USING (document)"
        " JOIN figures f ON f.number = b.figure WHERE f.state IS NULL",
        (figure, COMPANY),
    )
    return frozenset(number for (number,) in found)


def new_figure(db: Database, kind: str, state: str | None, spot: tuple[float, float] | None) -> int:
    """Store a new figure and return its number."""
    latitude, longitude = spot or (None, None)
    return db.run(
        "INSERT INTO figures (kind, state, latitude, longitude) VALUES (?, ?, ?, ?)",
        (kind, state, latitude, longitude),
    )


def place_figure(db: Database, figure: int, spot: tuple[float, float] | None) -> None:
    """Note where a figure lies, if that was unknown."""
    if spot:
        db.run(
            "UPDATE figures SET latitude = ?, longitude = ? WHERE number = ? AND latitude IS NULL",
            (*spot, figure),
        )


def count_facts(db: Database, figure: int, facts: Iterable[tuple[str, str]], change: int) -> None:
    """Count facts of a figure, `(sort, value)`, up or down; its kind is what most take it for."""
    db.run_many(
        "INSERT INTO figure_facts VALUES (?, ?, ?, max(0, ?4)) ON CONFLICT"
        " DO UPDATE SET documents = max(0, documents + ?4)",
        ((figure, sort, plain(value), change) for sort, value in facts),
    )
    db.run(
        "UPDATE figures SET kind = coalesce((SELECT value FROM figure_facts WHERE figure = ?1"
        " AND sort = 'kind' ORDER BY documents DESC, value = 'person' DESC LIMIT 1), kind)"
        " WHERE number = ?1",
        (figure,),
    )


def put_figure_keys(db: Database, figure: int, keys: Iterable[str]) -> None:
    """Store keys under which a figure is found."""
    db.run_many(
        "INSERT INTO figure_keys VALUES (?, ?) ON CONFLICT DO NOTHING",
        ((plain(key), figure) for key in sorted(keys)),
    )


def assign(db: Database, document: int, figures: Mapping[str, int]) -> None:
    """Note which figure each entity of a document is."""
    db.run_many(
        "UPDATE appearances SET figure = ? WHERE document = ? AND entity = ?",
        ((figure, document, entity) for entity, figure in figures.items()),
    )


def sweep_figures(db: Database, figures: Iterable[int]) -> None:
    """Take away what these figures are no longer known by, and those without any name."""
    for figure in sorted(set(figures)):
        db.run("DELETE FROM figure_facts WHERE figure = ? AND documents = 0", (figure,))
        db.run(
            "DELETE FROM figures WHERE number = ?1 AND NOT EXISTS"
            " (SELECT 1 FROM figure_facts WHERE figure = ?1 AND sort = 'name')",
            (figure,),
        )


def is_written(db: Database, name: str) -> bool:
    """Tell whether a document writes a name with these words."""
    match = match_of(name)
    sql = "SELECT 1 FROM name_words WHERE name_words MATCH ? LIMIT 1"
    return match is not None and db.row(sql, (match,)) is not None


def figures_of(db: Database, document: int) -> dict[str, int]:
    """Return the figure of each entity of a document that has one."""
    found = db.rows(
        "SELECT entity, figure FROM appearances WHERE document = ? AND figure IS NOT NULL",
        (document,),
    )
    return dict(found)


def figures_in(db: Database, documents: Iterable[str], but: int) -> list[tuple[str, str, int]]:
    """Return name, kind and figure of all appearances in the documents with these ids but one."""
    return db.rows(
        "SELECT a.name, a.kind, a.figure FROM appearances a JOIN documents d"
        " ON d.number = a.document WHERE d.id IN (SELECT value FROM json_each(?))"
        " AND d.number <> ? AND a.figure IS NOT NULL ORDER BY a.number",
        (json.dumps(sorted(documents)), but),
    )


def most_frequent_figures(db: Database, kind: str | None, limit: int) -> list[int]:
    """Return the numbers of the figures that most documents name, most first."""
    found = db.rows(
        "SELECT figure, sum(documents) AS total FROM figure_facts JOIN figures ON number = figure"
        " WHERE sort = 'kind' AND ? IN (kind, '') GROUP BY figure ORDER BY total DESC, figure"
        " LIMIT ?",
        (kind or "", limit),
    )
    return [number for number, _ in found]


def documents_of_figure(db: Database, figure: int) -> list[int]:
    """Return the numbers of the documents that a figure appears in, latest first."""
    found = db.rows(
        "SELECT DISTINCT d.number FROM appearances a JOIN documents d ON d.number = a.document"
        " WHERE a.figure = ? ORDER BY d.day_from DESC, d.number",
        (figure,),
    )
    return [number for (number,) in found]

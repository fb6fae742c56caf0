"""What a desk knows across its documents: figures, stories with their accounts, watch lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dictafacta.model import DeskDocument, EntityKind, FigureRow, StoryRow
from dictafacta.model.contract import JsonObject
from dictafacta.model.story import CopyOf, Matter, StorySource, StoryView, Utterance
from dictafacta.problems import DictafactaError
from dictafacta.resolve.accounts import matters
from dictafacta.resolve.name_keys import wanted_keys
from dictafacta.resolve.names import SAME, person_likeness
from dictafacta.resolve.tellings import Telling
from dictafacta.resolve.titles import organization_likeness
from dictafacta.resolve.utterances import utterances
from dictafacta.store import Database, EventQuery, StatementQuery, reading_of
from dictafacta.store.figures import (
    StoredFigure,
    figures_of,
    figures_with,
    is_written,
    most_frequent_figures,
    stored_figures,
)
from dictafacta.store.relations import (
    copies_of,
    documents_of_story,
    find_stories,
    story_figures,
    story_of,
)
from dictafacta.store.rows import document_rows
from dictafacta.store.watch import watch_matches

ASKED = 0.5  # likeness from which a name that a user typed may mean a figure
SHOWN = 12  # people, organisations and places of a story that its row names
KINDS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)


def find_figures(
    db: Database, name: str = "", kind: str | None = None, limit: int | None = None
) -> Iterator[FigureRow]:
    """Yield figures: those that a name may mean, the likest first, or those named most."""
    if name.strip():
        found = figures_named(db, name, kind)
    else:
        found = most_frequent_figures(db, kind, limit if limit is not None else -1)
    rows = (figure_row(db, figure) for figure in stored_figures(db, found[:limit]))
    yield from (row for row in rows if row.names)


def figures_named(db: Database, name: str, kind: str | None = None) -> list[int]:
    """Return the numbers of the figures that a name may mean, in any language and script."""
    return scored_figures(db, name, kind, ASKED)


def meant(db: Database, query: StatementQuery | EventQuery) -> dict[str, list[int]]:
    """Return for each name in a query that no document writes so the figures that it means.

    Several words must be the figure's name; a single one may be a part of it. A name that some
    document has leads to its figures as it is, so that a split by hand holds in searches.
    """
    if isinstance(query, StatementQuery):
        names = [query.speaker, query.addressee, query.about]
    else:
        names = [query.actor, query.recipient, query.place, query.attributed_to]
    return {
        name: scored_figures(db, name, None, SAME if " " in name.strip() else ASKED)
        for name in names
        if name.strip() and "*" not in name and not is_written(db, name)
    }


def scored_figures(db: Database, name: str, kind: str | None, least: float) -> list[int]:
    """Return the figures whose names are at least so like a name, the likest first."""
    keys = frozenset(key for wanted in KINDS for key in wanted_keys(wanted, name))
    scores: dict[int, tuple[float, int]] = {}
    for stored in figures_with(db, keys):
        names = stored.facts.get("name", {})
        if names and kind in (None, stored.kind):
            score = max(asked_likeness(name, known) for known in names)
            if score >= least:
                scores[stored.number] = (score, documents_in(stored))
    return sorted(scores, key=lambda n: (-scores[n][0], -scores[n][1], n))


def asked_likeness(asked: str, name: str) -> float:
    """Return how likely a name that a user typed means this one, whatever it names."""
    return max(person_likeness(asked, name).score, organization_likeness(asked, name).score)


def documents_in(stored: StoredFigure) -> int:
    """Return in how many documents a figure appears."""
    return sum(stored.facts.get("kind", {}).values())


def figure_row(db: Database, stored: StoredFigure) -> FigureRow:
    """Return the row of a figure."""
    facts = {sort: ranked(values) for sort, values in stored.facts.items()}
    names = facts.get("name", [])
    countries = facts.get("country", [])
    watched = (f"{m.entry.list}: {m.entry.names[0]}" for m in watch_matches(db, stored.number))
    return FigureRow(
        id=stored.number,
        kind=EntityKind(stored.kind),
        name=names[0][0] if names else "",
        names=tuple(names),
        roles=tuple(value for value, _ in facts.get("role", [])),
        country=stored.state or (countries[0][0] if countries else None),
        sectors=tuple(value for value, _ in facts.get("sector", [])),
        latitude=stored.latitude,
        longitude=stored.longitude,
        documents=documents_in(stored),
        reasons=tuple(value for value, _ in facts.get("reason", [])),
        watched=tuple(dict.fromkeys(watched)),
    )


def ranked(values: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return counted values, the most frequent first, the longer of equals."""
    counted = [(value, count) for value, count in values.items() if count > 0]
    return sorted(counted, key=lambda item: (-item[1], -len(item[0]), item[0]))


def stories(
    db: Database,
    *,
    since: str | None = None,
    until: str | None = None,
    person: str = "",
    languages: Sequence[str] = (),
    least: int = 1,
    limit: int | None = None,
) -> Iterator[StoryRow]:
    """Yield stories, those of the latest day first; `least` is the fewest sources."""
    figures = figures_named(db, person) if person.strip() else None
    numbers = find_stories(
        db,
        since=since,
        until=until,
        figures=figures,
        languages=languages,
        least=least,
        limit=limit,
    )
    for number in numbers:
        yield story_row(db, number)[0]


def story_row(db: Database, number: int) -> tuple[StoryRow, tuple[DeskDocument, ...]]:
    """Return the row of a story and its documents, earliest first."""
    stored = story_of(db, number)
    if stored is None:
        raise DictafactaError(
            "no-story",
            f"there is no story {number} on this desk",
            "`dictafacta stories` lists them",
        )
    documents = tuple(document_rows(db, documents_of_story(db, number)))
    origins = [d for d in documents if d.origin in (None, d.id)]
    figures = story_figures(db, number)
    kinds = {kind: tuple(n for n, k, _ in figures if k == kind.value)[:SHOWN] for kind in KINDS}
    first = next(iter(origins or documents), None)
    return StoryRow(
        id=number,
        title=(first.title if first else None) or "(no title)",
        first=stored.first,
        last=stored.last,
        documents=tuple(d.id for d in documents),
        origins=tuple(d.id for d in origins),
        languages=tuple(dict.fromkeys(d.language for d in documents)),
        people=kinds[EntityKind.PERSON],
        organizations=kinds[EntityKind.ORGANIZATION],
        places=kinds[EntityKind.PLACE],
    ), documents


def story_view(db: Database, number: int) -> StoryView:
    """Return a story with its sources and what they say; DictafactaError if there is none."""
    row, documents = story_row(db, number)
    numbers = dict(zip((d.id for d in documents), documents_of_story(db, number), strict=True))
    tellings = [
        Telling(d.id, reading_of(db, numbers[d.id]), figures_of(db, numbers[d.id]))
        for d in documents
    ]
    found, said = matters(tellings), utterances(tellings)
    figures = {f for t in tellings for f in t.figures.values()}
    return StoryView(
        story=row,
        sources=tuple(sources(db, documents, numbers)),
        documents=documents,
        matters=tuple(found),
        utterances=tuple(said),
        names=names_of(db, figures),
    )


def names_of(db: Database, figures: Iterable[int]) -> dict[int, str]:
    """Return the name of each figure."""
    found = stored_figures(db, sorted(set(figures)))
    return {f.number: row.name for f in found if (row := figure_row(db, f))}


def sources(
    db: Database, documents: Sequence[DeskDocument], numbers: dict[str, int]
) -> Iterator[StorySource]:
    """Yield the sources of a story, each with its copies."""
    by_number = {numbers[d.id]: d for d in documents}
    for origin in documents:
        if origin.origin not in (None, origin.id):
            continue
        copies = []
        for copy in documents:
            if copy.origin == origin.id and copy.id != origin.id:
                related = copies_of(db, numbers[copy.id])
                ours = [r for r in related if r[0] in by_number and r[0] != numbers[copy.id]]
                nearest = max(ours, key=lambda r: (r[0] == numbers[origin.id], r[2]), default=None)
                kind, score, why = nearest[1:] if nearest else ("copy", 0.0, ())
                copies.append(CopyOf(copy, kind, score, why))
        yield StorySource(origin, tuple(copies))


def watched(db: Database) -> Iterator[tuple[FigureRow, str, str]]:
    """Yield the figures that watch lists ask for: the figure, `list: entry`, and the reason."""
    for match in watch_matches(db):
        for stored in stored_figures(db, [match.figure]):
            row = figure_row(db, stored)
            if row.names:
                yield row, f"{match.entry.list}: {match.entry.names[0]}", match.reason


def story_to_dict(view: StoryView) -> JsonObject:
    """Return a story with its sources and accounts as plain JSON values; figures by name."""
    story = view.story
    people = {n: view.names.get(n, str(n)) for n in (*story.people, *story.organizations)}
    return {
        "story": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "languages": list(story.languages),
        "people": [people[n] for n in story.people],
        "organizations": [people[n] for n in story.organizations],
        "places": [view.names.get(n, str(n)) for n in story.places],
        "sources": [
            {
                "document": source.origin.id,
                "uri": source.origin.uri,
                "copies": [
                    {
                        "document": copy.document.id,
                        "uri": copy.document.uri,
                        "kind": copy.kind,
                        "likeness": round(copy.likeness, 3),
                        "reasons": list(copy.reasons),
                    }
                    for copy in source.copies
                ],
            }
            for source in view.sources
        ],
        "matters": [matter_to_dict(view, matter) for matter in view.matters],
        "utterances": [utterance_to_dict(view, utterance) for utterance in view.utterances],
    }


def matter_to_dict(view: StoryView, matter: Matter) -> JsonObject:
    """Return one matter as plain JSON values."""
    return {
        "aspect": matter.aspect,
        "topic": view.named(matter.topic),
        "differs": matter.differs,
        "cells": [
            {
                "document": cell.document,
                "value": view.named(cell.value),
                "sentence": cell.passage.text,
                "span": [cell.passage.span.start, cell.passage.span.end],
                "according_to": list(cell.according_to),
                "record": cell.record,
            }
            for cell in matter.cells
        ],
    }


def utterance_to_dict(view: StoryView, utterance: Utterance) -> JsonObject:
    """Return one utterance as plain JSON values."""
    return {
        "speaker": view.names.get(utterance.speaker),
        "reasons": list(utterance.reasons),
        "wordings": [
            {
                "document": wording.document,
                "statement": wording.statement,
                "language": wording.language,
                "act": wording.act.value,
                "kind": wording.kind.value,
                "words": wording.words,
                "sentence": wording.passage.text,
                "differences": [[d.left, d.right] for d in wording.differences],
            }
            for wording in utterance.wordings
        ],
    }

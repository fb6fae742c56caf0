"""Stored rows back as the rows of the model, some hundreds at a time."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dictafacta.model import (
    Act,
    Count,
    CountKind,
    DeskDocument,
    EntityKind,
    EventRow,
    EventType,
    Party,
    Passage,
    Span,
    StatementKind,
    StatementRow,
    Status,
    Verdict,
)
from dictafacta.store.database import Database
from dictafacta.store.words import folded, unfolded

CHUNK = 256  # rows that are fetched together
DOCUMENT = "id, uri, language, title, url, outlet, published, added, origin, story"
STATEMENTS = """SELECT number, document, id, kind, act, hedged, confidence, rule, verdict, row
    FROM statements WHERE number IN (SELECT value FROM json_each(?))"""
EVENTS = """SELECT number, document, id, type, mode, status, date, confidence, rule, verdict, row
    FROM events WHERE number IN (SELECT value FROM json_each(?))"""
TEXTS = f"""SELECT number, text, {DOCUMENT} FROM documents JOIN texts ON document = number
    WHERE number IN (SELECT value FROM json_each(?))"""
PASSAGES = """SELECT text_words.rowid, text, snippet(text_words, 0, '', '', '', 30)
    FROM text_words JOIN texts ON document = text_words.rowid WHERE text_words MATCH ?
    AND text_words.rowid IN (SELECT value FROM json_each(?))"""
APPEARANCES = """SELECT document, entity, name, kind, figure, country, sectors, latitude, longitude
    FROM appearances WHERE document IN (SELECT value FROM json_each(?))"""


@dataclass(frozen=True, slots=True)
class Around:
    """What the rows of some documents are completed with, by the documents' numbers."""

    documents: Mapping[int, DeskDocument]
    texts: Mapping[int, str]
    parties: Mapping[tuple[int, str], tuple[Any, ...]]

    def party(self, number: int, stored: Sequence[Any]) -> Party:
        """Return a stored party, complete."""
        entity = stored[0]
        name, kind, figure, country, sectors, latitude, longitude = self.parties[number, entity]
        span = Span(*stored[1:]) if len(stored) > 1 else None
        return Party(
            name=name,
            text=span.of(self.texts[number]) if span else "",
            kind=EntityKind(kind),
            span=span,
            entity=entity,
            figure=figure,
            country=country,
            sectors=tuple(sectors.split("\n")) if sectors else (),
            latitude=latitude,
            longitude=longitude,
        )

    def those(self, number: int, stored: Sequence[Sequence[Any]]) -> tuple[Party, ...]:
        """Return several stored parties."""
        return tuple(self.party(number, p) for p in stored)

    def words(self, number: int, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the words of spans."""
        return tuple(s.of(self.texts[number]) for s in spans)

    def passage(self, number: int, stored: Sequence[int]) -> Passage:
        """Return a stored passage with its words."""
        span = Span(*stored)
        return Passage(span=span, text=span.of(self.texts[number]))


def document_from(fields: Sequence[Any]) -> DeskDocument:
    """Return a document from the columns that `DOCUMENT` names."""
    identifier, uri, language, title, url, outlet, published, added, origin, story = fields
    return DeskDocument(
        id=identifier,
        uri=uri,
        language=language,
        title=title,
        url=url,
        outlet=outlet,
        published=published,
        added=added,
        origin=origin,
        story=story,
    )


def around(db: Database, numbers: Sequence[int]) -> Around:
    """Return what completes the rows of the documents with these numbers."""
    wanted = json.dumps(sorted(set(numbers)))
    found = db.rows(TEXTS, (wanted,))
    return Around(
        documents={row[0]: document_from(row[2:]) for row in found},
        texts={row[0]: row[1] for row in found},
        parties={(row[0], row[1]): row[2:] for row in db.rows(APPEARANCES, (wanted,))},
    )


def statement_rows(db: Database, numbers: Sequence[int]) -> Iterator[StatementRow]:
    """Yield the statements with these numbers, in their order; those gone meanwhile are left out.

    Nothing is held but one chunk, and no transaction is open between two chunks.
    """
    for chunk in chunks(numbers):
        found = {row[0]: row for row in db.rows(STATEMENTS, (json.dumps(chunk),))}
        context = around(db, [row[1] for row in found.values()])
        for number in chunk:
            if number in found and found[number][1] in context.texts:
                yield statement_from(found[number], context)


def statement_from(row: Sequence[Any], context: Around) -> StatementRow:
    """Return one stored statement."""
    _, document, identifier, kind, act, hedged, confidence, rule, verdict, shown = row
    more = json.loads(shown)
    content = tuple(Span(*p) for p in more["content"])
    return StatementRow(
        document=context.documents[document],
        id=identifier,
        kind=StatementKind(kind),
        act=Act(act),
        content=content,
        contents=context.words(document, content),
        passage=context.passage(document, more["passage"]),
        rule=rule,
        confidence=confidence,
        cue=more["cue"],
        cue_span=Span(*more["cue_span"]) if more["cue_span"] else None,
        speaker=context.party(document, more["speaker"]) if more["speaker"] else None,
        addressee=next(iter(context.those(document, more["addressee"])), None),
        via=context.those(document, more["via"]),
        about=context.those(document, more["about"]),
        hedged=bool(hedged),
        link=more["link"],
        verdict=Verdict(verdict) if verdict else None,
    )


def event_rows(db: Database, numbers: Sequence[int]) -> Iterator[EventRow]:
    """Yield the events with these numbers, as `statement_rows` does."""
    for chunk in chunks(numbers):
        found = {row[0]: row for row in db.rows(EVENTS, (json.dumps(chunk),))}
        context = around(db, [row[1] for row in found.values()])
        for number in chunk:
            if number in found and found[number][1] in context.texts:
                yield event_from(found[number], context)


def event_from(row: Sequence[Any], context: Around) -> EventRow:
    """Return one stored event."""
    _, document, identifier, kind, mode, status, date, confidence, rule, verdict, shown = row
    more = json.loads(shown)
    anchors = tuple(Span(*p) for p in more["anchors"])
    return EventRow(
        document=context.documents[document],
        id=identifier,
        type=EventType(kind),
        anchor_spans=anchors,
        anchors=context.words(document, anchors),
        passage=context.passage(document, more["passage"]),
        rule=rule,
        confidence=confidence,
        mode=mode,
        contexts=tuple(more["contexts"]),
        cameo=more["cameo"],
        score=more["score"],
        actors=context.those(document, more["actor"]),
        recipients=context.those(document, more["recipient"]),
        places=context.those(document, more["place"]),
        date=date,
        status=Status(status),
        attributed_to=context.those(document, more["attributed"]),
        statement=more["statement"],
        counts=tuple(
            Count(kind=CountKind(k), span=Span(start, end), value=value)
            for k, start, end, value in more["counts"]
        ),
        lead=more["lead"],
        link=more["link"],
        verdict=Verdict(verdict) if verdict else None,
    )


def document_rows(
    db: Database, numbers: Sequence[int], match: str | None = None
) -> Iterator[DeskDocument]:
    """Yield the documents with these numbers, in their order.

    With `match`, a query in the language of the full-text index, each has a passage where its
    words stand.
    """
    sql = (
        f"SELECT number, {DOCUMENT} FROM documents WHERE number IN (SELECT value FROM json_each(?))"
    )
    for chunk in chunks(numbers):
        wanted = json.dumps(chunk)
        found = {row[0]: document_from(row[1:]) for row in db.rows(sql, (wanted,))}
        passages = passages_of(db, wanted, match) if match else {}
        for number in chunk:
            if number in found:
                yield replace(found[number], passage=passages.get(number))


def passages_of(db: Database, numbers: str, match: str) -> dict[int, Passage]:
    """Return where the words of a query stand in each document, some thirty words long."""
    found = {}
    for number, text, shown in db.rows(PASSAGES, (match, numbers)):
        start = folded(text).find(shown)
        if shown and start >= 0:
            span = unfolded(text, start, start + len(shown))
            found[number] = Passage(span=span, text=span.of(text))
    return found


def chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the numbers some hundreds at a time."""
    for at in range(0, len(numbers), CHUNK):
        yield list(numbers[at : at + CHUNK])

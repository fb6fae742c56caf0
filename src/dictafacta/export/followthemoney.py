"""Rows as FollowTheMoney entities: articles, people, organisations, mentions, notes and events.

Written without the library of that name, which only the tests need. Schemata: a document is an
`Article`, a person a `Person`, an organisation an `Organization` (a `PublicBody` where it is part
of a state), a place an `Address`; a statement is a `Note` on its speaker, an event an `Event`; each
is proven by its article, and each party has a `Mention` there. Groups without a name of their own
("two officials") are no entities: their words stand in the note or the event.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TextIO
from urllib.parse import urlsplit

from dictafacta.export.characters import clean, one_line
from dictafacta.export.codes import country_codes, language_codes
from dictafacta.export.jsonl import json_line
from dictafacta.export.kinds import Row
from dictafacta.model import (
    DeskDocument,
    EntityKind,
    EventRow,
    FigureRow,
    Party,
    StatementRow,
    Status,
)

STATE_SECTORS = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY"))
SCHEMATA = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANIZATION: "Organization",
    EntityKind.PLACE: "Address",
}
LEGAL = frozenset(("Person", "Organization", "PublicBody"))
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

Properties = dict[str, list[str]]


def write_ftm(rows: Iterable[Row], stream: TextIO) -> int:
    """Write one entity a line, each once; return how many rows there were."""
    writer = EntityWriter()
    count = 0
    for row in rows:
        for entity in writer.entities_of(row):
            stream.write(json_line(entity))
        count += 1
    return count


@dataclass(slots=True)
class EntityWriter:
    """Makes the entities of rows; remembers which it made, so that each comes once."""

    made: set[bytes] = field(default_factory=set)

    def entities_of(self, row: Row) -> Iterator[dict[str, object]]:
        """Yield the entities that a row adds."""
        if isinstance(row, DeskDocument):
            yield from self.article(row)
        elif isinstance(row, StatementRow):
            yield from self.statement(row)
        elif isinstance(row, EventRow):
            yield from self.event(row)
        elif isinstance(row, FigureRow):
            yield from self.figure(row)

    def once(
        self, identifier: str, schema: str, properties: Properties
    ) -> Iterator[dict[str, object]]:
        """Yield an entity, if it was not made before."""
        key = blake2b(identifier.encode(), digest_size=12).digest()
        if key not in self.made:
            self.made.add(key)
            filled = {name: values for name, values in properties.items() if values}
            yield {"id": identifier, "schema": schema, "properties": filled}

    def article(self, document: DeskDocument) -> Iterator[dict[str, object]]:
        """Yield the entity of a document."""
        title = texts(document.title) or texts(document.uri)
        yield from self.once(
            article_id(document),
            "Article",
            {
                "title": title,
                "fileName": texts(document.uri),
                "sourceUrl": web_addresses(document.url),
                "publisher": texts(document.outlet),
                "publishedAt": dates(document.published),
                "retrievedAt": [document.added] if document.added else [],
                "language": texts(language_codes().get(document.language)),
            },
        )

    def statement(self, row: StatementRow) -> Iterator[dict[str, object]]:
        """Yield a statement as a note on its speaker, with what it needs."""
        yield from self.article(row.document)
        parties = [p for p in (row.speaker, row.addressee, *row.via, *row.about) if p]
        yield from self.parties(row.document, parties)
        on = row.speaker and party_id(row.document, row.speaker)
        who = row.speaker.name if row.speaker else "Nobody named"
        yield from self.once(
            f"df-statement-{row.document.id[:24]}-{row.id}",
            "Note",
            {
                "name": [one_line(f"{who}: {row.act.value}")],
                "description": texts(" … ".join(row.contents)),
                "summary": texts(row.passage.text),
                "entity": [on] if on else [],
                "proof": [article_id(row.document)],
                "sourceUrl": web_addresses(row.link),
                "keywords": [f"act:{row.act.value}", f"kind:{row.kind.value}"],
                "namesMentioned": [one_line(p.name) for p in row.about],
            },
        )

    def event(self, row: EventRow) -> Iterator[dict[str, object]]:
        """Yield an event with what it needs."""
        yield from self.article(row.document)
        parties = [*row.actors, *row.recipients, *row.places, *row.attributed_to]
        yield from self.parties(row.document, parties)
        start, _, end = (row.date or "").partition("/")
        yield from self.once(
            f"df-event-{row.document.id[:24]}-{row.id}",
            "Event",
            {
                "name": [one_line(event_name(row))],
                "date": dates(start) if not end else [],
                "startDate": dates(start) if end else [],
                "endDate": dates(end),
                "location": [one_line(p.name) for p in row.places],
                "organizer": legal_ids(row.document, row.actors),
                "involved": legal_ids(row.document, row.recipients),
                "summary": texts(row.passage.text),
                "keywords": keywords(row),
                "proof": [article_id(row.document)],
                "sourceUrl": web_addresses(row.link),
                "recordId": [row.id],
            },
        )

    def figure(self, row: FigureRow) -> Iterator[dict[str, object]]:
        """Yield the entity of a figure; none for a group."""
        party = Party(
            name=row.name,
            text="",
            kind=row.kind,
            figure=row.id,
            country=row.country,
            sectors=row.sectors,
            latitude=row.latitude,
            longitude=row.longitude,
        )
        schema = schema_of(party)
        if schema is None:
            return
        properties = entity_properties(party)
        properties["alias"] = [one_line(name) for name, _ in row.names if name != row.name]
        if schema == "Person":
            properties["position"] = list(map(one_line, row.roles))
        yield from self.once(f"df-figure-{row.id}", schema, properties)

    def parties(
        self, document: DeskDocument, parties: Iterable[Party]
    ) -> Iterator[dict[str, object]]:
        """Yield the entities of the parties with a name, and their mentions in the document."""
        for party in parties:
            identifier, schema = party_id(document, party), schema_of(party)
            if identifier is None or schema is None:
                continue
            yield from self.once(identifier, schema, entity_properties(party))
            if schema in LEGAL:
                yield from self.once(
                    f"df-mention-{document.id[:24]}-{digest(identifier)}",
                    "Mention",
                    {
                        "document": [article_id(document)],
                        "name": [one_line(party.name)],
                        "resolved": [identifier],
                        "detectedSchema": [schema],
                        "contextCountry": alpha2(party.country),
                    },
                )


def schema_of(party: Party) -> str | None:
    """Return the schema of a party, None for one without a name."""
    schema = SCHEMATA.get(party.kind) if one_line(party.name) else None
    state = schema == "Organization" and STATE_SECTORS & set(party.sectors)
    return "PublicBody" if state else schema


def entity_properties(party: Party) -> Properties:
    """Return what is known of a party."""
    name, country = one_line(party.name), alpha2(party.country)
    if party.kind is not EntityKind.PLACE:
        return {"name": [name], "country": country}
    found: Properties = {"full": [name], "name": [name], "country": country}
    if party.latitude is not None and party.longitude is not None:
        found |= {"latitude": [str(party.latitude)], "longitude": [str(party.longitude)]}
    return found


def party_id(document: DeskDocument, party: Party) -> str | None:
    """Return the id of a party's entity: its figure's, or one for this name in this document."""
    if schema_of(party) is None:
        return None
    if party.figure is not None:
        return f"df-figure-{party.figure}"
    return f"df-party-{digest(document.id, party.kind.value, party.entity or party.name)}"


def article_id(document: DeskDocument) -> str:
    """Return the id of a document's entity."""
    return f"df-document-{document.id}"


def legal_ids(document: DeskDocument, parties: Iterable[Party]) -> list[str]:
    """Return the ids of the people and organisations among the parties."""
    return [
        identifier
        for party in parties
        if schema_of(party) in LEGAL and (identifier := party_id(document, party))
    ]


def event_name(row: EventRow) -> str:
    """Return an event in a line: what it is, who, to whom, and whether it happened."""
    actors = ", ".join(p.name for p in row.actors) or "nobody named"
    recipients = ", ".join(p.name for p in row.recipients)
    parties = f"{actors} → {recipients}" if recipients else actors
    status = "" if row.status is Status.ACTUAL else f" ({row.status.value})"
    return f"{row.type.value}{status}: {parties}"


def keywords(row: EventRow) -> list[str]:
    """Return type, mode, code, status and sources of an event."""
    found = [f"type:{row.type.value}", f"status:{row.status.value}"]
    found += [f"mode:{row.mode}"] if row.mode else []
    found += [f"cameo:{row.cameo}"] if row.cameo else []
    return found + [one_line(f"attributed to:{p.name}") for p in row.attributed_to]


def texts(value: str | None) -> list[str]:
    """Return a text as a property's values."""
    return [clean(value)] if value and value.strip() else []


def dates(value: str | None) -> list[str]:
    """Return a date as a property's values: without EDTF's marks, nothing where it is no date."""
    plain = (value or "").rstrip("~?%")[:10]
    return [plain] if _DATE.fullmatch(plain) else []


def web_addresses(value: str | None) -> list[str]:
    """Return an address as a property's values; nothing where it is none of the web."""
    parts = urlsplit(value) if value and value.isprintable() else None
    return [value] if value and parts and parts.scheme in ("http", "https") and parts.netloc else []


def alpha2(country: str | None) -> list[str]:
    """Return a country as FollowTheMoney writes it."""
    codes = country_codes().get(country or "")
    return [codes.alpha2.lower()] if codes else []


def digest(*parts: str) -> str:
    """Return sixteen hexadecimal digits that depend on the parts."""
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()

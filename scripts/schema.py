"""The JSON Schema of the public format, with the values of the package's own enumerations."""

from enum import StrEnum
from typing import Any

from dictafacta.model import (
    Act,
    BlockKind,
    CountKind,
    DateBasis,
    EntityKind,
    EventType,
    MentionForm,
    ResidueKind,
    StatementKind,
    Status,
)
from dictafacta.model.reading import SCHEMA

Schema = dict[str, Any]


def reading_schema() -> Schema:
    """Return the schema of a reading."""
    whole = record(
        schema={"const": SCHEMA, "description": "name and version of this format"},
        document=ref("document"),
        mentions=many("mention"),
        entities=many("entity"),
        times=many("time"),
        statements=many("statement"),
        events=many("event"),
        quotations=optional("quotations", "how the quotation marks and the statements meet"),
        problems=many("problem"),
        made_by=ref("made_by"),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "dictafacta-reading/1",
        "title": "The reading of one page",
        **whole,
        "$defs": {"span": span_schema(), "id": {"type": "string"}, **records()},
    }


def records() -> Schema:
    """Return the schemas of all records."""
    return {**article_records(), **found_records()}


def article_records() -> Schema:
    """Return the schemas of the article and its parts."""
    return {
        "document": document(),
        "source": record(
            uri=text("as given"),
            media_type=text(),
            encoding=text("as which the source was decoded"),
            bytes={"type": "integer", "minimum": 0},
            sha256=text("of the source bytes, hexadecimal"),
        ),
        "date": record(
            value=text("ISO 8601, as exact as it is known"),
            basis=one_of(DateBasis, "how it is known"),
            span=optional("span"),
        ),
        "block": record(
            kind=one_of(BlockKind),
            span=ref("span"),
            source=optional("span", "place in the decoded source"),
        ),
        "residue": record(
            kind=one_of(ResidueKind),
            text=text(),
            source=optional("span", "place in the decoded source"),
            probability=number(
                "the reader's belief that this is no part of the article", none=True
            ),
        ),
        "finding": record(
            code=text(), span=optional("span"), message=text("what is doubtful, in words")
        ),
    }


def found_records() -> Schema:
    """Return the schemas of what is found in the article, and of what made the reading."""
    return {
        "mention": record(
            id=ref("id"),
            span=optional("span", "null for a dropped subject"),
            form=one_of(MentionForm),
            entity=ref("id", "the entity that it stands for"),
        ),
        "entity": entity(),
        "time": record(
            id=ref("id"),
            span=ref("span"),
            value=text("ISO 8601 or EDTF; null where the text does not tell", none=True),
            grain=text("year, month, week, day, hour, duration, …"),
            basis=text("`published` where the publication date was needed, else `text`"),
            rule=text(),
        ),
        "statement": statement(),
        "event": event(),
        "count": record(
            kind=one_of(CountKind),
            span=ref("span"),
            value={"type": ["integer", "null"], "description": "null for words such as dozens"},
        ),
        "quotations": record(
            share={
                "type": "number",
                "minimum": 0,
                "maximum": 1,
                "description": "of the outermost quotations: those that belong to a statement",
            },
            attributed=many("span"),
            without_speaker=many("span"),
            unclaimed=many("span"),
        ),
        "problem": record(
            code=text("see Problems"),
            where=text(),
            severity={"enum": ["error", "warning"]},
            message=text(),
            hint=text("what to do"),
        ),
        "made_by": record(
            dictafacta=text("version of the package"),
            models={"type": "object", "description": "pipeline by language"},
            lexicon=text("digest of the language folder", none=True),
        ),
    }


def document() -> Schema:
    """Return the schema of the article."""
    return record(
        id=text("SHA-256 of the source bytes, hexadecimal"),
        source=ref("source"),
        url=text(none=True),
        outlet=text(none=True),
        title=text(none=True),
        summary=text(none=True),
        authors={"type": "array", "items": text()},
        section=text(none=True),
        published=optional("date"),
        modified=optional("date"),
        language=text("ISO 639-1, or `und`"),
        text=text("blocks with a blank line between them; NFC; final"),
        blocks=many("block"),
        residue=many("residue"),
        findings=many("finding"),
    )


def entity() -> Schema:
    """Return the schema of an entity."""
    return record(
        id=ref("id"),
        kind=one_of(EntityKind),
        name=text("the fullest form in the document"),
        names=strings("every form of the name"),
        roles=strings("titles and offices in the document"),
        country=text("ISO 3166-1 alpha-3", none=True),
        sectors=strings("PLOVER sector codes"),
        latitude=number(none=True, low=-90, high=90),
        longitude=number(none=True, low=-180, high=180),
        reasons=strings("why kind, country and sector were given"),
    )


def statement() -> Schema:
    """Return the schema of a statement."""
    return record(
        id=ref("id"),
        kind=one_of(StatementKind),
        act=one_of(Act),
        content=many("span", least=1),
        cue={"anyOf": [record(span=ref("span"), lemma=text()), {"type": "null"}]},
        speaker={"anyOf": [record(mention=ref("id"), entity=ref("id")), {"type": "null"}]},
        addressee=optional("id", "a mention"),
        via=many("id", "mentions, the nearest to the article first"),
        hedged={"type": "boolean"},
        **evidence(),
    )


def event() -> Schema:
    """Return the schema of an event."""
    return record(
        id=ref("id"),
        type=one_of(EventType),
        mode=text("PLOVER mode", none=True),
        contexts=strings("PLOVER contexts"),
        cameo=text("CAMEO code", none=True),
        plover_score=number("PLOVER's score, -10 to 10", none=True, low=-10, high=10),
        anchors=many("span", least=1),
        actors=many("id", "mentions"),
        recipients=many("id", "mentions"),
        place=many("id", "mentions, the most exact first"),
        date={"anyOf": [record(value=text(), time=optional("id")), {"type": "null"}]},
        status=one_of(Status),
        attributed_to=many("id", "mentions of whoever it rests on"),
        statement=optional("id", "the statement that reports it"),
        counts=many("count", "numbers of people"),
        **evidence(),
    )


def evidence() -> Schema:
    """Return the fields that say why a record was made."""
    return {
        "rule": text("the rule that made it"),
        "confidence": number(low=0, high=1),
        "entries": strings("lines of the lexicon that were used"),
        "reasons": strings("what spoke for it"),
    }


def span_schema() -> Schema:
    """Return the schema of a span."""
    return {
        "type": "array",
        "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
        "items": False,
        "minItems": 2,
    }


def record(**fields: Schema) -> Schema:
    """Return an object with all these fields; further ones may be added by later versions."""
    return {"type": "object", "properties": fields, "required": list(fields)}


def text(description: str = "", *, none: bool = False) -> Schema:
    """Return the schema of a string."""
    return described({"type": ["string", "null"] if none else "string"}, description)


def number(
    description: str = "", *, none: bool = False, low: float = 0, high: float | None = None
) -> Schema:
    """Return the schema of a number."""
    found: Schema = {"type": ["number", "null"] if none else "number", "minimum": low}
    if high is not None:
        found["maximum"] = high
    return described(found, description)


def strings(description: str = "") -> Schema:
    """Return the schema of a list of strings."""
    return described({"type": "array", "items": {"type": "string"}}, description)


def one_of(values: type[StrEnum], description: str = "") -> Schema:
    """Return the schema of an enumeration."""
    return described({"enum": [v.value for v in values]}, description)


def ref(name: str, description: str = "") -> Schema:
    """Return a reference to a record."""
    return described({"$ref": f"#/$defs/{name}"}, description)


def optional(name: str, description: str = "") -> Schema:
    """Return a reference that may be null."""
    return described({"anyOf": [ref(name), {"type": "null"}]}, description)


def many(name: str, description: str = "", *, least: int = 0) -> Schema:
    """Return a list of records."""
    found: Schema = {"type": "array", "items": ref(name)}
    if least:
        found["minItems"] = least
    return described(found, description)


def described(schema: Schema, description: str) -> Schema:
    """Return the schema with its description, if there is one."""
    return {**schema, "description": description} if description else schema

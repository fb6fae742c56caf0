"""Statements and events as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

Each record is one annotation with two targets for each stretch of words: the page, by quotation
and text fragment, and dictafacta's text of the article, by quotation and position. Positions count
in that text alone, which is why it is a target of its own.
"""

import json
from collections.abc import Iterable
from typing import TextIO
from urllib.parse import quote

from dictafacta.export.characters import clean
from dictafacta.export.kinds import Row
from dictafacta.model import EventRow, Party, Passage, Span, StatementRow
from dictafacta.model.fragment import fragment_link

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"dictafacta": "urn:dictafacta:term:"}]
FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
AROUND = 32  # characters before and after a quotation that tell it from its like

JsonObject = dict[str, object]


def write_annotations(rows: Iterable[Row], stream: TextIO) -> int:
    """Write an annotation page with an annotation for each row; return how many there were."""
    head = {"@context": CONTEXT, "id": "urn:dictafacta:export", "type": "AnnotationPage"}
    stream.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [')
    count = 0
    for row in rows:
        if isinstance(row, StatementRow | EventRow):
            stream.write(",\n" if count else "\n")
            stream.write(json.dumps(annotation(row), ensure_ascii=False))
            count += 1
    stream.write("\n]}\n")
    return count


def annotation(row: StatementRow | EventRow) -> JsonObject:
    """Return the annotation of a row."""
    spans, words = (
        (row.content, row.contents)
        if isinstance(row, StatementRow)
        else (row.anchor_spans, row.anchors)
    )
    return {
        "id": f"urn:dictafacta:{row.document.id}:{row.id}",
        "type": "Annotation",
        "motivation": ["describing", "tagging"],
        "generator": {"id": "urn:dictafacta", "type": "Software", "name": "dictafacta"},
        "body": statement_bodies(row) if isinstance(row, StatementRow) else event_bodies(row),
        "target": [
            target for s, w in zip(spans, words, strict=True) for target in targets(row, s, w)
        ],
        "dictafacta:rule": clean(row.rule),
        "dictafacta:confidence": round(row.confidence, 3),
    }


def targets(row: StatementRow | EventRow, span: Span, words: str) -> list[JsonObject]:
    """Return where some words stand: in the page, if its address is known, and in the text."""
    words = clean(words)
    quotation = quote_selector(row.passage, span, words)
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    in_text: JsonObject = {
        "type": "SpecificResource",
        "source": f"urn:dictafacta:text:{row.document.id}",
        "selector": [quotation, place],
    }
    link = fragment_link(row.document.url, words, Span(0, len(words))) if words else None
    if link is None or row.document.url is None:
        return [in_text]
    fragment = {
        "type": "FragmentSelector",
        "conformsTo": FRAGMENTS,
        "value": clean(link.partition("#")[2]),
    }
    in_page: JsonObject = {
        "type": "SpecificResource",
        "source": iri(row.document.url),
        "selector": [quotation, fragment],
        "dictafacta:link": clean(link),
    }
    return [in_page, in_text]


def quote_selector(passage: Passage, span: Span, words: str) -> JsonObject:
    """Return the selector that finds the words by what stands before and after them.

    Context is taken from the sentence around the record; where the words reach its ends there is
    none, and words outside it have none.
    """
    selector: JsonObject = {"type": "TextQuoteSelector", "exact": words}
    if passage.span.covers(span):
        start, end = span.start - passage.span.start, span.end - passage.span.start
        before, after = passage.text[max(0, start - AROUND) : start], passage.text[end:]
        if before:
            selector["prefix"] = clean(before)
        if after:
            selector["suffix"] = clean(after[:AROUND])
    return selector


def statement_bodies(row: StatementRow) -> list[JsonObject]:
    """Return what is said of the words of a statement."""
    who = row.speaker.name if row.speaker else "nobody named"
    sentence = f"{row.kind.value} statement: {who} ({row.act.value})"
    hedged = ["hedged"] if row.hedged else []
    tags = ["statement", f"act:{row.act.value}", f"kind:{row.kind.value}", *hedged]
    roles = [
        ("speaker", (row.speaker,) if row.speaker else ()),
        ("addressee", (row.addressee,) if row.addressee else ()),
        ("via", row.via),
        ("about", row.about),
    ]
    return [describing(sentence), *map(tag, tags), *(party(r, p) for r, ps in roles for p in ps)]


def event_bodies(row: EventRow) -> list[JsonObject]:
    """Return what is said of the words of an event."""
    sentence = f"event {row.type.value}, {row.status.value}"
    tags = ["event", f"type:{row.type.value}", f"status:{row.status.value}"]
    more = {"mode": row.mode, "cameo": row.cameo, "date": row.date}
    tags += [f"{name}:{value}" for name, value in more.items() if value]
    roles = [
        ("actor", row.actors),
        ("recipient", row.recipients),
        ("place", row.places),
        ("attributed to", row.attributed_to),
    ]
    return [describing(sentence), *map(tag, tags), *(party(r, p) for r, ps in roles for p in ps)]


def describing(text: str) -> JsonObject:
    """Return a body that describes."""
    return body("describing", text)


def tag(text: str) -> JsonObject:
    """Return a body that tags."""
    return body("tagging", text)


def party(role: str, who: Party) -> JsonObject:
    """Return a body that names who stands in a role."""
    return {**body("identifying", f"{role}: {who.name}"), "dictafacta:kind": who.kind.value}


def body(purpose: str, text: str) -> JsonObject:
    """Return a textual body."""
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "value": clean(text),
    }


def iri(url: str) -> str:
    """Return an address without characters that no IRI may have."""
    return quote(
        clean(url), safe="".join(chr(c) for c in range(33, 127) if chr(c) not in '<>"{}|\\^`')
    )

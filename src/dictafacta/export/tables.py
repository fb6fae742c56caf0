"""One table for each kind of row: documents, statements, events, figures, stories."""

from collections.abc import Callable
from typing import Any

from dictafacta.export.columns import (
    Cell,
    Column,
    countries,
    figures,
    names,
    span_text,
    span_texts,
)
from dictafacta.export.kinds import RowKind
from dictafacta.model import DeskDocument, EventRow, FigureRow, StatementRow, StoryRow


def of_document() -> list[Column[Any]]:
    """Return the columns that say which document a statement or an event stands in."""
    return [
        Column(
            "document_id" if column.name == "id" else column.name,
            column.type,
            column.meaning,
            through_document(column.value),
        )
        for column in DOCUMENT
    ]


def through_document(value: Callable[[DeskDocument], Cell]) -> Callable[[Any], Cell]:
    """Return a function that takes a cell of a row's document."""
    return lambda row: value(row.document)


def of_speaker(name: str) -> Callable[[StatementRow], Cell]:
    """Return a function that takes a field of the speaker, None where nobody is named."""
    return lambda row: getattr(row.speaker, name) if row.speaker else None


DOCUMENT: list[Column[DeskDocument]] = [
    Column("id", "text", "SHA-256 of the source bytes", lambda d: d.id),
    Column("uri", "text", "where the page was read from", lambda d: d.uri),
    Column("url", "text", "the page's address", lambda d: d.url),
    Column("outlet", "text", "who published it", lambda d: d.outlet),
    Column("title", "text", "its title", lambda d: d.title),
    Column("published", "text", "its date, ISO 8601", lambda d: d.published),
    Column("language", "text", "its language, ISO 639-1", lambda d: d.language),
    Column("added", "text", "when it came to the desk, ISO 8601, UTC", lambda d: d.added or None),
    Column("origin", "text", "id of the document that it copies, or its own", lambda d: d.origin),
    Column("story", "integer", "number of its story", lambda d: d.story),
]
STATEMENT: list[Column[StatementRow]] = [
    Column("statement_id", "text", "content hash of the statement", lambda r: r.id),
    Column("speaker", "text", "who speaks; empty where nobody is named",
           of_speaker("name")),
    Column("speaker_text", "text", "how the sentence calls the speaker",
           of_speaker("text")),
    Column("speaker_kind", "text", "person, organization, place or group",
           lambda r: r.speaker.kind.value if r.speaker else None),
    Column("speaker_figure", "integer", "number of the speaker's figure",
           of_speaker("figure")),
    Column("speaker_country", "text", "ISO 3166-1 alpha-3",
           of_speaker("country")),
    Column("speaker_sectors", "texts", "PLOVER sectors (GOV, MIL, …)",
           lambda r: r.speaker.sectors if r.speaker else ()),
    Column("act", "text", "what the speaker does by saying it", lambda r: r.act.value),
    Column("kind", "text", "direct, indirect or mixed", lambda r: r.kind.value),
    Column("hedged", "boolean", "whether the source keeps a distance", lambda r: r.hedged),
    Column("content", "text", "the words; stretches are joined by …",
           lambda r: " … ".join(r.contents)),
    Column("content_spans", "texts", "their places in the document's text",
           lambda r: span_texts(r.content)),
    Column("about", "texts", "who and what is named in the words", lambda r: names(r.about)),
    Column("about_figures", "texts", "numbers of their figures", lambda r: figures(r.about)),
    Column("addressee", "text", "to whom", lambda r: r.addressee.name if r.addressee else None),
    Column("via", "texts", "who passed it on, nearest to the article first",
           lambda r: names(r.via)),
    Column("cue", "text", "the word that signals the statement", lambda r: r.cue),
    Column("cue_span", "text", "its place", lambda r: span_text(r.cue_span)),
]  # fmt: skip
EVENT: list[Column[EventRow]] = [
    Column("event_id", "text", "content hash of the event", lambda r: r.id),
    Column("type", "text", "PLOVER type", lambda r: r.type.value),
    Column("mode", "text", "PLOVER mode", lambda r: r.mode),
    Column("contexts", "texts", "PLOVER contexts", lambda r: r.contexts),
    Column("cameo", "text", "CAMEO code", lambda r: r.cameo),
    Column("plover_score", "number", "from conflict (-10) to cooperation (10)", lambda r: r.score),
    Column("status", "text", "actual, future, hypothetical or negated", lambda r: r.status.value),
    Column("attributed_to", "texts", "on whose word it rests; empty: the outlet's own",
           lambda r: names(r.attributed_to)),
    Column("actors", "texts", "who did it", lambda r: names(r.actors)),
    Column("actor_figures", "texts", "numbers of their figures", lambda r: figures(r.actors)),
    Column("actor_countries", "texts", "their countries, ISO 3166-1 alpha-3",
           lambda r: countries(r.actors)),
    Column("recipients", "texts", "to whom it was done", lambda r: names(r.recipients)),
    Column("recipient_figures", "texts", "numbers of their figures",
           lambda r: figures(r.recipients)),
    Column("recipient_countries", "texts", "their countries, ISO 3166-1 alpha-3",
           lambda r: countries(r.recipients)),
    Column("places", "texts", "where", lambda r: names(r.places)),
    Column("date", "text", "when, ISO 8601 or EDTF", lambda r: r.date),
    Column("counts", "texts", "numbers of people, such as dead 12",
           lambda r: tuple(f"{c.kind.value} {c.value if c.value is not None else '?'}"
                           for c in r.counts)),
    Column("anchors", "texts", "the words that tell it", lambda r: r.anchors),
    Column("anchor_spans", "texts", "their places in the document's text",
           lambda r: span_texts(r.anchor_spans)),
    Column("statement_id", "text", "the statement that reports it", lambda r: r.statement),
    Column("lead", "boolean", "whether it stands in title, summary or first paragraph",
           lambda r: r.lead),
]  # fmt: skip
CLAIM: list[Column[Any]] = [
    Column("passage", "text", "the sentence around it", lambda r: r.passage.text),
    Column("passage_span", "text", "its place", lambda r: span_text(r.passage.span)),
    Column("rule", "text", "the rule that found it", lambda r: r.rule),
    Column("confidence", "number", "0 to 1", lambda r: round(r.confidence, 3)),
    Column("verdict", "text", "what a person decided", lambda r: r.verdict and r.verdict.value),
    Column("link", "text", "leads to the words in the page", lambda r: r.link),
]
FIGURE: list[Column[FigureRow]] = [
    Column("figure", "integer", "number of the figure", lambda f: f.id),
    Column("kind", "text", "person, organization, place or group", lambda f: f.kind.value),
    Column("name", "text", "its usual name", lambda f: f.name),
    Column("names", "texts", "all its names, the most used first",
           lambda f: tuple(name for name, _ in f.names)),
    Column("name_documents", "texts", "in how many documents each name stands",
           lambda f: tuple(str(count) for _, count in f.names)),
    Column("roles", "texts", "offices and roles", lambda f: f.roles),
    Column("country", "text", "ISO 3166-1 alpha-3", lambda f: f.country),
    Column("sectors", "texts", "PLOVER sectors (GOV, MIL, …)", lambda f: f.sectors),
    Column("latitude", "number", "degrees", lambda f: f.latitude),
    Column("longitude", "number", "degrees", lambda f: f.longitude),
    Column("documents", "integer", "in how many documents it is named", lambda f: f.documents),
    Column("reasons", "texts", "why the names were taken for one", lambda f: f.reasons),
    Column("watched", "texts", "entries of watch lists that it matches", lambda f: f.watched),
]  # fmt: skip
STORY: list[Column[StoryRow]] = [
    Column("story", "integer", "number of the story", lambda s: s.id),
    Column("title", "text", "its title", lambda s: s.title),
    Column("first", "text", "its first day, ISO 8601", lambda s: s.first),
    Column("last", "text", "its last day", lambda s: s.last),
    Column("sources", "integer", "how many documents copy no other", lambda s: len(s.origins)),
    Column("documents", "texts", "ids of all documents", lambda s: s.documents),
    Column("origins", "texts", "ids of those that copy no other", lambda s: s.origins),
    Column("languages", "texts", "their languages", lambda s: s.languages),
    Column("people", "texts", "numbers of its people", lambda s: tuple(map(str, s.people))),
    Column("organizations", "texts", "numbers of its organisations",
           lambda s: tuple(map(str, s.organizations))),
    Column("places", "texts", "numbers of its places", lambda s: tuple(map(str, s.places))),
]  # fmt: skip
TABLES: dict[RowKind, list[Column[Any]]] = {
    RowKind.STATEMENTS: [*STATEMENT, *CLAIM, *of_document()],
    RowKind.EVENTS: [*EVENT, *CLAIM, *of_document()],
    RowKind.DOCUMENTS: list(DOCUMENT),
    RowKind.FIGURES: list(FIGURE),
    RowKind.STORIES: list(STORY),
}

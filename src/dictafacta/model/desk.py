"""What a desk holds and gives back: rows about documents, statements, events and figures.

A figure is somebody or something over all documents of a desk; an entity is one document's. The
rows are what searches return and exports write: each names its document, its place in the
document's text, and the sentence around it, so that it can be read without opening the document.
"""

from dataclasses import dataclass
from enum import StrEnum

from dictafacta.model.claims import Act, Count, EventType, StatementKind, Status
from dictafacta.model.mentions import EntityKind
from dictafacta.model.span import Span


class Verdict(StrEnum):
    """What a person decided about a record."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskDocument:
    """A document on the desk, without its text.

    `id` is the SHA-256 of the source bytes, `published` an ISO 8601 date, `added` an ISO 8601
    time in UTC. `origin` is the id of the document that this one copies, its own id if it is an
    origin; `story` is the number of its story. `passage` is where the words of a full-text search
    stand, None in other searches.
    """

    id: str
    uri: str
    language: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    added: str = ""
    origin: str | None = None
    story: int | None = None
    passage: "Passage | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody or something in a role: as it is called there, and the figure that it stands for.

    `text` is the mention's wording, empty for a dropped subject, whose `span` is None. `entity` is
    the id of its entity in the document.
    """

    name: str
    text: str
    kind: EntityKind
    span: Span | None = None
    entity: str | None = None
    figure: int | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The sentence or sentences around a record: their span in the document's text, and words."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One statement of one document, with everything that a table of statements shows.

    `contents` are the words of `content`, span by span. `about` are the parties named inside the
    content. `link` leads to the words in the page (a text fragment) where the address is known.
    """

    document: DeskDocument
    id: str
    kind: StatementKind
    act: Act
    content: tuple[Span, ...]
    contents: tuple[str, ...]
    passage: Passage
    rule: str
    confidence: float
    cue: str | None = None
    cue_span: Span | None = None
    speaker: Party | None = None
    addressee: Party | None = None
    via: tuple[Party, ...] = ()
    about: tuple[Party, ...] = ()
    hedged: bool = False
    link: str | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event of one document, with everything that a table of events shows.

    `date` is ISO 8601 or EDTF; `anchors` are the words of `anchor_spans`. `statement` is the id of
    the statement in the same document that reports the event, if one does. `lead` tells whether
    an anchor stands in the title, the summary or the first paragraph.
    """

    document: DeskDocument
    id: str
    type: EventType
    anchor_spans: tuple[Span, ...]
    anchors: tuple[str, ...]
    passage: Passage
    rule: str
    confidence: float
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    score: float | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    places: tuple[Party, ...] = ()
    date: str | None = None
    status: Status = Status.ACTUAL
    attributed_to: tuple[Party, ...] = ()
    statement: str | None = None
    counts: tuple[Count, ...] = ()
    lead: bool | None = None
    link: str | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """Somebody or something over all documents: its names with the number of their documents.

    `names` are ordered by falling number of documents; `reasons` say why the names were taken for
    one; `watched` names the entries of watch lists that it matches.
    """

    id: int
    kind: EntityKind
    name: str
    names: tuple[tuple[str, int], ...] = ()
    roles: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    documents: int = 0
    reasons: tuple[str, ...] = ()
    watched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """Documents about one happening. `first` and `last` are ISO 8601 dates, None where unknown.

    `origins` are the ids of the documents that are no copies of others, earliest first: their
    number is the number of sources.
    """

    id: int
    title: str
    first: str | None = None
    last: str | None = None
    documents: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    organizations: tuple[int, ...] = ()
    places: tuple[int, ...] = ()

"""A page as it came and the article that was found in it."""

from dataclasses import dataclass
from enum import StrEnum

from dictafacta.model.span import Span
from dictafacta.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as given: `content` undecoded where it came as bytes.

    `media_type` and `encoding` are what the sender declared (file suffix, HTTP header), or None.
    `url`, `published` (ISO 8601 date) and `language` (ISO 639-1) are what the user states; they
    win over what the page says.
    """

    uri: str
    content: bytes | str
    media_type: str | None = None
    encoding: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


class BlockKind(StrEnum):
    """What a block of the article is."""

    TITLE = "title"
    SUMMARY = "summary"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list-item"
    CAPTION = "caption"


class ResidueKind(StrEnum):
    """What a removed line is."""

    RELATED_LINK = "related-link"
    DUPLICATE_TITLE = "duplicate-title"
    NAVIGATION = "navigation"
    SHARE = "share"
    COMMENT = "comment"
    COMMENT_FORM = "comment-form"
    COOKIE_NOTICE = "cookie-notice"
    ADVERT = "advert"
    CREDIT = "credit"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of the article; `span` counts in `Article.text`, `source` in the decoded source."""

    kind: BlockKind
    span: Span
    source: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """Something that the page carries beside the article; `source` counts in the decoded source.

    `probability` (0 to 1) is the reader's belief that this is no part of the article, where it
    has one.
    """

    kind: ResidueKind
    text: str
    source: Span | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about the article that its user must know; `span` counts in `Article.text`."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an article came from; `bytes` is the length of the undecoded source."""

    uri: str
    media_type: str
    encoding: str
    bytes: int
    sha256: str


class DateBasis(StrEnum):
    """How a publication date is known."""

    GIVEN = "given"
    METADATA = "metadata"
    URL = "url"
    TEXT = "text"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A date (ISO 8601, as exact as it is known) and how it is known."""

    value: str
    basis: DateBasis
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The clean article. `text` is NFC and final: every span of every record counts in it.

    Blocks stand in text order, parted by one blank line, and cover all of `text` but these
    blank lines. `language` is an ISO 639-1 code or "und".
    """

    id: str
    source: Source
    text: str
    language: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    modified: Published | None = None
    section: str | None = None
    blocks: tuple[Block, ...] = ()
    residue: tuple[Residue, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if block.span.start < at or block.span.end > len(self.text):
                raise ValueError(f"block {block.span} is out of order or runs past the text")
            at = block.span.end

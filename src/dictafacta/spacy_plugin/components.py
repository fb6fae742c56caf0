"""The components and their factories, registered through the entry point `spacy_factories`."""

import re
from hashlib import sha256

from spacy.language import Language
from spacy.tokens import Doc

from dictafacta import extract, lexicon
from dictafacta.analyse.from_spacy import Piece, assemble
from dictafacta.model import (
    Article,
    Block,
    BlockKind,
    MentionTable,
    Parse,
    Source,
    Span,
    Statement,
)
from dictafacta.spacy_plugin.views import view_event, view_statement

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
Found = tuple[Parse, MentionTable, tuple[Statement, ...]]


def register() -> None:
    """Declare the extensions; a second call changes nothing."""
    for extension in ("statements", "events"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=())


class StatementFinder:
    """Sets `doc._.statements`, a tuple of `DocStatement` in text order.

    `language` is an ISO 639-1 code, by default the pipeline's. The pipeline before it must set
    tags, lemmas, sentences and Universal Dependencies; UnsupportedScheme says where it does not.
    """

    def __init__(self, language: str, parser: str) -> None:
        self.words = lexicon.load(language)
        self.language = language
        self.parser = parser
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Find the statements of a Doc."""
        _, table, statements = find(doc, self.language, self.parser)
        doc._.statements = tuple(view_statement(doc, table, s) for s in statements)
        return doc


class EventFinder:
    """Sets `doc._.events`, a tuple of `DocEvent`. `published` is the date (ISO 8601) against which
    relative times are resolved."""

    def __init__(self, language: str, parser: str, published: str | None = None) -> None:
        self.words = lexicon.load(language)
        self.language = language
        self.parser = parser
        self.published = published
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Find the events of a Doc."""
        parse, table, statements = find(doc, self.language, self.parser)
        times = extract.find_times(parse, self.words, self.published)
        events = extract.find_events(parse, self.words, table, times, statements, self.published)
        doc._.events = tuple(view_event(doc, table, e) for e in events)
        return doc


def find(doc: Doc, language: str, parser: str) -> Found:
    """Return the parse, the mentions and the statements of a Doc."""
    parse = to_parse(doc, language, parser)
    words = lexicon.load(language)
    table = extract.find_mentions(parse, words)
    return parse, table, extract.find_statements(parse, words, table)


def to_parse(doc: Doc, language: str, parser: str) -> Parse:
    """Return a Doc as a parse whose blocks are its lines; offsets are those of the Doc."""
    blocks: list[Block] = []
    parsed: list[tuple[Piece, Doc]] = []
    for match in PARAGRAPH.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="contract")
        if span is None:
            continue
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(span.start_char, span.end_char)))
        piece = Piece(len(blocks) - 1, span.start_char, span.text)
        parsed.append((piece, span.as_doc()))
    return assemble(article_of(doc, language, tuple(blocks)), parsed, parser)


def article_of(doc: Doc, language: str, blocks: tuple[Block, ...]) -> Article:
    """Return the text of a Doc as an article."""
    raw = doc.text.encode("utf-8", "replace")
    digest = sha256(raw).hexdigest()
    source = Source(
        uri="-", media_type="text/plain", encoding="utf-8", bytes=len(raw), sha256=digest
    )
    return Article(id=digest, source=source, text=doc.text, language=language, blocks=blocks)


def parser_name(nlp: Language) -> str:
    """Return the name and version of a pipeline."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"


@Language.factory(  # type: ignore[untyped-decorator]
    "dictafacta_statements", default_config={"language": None}, assigns=["doc._.statements"]
)
def make_statements(nlp: Language, name: str, language: str | None) -> StatementFinder:
    """Return the component that finds statements."""
    return StatementFinder(language or nlp.lang, parser_name(nlp))


@Language.factory(  # type: ignore[untyped-decorator]
    "dictafacta_events",
    default_config={"language": None, "published": None},
    assigns=["doc._.events"],
)
def make_events(
    nlp: Language, name: str, language: str | None, published: str | None
) -> EventFinder:
    """Return the component that finds events."""
    return EventFinder(language or nlp.lang, parser_name(nlp), published)

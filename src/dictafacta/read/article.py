"""Turns a page into an article: decodes it, finds the article in it, says what is doubtful."""

from hashlib import sha256
from types import MappingProxyType

from dictafacta.model import (
    Article,
    BlockKind,
    DateBasis,
    Page,
    Published,
    Source,
)
from dictafacta.problems import Problem, Severity
from dictafacta.read.decoding import Decoded, decode
from dictafacta.read.dom import parse_html
from dictafacta.read.draft import Draft, assemble
from dictafacta.read.findings import find_damage
from dictafacta.read.html import draft_html
from dictafacta.read.html.choose import Stages
from dictafacta.read.language import UNDECIDED, identify, language_code
from dictafacta.read.media import HTML, media_type
from dictafacta.read.metadata import NOTHING, Metadata, find_metadata
from dictafacta.read.plain import plain
from dictafacta.read.repair import findings_of, repair, repaired_text
from dictafacta.read.sites import Sites, host_of
from dictafacta.read.stripped import draft_stripped

NO_SITES: Sites = MappingProxyType({})
MAX_BLOCKS = 20_000
"""The most blocks of an article that are kept."""


def read_article(page: Page, stages: Stages | None = None, sites: Sites = NO_SITES) -> Article:
    """Return the article of a page.

    Never raises for bad data: what could not be done is in the article's `problems`, and an
    article with an empty text has one of severity error. `stages` replaces the packaged model
    of article blocks, for measuring; `sites` is what pages read together tell about stripped ones.
    """
    decoded = decode(page)
    kind = media_type(page.media_type, decoded.text)
    if not decoded.text.strip():
        return _article(page, decoded, kind, Draft(), NOTHING)
    if kind == HTML:
        tree = parse_html(decoded.text)
        metadata = find_metadata(tree, page.url)
        draft = draft_html(decoded.text, tree, metadata, stages)
        return _article(page, decoded, kind, draft, metadata)
    return _article(
        page, decoded, kind, draft_stripped(decoded.text, sites.get(host_of(page))), NOTHING
    )


def _article(page: Page, decoded: Decoded, kind: str, draft: Draft, found: Metadata) -> Article:
    pieces = repair(draft.pieces[:MAX_BLOCKS])
    text, blocks = assemble(pieces)
    digest = sha256(decoded.raw).hexdigest()
    title = next((b.span.of(text) for b in blocks if b.kind is BlockKind.TITLE), None)
    summary = next((b.span.of(text) for b in blocks if b.kind is BlockKind.SUMMARY), None)
    language = _language(page, text, found)
    published = found.published
    if page.published:
        published = Published(value=page.published, basis=DateBasis.GIVEN)
    return Article(
        id=digest,
        source=Source(
            uri=page.uri,
            media_type=kind,
            encoding=decoded.encoding,
            bytes=len(decoded.raw),
            sha256=digest,
        ),
        text=text,
        language=language,
        url=page.url or found.url,
        outlet=found.outlet,
        title=title or _mended(found.title),
        summary=summary or _mended(found.summary),
        authors=found.authors,
        published=published,
        modified=found.modified,
        section=found.section,
        blocks=blocks,
        residue=draft.residue,
        findings=(
            *draft.findings,
            *findings_of(pieces, blocks),
            *find_damage(text, blocks, language),
        ),
        problems=(*_cut(page, decoded, draft), *_emptiness(page, text, decoded)),
    )


def _cut(page: Page, decoded: Decoded, draft: Draft) -> tuple[Problem, ...]:
    """Return the problems of decoding, and one more if the article has too many blocks."""
    if len(draft.pieces) <= MAX_BLOCKS or any(p.code == "too-large" for p in decoded.problems):
        return decoded.problems
    problem = Problem(
        code="too-large",
        where=page.uri,
        message=f"only the first {MAX_BLOCKS:,} of {len(draft.pieces):,} blocks were kept",
        severity=Severity.WARNING,
    )
    return (*decoded.problems, problem)


def _mended(text: str | None) -> str | None:
    return repaired_text(plain(text)) if text else None


def _language(page: Page, text: str, found: Metadata) -> str:
    if page.language:
        return language_code(page.language) or page.language
    return identify(text, found.language) if text else UNDECIDED


def _emptiness(page: Page, text: str, decoded: Decoded) -> tuple[Problem, ...]:
    if text or any(p.severity is Severity.ERROR for p in decoded.problems):
        return ()
    if decoded.text.strip():
        return (
            Problem(
                code="no-article",
                where=page.uri,
                message="no article was found on this page",
                hint="pages built by scripts must be saved after they were shown in a browser",
            ),
        )
    return (Problem(code="empty-page", where=page.uri, message="the page is empty"),)

"""Wires the parts together: the only place that does."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dictafacta import extract, lexicon
from dictafacta.analyse import available, load_pipeline
from dictafacta.model import Article, Page, Parse, Provenance
from dictafacta.problems import Problem, Severity
from dictafacta.read import read_article
from dictafacta.service.reading import Reading, kept
from dictafacta.version import VERSION

PageSource = str | bytes | os.PathLike[str]


def read(
    source: PageSource,
    *,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
    media_type: str | None = None,
) -> Reading:
    """Return the reading of one page: a path, bytes, or text as `str`."""
    page = to_page(source, url=url, published=published, language=language, media_type=media_type)
    return next(read_pages([page]))


def read_many(sources: Iterable[PageSource], *, language: str | None = None) -> Iterator[Reading]:
    """Yield the readings of several pages, in order."""
    return read_pages(to_page(source, language=language) for source in sources)


def to_page(
    source: PageSource,
    *,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
    media_type: str | None = None,
) -> Page:
    """Return a source as a page; a path is read, text is taken as it is."""
    given = {"url": url, "published": published, "language": language, "media_type": media_type}
    if isinstance(source, bytes | str):
        return Page(uri="-", content=source, **given)
    path = Path(source)
    return Page(uri=str(path), content=path.read_bytes(), **given)


def read_pages(pages: Iterable[Page]) -> Iterator[Reading]:
    """Yield the readings of several pages, in order."""
    for page in pages:
        yield read_page(page)


def read_page(page: Page) -> Reading:
    """Return the reading of one page."""
    article = read_article(page)
    code = article.language
    if code not in available() or code not in lexicon.languages():
        problem = Problem(
            code="no-pipeline",
            where=article.source.uri,
            message=f"there is no pipeline for the language {code!r}",
            hint=f"languages: {', '.join(available())}; state one with --language",
            severity=Severity.WARNING,
        )
        return Reading(
            article=article,
            problems=(*article.problems, problem),
            made_by=Provenance(dictafacta=VERSION),
        )
    parse = next(load_pipeline(code).parse([article]))
    return extract_all(article, parse)


def extract_all(article: Article, parse: Parse) -> Reading:
    """Return the reading of a parsed article."""
    words = lexicon.load(article.language)
    published = article.published.value if article.published else None
    table = extract.find_mentions(parse, words)
    times = extract.find_times(parse, words, published)
    statements = extract.find_statements(parse, words, table)
    events = extract.find_events(parse, words, table, times, statements, published)
    mentions, entities = kept(table, statements, events)
    return Reading(
        article=article,
        mentions=mentions,
        entities=entities,
        times=times,
        statements=statements,
        events=events,
        problems=article.problems,
        made_by=Provenance(dictafacta=VERSION, model=parse.parser, lexicon=words.digest),
    )

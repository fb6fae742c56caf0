"""Wires the parts together: the only place that does."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from dictafacta import extract, lexicon
from dictafacta.analyse import Pipeline, available, load_pipeline
from dictafacta.lexicon import Lexicon
from dictafacta.model import (
    Article,
    DateBasis,
    Event,
    MentionTable,
    Page,
    Parse,
    Provenance,
    Published,
    Source,
    Span,
    Statement,
    TimeExpression,
)
from dictafacta.problems import Problem, Severity
from dictafacta.service.attempt import Attempt
from dictafacta.service.checking import Records, checked, sound_findings
from dictafacta.service.limits import Clock, Limits
from dictafacta.service.reading import Reading, kept
from dictafacta.service.sources import (
    PageSource,
    analysed_part,
    to_page,
)
from dictafacta.version import VERSION

if TYPE_CHECKING:
    from dictafacta.read.sites import Sites

STANDARD = Limits()
Choices = Mapping[str, str]  # another pipeline than the packaged one, by language
NO_CHOICE: Choices = MappingProxyType({})
NO_SITES: "Sites" = MappingProxyType({})
BATCH_PAGES, BATCH_SIZE = 16, 200_000  # pages, and bytes of source, that are analysed together


def read(
    source: PageSource,
    *,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
    media_type: str | None = None,
    pipelines: Choices = NO_CHOICE,
) -> Reading:
    """Return the reading of one page.

    `source` is a path (`os.PathLike`), the page's bytes, or its text as `str`: a `str` is never
    taken for a file name. `published` (ISO 8601 date), `language` (ISO 639-1) and `url` win over
    what the page says. `pipelines` asks for other pipelines than the packaged ones, by language:
    `{"it": "it_core_news_lg"}`. Bad pages raise nothing: see `Reading.problems`. DictafactaError is
    raised for a file that is not there, and for a date or language that is none.
    """
    page = to_page(source, url=url, published=published, language=language, media_type=media_type)
    return next(read_pages([page], pipelines=pipelines))


def read_many(
    sources: Iterable[PageSource],
    *,
    published: str | None = None,
    language: str | None = None,
    media_type: str | None = None,
    pipelines: Choices = NO_CHOICE,
) -> Iterator[Reading]:
    """Yield the readings of several pages lazily and in order; they are analysed in batches."""
    pages = (
        to_page(source, published=published, language=language, media_type=media_type)
        for source in sources
    )
    return read_pages(pages, pipelines=pipelines)


def read_pages(
    pages: Iterable[Page | Problem], limits: Limits = STANDARD, *, pipelines: Choices = NO_CHOICE
) -> Iterator[Reading]:
    """Yield the readings of several pages, in order, within the limits for each.

    A problem in the place of a page becomes a reading without a text that holds this problem.
    Stripped pages of one site in a batch tell about each other; a page alone reads as by itself.
    """
    for batch in batches(pages):
        sites = sites_in(batch, limits)
        drafts = [draft_of(page, limits, pipelines, sites) for page in batch]
        parses = parse_all(drafts)
        for number, draft in enumerate(drafts):
            yield finish(draft, parses.get(number))


def read_page(page: Page) -> Reading:
    """Return the reading of one page."""
    return read_with_parse(page)[0]


def read_with_parse(
    page: Page | Problem, limits: Limits = STANDARD, *, pipelines: Choices = NO_CHOICE
) -> tuple[Reading, Parse | None]:
    """Return the reading of one page and the parse that it rests on, if there is one."""
    draft = draft_of(page, limits, pipelines)
    parse = parse_all([draft]).get(0)
    return finish(draft, parse), parse


def batches(pages: Iterable[Page | Problem]) -> Iterator[list[Page | Problem]]:
    """Yield the pages in groups that are small enough to be held and parsed together."""
    batch: list[Page | Problem] = []
    size = 0
    for page in pages:
        batch.append(page)
        size += len(page.content) if isinstance(page, Page) else 0
        if len(batch) == BATCH_PAGES or size >= BATCH_SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class Draft:
    """A page on its way: its article, the part that is analysed, and what went wrong so far."""

    article: Article
    part: Article
    attempt: Attempt
    pipeline: Pipeline | None


def sites_in(batch: list[Page | Problem], limits: Limits) -> "Sites":
    """Return what the stripped pages of a batch tell about their sites; nothing if that fails."""
    if len(batch) < 2:
        return NO_SITES
    from dictafacta.read import learn_sites  # the HTML libraries take a while to load

    pages = [page for page in batch if isinstance(page, Page)]
    return Attempt("sites", Clock(limits.seconds)).stage(
        "sites", lambda: learn_sites(pages), NO_SITES
    )


def draft_of(
    page: Page | Problem, limits: Limits, pipelines: Choices, sites: "Sites" = NO_SITES
) -> Draft:
    """Read the article of a page; whatever the page is, there is a draft."""
    if isinstance(page, Problem):
        return draft_without_page(page)
    from dictafacta.read import read_article  # the HTML libraries take a while to load

    attempt = Attempt(page.uri, Clock(limits.seconds))
    article = attempt.stage(
        "reading the page", lambda: read_article(page, sites=sites), nothing_of(page)
    )
    attempt.problems[:0] = article.problems
    part, too_long = analysed_part(article, limits)
    pipeline = pipeline_for(article, attempt, pipelines) if article.text else None
    if too_long and pipeline:
        attempt.problems.append(too_long)
    return Draft(article, part, attempt, pipeline)


def draft_without_page(problem: Problem) -> Draft:
    """Return the draft of a page that could not be had."""
    article = nothing_of(Page(uri=problem.where, content=b""))
    attempt = Attempt(problem.where, Clock(0))
    attempt.problems.append(problem)
    return Draft(article, article, attempt, None)


def nothing_of(page: Page) -> Article:
    """Return the empty article of a page that could not be read."""
    raw = page.content.encode("utf-8", "replace") if isinstance(page.content, str) else page.content
    source = Source(
        uri=page.uri,
        media_type=page.media_type or "application/octet-stream",
        encoding=page.encoding or "unknown",
        bytes=len(raw),
        sha256=sha256(raw).hexdigest(),
    )
    return Article(id=source.sha256, source=source, text="", language="und", url=page.url)


def pipeline_for(article: Article, attempt: Attempt, pipelines: Choices) -> Pipeline | None:
    """Return the pipeline of the article's language, or None and a problem that says why."""
    code = article.language
    if code in lexicon.languages() and (code in pipelines or code in available()):
        return load_pipeline(code, pipelines.get(code))
    attempt.problems.append(
        Problem(
            code="no-pipeline",
            where=article.source.uri,
            message=f"there is no pipeline for the language {code!r}: the article was read,"
            " its statements and events were not",
            hint=f"languages: {', '.join(available()) or 'none'}; state one with --language",
            severity=Severity.WARNING,
        )
    )
    return None


def parse_all(drafts: list[Draft]) -> dict[int, Parse]:
    """Return the parses of the drafts that have a pipeline, by their place in the list.

    The articles of one language go through its pipeline together; if that fails, or takes longer
    than all of them may, each is tried alone, so that one page costs no other.
    """
    found: dict[int, Parse] = {}
    for language in sorted({d.article.language for d in drafts if d.pipeline}):
        group = [n for n, d in enumerate(drafts) if d.pipeline and d.article.language == language]
        parses = together([drafts[n] for n in group])
        for n, parse in zip(group, parses or map(alone, (drafts[n] for n in group)), strict=True):
            if parse is not None:
                found[n] = parse
    return found


def together(drafts: list[Draft]) -> list[Parse] | None:
    """Return the parses of drafts of one language, or None where the batch failed."""
    pipeline = drafts[0].pipeline
    if len(drafts) == 1 or pipeline is None:
        return None
    clock = Clock(max(0.0, sum(d.attempt.clock.left for d in drafts)))
    trial = Attempt("batch", clock)
    parses = trial.stage(
        "parsing", lambda: list(pipeline.parse([d.part for d in drafts])), list[Parse]()
    )
    if len(parses) != len(drafts):
        return None
    for draft in drafts:
        draft.attempt.clock.left -= (clock.seconds - clock.left) / len(drafts)
    return parses


def alone(draft: Draft) -> Parse | None:
    """Return the parse of one draft, or None and a problem."""
    pipeline = draft.pipeline
    if pipeline is None:
        return None
    return draft.attempt.stage("parsing", lambda: next(pipeline.parse([draft.part])), None)


def finish(draft: Draft, parse: Parse | None) -> Reading:
    """Return the reading of a draft: with records where there is a parse."""
    article, attempt = draft.article, draft.attempt
    if not article.text and not attempt.problems:
        attempt.problems.append(
            Problem(code="no-article", where=article.source.uri, message="no article was found")
        )
    if parse is None:
        return put_together(article, Records(), attempt, Provenance(dictafacta=VERSION))
    words = lexicon.load(article.language)
    if article.published is None:
        dated = attempt.stage("dateline", lambda: extract.date_in_text(article.text, words), None)
        article = replace(article, published=from_dateline(dated))
    records, refused = checked(
        article.text, extract_all(article, parse, words, attempt), article.source.uri
    )
    coverage = attempt.stage(
        "coverage", lambda: extract.measure_coverage(parse, words, records.statements), None
    )
    attempt.problems.extend(refused)
    made_by = Provenance(dictafacta=VERSION, model=parse.parser, lexicon=words.digest)
    return replace(put_together(article, records, attempt, made_by), coverage=coverage)


def from_dateline(found: tuple[str, Span] | None) -> Published | None:
    """Return the date that stands in the text as the date of publication."""
    return Published(value=found[0], basis=DateBasis.TEXT, span=found[1]) if found else None


def extract_all(article: Article, parse: Parse, words: Lexicon, attempt: Attempt) -> Records:
    """Return everything that the rules find; a stage that fails or is late finds nothing."""
    published = article.published.value if article.published else None
    stage = attempt.stage
    table = stage("mentions", lambda: extract.find_mentions(parse, words), MentionTable())
    times: tuple[TimeExpression, ...] = stage(
        "times", lambda: extract.find_times(parse, words, published), ()
    )
    statements: tuple[Statement, ...] = stage(
        "statements", lambda: extract.find_statements(parse, words, table), ()
    )
    events: tuple[Event, ...] = stage(
        "events",
        lambda: extract.find_events(parse, words, table, times, statements, published),
        (),
    )
    return Records(table=table, times=times, statements=statements, events=events)


def put_together(
    article: Article, records: Records, attempt: Attempt, made_by: Provenance
) -> Reading:
    """Return the reading that a user gets."""
    mentions, entities = kept(records.table, records.statements, records.events)
    problems = tuple(attempt.problems)
    findings = sound_findings(article.text, article.findings)
    return Reading(
        article=replace(article, findings=findings, problems=()),
        mentions=mentions,
        entities=entities,
        times=records.times,
        statements=records.statements,
        events=records.events,
        problems=problems,
        made_by=made_by,
    )

"""Checks the language folders: their structure, and whether the rules find every example."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources.abc import Traversable

from dictafacta import lexicon
from dictafacta.analyse import available, load_pipeline
from dictafacta.lexicon import Row
from dictafacta.lexicon.folder import LANGUAGES
from dictafacta.model import (
    Article,
    Block,
    BlockKind,
    DateBasis,
    EventType,
    Published,
    Source,
    Span,
)
from dictafacta.problems import DictafactaError, LexiconError, Problem
from dictafacta.service.attempt import Attempt
from dictafacta.service.bootstrap import STANDARD, Draft, finish, parse_all
from dictafacta.service.limits import Clock
from dictafacta.service.reading import Reading

TYPES = frozenset(t.value for t in EventType)
HEDGED = "hedged"
BATCH = 200  # examples that are parsed together


@dataclass(frozen=True, slots=True)
class Example:
    """A line's example: its text, the marked word, and what the rules must find there."""

    where: str
    text: str
    marked: Span
    wanted: str  # an act, an event type, or `hedged`


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderReport:
    """What the check of one language folder gave.

    `tables` has the number of lines of each word list; `failures` a line for each example that
    the rules do not find; `tried` is 0 where there is no pipeline to try them with.
    """

    language: str
    tables: dict[str, int]
    problems: tuple[Problem, ...] = ()
    tried: int = 0
    failures: tuple[Problem, ...] = ()

    @property
    def share(self) -> float:
        """Share of the examples that were found, 0 to 1; 1 where none was tried."""
        return 1 - len(self.failures) / self.tried if self.tried else 1.0


def check_lexicons(codes: Sequence[str] = (), *, examples: bool = True) -> Iterator[FolderReport]:
    """Yield a report for each language folder asked for; for all where none is named."""
    for code in codes or lexicon.languages():
        yield check_folder(code, examples=examples)


def check_folder(code: str, *, examples: bool = True) -> FolderReport:
    """Return the report on one language folder; DictafactaError where there is none."""
    folder = LANGUAGES / code
    problems: tuple[Problem, ...] = ()
    try:
        lexicon.load(code)
    except LexiconError as error:
        problems = error.problems
    rows = {file.name: list(rows_of(file, code)) for file in tables_of(folder)}
    problems += tuple(p for found in rows.values() for p in found if isinstance(p, Problem))
    tables = {name: len(found) for name, found in rows.items()}
    if problems or not examples or code not in available():
        return FolderReport(language=code, tables=tables, problems=unique(problems))
    wanted = [
        e for found in rows.values() for r in found if isinstance(r, Row) and (e := example_of(r))
    ]
    readings = read_sentences([e.text for e in wanted], code)
    failures = tuple(
        failure(example, reading)
        for example, reading in zip(wanted, readings, strict=True)
        if not is_found(example, reading)
    )
    return FolderReport(language=code, tables=tables, tried=len(wanted), failures=failures)


def unique(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repetitions, in order."""
    return tuple(dict.fromkeys(problems))


def tables_of(folder: Traversable) -> list[Traversable]:
    """Return the word lists of a folder by name."""
    return sorted((f for f in folder.iterdir() if f.name.endswith(".tsv")), key=lambda f: f.name)


def rows_of(file: Traversable, code: str) -> Iterator[Row | Problem]:
    """Yield the lines of a word list under the columns that its first line names."""
    text = file.read_text(encoding="utf-8")
    header = next((x for x in text.splitlines() if x.strip() and not x.startswith("#")), "")
    return lexicon.read_rows(text, f"{code}/{file.name}", header.split("\t"))


def example_of(row: Row) -> Example | None:
    """Return what the rules must find in the example of a cue or an event anchor.

    A hedge must make the statement beside it hedged. A weak anchor is no event of its own, and
    its example is not tried.
    """
    wanted = row.fields.get("act") or row.fields.get("type")
    if not wanted or "example" not in row.fields or "weak" in row.fields.get("needs", "").split():
        return None
    wanted = HEDGED if row.fields.get("form") == "hedge" else wanted
    text, start, end = lexicon.unmark(row["example"])
    return Example(row.where, text, Span(start, end), wanted)


def is_found(example: Example, reading: Reading) -> bool:
    """Tell whether the marked word fires as what the line says it is."""
    return any(
        label == example.wanted and example.marked.overlaps(span)
        for label, span in firings(example, reading)
    )


def firings(example: Example, reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield what was found, as its table says it: act and cue, or type and anchor."""
    if example.wanted in TYPES:
        for event in reading.events:
            yield from ((event.type.value, anchor) for anchor in event.anchors)
    elif example.wanted == HEDGED:
        yield from ((HEDGED, example.marked) for s in reading.statements if s.hedged)
    else:
        for statement in reading.statements:
            if statement.cue:
                yield statement.act.value, statement.cue.span


def failure(example: Example, reading: Reading) -> Problem:
    """Return the problem that an example was not found, with what was found instead."""
    found = ", ".join(f"{label} at {reading.quote(s)!r}" for label, s in firings(example, reading))
    return Problem(
        code="example-not-found",
        where=example.where,
        message=f"{example.wanted} at {example.marked.of(example.text)!r} was not found in:"
        f" {example.text}",
        hint=f"found: {found or 'nothing'}",
    )


def try_sentence(code: str, text: str, published: str | None = None) -> Reading:
    """Return the reading of a sentence exactly as it stands; DictafactaError without a pipeline."""
    if code not in lexicon.languages():
        known = ", ".join(lexicon.languages())
        raise DictafactaError(
            "unknown-language", f"there is no language folder {code!r}", f"known: {known}"
        )
    if code not in available():
        raise DictafactaError(
            "no-pipeline", f"there is no pipeline for {code!r}", f"there are: {available()}"
        )
    return next(read_sentences([text], code, published))


def read_sentences(
    texts: Sequence[str], code: str, published: str | None = None
) -> Iterator[Reading]:
    """Yield the readings of short texts of one language, with no cleaning before."""
    pipeline = load_pipeline(code)
    for at in range(0, len(texts), BATCH):
        drafts = []
        for text in texts[at : at + BATCH]:
            article = article_of(text, code, published)
            attempt = Attempt(article.source.uri, Clock(STANDARD.seconds))
            drafts.append(Draft(article, article, attempt, pipeline))
        parses = parse_all(drafts)
        for number, draft in enumerate(drafts):
            yield finish(draft, parses.get(number))


def article_of(text: str, code: str, published: str | None) -> Article:
    """Return a text as an article of one paragraph."""
    raw = text.encode("utf-8", "replace")
    digest = sha256(raw).hexdigest()
    source = Source(
        uri="-", media_type="text/plain", encoding="utf-8", bytes=len(raw), sha256=digest
    )
    return Article(
        id=digest,
        source=source,
        text=text,
        language=code,
        published=Published(value=published, basis=DateBasis.GIVEN) if published else None,
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text))),) if text else (),
    )

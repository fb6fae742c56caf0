"""A reading as a report in the terminal, coloured where the terminal can, whole in any case."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from dictafacta.model import Article, BlockKind, Reading
from dictafacta.problems import Problem
from dictafacta.report.segments import Layer, Segment, covers_by_block, covers_of, segments_of
from dictafacta.report.view import (
    EntityRow,
    EventRow,
    QuotationRows,
    SpeakerGroup,
    StatementRow,
    View,
    view_of,
)
from dictafacta.report.wording import RESIDUE, day_in_words, published_in_words

WIDTH = 100  # columns; longer lines are hard to read
# Control characters and bidirectional overrides could take over the terminal: shown as one mark.
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HEADINGS = (BlockKind.TITLE, BlockKind.HEADING)


def console_for_people() -> Console:
    """Return a console on standard output: plain where it is no terminal."""
    width = None if sys.stdout.isatty() else WIDTH
    console = Console(width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)
    console.width = min(console.width, WIDTH)
    return console


def print_reading(reading: Reading, console: Console | None = None) -> None:
    """Print a reading; nothing of it is cut off."""
    console = console or console_for_people()
    view = view_of(reading)
    for text in head(reading.article):
        put(console, Text(), text)
    section(console, "Article", body(reading, view))
    nothing = "nothing found" if view.looked else "not looked for, see the problems"
    count = f"{len(view.statements)} by {len(view.groups)}" if view.statements else nothing
    section(console, f"Who said what · {count}", speaker_lines(view.groups))
    count = str(len(view.events)) if view.events else nothing
    section(console, f"What happened · {count}", event_lines(view.events))
    if view.quotations.count:
        title = f"Quotation marks · {view.quotations.summary}"
        section(console, title, quotation_lines(view.quotations))
    if view.timeline:
        section(console, "When", timeline_lines(view))
    if view.entities:
        section(console, "People, organisations, places", entity_lines(view.entities))
    if reading.article.residue:
        section(console, "Left out of the article", residue_lines(reading.article))
    if reading.article.findings:
        section(console, "Findings", finding_lines(reading))
    if reading.problems:
        section(console, "Problems", problem_lines(reading.problems))
    console.print()


Line = tuple[Text, Text]  # what stands before the first line, and the words to wrap beside it


def section(console: Console, title: str, content: Iterable[Line]) -> None:
    """Print a titled part of the report."""
    console.print()
    rest = "─" * max(0, console.width - len(title) - 1)
    put(console, Text(), line((title, "bold"), (f" {rest}" if rest else "", "dim")))
    for lead, words in content:
        put(console, lead, words)


def put(console: Console, lead: Text, words: Text) -> None:
    """Print `words` wrapped, under each other to the right of `lead`."""
    margin = lead.cell_len
    lines = words.wrap(console, max(console.width - margin, 20)) or [Text()]
    for number, wrapped in enumerate(lines):
        whole = Text.assemble(lead if number == 0 else " " * margin, wrapped)
        whole.rstrip()
        console.print(whole, soft_wrap=True)


def safe(text: str) -> str:
    """Return text with each character that a terminal might obey replaced by a mark."""
    return UNSAFE.sub("�", text)


def line(*parts: tuple[str, str] | str) -> Text:
    """Return styled parts, `(text, style)` or text, as one line made safe."""
    text = Text()
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        text.append(safe(words), style=style)
    return text


def head(article: Article) -> Iterator[Text]:
    """Yield the article's title, then outlet, date, language and place."""
    facts = [
        article.outlet or "",
        published_in_words(article.published),
        f"language {article.language}",
        ", ".join(article.authors),
        article.url or article.source.uri,
    ]
    yield line((article.title or "(no title)", "bold"))
    yield line((" · ".join(f for f in facts if f), "dim"))


def body(reading: Reading, view: View) -> Iterator[Line]:
    """Yield the blocks with statements and events marked by their numbers."""
    blocks = reading.article.blocks
    covers = covers_by_block(blocks, covers_of(reading, view))
    for number, (block, inside) in enumerate(zip(blocks, covers, strict=True)):
        text = Text()
        for segment in segments_of(reading.text, block.span, inside):
            text.append_text(marked(segment))
        if block.kind in HEADINGS:
            text.stylize("bold")
        if number:
            yield Text(), Text()
        yield Text("  "), text


def marked(segment: Segment) -> Text:
    """Return a segment's words, coloured, with `⟨3⟩` behind a statement and `⟨v2⟩` an event."""
    said, done = segment.numbers(Layer.CONTENT), segment.numbers(Layer.ANCHOR)
    text = line((segment.text, "bold yellow" if done else "cyan" if said else ""))
    for cover in segment.ends:
        number = cover.number.removeprefix("s")
        text.append(
            f"⟨{number}⟩", style="dim cyan" if cover.layer is Layer.CONTENT else "dim yellow"
        )
    return text


def speaker_lines(groups: Sequence[SpeakerGroup]) -> Iterator[Line]:
    """Yield each speaker with all statements."""
    for number, group in enumerate(groups):
        if number:
            yield Text(), Text()
        roles = f"  {'; '.join(group.roles)}" if group.roles else ""
        yield Text("  "), line((group.name or "Nobody named", "bold"), (roles, "dim"))
        for row in group.rows:
            yield (
                line((f"  {row.number:>4}  ", "cyan")),
                line((f"{row.act}: ", "bold cyan"), row.quoted),
            )
            yield Text(" " * 8), line((" · ".join(details(row)), "dim"))


def details(row: StatementRow) -> Iterator[str]:
    """Yield what else is known of a statement."""
    yield row.kind
    if row.cue:
        yield f"by the word “{row.cue}”"
    if row.speaker_words and row.speaker_words != row.speaker:
        yield f"called “{row.speaker_words}” there"
    if row.addressee:
        yield f"to {row.addressee}"
    if row.via:
        yield f"via {', '.join(row.via)}"
    if row.hedged:
        yield "the article keeps its distance"
    yield f"confidence {row.evidence.confidence:.2f}"


def event_lines(rows: Sequence[EventRow]) -> Iterator[Line]:
    """Yield each event with who, whom, where, when and on whose word."""
    for row in rows:
        mode = f", {row.mode}" if row.mode else ""
        yield (
            line((f"  {row.number:>4}  ", "yellow")),
            line((f"{row.label}{mode}: ", "bold yellow"), row.parties),
        )
        yield Text(" " * 8), line((" · ".join(circumstances(row)), "dim"))


def circumstances(row: EventRow) -> Iterator[str]:
    """Yield an event's standing, place, date and evidence."""
    yield row.standing
    if row.place:
        yield f"in {', '.join(row.place)}"
    if row.when:
        yield row.when
    if row.counts:
        yield ", ".join(row.counts)
    yield f"by the words {', '.join(f'“{a}”' for a in row.anchors)}"
    if row.statement:
        yield f"statement {row.statement}"
    yield " ".join(x for x in (row.type, row.cameo) if x)
    yield f"confidence {row.evidence.confidence:.2f}"


def timeline_lines(view: View) -> Iterator[Line]:
    """Yield the dated events day by day."""
    width = max((len(day_in_words(day)) for day, _ in view.timeline), default=0)
    for day, rows in view.timeline:
        for row in rows:
            lead = line((f"  {day_in_words(day):{width}}  ", "green"))
            status = f" ({row.status})" if row.status else ""
            yield lead, line(f"{row.label}: {row.parties}{status} ", (f"⟨{row.number}⟩", "yellow"))


def entity_lines(rows: Sequence[EntityRow]) -> Iterator[Line]:
    """Yield the named entities by kind."""
    for kind, title in (
        ("person", "People"), ("organization", "Organisations"), ("place", "Places")
    ):  # fmt: skip
        found = [r for r in rows if r.kind == kind]
        if found:
            yield Text("  "), line((title, "bold dim"))
        for row in found:
            facts = " · ".join(entity_facts(row))
            yield Text("    "), line(row.name, (f"  {facts}" if facts else "", "dim"))


def entity_facts(row: EntityRow) -> Iterator[str]:
    """Yield what is known of an entity."""
    if row.roles:
        yield "; ".join(row.roles)
    if row.others:
        yield f"also {', '.join(row.others)}"
    if row.country or row.sectors:
        yield " ".join((row.country, *row.sectors)).strip()
    if row.statements:
        yield f"{row.statements} said"
    if row.events:
        yield f"in {row.events} event{'s' if row.events > 1 else ''}"
    if row.scenes:
        yield f"scene of {', '.join(row.scenes)}"
    if row.only_named:
        yield "only named"


def quotation_lines(rows: QuotationRows) -> Iterator[Line]:
    """Yield the quotations that have no speaker, then those that belong to no statement."""
    for label, found in (
        ("nobody named", rows.without_speaker),
        ("in no statement", rows.unclaimed),
    ):
        for words in found:
            yield Text("  "), line((f"{label}: ", "dim"), f"“{words}”")


def residue_lines(article: Article) -> Iterator[Line]:
    """Yield the residue with its kind."""
    for residue in article.residue:
        words = " ".join(residue.text.split())
        yield Text("  "), line((f"{RESIDUE[residue.kind]}: ", "dim"), (words, "dim strike"))


def finding_lines(reading: Reading) -> Iterator[Line]:
    """Yield the findings with the words that they are about."""
    for finding in reading.article.findings:
        words = f"  “{reading.quote(finding.span)}”" if finding.span else ""
        yield Text("  "), line((finding.code, "bold"), f": {finding.message}", (words, "dim"))


def problem_lines(problems: Iterable[Problem]) -> Iterator[Line]:
    """Yield the problems with their hints."""
    for problem in problems:
        hint = f" ({problem.hint})" if problem.hint else ""
        yield Text("  "), line((problem.code, "bold"), f": {problem.message}{hint}")

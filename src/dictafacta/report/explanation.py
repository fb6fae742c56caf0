"""An explanation of one record in the terminal: words, rule, reasons and tree."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from dictafacta.model import Event, Reading, Statement
from dictafacta.report.terminal import (
    Line,
    console_for_people,
    details,
    event_lines,
    line,
    put,
    section,
)
from dictafacta.report.tree import TreeWord
from dictafacta.report.view import view_of

INDENT = Text("  ")


def print_explanation(
    reading: Reading, record: Statement | Event, sentence: str, tree: Sequence[TreeWord]
) -> None:
    """Print why a record was found."""
    console = console_for_people()
    view = view_of(reading)
    for row in (r for r in view.statements if r.id == record.id):
        said = line((f"{row.speaker or 'Nobody named'} {row.act}: ", "bold"), row.quoted)
        put(console, line((f"{row.number}  ", "cyan")), said)
        put(console, Text("   "), line((" · ".join(details(row)), "dim")))
    for lead, words in event_lines([r for r in view.events if r.id == record.id]):
        put(console, lead, words)
    section(console, "Sentence", [(INDENT, line(sentence))])
    section(console, "Why", ((INDENT, reason) for reason in reasons(record)))
    section(console, "Tree", map(word_line, tree))


def reasons(record: Statement | Event) -> Iterator[Text]:
    """Yield the rule, the lexicon lines and the reasons of a record."""
    evidence = record.evidence
    yield line(("rule ", "dim"), evidence.rule)
    yield line(("confidence ", "dim"), f"{evidence.confidence:.2f}")
    for entry in evidence.entries:
        yield line(("lexicon ", "dim"), entry)
    for reason in dict.fromkeys(evidence.reasons):
        yield line(("because ", "dim"), reason)
    yield line(("id ", "dim"), record.id)


def word_line(word: TreeWord) -> Line:
    """Return one word of the tree as a line, its features wrapped under each other."""
    lead = line(
        f"  {word.number:>3} {word.form:16s} ",
        (f"{word.lemma:16s} {word.upos:6s} {word.relation:12s} → {word.head:<3} ", "dim"),
    )
    return lead, line((word.features.replace("|", " "), "dim"))

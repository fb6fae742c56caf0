"""What is found in the same sentences of eight languages: `python benchmarks/parallel.py`.

Reads `evaluation/parallel/sentences.txt` and prints, for each language, the share of statements
(with their speaker and act), events (with actor and recipient) and names (with their kind) that
are found, how many are found that are none, and which sentences differ between languages.
`--details` prints what was missed.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import dictafacta
from dictafacta.model import EntityKind, Span

SENTENCES = Path(__file__).parents[1] / "evaluation" / "parallel" / "sentences.txt"
KINDS = {"P": EntityKind.PERSON, "O": EntityKind.ORGANIZATION, "L": EntityKind.PLACE}
LANGUAGES = ("it", "en", "es", "fr", "de", "pt", "ru", "uk")
MEASURES = (
    "statement", "speaker", "act", "event", "actor", "recipient", "name", "kind",
    "false statement", "false event", "false name",
)  # fmt: skip
PUBLISHED = "2024-03-13"


@dataclass(frozen=True)
class Item:
    """A sentence of one language with its marks: label, and the spans that carry it."""

    name: str
    language: str
    act: str | None
    event: str | None
    text: str
    marks: dict[str, list[Span]]


@dataclass
class Tally:
    """Right and expected, for each measure; what went wrong, by sentence."""

    right: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, measure: str, name: str, ok: bool) -> None:
        """Count one expectation."""
        self.expected[measure] += 1
        self.right[measure] += ok
        if not ok:
            self.missed[name].append(measure)


def items(source: str) -> Iterator[Item]:
    """Yield the sentences of the file."""
    name = act = event = None
    for line in source.splitlines():
        if line.startswith("@ "):
            name, *expected = line[2:].split()
            act = next((e for e in expected if e.islower()), None)
            event = next((e for e in expected if e.isupper()), None)
        elif line and not line.startswith("#"):
            language, marked = line.split(" ", 1)
            assert name
            text, marks = unmarked(marked)
            yield Item(name, language, act, event, text, marks)


def unmarked(source: str) -> tuple[str, dict[str, list[Span]]]:
    """Return the text without marks, and the spans of every label."""
    text: list[str] = []
    marks: dict[str, list[Span]] = defaultdict(list)
    stack: list[tuple[str, int]] = []
    place = 0
    for part in re.split(r"(\{[a-zA-Z,]+:|\})", source):
        if part == "}":
            labels, start = stack.pop()
            for label in labels.split(","):
                marks[label].append(Span(start, place))
        elif part.startswith("{"):
            stack.append((part[1:-1], place))
        else:
            text.append(part)
            place += len(part)
    return "".join(text), marks


def overlap(left: Span | None, right: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(left.end, right.end) - max(left.start, right.start)) if left else 0


def touches(span: Span | None, marks: list[Span]) -> bool:
    """Tell whether a span shares characters with one of the marked ones."""
    return any(overlap(span, mark) for mark in marks)


def judge(item: Item, tally: Tally) -> None:
    """Read one sentence and count what was found of it."""
    reading = dictafacta.read(item.text, language=item.language, published=PUBLISHED)
    where = {m.id: m.span for m in reading.mentions}
    judge_statement(item, reading, where, tally)
    judge_event(item, reading, where, tally)
    judge_names(item, reading, tally)


def judge_statement(item, reading, where, tally) -> None:
    """Count the expected statement and those that are none."""
    marks = item.marks.get("c", [])
    size = sum(m.end - m.start for m in marks)
    right = [
        s for s in reading.statements
        if size and sum(overlap(c, m) for c in s.content for m in marks) >= 0.8 * max(
            size, sum(c.end - c.start for c in s.content) - 4)
    ]  # fmt: skip
    if marks:
        tally.note("statement", item.name, bool(right))
        tally.note("act", item.name, any(s.act == item.act for s in right))
        said = (where.get(s.speaker.mention) for s in right if s.speaker)
        tally.note("speaker", item.name, any(touches(m, item.marks["s"]) for m in said))
    # An accusation, demand or threat of an event item is a statement of its own right.
    if not item.event:
        for _ in range(len(reading.statements) - len(right[:1])):
            tally.note("false statement", item.name, False)


def judge_event(item, reading, where, tally) -> None:
    """Count the expected event and those of other types."""
    marks = item.marks.get("v", [])
    right = [
        e for e in reading.events
        if e.type == item.event and any(touches(a, marks) for a in e.anchors)
    ]  # fmt: skip
    if marks:
        tally.note("event", item.name, bool(right))
        for role, label in (("actor", "a"), ("recipient", "r")):
            if label in item.marks:
                found = (where.get(m) for e in right for m in parties(e, role))
                tally.note(role, item.name, any(touches(m, item.marks[label]) for m in found))
    for event in reading.events:
        # A statement may be an event too (warnings, demands); only event items are exhaustive.
        if item.event and event.type != item.event:
            tally.note("false event", item.name, False)


def parties(event, role: str) -> tuple[str, ...]:
    """Return the mentions in a role; both sides of a meeting or an agreement may be actors."""
    if role == "actor":
        return (*event.actors,)
    return (*event.recipients, *(event.actors if event.type in ("CONSULT", "AGREE") else ()))


def judge_names(item, reading, tally) -> None:
    """Count the expected names with their kinds, and those that are none."""
    expected = [(m, KINDS[k]) for k in KINDS for m in item.marks.get(k, [])]
    kinds = {e.id: e.kind for e in reading.entities}
    named = [m for m in reading.mentions if m.form == "name" and m.span]
    for mark, kind in expected:
        found = [m for m in named if overlap(m.span, mark) >= 0.8 * (mark.end - mark.start)]
        tally.note("name", item.name, bool(found))
        tally.note("kind", item.name, any(kinds[m.entity] is kind for m in found))
    spans = [mark for mark, _ in expected]
    for mention in named:
        if not touches(mention.span, spans):
            tally.note("false name", item.name, False)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--details", action="store_true", help="print what was missed")
    details = parser.parse_args().details
    tallies = {language: Tally() for language in LANGUAGES}
    for item in items(SENTENCES.read_text(encoding="utf-8")):
        judge(item, tallies[item.language])
    print("".rjust(16), *(language.rjust(6) for language in LANGUAGES))
    for measure in MEASURES:
        cells = (cell(tallies[language], measure) for language in LANGUAGES)
        print(measure.rjust(16), *(c.rjust(6) for c in cells))
    if details:
        for language, tally in tallies.items():
            for name, missed in tally.missed.items():
                print(f"{language} {name}: {', '.join(missed)}")


def cell(tally: Tally, measure: str) -> str:
    """Return a share, or for what is false a number."""
    if measure.startswith("false"):
        return str(tally.expected[measure])
    return f"{tally.right[measure] / max(1, tally.expected[measure]):.2f}"


if __name__ == "__main__":
    main()

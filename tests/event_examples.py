"""Reads and judges `examples/events.txt` of a language folder.

A line with `+ TYPE` holds an event with its anchor in `[ ]`, an actor in `{ }` and a recipient in
`< >`; a line with `-` holds none.
"""

import re
from dataclasses import dataclass
from importlib.resources import files

MARKS = re.compile(r"[][{}<>]")
OPENING = {"[": "anchor", "{": "actor", "<": "recipient"}


@dataclass(frozen=True)
class Case:
    number: int
    text: str
    type: str | None
    marked: dict

    @property
    def positive(self):
        return self.type is not None


def cases(code):
    """Return the cases of a language in the order of its file."""
    file = files("dictafacta") / "languages" / code / "examples" / "events.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    numbered = [(n, x) for n, x in enumerate(lines, 1) if x.strip() and not x.startswith("#")]
    return [case_of(number, line) for number, line in numbered]


def case_of(number, line):
    sign, _, source = line.partition(" ")
    kind = None
    if sign == "+":
        kind, _, source = source.partition(" ")
    text, marked, start, last = "", {}, (None, 0), 0
    for mark in MARKS.finditer(source):
        text += source[last : mark.start()]
        last = mark.end()
        if mark.group() in OPENING:
            start = (OPENING[mark.group()], len(text))
        else:
            marked[start[0]] = (start[1], len(text))
    text += source[last:]
    if sign not in "+-" or (sign == "+") != ("anchor" in marked):
        raise ValueError(f"line {number} is not a case: {line}")
    return Case(number, text, kind, marked)


def passes(case, reading):
    """Tell whether a reading finds what the case marks, or nothing where it marks nothing."""
    if not case.positive:
        return not reading.events
    return any(same(case, reading, e) for e in reading.events)


def same(case, reading, event):
    if event.type.value != case.type:
        return False
    spans = {
        "anchor": event.anchors,
        "actor": [reading.mention(m).span for m in event.actors],
        "recipient": [reading.mention(m).span for m in event.recipients],
    }
    return all(
        any(span and span.start < end and start < span.end for span in spans[role])
        for role, (start, end) in case.marked.items()
    )

"""Reads and judges `examples/statements.txt` of a language folder.

A line with `+` holds a statement with its content in `[ ]` (in parts, where its attribution stands
between them) and its speaker in `{ }`; a line with `-` holds none.
"""

import re
from dataclasses import dataclass
from importlib.resources import files

MARKS = re.compile(r"[][{}]")
ENOUGH = 0.5  # intersection over union of two contents


@dataclass(frozen=True)
class Case:
    number: int
    text: str
    content: tuple[tuple[int, int], ...]
    speaker: tuple[int, int] | None

    @property
    def positive(self):
        return bool(self.content)


def cases(code):
    """Return the cases of a language in the order of its file."""
    file = files("dictafacta") / "languages" / code / "examples" / "statements.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    numbered = [(n, x) for n, x in enumerate(lines, 1) if x.strip() and not x.startswith("#")]
    return [case_of(number, line) for number, line in numbered]


def case_of(number, line):
    sign, source = line[0], line[2:]
    text, spans, opened, last = [], {"[": [], "{": []}, [], 0
    for mark in MARKS.finditer(source):
        text.append(source[last : mark.start()])
        last, place = mark.end(), sum(map(len, text))
        if mark.group() in "[{":
            opened.append((mark.group(), place))
        else:
            kind, start = opened.pop()
            spans[kind].append((start, place))
    text.append(source[last:])
    if opened or sign not in "+-" or (sign == "+") != bool(spans["["]):
        raise ValueError(f"line {number} is not a case: {line}")
    speaker = spans["{"][0] if spans["{"] else None
    return Case(number, "".join(text), tuple(spans["["]), speaker)


def passes(case, reading):
    """Tell whether a reading finds what the case marks, or nothing where it marks nothing."""
    if not case.positive:
        return not reading.statements
    return any(same(case, reading, s) for s in reading.statements)


def same(case, reading, statement):
    wanted = {i for s, e in case.content for i in range(s, e)}
    found = {i for c in statement.content for i in range(c.start, c.end)}
    if len(wanted & found) < ENOUGH * len(wanted | found):
        return False
    if case.speaker is None:
        return True
    if statement.speaker is None:
        return False
    span = reading.mention(statement.speaker.mention).span
    return span is not None and span.start < case.speaker[1] and case.speaker[0] < span.end

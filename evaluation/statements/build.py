#!/usr/bin/env python3
"""Turn annotated texts into gold readings: `build.py SOURCE.txt OUT_DIR`.

A text begins with `@ NAME DATE`; its first line is the title, every further line a paragraph.
Marks in it: `[1:content]`, `{1:speaker}`, `<1:cue>`; several contents with one number are one
statement. Below it stands one line for each number: `1 d say NAME; NAME via SOURCE`, with the kind
(d, i, m) and the act. `~ 2 speaker none` says that the speaker is not named there, `~ 2 speaker 1`
that it is the mention of statement 1.
"""

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

OPEN = re.compile(r"([\[{<])(\d+):")
CLOSE = {"[": "]", "{": "}", "<": ">"}
LINE = re.compile(r"(\d+) ([dim]) (\w+) (.+)")
OVERRIDE = re.compile(r"~ (\d+) speaker (none|\d+)")
KINDS = {"d": "direct", "i": "indirect", "m": "mixed"}
EDGES = ' ,;:.«»“”"!'


def plain(source):
    """Return the text without marks, and the spans of each (mark, number)."""
    text, spans, stack = [], defaultdict(list), []
    at = place = 0
    while at < len(source):
        opening = OPEN.match(source, at)
        if opening:
            stack.append((opening.group(1), opening.group(2), place))
            at = opening.end()
            continue
        if stack and source[at] == CLOSE[stack[-1][0]]:
            mark, number, start = stack.pop()
            spans[mark, number].append((start, place))
        else:
            text.append(source[at])
            place += 1
        at += 1
    if stack:
        raise ValueError(f"a mark is not closed: {stack}")
    return "".join(text), spans


def trimmed(text, span):
    """Return a span without punctuation and marks at its edges."""
    start, end = span
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return [start, end]


def statement(text, spans, number, kind, act, rest, overrides):
    """Return one statement in the gold format."""
    names, _, via = rest.partition(" via ")
    where = overrides.get(number, number)
    found = [] if where == "none" else spans["{", where]
    cue = spans["<", number]
    return {
        "content": [trimmed(text, s) for s in spans["[", number]],
        "kind": KINDS[kind],
        "act": act,
        "cue": list(cue[0]) if cue else None,
        "speaker": {
            "span": trimmed(text, found[0]) if found else None,
            "names": [n.strip() for n in names.split(";")],
        },
        "via": [{"span": None, "names": [via.strip()]}] if via else [],
        "hedged": None,
    }


def readings(source, language):
    """Yield the gold reading of every text in a source file."""
    for chunk in re.split(r"^@ ", source, flags=re.M)[1:]:
        head, *lines = chunk.strip().splitlines()
        name, published = head.split()
        body = [x for x in lines if not LINE.fullmatch(x) and not x.startswith("~")]
        text, spans = plain("\n\n".join(body))
        overrides = dict(m.groups() for x in lines if (m := OVERRIDE.fullmatch(x)))
        statements = [
            statement(text, spans, *m.groups(), overrides)
            for x in lines
            if (m := LINE.fullmatch(x))
        ]
        yield {
            "id": name,
            "language": language,
            "published": published,
            "licence": "CC0 1.0",
            "origin": "invented for this project",
            "text": text,
            "statements": sorted(statements, key=lambda s: s["content"]),
            "events": None,
            "entities": None,
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for reading in readings(args.source.read_text(encoding="utf-8"), args.source.parent.name):
        file = args.out / f"{reading['id']}.json"
        file.write_text(json.dumps(reading, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

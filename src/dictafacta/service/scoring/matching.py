"""Pairs found with gold records and counts what is right; the definitions of `gold/score.py`."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from dictafacta.service.scoring.annotation import (
    Agent,
    EntityRecord,
    EventRecord,
    Offsets,
    StatementRecord,
    agents_match,
    folded,
    overlap,
    same_agent,
)
from dictafacta.service.scoring.tally import Tally

Record = TypeVar("Record")
SENTENCE_END = re.compile(r"[.!?…]+[\"»”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Record]):
    """Which found records match which gold ones, and which stand alone."""

    pairs: tuple[tuple[Record, Record], ...]
    extra: tuple[Record, ...]
    missed: tuple[Record, ...]


def matched(
    found: Sequence[Record], gold: Sequence[Record], likeness: Callable[[Record, Record], float]
) -> Outcome[Record]:
    """Return the greedy one-to-one matching by falling likeness; zero never matches."""
    ranked = sorted(
        ((likeness(p, g), i, j) for i, p in enumerate(found) for j, g in enumerate(gold)),
        key=lambda x: (-x[0], x[1], x[2]),
    )
    used_found: set[int] = set()
    used_gold: set[int] = set()
    pairs = []
    for value, i, j in ranked:
        if value > 0 and i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            pairs.append((found[i], gold[j]))
    return Outcome(
        tuple(pairs),
        tuple(p for i, p in enumerate(found) if i not in used_found),
        tuple(g for j, g in enumerate(gold) if j not in used_gold),
    )


def score_statements(
    found: Sequence[StatementRecord], gold: Sequence[StatementRecord], tally: Tally
) -> Outcome[StatementRecord]:
    """Count the statements: content overlap of at least one half, then speaker and details."""
    outcome = matched(found, gold, statement_likeness)
    required = [(p, g) for p, g in outcome.pairs if not g.optional]
    predicted = len(found) - (len(outcome.pairs) - len(required))
    total = sum(not g.optional for g in gold)
    right = sum(same_agent(p.speaker, g.speaker) for p, g in required)
    tally.add("statement", len(required), predicted, total)
    tally.add("statement+speaker", right, predicted, total)
    for p, g in required:
        judge_statement(p, g, tally)
    return outcome


def statement_likeness(found: StatementRecord, gold: StatementRecord) -> float:
    """Return the characters in common over all characters; 0 under one half."""
    a, b = characters(found.content), characters(gold.content)
    value = len(a & b) / len(a | b) if a | b else 0
    if value < 0.5:
        return 0
    return value + (0.01 if same_agent(found.speaker, gold.speaker) else 0)


def judge_statement(found: StatementRecord, gold: StatementRecord, tally: Tally) -> None:
    """Judge the details of a statement that was found."""
    for name in ("kind", "act", "hedged"):
        if getattr(gold, name) is not None:
            tally.judge(f"statement {name}", getattr(found, name) == getattr(gold, name))
    if gold.cue:
        tally.judge("statement cue", overlap(found.cue, gold.cue))
    if gold.via or found.via:
        tally.judge("statement via", agents_match(found.via, gold.via))


def score_events(
    text: str, found: Sequence[EventRecord], gold: Sequence[EventRecord], tally: Tally
) -> Outcome[EventRecord]:
    """Count the events: same type in the same sentence, then actors, recipients and details."""
    where = sentence_index(text)

    def lines(spans: Iterable[Offsets]) -> set[int]:
        return {where[min(start, len(where) - 1)] for start, _ in spans}

    def likeness(p: EventRecord, g: EventRecord) -> float:
        if p.type != g.type:
            return 0
        touch = any(overlap(a, b) for a in p.anchors for b in g.anchors)
        near = 2 if touch else 1 if lines(p.anchors) & lines(g.anchors) else 0
        return near and near + 0.5 * agents_match(p.actors, g.actors)

    outcome = matched(found, gold, likeness)
    actors = [(p, g) for p, g in outcome.pairs if agents_match(p.actors, g.actors)]
    complete = [(p, g) for p, g in actors if agents_match(p.recipients, g.recipients)]
    for name, hits in (
        ("event", outcome.pairs), ("event+actors", actors), ("event+all", complete)
    ):  # fmt: skip
        tally.add(name, len(hits), len(found), len(gold))
    for p, g in outcome.pairs:
        judge_event(p, g, tally)
    return outcome


def judge_event(found: EventRecord, gold: EventRecord, tally: Tally) -> None:
    """Judge the details of an event that was found."""
    tally.judge("event status", found.status == gold.status)
    anybody = Agent(None, tuple(n for a in gold.attributed_to for n in a.names))
    neither = not gold.attributed_to and not found.attributed_to
    right = neither or any(same_agent(a, anybody) for a in found.attributed_to)
    tally.judge("event attribution", right)
    if gold.date:
        tally.judge("event date", (found.date or "")[: len(gold.date)] == gold.date)


def score_entities(
    found: Sequence[EntityRecord], gold: Sequence[EntityRecord], tally: Tally
) -> Outcome[EntityRecord]:
    """Count the entities: same kind and a name in common."""

    def likeness(p: EntityRecord, g: EntityRecord) -> float:
        return len(folded(p.names) & folded(g.names)) if p.kind == g.kind else 0

    outcome = matched(found, gold, likeness)
    tally.add("entity", len(outcome.pairs), len(found), len(gold))
    return outcome


def characters(spans: Iterable[Offsets]) -> set[int]:
    """Return the offsets of all characters of the spans."""
    return {i for start, end in spans for i in range(start, end)}


def sentence_index(text: str) -> list[int]:
    """Return the rough sentence number of every offset; forgives anchor choice in a sentence."""
    cuts = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text) + 1]
    return [n for n, (s, e) in enumerate(pairwise(cuts)) for _ in range(e - s)]

"""Scores documents one by one and adds the counts up by language."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dictafacta.model import Reading
from dictafacta.service.scoring.annotation import Offsets, StatementRecord, same_agent
from dictafacta.service.scoring.found import annotation_of
from dictafacta.service.scoring.gold import GoldDocument
from dictafacta.service.scoring.matching import (
    Outcome,
    score_entities,
    score_events,
    score_statements,
)
from dictafacta.service.scoring.tally import Figures, Tally


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures by language (and `all`) and measure; `details` list what was missed or wrong."""

    figures: dict[str, dict[str, Figures]]
    details: tuple[str, ...]


def score(pairs: Iterable[tuple[GoldDocument, Reading]]) -> Scores:
    """Return the figures of readings beside their gold documents."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    details: list[str] = []
    for gold, reading in pairs:
        details += score_document(gold, reading, tallies[gold.language])
        score_document(gold, reading, tallies["all"])
    return Scores({group: t.figures() for group, t in sorted(tallies.items())}, tuple(details))


def score_document(gold: GoldDocument, reading: Reading, tally: Tally) -> list[str]:
    """Add one document's counts to `tally` and return what was missed, wrong or extra."""
    found, wanted = annotation_of(reading, gold.text), gold.annotation
    lines: list[str] = []
    if wanted.statements is not None:
        outcome = score_statements(found.statements or (), wanted.statements, tally)
        lines += statement_errors(gold.text, outcome)
    if wanted.events is not None:
        events = score_events(gold.text, found.events or (), wanted.events, tally)
        for e in events.missed:
            actors = [a.names[0] for a in e.actors], [a.names[0] for a in e.recipients]
            lines.append(
                f"missed event {e.type} {actors[0]} -> {actors[1]} at {shown(gold.text, e.anchors)}"
            )
        lines += [f"extra event {e.type} at {shown(gold.text, e.anchors)}" for e in events.extra]
    if wanted.entities is not None:
        entities = score_entities(found.entities or (), wanted.entities, tally)
        lines += [f"missed entity {e.kind} {e.names[0]}" for e in entities.missed]
        lines += [f"extra entity {e.kind} {e.names[0]}" for e in entities.extra]
    return [f"{gold.id}: {line}" for line in lines]


def statement_errors(text: str, outcome: Outcome[StatementRecord]) -> Iterator[str]:
    """Yield what is wrong with the statements of one document."""
    for g in outcome.missed:
        if not g.optional:
            yield f"missed statement {g.speaker.names[:1]} {shown(text, g.content)}"
    for p, g in outcome.pairs:
        if not same_agent(p.speaker, g.speaker):
            names = f"{list(p.speaker.names[:2])} for {g.speaker.names[:1]}"
            yield f"wrong speaker {names} {shown(text, g.content)}"
    for p in outcome.extra:
        yield f"extra statement {p.speaker.names[:1]} {shown(text, p.content)}"


def shown(text: str, spans: tuple[Offsets, ...]) -> str:
    """Return the words of the spans, at most 160 characters of them."""
    return " … ".join(text[start:end] for start, end in spans)[:160]

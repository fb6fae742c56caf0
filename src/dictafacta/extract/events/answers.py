"""Finds whom a denial, refusal or concession answers, where only the earlier event tells."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dictafacta.extract.events.absorb import Absorber
from dictafacta.extract.events.drafts import Draft
from dictafacta.model import EventType, Mention

# What each type may answer: "denied the allegations" is said to whoever alleged.
ANSWERS = {
    EventType.REJECT: frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.AGREE}),
    EventType.CONCEDE: frozenset({EventType.REQUEST, EventType.PROTEST}),
    EventType.AGREE: frozenset({EventType.REQUEST}),
}


def answered(drafts: Iterable[Draft], absorber: Absorber) -> Iterator[Draft]:
    """Yield the drafts that stand for themselves, answers with whom they answer.

    A draft that is only the content of another ("the allegations" in "denied the allegations")
    is not yielded. Its actors, or else those of the last event of its type, are whom the other
    answers.
    """
    ordered = list(drafts)
    content = absorbed_by_anchor(ordered, absorber)
    inner = {d.anchor for found in content.values() for d in found}
    last: dict[EventType, tuple[Mention, ...]] = {}
    for draft in ordered:
        if draft.anchor in inner:
            continue
        yield draft if draft.recipients else with_answered(draft, content, last)
        if draft.actors:
            last[draft.type] = draft.actors


def absorbed_by_anchor(drafts: list[Draft], absorber: Absorber) -> dict[int, list[Draft]]:
    """Return the drafts that are only content, by the anchor of the event that takes them."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        if outer := absorber.absorber(draft.candidate):
            found.setdefault(outer.anchor, []).append(draft)
    return found


def with_answered(
    draft: Draft, content: dict[int, list[Draft]], last: dict[EventType, tuple[Mention, ...]]
) -> Draft:
    """Return the draft with whom it answers as recipients, where that is known."""
    for inner in content.get(draft.anchor, ()):
        if inner.type not in ANSWERS.get(draft.type, ()) or not inner.candidate.noun:
            continue
        others = inner.actors or (last.get(inner.type, ()) if inner.definite else ())
        others = tuple(m for m in others if m.entity not in draft.actor_entities)
        if others:
            reason = f"answers the {inner.type.value} of {inner.lemma!r}"
            return replace(draft, recipients=others, reasons=(*draft.reasons, reason))
    return draft

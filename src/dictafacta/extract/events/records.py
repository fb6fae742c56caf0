"""Writes merged anchors as events, one record each."""

from collections.abc import Iterable

from dictafacta.extract.events.counts import Counter
from dictafacta.extract.events.drafts import Draft
from dictafacta.extract.events.grammar import Grammar
from dictafacta.extract.events.scene import OPENING
from dictafacta.model import Event, EventDate, Evidence, Mention, Status, content_id

EARLIER = frozenset({"Past", "Imp", "Pqp"})


class Recorder:
    """Knows the lexicon's scores and contexts and the document that ids depend on."""

    def __init__(self, grammar: Grammar, document: str, story: EventDate | None) -> None:
        self.story = story
        self.grammar = grammar
        self.words = grammar.words
        self.document = document
        self.counter = Counter(grammar)

    def records(self, events: Iterable[list[Draft]]) -> tuple[Event, ...]:
        """Return one event for each group of drafts, in text order of their first anchors."""
        ordered = sorted(events, key=lambda drafts: min(d.anchor for d in drafts))
        return tuple(map(self._record, ordered))

    def _record(self, drafts: list[Draft]) -> Event:
        ranked = sorted(drafts, key=lambda d: d.fullness, reverse=True)
        first = ranked[0]
        anchors = tuple(dict.fromkeys(self.grammar.tokens[d.anchor].span for d in ranked))
        actors = people(next((d.actors for d in ranked if d.actors), ()))
        recipients = people(next((d.recipients for d in ranked if d.recipients), ()))
        mode = first.mode or next((d.mode for d in ranked if d.mode), None)
        told = any(d.statement is None for d in drafts)
        return Event(
            id=content_id("v", self.document, first.type.value, *sorted(anchors)),
            type=first.type,
            mode=mode,
            cameo=first.cameo,
            contexts=self.words.contexts.get(first.cameo or "", ()),
            score=self.words.score(first.type, mode),
            anchors=anchors,
            actors=actors,
            recipients=recipients,
            place=people(m for d in ranked for m in d.place)[:4],
            date=next((d.date for d in ranked if d.date), None) or self._inferred(drafts),
            status=first.status,
            attributed_to=()
            if told
            else tuple(dict.fromkeys(s for d in ranked for s in d.sources)),
            statement=first.statement,
            counts=self.counter.counts(ranked),
            evidence=evidence(ranked),
        )

    def _inferred(self, drafts: list[Draft]) -> EventDate | None:
        """News that is told as done, by a verb or in the opening, is of the story's day."""
        if any(d.status is not Status.ACTUAL for d in drafts):
            return None
        opening = min(d.sentence for d in drafts) < OPENING
        told = any(not d.candidate.noun and not self._earlier(d) for d in drafts)
        return self.story if told or opening else None

    def _earlier(self, draft: Draft) -> bool:
        """Tell whether a clause is in the past perfect: it goes before the story."""
        auxiliaries = self.grammar.parse.children_by(draft.anchor, "aux")
        return any(
            a.feats.get("Tense") in EARLIER and self.grammar.of_class(a.index, "aux_perfect")
            for a in auxiliaries
        )


def people(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return the ids of mentions, one for each entity."""
    return tuple({m.entity: m.id for m in reversed(tuple(mentions))}.values())[::-1]


def evidence(ranked: list[Draft]) -> Evidence:
    """Return why the event was coded: the fullest anchor's rule, all lexicon lines and reasons."""
    first = ranked[0]
    entries = dict.fromkeys(d.candidate.entry.where for d in ranked)
    reasons = dict.fromkeys(r for d in ranked for r in (*d.candidate.reasons, *d.reasons))
    return Evidence(
        rule=first.candidate.rule,
        confidence=first.candidate.confidence,
        entries=tuple(entries),
        reasons=tuple(reasons),
    )

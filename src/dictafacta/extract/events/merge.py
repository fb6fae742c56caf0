"""Gathers the anchors of one event: one record for each event of a document."""

from collections.abc import Iterable

from dictafacta.extract.events.candidates import VERBAL_TYPES
from dictafacta.extract.events.drafts import Draft
from dictafacta.extract.events.grammar import Grammar
from dictafacta.extract.times import bounds
from dictafacta.model import EventType, Status

STEM = 4  # letters that a verb and its noun share ("visit", "visita")
WINDOW = 40  # how many events back a further anchor is looked for
CONSULT_VISIT = frozenset({"visit"})


class Merger:
    """Puts each anchor, in text order, into the event that it tells of again, or opens one."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.events: list[list[Draft]] = []
        self._by_type: dict[EventType, list[list[Draft]]] = {}

    def merge(self, drafts: Iterable[Draft]) -> list[list[Draft]]:
        """Return the drafts of each event. Anchors that cannot be one alone come second."""
        ordered = list(drafts)
        for draft in (d for d in ordered if d.candidate.alone):
            self._place(draft)
        for draft in (d for d in ordered if not d.candidate.alone):
            if home := self._home(draft) or self._named_before(draft):
                home.append(draft)
        return self.events

    def _place(self, draft: Draft) -> None:
        home = self._home(draft)
        if home is None:
            home = self._named_before(draft)
        if home is None:
            home = []
            self.events.append(home)
            self._by_type.setdefault(draft.type, []).append(home)
        home.append(draft)

    def _named_before(self, draft: Draft) -> list[Draft] | None:
        """A bare noun takes up an event that the same word has named, whatever its type.

        "Hackers attack a website ... the attack": the second anchor alone would be an ASSAULT.
        """
        if not draft.candidate.noun or draft.mode or draft.actors:
            return None
        for event in reversed(self.events[-WINDOW:]):
            if any(akin(draft.lemma, d.lemma) and compatible(draft, d) for d in event):
                return event
        return None

    def _home(self, draft: Draft) -> list[Draft] | None:
        """Return the event that a draft belongs to: the likest of the recent ones of its type."""
        best, home = 0, None
        for event in reversed(self._by_type.get(draft.type, [])[-WINDOW:]):
            likeness = self._likeness(draft, event)
            if likeness > best:
                best, home = likeness, event
        return home

    def _likeness(self, draft: Draft, event: list[Draft]) -> int:
        if self._tied(draft, event) or any(one_protest(draft, d) for d in event):
            return 5
        if any(apart(draft, d) for d in event) or other_mode(draft, event):
            return 0
        return max(self._same(draft, d) for d in event)

    def _tied(self, draft: Draft, event: list[Draft]) -> bool:
        """Tell whether the sentence itself ties the anchor to the event."""
        return any(
            d.sentence == draft.sentence and d.status is draft.status and self._linked(draft, d)
            for d in event
        )

    def _linked(self, one: Draft, other: Draft) -> bool:
        """A verb and its object, means or subject ("was killed in the attack")."""
        tokens = self.grammar.tokens
        low, high = one.anchor, other.anchor
        if tokens[low].head != high and tokens[high].head != low:
            return False
        below = low if tokens[low].head == high else high
        if tokens[below].relation == "conj":
            return compatible(one, other) and not one.candidate.noun
        relation = tokens[below].relation
        return relation in ("obj", "obl", "nsubj", "xcomp", "advcl", "nmod", "acl", "appos")

    def _same(self, one: Draft, other: Draft) -> int:
        """How sure it is that two anchors tell of one event; 0 where nothing says so."""
        related = akin(one.lemma, other.lemma)
        both = shared(one.actor_entities, other.actor_entities)
        back = shared(one.recipient_entities, other.recipient_entities)
        if both and back:
            return 4
        bare = not one.actors and not one.recipients
        if bare and (one.definite or not one.candidate.alone):
            taken_up = one.type is EventType.ASSAULT and self._war(one) is self._war(other)
            return 3 if related else 1 * (one.definite and taken_up)
        if both and one.mode and one.mode == other.mode:
            return 3
        if both and one.type is EventType.CONSULT:
            return 3 if len(one.actor_entities & other.actor_entities) > 1 or related else 0
        if one.type in VERBAL_TYPES:
            return 2 if both and related else 0
        if both or back:
            return 3 if related or one.definite else 0
        return 2 if related and self._unknown_side(one, other) else 0

    def _war(self, one: Draft) -> bool:
        """Tell whether an anchor names a war, which no single attack is."""
        return self.grammar.of_class(one.anchor, "war")

    def _unknown_side(self, one: Draft, other: Draft) -> bool:
        """Two bare anchors of the same word ("the protests ... protests")."""
        return not (one.actors or other.actors) and not (one.recipients or other.recipients)


def one_protest(one: Draft, other: Draft) -> bool:
    """Tell whether one sentence gives one protest several names ("the march and the strike")."""
    same = one.type is EventType.PROTEST and one.sentence == other.sentence
    return same and one.status is other.status and compatible(one, other)


def shared(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of entities meet."""
    return bool(one & other)


def compatible(one: Draft, other: Draft) -> bool:
    """Tell whether nothing in the roles of two anchors speaks against one event."""
    return not any(
        a and b and not a & b
        for a, b in (
            (one.actor_entities, other.actor_entities),
            (one.recipient_entities, other.recipient_entities),
        )
    )


def apart(one: Draft, other: Draft) -> bool:
    """Tell whether two anchors cannot be one event: roles, status, mode or date differ."""
    if not compatible(one, other):
        return True
    settled = one.candidate.noun and one.definite and one.status is Status.ACTUAL
    if one.status is not other.status and not settled:
        return True
    if one.type is EventType.CONSULT and (one.mode == "visit") != (other.mode == "visit"):
        return True
    return dates_differ(one, other)


def other_mode(one: Draft, event: list[Draft]) -> bool:
    """Tell whether the modes of all anchors of an event speak against one more, of a deed."""
    modes = {d.mode for d in event if d.mode}
    return bool(one.mode and modes) and one.mode not in modes and one.type not in VERBAL_TYPES


def dates_differ(one: Draft, other: Draft) -> bool:
    """Tell whether both are dated and the dates have no day in common."""
    first = bounds(one.date.value if one.date else None)
    second = bounds(other.date.value if other.date else None)
    if first is None or second is None:
        return False
    return first[1] < second[0] or second[1] < first[0]


def akin(one: str, other: str) -> bool:
    """Tell whether two lemmas look like one word family ("attaccare", "attacco")."""
    return one == other or (len(one) >= STEM and one[:STEM] == other[:STEM])

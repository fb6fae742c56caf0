"""Reads how many were killed, wounded or arrested, or took part."""

from collections.abc import Iterator

from dictafacta.extract.events.drafts import Draft
from dictafacta.extract.events.grammar import Filler, Grammar
from dictafacta.model import Count, CountKind, EventType

KINDS = {
    EventType.PROTEST: CountKind.PARTICIPANTS,
    EventType.COERCE: CountKind.DETAINED,
    EventType.RETREAT: CountKind.RELEASED,
}


class Counter:
    """Finds the number beside the people whom an event's anchor names."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.parse = grammar.parse

    def counts(self, drafts: list[Draft]) -> tuple[Count, ...]:
        """Return the counts that the anchors of an event give, without repeats."""
        found = {c: None for draft in drafts for c in self._of(draft)}
        return tuple(found)

    def _of(self, draft: Draft) -> Iterator[Count]:
        kind = self._kind(draft)
        if kind is None:
            return
        acting = kind is CountKind.PARTICIPANTS
        for filler in draft.candidate.actors if acting else draft.candidate.recipients:
            if number := self._number(filler):
                token = self.parse.tokens[number]
                value = to_number(token.form)
                yield Count(kind=kind, span=token.span, value=value)

    def _kind(self, draft: Draft) -> CountKind | None:
        if draft.type is EventType.ASSAULT:
            for name, kind in (("killing", CountKind.DEAD), ("wounding", CountKind.WOUNDED)):
                if self.grammar.of_class(draft.anchor, name):
                    return kind
            return None
        if draft.type is EventType.COERCE and draft.mode != "arrest":
            return None
        if draft.type is EventType.RETREAT and draft.mode != "release":
            return None
        return KINDS.get(draft.type)

    def _number(self, filler: Filler) -> int | None:
        if filler.dropped:
            return None
        token = self.parse.tokens[filler.token]
        if token.upos == "NUM":
            return token.index
        for child in self.parse.children_by(filler.token, "nummod"):
            return child.index
        return None


def to_number(form: str) -> int | None:
    """Return a number written in digits (1,200 or 1.200 too); None for words."""
    digits = form.replace(",", "").replace(".", "").replace("\u00a0", "")
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None

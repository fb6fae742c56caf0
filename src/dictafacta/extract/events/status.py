"""Judges whether an event is told as having happened: actual, future, hypothetical or negated."""

from collections.abc import Iterator

from dictafacta.extract.events.grammar import VERBAL, Grammar
from dictafacta.model import Status, Token

# What a word of a class says about the event that it governs or describes.
GOVERNORS = (
    ("cancel", Status.NEGATED),
    ("fail", Status.NEGATED),
    ("fear", Status.HYPOTHETICAL),
    ("plan", Status.FUTURE),
)
DESCRIBERS = (
    ("negator", Status.NEGATED),
    ("cancelled", Status.NEGATED),
    ("possible", Status.HYPOTHETICAL),
    ("planned", Status.FUTURE),
)
AUXILIARIES = (
    ("aux_possible", Status.HYPOTHETICAL),
    ("aux_future", Status.FUTURE),
)
RANK = (Status.NEGATED, Status.HYPOTHETICAL, Status.FUTURE)
UPWARD = frozenset({"xcomp", "obj", "obl", "nsubj", "csubj", "acl", "ccomp", "nmod", "advcl"})
CLIMB = 5


class StatusReader:
    """Reads status off auxiliaries, tense, mood, negation and the words that govern an event."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.parse = grammar.parse

    def read(self, anchor: int) -> tuple[Status, str, bool]:
        """Return an event's status, the word that decided it, and whether it is refused.

        What is negated and future ("will not accept") is a refusal.
        """
        signs = list(self._signs(anchor))
        kinds = {found for found, _ in signs}
        refused = {Status.NEGATED, Status.FUTURE} <= kinds and Status.HYPOTHETICAL not in kinds
        for status in RANK:
            for found, word in signs:
                if found is status:
                    return status, word, refused
        return Status.ACTUAL, "", False

    def _signs(self, anchor: int) -> Iterator[tuple[Status, str]]:
        node = anchor
        for _ in range(CLIMB):
            yield from self._own_signs(node)
            token = self.parse.tokens[node]
            if token.head == node:
                return
            yield from self._governor_signs(token)
            if not self._goes_on(token):
                return
            node = token.head

    def _own_signs(self, node: int) -> Iterator[tuple[Status, str]]:
        grammar, token = self.grammar, self.parse.tokens[node]
        for child in (self.parse.tokens[c] for c in self.parse.children(node)):
            if child.relation == "aux":
                yield from self._auxiliary_signs(child, token)
            elif child.relation in ("advmod", "det", "amod", "acl", "obj", "expl"):
                for name, status in DESCRIBERS:
                    if grammar.of_class(child.index, name):
                        yield status, child.form
            elif child.relation == "mark" and grammar.of_class(child.index, "if"):
                yield Status.HYPOTHETICAL, child.form
        if token.feats.get("Polarity") == "Neg" and token.upos in VERBAL:
            yield Status.NEGATED, token.form
        yield from self._inflection_signs(token)

    def _auxiliary_signs(self, aux: Token, verb: Token) -> Iterator[tuple[Status, str]]:
        grammar = self.grammar
        if aux.feats.get("Tense") == "Fut":
            yield Status.FUTURE, aux.form
        if grammar.of_class(aux.index, "aux_expected") and aux.feats.get("Mood") == "Cnd":
            yield Status.FUTURE, aux.form
            return
        for name, status in AUXILIARIES:
            if grammar.of_class(aux.index, name):
                yield status, aux.form
        if grammar.of_class(aux.index, "aux_would"):
            reported = verb.relation in ("ccomp", "xcomp", "conj")
            yield (Status.FUTURE if reported else Status.HYPOTHETICAL), aux.form

    def _inflection_signs(self, token: Token) -> Iterator[tuple[Status, str]]:
        """Tense and mood of the verb itself; a conditional perfect only keeps its distance."""
        if token.feats.get("Tense") == "Fut":
            yield Status.FUTURE, token.form
        if token.feats.get("Mood") == "Cnd" and token.upos in VERBAL:
            yield Status.HYPOTHETICAL, token.form

    def _governor_signs(self, token: Token) -> Iterator[tuple[Status, str]]:
        """What the word above says: planned, failed, feared; purpose clauses are not yet done."""
        grammar, relation = self.grammar, token.relation
        if relation in UPWARD and not self._circumstance(token):
            for name, status in GOVERNORS:
                if name == "fail" and relation == "nsubj":
                    continue  # talks that failed were held
                if grammar.of_class(token.head, name):
                    yield status, self.parse.tokens[token.head].form
        infinitive = token.feats.get("VerbForm") == "Inf"
        if relation == "acl" and infinitive:
            yield Status.HYPOTHETICAL, token.form
        if relation == "advcl" and infinitive and not self._temporal(token):
            yield Status.HYPOTHETICAL, token.form

    def _circumstance(self, token: Token) -> bool:
        """A finite clause beside another ("called for calm after X arrested Y") is not governed."""
        return token.relation == "advcl" and token.feats.get("VerbForm") == "Fin"

    def _temporal(self, token: Token) -> bool:
        """ "After", "before" and "without" clauses are infinitives without being purposes."""
        marks = self.parse.children_by(token.index, "mark", "case")
        return any(self.grammar.of_class(m.index, "temporal_mark") for m in marks)

    def _goes_on(self, token: Token) -> bool:
        """Tell whether what holds of the word above holds of this one too."""
        if token.relation == "xcomp":
            return True
        if token.relation == "conj" and token.upos in VERBAL:
            return not any(self.parse.children_by(token.index, "nsubj"))
        if token.relation in ("obj", "obl", "nsubj", "nmod"):
            above = token.head
            carried = self.grammar.of_class(above, "light") or self.grammar.of_class(above, "plan")
            return (carried and token.relation != "nmod") or token.deprel == "nsubj:pass"
        return False

"""Leaves out what another event already says: what is demanded, promised, threatened or refused."""

from dictafacta.extract.events.candidates import VERBAL_TYPES, Candidate
from dictafacta.extract.events.grammar import Grammar
from dictafacta.model import EventType, Token

CLIMB = 8
# A promise of help is one AGREE, a demanded action only a REQUEST (gold guidelines, settled cases).
WHOLLY = frozenset({EventType.AGREE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT})
CLAUSAL = frozenset({"xcomp", "ccomp", "obj", "acl", "advcl", "iobj", "nsubj"})


class Absorber:
    """Knows the candidates by token and tells which of them are only the content of another."""

    def __init__(self, grammar: Grammar, candidates: list[Candidate]) -> None:
        self.grammar = grammar
        self.tokens = grammar.tokens
        self._by_token = {c.anchor: c for c in candidates if c.alone}

    def absorber(self, inner: Candidate) -> Candidate | None:
        """Return the event of a word above that the candidate is only the content of."""
        node = inner.anchor
        for _ in range(CLIMB):
            token = self.tokens[node]
            if token.head == node or not self._content(token):
                return None
            outer = self._by_token.get(token.head) or self._carried(token)
            if outer is not None and outer.type is not inner.type:
                return outer if self._takes(outer, inner, token) else None
            node = token.head
        return None

    def _carried(self, token: Token) -> Candidate | None:
        """Return the event whose noun the verb above only carries ("lanciato un appello alla")."""
        if not self.grammar.of_class(token.head, "light"):
            return None
        for noun in self.grammar.parse.children_by(token.head, "obj", "nsubj"):
            outer = self._by_token.get(noun.index)
            if outer and noun.index < token.index and outer.anchor != token.index:
                return outer
        return None

    def _content(self, token: Token) -> bool:
        """Tell whether a word belongs to the content of the word above it."""
        relation, feats = token.relation, token.feats
        if token.deprel == "nsubj:outer" or self.grammar.is_relative(token.index):
            return False
        if relation == "acl":
            return feats.get("VerbForm") != "Part"
        if relation == "advcl":
            return feats.get("VerbForm") == "Inf"
        if relation == "nsubj":
            return token.deprel == "nsubj:pass"
        if relation in ("obl", "nmod"):
            topic = self.grammar.words.words("slot:topic")
            return bool(self.grammar.markers(token.index) & topic)
        return relation in CLAUSAL or relation == "conj"

    def _takes(self, outer: Candidate, inner: Candidate, top: Token) -> bool:
        if top.relation == "conj":
            return False
        if outer.type in WHOLLY:
            return True
        if outer.type is EventType.ACCUSE:
            return inner.type in VERBAL_TYPES
        if outer.type is EventType.PROTEST:
            return inner.type in VERBAL_TYPES
        if outer.type in (EventType.CONSULT, EventType.SUPPORT):
            return inner.noun or top.relation == "advcl"
        return False

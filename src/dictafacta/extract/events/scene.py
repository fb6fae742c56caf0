"""Attaches an event to its time and place."""

from datetime import date

from dictafacta.extract.events.grammar import VERBAL, Grammar
from dictafacta.extract.events.people import People
from dictafacta.extract.times import calendar_value
from dictafacta.model import EntityKind, EventDate, Mention, TimeExpression

CLIMB = 4
OPENING = 4  # sentences that tell the news itself
SEARCHED = 80  # sentences in which the day of the story is looked for
RECENT = 10  # days before publication that still are the story's own
UPWARD = frozenset({"obj", "obl", "nsubj", "xcomp", "nmod", "conj", "acl", "ccomp"})


class Scene:
    """Finds the time expression and the places of an anchor's clause."""

    def __init__(self, grammar: Grammar, people: People, times: tuple[TimeExpression, ...]) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.people = people
        self._times: dict[int, list[tuple[int, TimeExpression]]] = {}
        self._index(times)

    def _index(self, times: tuple[TimeExpression, ...]) -> None:
        for time in times:
            tokens = self.parse.tokens_in(time.span)
            if time.value and not time.value.startswith(("P", "../")) and len(tokens):
                top = self._top(tokens)
                self._times.setdefault(self.parse.tokens[top].sentence, []).append((top, time))

    def _top(self, tokens: range) -> int:
        """Return the token that the others hang from."""
        for token in tokens:
            if self.parse.tokens[token].head not in tokens:
                return token
        return tokens[0]

    def story_day(self, published: str | None) -> EventDate | None:
        """Return when the news happened, for events that the text does not date themselves.

        The first day that the text names in a sentence with a verb, if it lies shortly before
        publication; else the day of publication. Both are marked as approximate (EDTF `~`). None
        where nothing tells when the text was published.
        """
        if not published:
            return None
        for sentence in self.parse.sentences[:SEARCHED]:
            words = self.parse.words(sentence)
            if not any(w.upos in VERBAL for w in words):
                continue  # a dateline or a headline of names
            for _, time in self._times.get(sentence.index, []):
                if time.grain == "day" and time.value and recent(time.value, published):
                    return EventDate(value=f"{time.value.rstrip('~')}~", time=time.id)
        return EventDate(value=f"{published[:10]}~") if len(published) > 6 else None

    def clause(self, anchor: int, apart: bool = True) -> tuple[int, ...]:
        """Return the anchor and the words above it that share its place and, if not `apart`, time.

        "On Friday X rescued A, and Y saved B": the second clause shares the day of the first.
        """
        chain, node = [anchor], anchor
        for _ in range(CLIMB):
            token = self.parse.tokens[node]
            if token.head == node or token.relation not in UPWARD or self.grammar.is_relative(node):
                break
            if token.relation in ("acl", "ccomp") and self.parse.tokens[node].upos in VERBAL:
                break
            if apart and token.relation == "conj" and self.grammar.has_subject(node):
                break
            node = token.head
            chain.append(node)
        return tuple(chain)

    def date(self, anchor: int) -> EventDate | None:
        """Return the time that the anchor's clause gives, the nearest to the anchor first."""
        within = self._times.get(self.parse.tokens[anchor].sentence, [])
        if not within:
            return None
        rank = {token: n for n, token in enumerate(self.clause(anchor, apart=False))}
        best: tuple[int, int] | None = None
        chosen = None
        for top, time in within:
            near = self._attached(top, rank)
            if near is not None and (best is None or (near, abs(top - anchor)) < best):
                best, chosen = (near, abs(top - anchor)), time
        value = calendar_value(chosen.value) if chosen else None
        return EventDate(value=value, time=chosen.id) if chosen and value else None

    def _attached(self, top: int, rank: dict[int, int]) -> int | None:
        """Return how near a time hangs to the clause; None where another clause lies between."""
        if top in rank:
            return rank[top]
        for above in self.parse.ancestors(top):
            if above in rank:
                return rank[above]
            if self.parse.tokens[above].upos in VERBAL and not self._carries(above, rank):
                return None
        return None

    def _carries(self, verb: int, rank: dict[int, int]) -> bool:
        """Tell whether a verb only carries the noun: "the talks that X held yesterday"."""
        token = self.parse.tokens[verb]
        return token.head in rank and self.grammar.relative_verb(token.head) == verb

    def places(self, anchor: int, taken: frozenset[str]) -> tuple[Mention, ...]:
        """Return the places where the clause says that it happened, participants left out."""
        found: dict[str, Mention] = {}
        for node in self.clause(anchor)[:3]:
            for child in self.parse.children_by(node, "obl", "nmod", "advmod"):
                if self.grammar.markers(child.index) & self.grammar.words.words("slot:in"):
                    for mention in self._named_places(child.index):
                        if mention.id not in taken:
                            found.setdefault(mention.entity, mention)
        for mention in self._town_of(anchor):
            if mention.id not in taken:
                found.setdefault(mention.entity, mention)
        return tuple(found.values())[:4]

    def _town_of(self, anchor: int) -> list[Mention]:
        """The town that a noun is called by: "il vertice di Roma"."""
        if self.parse.tokens[anchor].upos not in ("NOUN", "PROPN"):
            return []
        towns = [f for f in self.grammar.filling(anchor, "of") if self.people.is_town(f)]
        return [m for f in towns for m in self._named_places(f.token)]

    def _named_places(self, token: int) -> list[Mention]:
        found = []
        for index in (
            token,
            *(c.index for c in self.parse.children_by(token, "nmod", "appos", "flat", "conj")),
        ):
            mention = self.people.table.at(index)
            if mention and self.people.table.entity_of(mention).kind is EntityKind.PLACE:
                found.append(mention)
        return found


def recent(value: str, published: str) -> bool:
    """Tell whether a day lies shortly before publication."""
    try:
        day = date.fromisoformat(value[:10])
        last = date.fromisoformat(published[:10])
    except ValueError:
        return False
    return 0 <= (last - day).days <= RECENT

"""Fills the slots of an anchor's frame: who stands where around a verb or noun."""

from dictafacta.extract.events.grammar import Filler, Grammar
from dictafacta.extract.events.people import STRONG, WEAK, People
from dictafacta.lexicon.events import EventEntry, Need
from dictafacta.model import Token

NOUN_INSIDE = ("amod", "compound", "nmod", "nummod", "conj", "flat", "appos", "obl", "acl")
PHRASE = ("amod", "compound", "nmod", "flat", "conj")
DEEP = 5  # how many steps down a participant of the content is looked for
CONTENT = frozenset(
    {
        *("ccomp", "xcomp", "csubj", "acl", "conj"),
        *("nsubj", "obj", "iobj", "obl", "nmod", "amod", "compound"),
    }
)
NAMING = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
VERB_INSIDE = ("advmod", "obl", "obj", "xcomp", "compound", "nsubj", "conj", "iobj", "acl")


class Slots:
    """Looks up slots; verbs and nouns fill the same slot in different ways."""

    def __init__(self, grammar: Grammar, people: People) -> None:
        self.grammar = grammar
        self.people = people
        self.parse = grammar.parse

    def fill(self, anchor: int, slot: str, noun: bool) -> tuple[Filler, ...]:
        """Return what fills `slot` of the anchor."""
        return self._of_noun(anchor, slot) if noun else self._of_verb(anchor, slot)

    def _of_verb(self, verb: int, slot: str) -> tuple[Filler, ...]:
        grammar = self.grammar
        match slot:
            case "subj" | "subject":
                return grammar.agents(verb)
            case "deep":
                return self._deep(verb)
            case "purpose":
                return self._purpose(verb)
            case "obj":
                return grammar.objects(verb)
            case "comp":
                return self._complement(verb)
            case "prt":
                found = self.parse.children_by(verb, "compound:prt", "advmod", "compound")
                return tuple(Filler(c.index) for c in found)
            case "mod":
                found = self.parse.children_by(verb, *VERB_INSIDE)
                return tuple(Filler(c.index) for c in found)
            case "self":
                return (Filler(verb),)
            case "iobj":
                own = tuple(Filler(c.index) for c in self.parse.children_by(verb, "iobj"))
                return own or grammar.filling(verb, "to")
        return grammar.filling(verb, slot) or self._through_object(verb, slot)

    def _through_object(self, verb: int, slot: str) -> tuple[Filler, ...]:
        """ "Impose sanctions on X": the parser may hang "on X" from the object."""
        if slot in ("of", "by"):
            return ()
        below = self.grammar.objects(verb)
        if not below or below[0].dropped:
            return ()
        return self.grammar.filling(below[0].token, slot)

    def _deep(self, head: int) -> tuple[Filler, ...]:
        """The first political participant inside what is promised, demanded, threatened, refused.

        "Threatened to ban X", "demanded the withdrawal of X": breadth first, a few steps down,
        never into relative clauses or other clauses that stand beside the content.
        """
        queue = [(head, 0)]
        for node, depth in queue:
            if depth == DEEP:
                continue
            for child in self.parse.children(node):
                token = self.parse.tokens[child]
                if token.relation not in CONTENT or self.grammar.is_relative(child):
                    continue
                if depth == 0 and not self._belongs(token):
                    continue
                filler = Filler(child)
                if token.upos in NAMING and self.people.level(filler) == STRONG:
                    return (filler,)
                queue.append((child, depth + 1))
        return ()

    def _purpose(self, head: int) -> tuple[Filler, ...]:
        """The political participant of what somebody protests against or demands by a deed."""
        for clause in self.parse.children_by(head, "advcl", "acl", "obl", "nmod", "xcomp"):
            named = self.grammar.of_class(clause.index, "protesting")
            if (named or clause.feats.get("VerbForm") in ("Inf", "Ger", "Part")) and (
                found := self._deep(clause.index)
            ):
                return found
        return ()

    def _belongs(self, token: Token) -> bool:
        """Tell whether a dependent of the anchor is its content, no subject and no adjunct."""
        if token.relation in ("obl", "nmod"):
            topic = self.grammar.words.words("slot:topic")
            return bool(self.grammar.markers(token.index) & topic)
        return token.relation not in ("nsubj", "advcl", "conj", "amod", "compound")

    def _complement(self, verb: int) -> tuple[Filler, ...]:
        """The subject of the clause that the verb governs; failing that, the clause itself."""
        for clause in self.parse.children_by(verb, "ccomp", "xcomp"):
            own = list(self.parse.children_by(clause.index, "nsubj"))
            return tuple(Filler(c.index) for c in own[:1]) or (Filler(clause.index),)
        return ()

    def _of_noun(self, noun: int, slot: str) -> tuple[Filler, ...]:
        grammar = self.grammar
        match slot:
            case "subj" | "subject":
                return self._doer(noun)
            case "deep":
                return self._deep(noun)
            case "purpose":
                light = grammar.light_verb(noun)
                return self._purpose(noun) or (self._purpose(light[0]) if light else ())
            case "obj":
                return grammar.filling(noun, "of") or self._compound(noun)
            case "poss":
                return grammar.possessors(noun)
            case "by":
                return grammar.doers_of_noun(noun) or self._agent_of_carrier(noun)
            case "comp":
                found = self.parse.children_by(noun, "acl", "ccomp", "xcomp")
                return tuple(Filler(c.index) for c in found)
            case "carrier":
                return self._carrier(noun)
            case "adj":
                return self._compound(noun)
            case "mod" | "prt":
                found = self.parse.children_by(noun, *NOUN_INSIDE)
                return tuple(Filler(c.index) for c in found)
            case "self" | "head":
                return (Filler(noun if slot == "self" else self.parse.tokens[noun].head),)
        return grammar.filling(noun, slot) or self._around(noun, slot)

    def _around(self, noun: int, slot: str) -> tuple[Filler, ...]:
        """What the verb of a noun gives to its slots ("launched an attack on X")."""
        light = self.grammar.light_verb(noun)
        if light and slot != "of":
            return self.grammar.filling(light[0], slot)
        relative = self.grammar.relative_verb(noun)
        if relative is not None and slot not in ("of", "by", "owner"):
            found = self.grammar.filling(relative, slot)
            if found := tuple(f for f in found if f.token != noun):
                return found
        return self._beside(noun, slot)

    def _beside(self, noun: int, slot: str) -> tuple[Filler, ...]:
        """ "Broke off his visit to X": the parser may hang "to X" from the verb of the object."""
        token = self.grammar.tokens[noun]
        if token.relation != "obj" or slot in ("of", "by", "owner"):
            return ()
        return tuple(f for f in self.grammar.filling(token.head, slot) if f.token > noun)

    def _doer(self, noun: int) -> tuple[Filler, ...]:
        """Who does what a noun names: by-phrase, agent of its verb, owner, subject of its verb."""
        grammar = self.grammar
        if found := grammar.doers_of_noun(noun):
            return found
        for clause in self.parse.children_by(noun, "acl"):
            found = grammar.agents(clause.index) if self._light(clause.index) else ()
            if found and found[0].token != noun:
                return found
        if found := grammar.possessors(noun):
            return found
        return ()

    def _carrier(self, noun: int) -> tuple[Filler, ...]:
        """The subject of the light verb that carries the noun."""
        if any(self.parse.children_by(noun, "cop")):
            return self.grammar.subjects(noun)  # "students are on strike"
        light = self.grammar.light_verb(noun)
        if light is None or light[1] != "light":
            relative = self.grammar.relative_verb(noun)
            found = () if relative is None else self.grammar.agents(relative)
        else:
            found = self.grammar.agents(light[0]) or self.grammar.subjects(light[0])
        return found if found and found[0].token != noun else ()

    def _agent_of_carrier(self, noun: int) -> tuple[Filler, ...]:
        """Who does it in "an attack was launched by X": the agent of a light verb's passive."""
        light = self.grammar.light_verb(noun)
        passive = light is not None and self.grammar.passive(light[0])
        return self.grammar.agents(light[0]) if light and passive else ()

    def _light(self, verb: int) -> bool:
        return self.grammar.of_class(verb, "light")

    def _compound(self, noun: int) -> tuple[Filler, ...]:
        """Names and nationalities that stand as adjectives or first parts of the noun."""
        found = []
        for child in self.parse.children_by(noun, "amod", "compound", "nmod", "flat"):
            marked = any(self.parse.children_by(child.index, "case"))
            genitive = child.relation == "nmod" and "Case" in child.feats
            if marked or genitive or child.deprel == "nmod:poss":
                continue
            filler = Filler(child.index)
            if self.people.level(filler) >= WEAK and self.people.mention(filler):
                found.append(filler)
        return tuple(found)

    def manner(self, noun: int) -> tuple[Filler, ...]:
        """Who does something in this way: "burnt cars in protest at the arrests"."""
        token = self.grammar.tokens[noun]
        if token.relation not in ("obl", "advmod") or not self.grammar.markers(noun) & (
            self.grammar.words.words("slot:manner")
        ):
            return ()
        return self.grammar.agents(token.head)

    def sufferer(self, noun: int) -> tuple[Filler, ...]:
        """Who has it done to them by a verb such as "suffer" or "come under"."""
        light = self.grammar.light_verb(noun)
        return self.grammar.subjects(light[0]) if light and light[1] == "suffer" else ()

    def holds(self, need: Need, anchor: int, entry: EventEntry) -> bool:
        """Tell whether an entry's condition holds at the anchor."""
        found = self._asked(anchor, need.slot, entry.pos == "NOUN")
        if need.absent and not need.words:
            return not found
        if not need.words:
            return bool(found)
        return any(self._among(f, need.words) for f in found) != need.absent

    def _asked(self, anchor: int, slot: str, noun: bool) -> tuple[Filler, ...]:
        """As `fill`, but a condition on the complement asks for its verb, not its subject."""
        if slot == "comp" and not noun:
            clauses = self.parse.children_by(anchor, "ccomp", "xcomp", "advcl")
            return tuple(
                Filler(c.index)
                for c in clauses
                if c.relation != "advcl" or c.feats.get("VerbForm") == "Inf"
            )
        return self.fill(anchor, slot, noun)

    def armed(self, anchor: int) -> bool:
        """Tell whether weapons or violence stand in the clause ("was killed by a car bomb")."""
        below = [*self.parse.children_by(anchor, "obl", "nsubj", "nmod", "compound", "advcl")]
        token = self.parse.tokens[anchor]
        if token.relation == "xcomp":  # "rimasti feriti in un attentato"
            below += self.parse.children_by(token.head, "obl", "nmod", "advcl")
        return any(
            self.grammar.of_class(t, name)
            for c in below
            for t in (c.index, *(g.index for g in self.parse.children_by(c.index, *PHRASE)))
            for name in ("weapon", "violence")
        )

    def accidental(self, anchor: int) -> bool:
        """Tell whether the clause names an accident ("was killed in a crash")."""
        below = self.parse.children_by(anchor, "obl", "nsubj", "nmod", "compound")
        return any(self.grammar.of_class(c.index, "accident") for c in below)

    def _among(self, filler: Filler, words: frozenset[str]) -> bool:
        """Tell whether a filler, or a noun inside or beside it, is one of words or classes."""
        if filler.dropped:
            return False
        inside = self.parse.children_by(filler.token, *PHRASE)
        return any(self._is(t, words) for t in (filler.token, *(c.index for c in inside)))

    def _is(self, token: int, words: frozenset[str]) -> bool:
        found = self.grammar.tokens[token]
        if found.lemma.lower() in words or found.form.lower() in words:
            return True
        if any(w[0] == "@" and self.grammar.of_class(token, w[1:]) for w in words):
            return True
        return any(w[0] == "%" and self.people.is_named(token, w[1:]) for w in words)

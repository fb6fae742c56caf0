"""Tells who a participant is: its mention, and how political it is."""

from dictafacta.extract.events.grammar import NOMINAL, Filler, Grammar
from dictafacta.extract.events.sources import Sources
from dictafacta.lexicon.world import WorldEntry, key_of
from dictafacta.model import Entity, EntityKind, Mention, MentionForm

# PLOVER sectors whose bearers are political actors by themselves.
POLITICAL = frozenset(
    {
        *("GOV", "MIL", "COP", "OPP", "REB", "JUD", "LEG", "PTY", "SPY", "PAR", "UAF"),
        *("IGO", "NGO", "ELI", "LAB", "REL", "CRM", "SET", "INS", "IMG"),
    }
)
NONE, WEAK, STRONG = 0, 1, 2
NOMINAL_FORMS = frozenset({MentionForm.NAME, MentionForm.NOUN_PHRASE, MentionForm.ROLE})
INSIDE = frozenset({"nmod", "amod", "compound", "flat", "appos", "nummod", "det"})


class People:
    """Questions about the participants of one document; answers are kept for each entity."""

    def __init__(self, grammar: Grammar, sources: Sources, timed: frozenset[int]) -> None:
        self.timed = timed  # tokens of time expressions, which are nobody
        self.grammar = grammar
        self.sources = sources
        self.naming = grammar.naming
        self.parse = grammar.parse
        self.table = grammar.mentions
        self._entity_levels: dict[str, int] = {}
        self._phrase_levels: dict[int, int] = {}

    def mention(self, filler: Filler) -> Mention | None:
        """Return the mention that a filler is, or that stands at the heart of its phrase."""
        if self._first_person(filler.token) and (speaker := self._speaker(filler.token)):
            return speaker
        if filler.dropped:
            return self.table.dropped(filler.token)
        found = self.table.at(filler.token)
        if found is not None:
            return found
        for child in self.parse.children_by(filler.token, "flat", "compound", "appos", "nmod"):
            if (inner := self.table.at(child.index)) and inner.form is MentionForm.NAME:
                return inner
        return None

    def _first_person(self, token: int) -> bool:
        """Tell whether a pronoun, or a verb whose subject is unspoken, says "I" or "we"."""
        found = self.parse.tokens[token]
        if found.upos not in ("PRON", "DET", "VERB", "AUX"):
            return False
        if found.feats.get("Person") == "1":
            return True
        auxiliaries = self.parse.children_by(token, "aux")
        return found.upos == "VERB" and any(a.feats.get("Person") == "1" for a in auxiliaries)

    def _speaker(self, token: int) -> Mention | None:
        statement = self.sources.over(token)
        if statement is None or statement.speaker is None:
            return None
        return self.table.mention(statement.speaker.mention)

    def level(self, filler: Filler) -> int:
        """Return how political a filler is: 0 not at all, 1 perhaps (a person, a place), 2 yes."""
        if not filler.dropped and self._private(filler.token):
            return WEAK
        mention = self.mention(filler)
        found = 0 if filler.dropped else self.phrase_level(filler.token)
        if mention is None or found == STRONG:
            return found
        return max(found, self.entity_level(self.table.entity_of(mention)))

    def _private(self, token: int) -> bool:
        """Tell whether a word names one person by nationality ("the Australian"), not a state."""
        if self.is_named(token, "place"):
            return False  # "Polen" is the state as well as the people
        word = self.parse.tokens[token]
        noun = word.upos in ("NOUN", "PROPN") and word.relation not in ("amod", "compound", "nmod")
        return noun and word.feats.get("Number") == "Sing" and self._of_nation(word.form)

    def is_named(self, token: int, kind: str) -> bool:
        """Tell whether a token names an entity of the kind (`state`: a country or its capital)."""
        mention = self.table.at(token)
        if mention is None or mention.form is not MentionForm.NAME:
            return False
        entity = self.table.entity_of(mention)
        if kind == "state":
            return entity.kind is EntityKind.PLACE and entity.country is not None
        return entity.kind.value == kind

    def are_many(self, token: int) -> bool:
        """Tell whether a noun is in the plural, and no thing that events befall."""
        word = self.parse.tokens[token]
        if word.upos not in ("NOUN", "PRON", "NUM") or self.grammar.of_class(token, "thing"):
            return False
        return word.feats.get("Number") == "Plur"

    def is_town(self, filler: Filler) -> bool:
        """Tell whether a filler is a place that is no state: the scene of what happens there."""
        mention = None if filler.dropped else self.table.at(filler.token)
        if mention is None or mention.form is not MentionForm.NAME:
            return False
        entity = self.table.entity_of(mention)
        entry = self.known_entry(entity)
        return entity.kind is EntityKind.PLACE and (entry is None or entry.sort == "capital")

    def known_entry(self, entity: Entity) -> WorldEntry | None:
        """Return what the world's lists know of an entity, by the first of its names there."""
        known = (
            self.naming.world.names.get(self.naming.stems.key(key_of(n))) for n in entity.names
        )
        return next((e for e in known if e), None)

    def entity_level(self, entity: Entity) -> int:
        """Return how political an entity is on the evidence of the whole document."""
        if entity.id not in self._entity_levels:
            self._entity_levels[entity.id] = self._read_entity(entity)
        return self._entity_levels[entity.id]

    def _read_entity(self, entity: Entity) -> int:
        if POLITICAL.intersection(entity.sectors) or (entity.country and self._is_state(entity)):
            return STRONG
        if self._known(entity):
            return STRONG
        levels = [
            self.phrase_level(m.head)
            for m in self.table.of_entity(entity.id)
            if m.form is not MentionForm.DROPPED and m.form is not MentionForm.PRONOUN
        ]
        known = WEAK if entity.kind is not EntityKind.GROUP else NONE
        return max([known, *levels])

    def _known(self, entity: Entity) -> bool:
        """Tell whether the world's states and bodies, a head word or a role make it political."""
        if entity.kind is EntityKind.GROUP:
            return False
        known = [
            self.naming.world.names.get(self.naming.stems.key(key_of(n))) for n in entity.names
        ]
        if any(e and (e.sort == "part" or e.sector in POLITICAL) for e in known):
            return True  # a state or body; media, companies and regions are none
        words = {w for n in (*entity.names, *entity.roles) for w in key_of(n).split(" ")}
        heads, roles = self.naming.heads, self.naming.roles
        found = [*(heads[w].sector for w in words if w in heads)]
        found += [roles[w].sector for w in words if w in roles]
        return any(s in POLITICAL for s in found) or (
            bool(entity.roles) and bool(words & self.grammar.words.words("political"))
        )

    def _is_state(self, entity: Entity) -> bool:
        """A place known as a state (or its capital), or a group called by its nationality."""
        if entity.kind is EntityKind.PLACE:
            return self.known_entry(entity) is not None  # a town with a country is no state
        heads = (m.head for m in self.table.of_entity(entity.id) if m.form in NOMINAL_FORMS)
        return any(self.phrase_level(head) > NONE for head in heads)

    def phrase_level(self, token: int) -> int:
        """Return how political the words of a noun phrase are."""
        if token not in self._phrase_levels:
            self._phrase_levels[token] = self._read_phrase(token)
        return self._phrase_levels[token]

    def _read_phrase(self, token: int) -> int:
        grammar = self.grammar
        if grammar.of_class(token, "unpolitical"):
            return NONE
        if grammar.of_class(token, "political"):
            return STRONG
        word = grammar.tokens[token]
        if self._of_nation(word.form) or self._of_nation(word.lemma):
            return STRONG
        human = grammar.of_class(token, "person")
        if grammar.of_class(token, "partitive") or human:
            for child in grammar.parse.children(token):
                if grammar.tokens[child].relation in INSIDE and grammar.of_class(
                    child, "political"
                ):
                    return STRONG
        return WEAK if human else NONE

    def _of_nation(self, word: str) -> bool:
        return key_of(word) in self.naming.world.demonyms

    def agent_of(self, filler: Filler) -> Filler | None:
        """Return the political owner of a thing ("the government's plan"), if it has one."""
        if filler.dropped:
            return None
        for child in self.parse.children_by(filler.token, "nmod", "amod", "compound", "det"):
            if child.upos in ("PRON", "DET"):
                continue  # "its partners" are not the subject itself
            if self._is_where(child.index):
                continue  # a village in a country is not the country
            inner = Filler(child.index)
            if self.table.at(child.index) is not None and self.level(inner) == STRONG:
                return inner
        return None

    def _is_where(self, token: int) -> bool:
        """Tell whether a preposition makes a noun the place where something is, not its owner."""
        words = self.grammar.words.words
        markers = self.grammar.markers(token)
        return bool(markers & words("slot:in")) and not markers & (
            words("slot:of") | words("slot:owner") | words("slot:by")
        )

    def coordinated(self, filler: Filler) -> tuple[Filler, ...]:
        """Return a filler with everything that is coordinated with it."""
        if filler.dropped:
            return (filler,)
        return tuple(Filler(t) for t in self.grammar.coordinated(filler.token))

    def nominal(self, filler: Filler) -> bool:
        """Tell whether a filler can be a participant at all: a noun phrase, not a clause."""
        if filler.dropped:
            return True
        if filler.token in self.timed or filler.token in self.grammar.datelines:
            return False
        return self.parse.tokens[filler.token].upos in NOMINAL

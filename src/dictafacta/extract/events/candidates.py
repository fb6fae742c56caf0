"""Finds the words of a text that may tell of an event, and who takes part in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dictafacta.extract.events.grammar import Filler, Grammar
from dictafacta.extract.events.people import NONE, STRONG, WEAK, People
from dictafacta.extract.events.slots import Slots
from dictafacta.extract.events.topic import Topic
from dictafacta.lexicon.events import EventEntry
from dictafacta.model import Act, EventType, Token

VERBAL_TYPES = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)


# Types that a town gives its name to without acting: "the Rome summit", "the Paris attacks".
SITED = frozenset({EventType.CONSULT, EventType.PROTEST, EventType.ASSAULT})

# Where a noun's actor stands if not beside it: as subject of its verb, or as an adjective.
CARRIED = ("carrier", "adj")

# Types whose anchors may well be the cue of a statement, and acts that are only saying.
SPOKEN = VERBAL_TYPES - {EventType.CONSULT, EventType.SUPPORT}
TALKING = frozenset({Act.CLAIM, Act.THINK, Act.PREDICT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An anchor with its lexicon entry and the participants that the sentence gives it."""

    anchor: int
    entry: EventEntry
    type: EventType
    mode: str | None
    cameo: str | None
    actors: tuple[Filler, ...]
    recipients: tuple[Filler, ...]
    rule: str
    confidence: float
    reasons: tuple[str, ...] = ()
    alone: bool = True  # may be an event of its own, not only a further anchor of one

    @property
    def noun(self) -> bool:
        """Whether the anchor names the event instead of telling it."""
        return self.entry.pos == "NOUN"


class Finder:
    """Matches every word against the lexicon and settles who takes part."""

    def __init__(self, grammar: Grammar, people: People) -> None:
        self.grammar = grammar
        self.people = people
        self.slots = Slots(grammar, people)
        self.topic = Topic(grammar)
        self.words = grammar.words

    def candidates(self) -> Iterator[Candidate]:
        """Yield the candidates of the document in text order."""
        names = self._words_of_names()
        for token in self.grammar.tokens:
            if token.index in names or self._misled(token) or self._addressed(token):
                continue
            entries = self._entries(token)
            if entries and (found := self._match(token, entries)) and self._meant(found):
                yield found

    def _entries(self, token: Token) -> tuple[EventEntry, ...] | None:
        """Look a word up, a verb with its particle put before it first ("griff ... an")."""
        if token.upos == "VERB":
            plain = self.words.irregular.get(token.form.lower(), token.lemma.lower())
            for particle in self.grammar.parse.children_by(token.index, "compound:prt"):
                if found := self.words.entries.get(particle.form.lower() + plain):
                    return found
        return self.words.found(token.lemma, token.form, token.upos)

    def _misled(self, token: Token) -> bool:
        """Tell whether a word is capitalised as part of a name that nobody recognised."""
        if token.upos != "PROPN" or not token.form[:1].isupper():
            return False
        sentence = self.grammar.parse.sentence_of(token.index)
        words = [w for w in self.grammar.parse.words(sentence) if w.form[:1].isalpha()]
        small = sum(w.form[:1].islower() for w in words)
        return token.index != sentence.first and small > len(words) // 2

    def _addressed(self, token: Token) -> bool:
        """Tell whether a verb speaks to the reader: an order, "you", the German "Sie"."""
        if token.upos != "VERB":
            return False
        if token.feats.get("Mood") == "Imp" or token.feats.get("Person") == "2":
            return self.people.sources.over(token.index) is None
        sentence = self.grammar.parse.sentence_of(token.index)
        return any(
            c.upos == "PRON"
            and (c.feats.get("Person") == "2" or self._polite(c, sentence.first))
            and self.people.sources.over(token.index) is None
            for c in self.grammar.parse.children_by(token.index, "nsubj")
        )

    def _polite(self, pronoun: Token, first: int) -> bool:
        """Tell whether a pronoun has a capital within its sentence, and is not "I"."""
        capital = pronoun.form[:1].isupper() and pronoun.index != first
        return capital and pronoun.feats.get("Person") != "1"

    def _meant(self, found: Candidate) -> bool:
        """A word that only introduces what somebody says is no deed ("sostiene il premier")."""
        if found.type in SPOKEN:
            return True
        statement = self.people.sources.cued_by(found.anchor)
        return statement is None or statement.act not in TALKING

    def _words_of_names(self) -> frozenset[int]:
        """Words inside proper names are no anchors ("Strike Force", "Free Patriotic Protest")."""
        tokens = self.grammar.tokens
        return frozenset(
            i
            for name in self.grammar.parse.names
            for i in range(name.first, name.last)
            if name.last - name.first > 1 or tokens[i].upos == "PROPN"
        )

    def _match(self, token: Token, entries: tuple[EventEntry, ...]) -> Candidate | None:
        asked = self._asks_whether(token)
        bare = token.relation == "amod" and not self.grammar.parse.children(token.index)
        fitting = [
            e
            for e in entries
            if (fits(token, e.pos) and not (bare and e.pos == "VERB")) or self._predicate(token, e)
        ]
        for entry in sorted(fitting, key=lambda e: -len(e.needs)):
            if asked and entry.type is EventType.REQUEST:
                continue
            if all(self.slots.holds(n, token.index, entry) for n in entry.needs):
                return self._settle(token.index, entry)
        return None

    def _predicate(self, token: Token, entry: EventEntry) -> bool:
        """Tell whether a participle after its auxiliary was taken for an adjective ("gereist")."""
        if token.upos != "ADJ" or entry.pos != "VERB" or token.lemma.lower() != entry.anchor:
            return False
        return any(self.grammar.parse.children_by(token.index, "cop", "aux"))

    def _asks_whether(self, token: Token) -> bool:
        """Tell whether a verb governs a question ("asked if ..."), which demands nothing."""
        parse = self.grammar.parse
        return any(
            self.grammar.of_class(mark.index, "whether")
            for clause in parse.children_by(token.index, "ccomp")
            for mark in parse.children_by(clause.index, "mark")
        )

    def _settle(self, anchor: int, entry: EventEntry) -> Candidate | None:
        """Fill the roles and judge whether this is political at all."""
        noun = entry.pos == "NOUN"
        slots = (*entry.actor, *CARRIED) if noun and "subj" in entry.actor else entry.actor
        able = self._anybody if entry.type is EventType.PROTEST else self._able
        actors = self._first(anchor, noun, slots, able)
        if noun and not actors and entry.type is EventType.PROTEST:
            actors = self._able(self._participants(self.slots.manner(anchor)))
        if noun and entry.type in SITED:
            actors = tuple(f for f in actors if not self._scene(anchor, f))
        if not noun and not actors and "obj" not in entry.recipient:
            actors = self._able(self._participants(self.grammar.reflexive_subject(anchor)))
        taken = frozenset(f.token for f in actors)
        if entry.reciprocal:
            others = self._first(anchor, noun, entry.recipient, self._able, taken)
            if not noun and not self._several(anchor, actors, others):
                return None
            actors, others = (*actors, *others), ()
        else:
            receive = self._able if entry.type in VERBAL_TYPES else self._done_to
            others = self._first(anchor, noun, entry.recipient, receive, taken)
            if noun and (hit := self.slots.sufferer(anchor)):
                others = receive(self._participants(hit)) or others
            if noun and self._owned(anchor, entry, actors) and not others:
                actors, others = (), actors
        found = Candidate(
            anchor=anchor,
            entry=entry,
            type=entry.type,
            mode=entry.mode,
            cameo=entry.cameo,
            actors=actors,
            recipients=others,
            rule=self._rule(anchor, entry),
            confidence=0.8 if noun else 0.9,
        )
        return self._judged(found)

    def _scene(self, anchor: int, filler: Filler) -> bool:
        """Tell whether a town beside a noun is only where it happened; an owner acts."""
        if filler in self.grammar.possessors(anchor) or not self.people.is_town(filler):
            return False
        return filler in self.grammar.filling(anchor, "of")

    def _owned(self, anchor: int, entry: EventEntry, actors: tuple[Filler, ...]) -> bool:
        """Tell whether only a possessive gives an actor who may be the sufferer ("X's arrest")."""
        owners = self._participants(self.grammar.possessors(anchor))
        return "poss" in entry.recipient and bool(actors) and actors == self._able(owners)

    def _several(self, anchor: int, actors: tuple[Filler, ...], others: tuple[Filler, ...]) -> bool:
        """What takes two needs two: others beside the actor, or an actor that is many."""
        if self.grammar.passive(anchor) and not actors:
            return False
        if others or len(actors) != 1:
            return bool(actors or others)
        only = actors[0]
        verb = (anchor, *(c.index for c in self.grammar.parse.children_by(anchor, "aux", "cop")))
        told = (self.grammar.tokens[i].feats.get("Number") for i in (only.token, *verb))
        noun = self.grammar.tokens[only.token].upos == "NOUN" and not self.grammar.passive(anchor)
        return only.dropped or "Plur" in (told if noun else [next(told)])

    def _first(
        self,
        anchor: int,
        noun: bool,
        slots: tuple[str, ...],
        fit: Callable[[tuple[Filler, ...]], tuple[Filler, ...]],
        taken: frozenset[int] = frozenset(),
    ) -> tuple[Filler, ...]:
        """Return the fillers of the first slot that holds anybody who fits the role."""
        for slot in slots:
            found = self._participants(self.slots.fill(anchor, slot, noun))
            if found := fit(tuple(f for f in found if f.token not in taken)):
                return found
        return ()

    def _participants(self, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        nominal = (f for f in fillers if self.people.nominal(f))
        return tuple(dict.fromkeys(c for f in nominal for c in self.people.coordinated(f)))

    def _done_to(self, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """What is done may be done to a thing; it stands for its political owner, if it has one."""
        found = []
        for filler in fillers:
            thing = self.people.level(filler) == NONE
            owner = self.people.agent_of(filler) if thing else None
            found.append(owner or filler)
        return tuple(f for f in found if self.people.mention(f))

    def _able(self, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Who acts or is spoken to: a thing gives way to its political owner, or is dropped."""
        found = []
        for filler in fillers:
            if self.people.level(filler) > NONE:
                found.append(filler)
            elif owner := self.people.agent_of(filler):
                found.append(owner)
        return tuple(f for f in found if self.people.mention(f))

    def _anybody(self, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Who protests need not be political: "fishermen", "more than 25,000 people"."""
        able = self._able(fillers)
        if able:
            return able
        many = (f for f in fillers if not f.dropped and self.people.are_many(f.token))
        return tuple(f for f in many if self.people.mention(f))

    def _rule(self, anchor: int, entry: EventEntry) -> str:
        if entry.pos == "NOUN":
            light = self.grammar.light_verb(anchor)
            return f"noun-under-{light[1]}-verb" if light else "noun"
        if entry.pos == "ADJ":
            return "adjective"
        return "passive" if self.grammar.passive(anchor) else "active"

    def _judged(self, found: Candidate) -> Candidate | None:
        """Return the candidate if it is political, or may be a further anchor of an event."""
        actor, recipient = self._levels(found)
        flags = found.entry.flags
        if actor == WEAK and ("public" in flags or self._of_politics(found)):
            actor = STRONG
        if "strict" in flags and min(actor, recipient) < STRONG:
            return None
        if "official" in flags and actor < STRONG:
            return None
        if "armed" in flags and self.slots.armed(found.anchor):
            flags = flags | {"political"}
        if found.noun and not (found.actors or found.recipients) and self._aside(found):
            flags = flags - {"political"}
        told = not found.noun and self._told(found.anchor)
        if self.topic.is_elsewhere and min(actor, recipient) < STRONG:
            return None
        political = is_political(found.type, actor, recipient, flags, told)
        if found.type is EventType.ASSAULT and not found.actors:
            political = political and not self.slots.accidental(found.anchor)
        alone = political and "weak" not in flags
        if not alone and not found.noun:
            return None
        doubt = 0.15 * (not found.actors) + 0.1 * (actor == WEAK) + 0.1 * (not found.recipients)
        reasons = (f"actors {level_name(actor)}, recipients {level_name(recipient)}",)
        return replaced(found, max(0.2, found.confidence - doubt), reasons, alone)

    def _levels(self, found: Candidate) -> tuple[int, int]:
        """Return how political both sides are; who act together are the first and the rest."""
        levels = [self.people.level(f) for f in found.actors]
        others = [self.people.level(f) for f in found.recipients]
        if found.entry.reciprocal and not others:
            levels, others = levels[:1], levels[1:]
        return max(levels, default=NONE), max(others, default=NONE)

    def _of_politics(self, found: Candidate) -> bool:
        """Tell whether somebody speaks who is named in a political text, where no role is told."""
        if found.noun or found.type not in SPOKEN or not self.topic.is_politics:
            return False
        return any(
            self.people.is_named(f.token, kind)
            for f in found.actors
            if not f.dropped
            for kind in ("person", "organization")
        )

    def _told(self, verb: int) -> bool:
        """Tell whether a verb tells something without naming who: passive or finite, no adjunct."""
        token = self.grammar.tokens[verb]
        auxiliary = any(self.grammar.parse.children_by(verb, "aux"))
        finite = auxiliary or token.feats.get("VerbForm") == "Fin"
        return finite or self.grammar.passive(verb)

    def _aside(self, found: Candidate) -> bool:
        """Tell whether a noun only stands inside another phrase ("before the war").

        Protests are told of in passing more than other events, and count (gold guidelines).
        """
        token = self.grammar.tokens[found.anchor]
        if found.type is EventType.PROTEST:
            return token.relation in ("compound", "amod")
        return token.relation in ("nmod", "compound", "amod", "obl", "appos") and (
            self.grammar.light_verb(found.anchor) is None
        )


def replaced(found: Candidate, confidence: float, why: tuple[str, ...], alone: bool) -> Candidate:
    """Return the candidate with its judgement."""
    return Candidate(
        anchor=found.anchor,
        entry=found.entry,
        type=found.type,
        mode=found.mode,
        cameo=found.cameo,
        actors=found.actors,
        recipients=found.recipients,
        rule=found.rule,
        confidence=confidence,
        reasons=why,
        alone=alone,
    )


def fits(token: Token, pos: str) -> bool:
    """Tell whether a token can be an anchor of this part of speech."""
    upos = token.upos
    if pos == "VERB":
        return upos == "VERB" or (upos in ("ADJ", "AUX") and token.feats.get("VerbForm") == "Part")
    if pos == "NOUN":
        return upos in ("NOUN", "PROPN")
    return upos in ("ADJ", "VERB")


def is_political(
    kind: EventType, actor: int, recipient: int, flags: frozenset[str], told: bool
) -> bool:
    """Tell whether somebody political takes part, as PLOVER demands.

    Words need a political speaker, or a person who speaks to or of somebody political (a passive
    may leave out who). Deeds need
    a political participant on either side; some words (curfew, protest) are political alone.
    """
    if "political" in flags:
        return True
    if kind in VERBAL_TYPES:
        if actor == STRONG:
            return True
        return recipient == STRONG and (actor == WEAK or told)
    return max(actor, recipient) == STRONG


def level_name(level: int) -> str:
    """Return how political a participant is, in words."""
    return ("none or unpolitical", "perhaps political", "political")[level]

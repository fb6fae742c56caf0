"""Reads clauses off a tree: voice, subjects, objects and the other slots of a verb or noun."""

from collections.abc import Iterator
from dataclasses import dataclass

from dictafacta.extract.events.datelines import dateline_tokens
from dictafacta.lexicon import Lexicon
from dictafacta.model import EntityKind, MentionTable, Parse, Token

DEPTH = 6  # how far a subject is looked for, clause by clause
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "DET", "ADJ"})
VERBAL = frozenset({"VERB", "AUX"})
OBLIQUE = ("obl", "nmod", "iobj")


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot: a token, or the unspoken subject of the verb at `token`."""

    token: int
    dropped: bool = False


class Grammar:
    """Questions about one parse. Answers about subjects and voice are kept, as many rules ask."""

    def __init__(self, parse: Parse, lexicon: Lexicon, mentions: MentionTable) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.words = lexicon.events
        self.naming = lexicon.naming
        self.mentions = mentions
        self.datelines = frozenset(dateline_tokens(parse))
        self._relatives = self.words.words("relative")
        self._agentive = self.words.words("slot:by")
        self._joins = bool(self.words.words("joined_compounds"))
        self._classes: dict[tuple[int, str], bool] = {}
        self._passive: dict[int, bool] = {}
        self._subjects: dict[int, tuple[Filler, ...]] = {}
        self._markers: dict[int, frozenset[str]] = {}

    def of_class(self, token: int, name: str) -> bool:
        """Tell whether the token's lemma or form is of a word class."""
        known = self._classes.get((token, name))
        if known is None:
            known = self._classes[token, name] = self._in_class(self.tokens[token], name)
        return known

    def _in_class(self, token: Token, name: str) -> bool:
        words = self.words.words(name)
        if not words:
            return False
        lemma, form = token.lemma.lower(), token.form.lower()
        if lemma in words or form in words:
            return True
        if token.upos not in ("NOUN", "PROPN"):
            return False
        if any(w in words for w in self.words.singulars(form)):
            return True
        return self._joins and token.upos == "NOUN" and ends_in(lemma, words)

    def markers(self, token: int) -> frozenset[str]:
        """Return what marks a dependent: its prepositions (lemma, form, joined) or bare case."""
        if token not in self._markers:
            self._markers[token] = self._read_markers(token)
        return self._markers[token]

    def _read_markers(self, token: int) -> frozenset[str]:
        cases = list(self.parse.children_by(token, "case"))
        if not cases:
            return frozenset(f"={c}".lower() for c in self._bare_cases(token))
        words = [w for c in cases for w in (c, *self.parse.children_by(c.index, "fixed"))]
        forms = [w.form.lower() for w in sorted(words, key=lambda w: w.index)]
        joined = {" ".join(forms), " ".join(forms[:2]), " ".join(forms[:3])}
        return frozenset({cases[0].lemma.lower(), forms[0], *joined})

    def _bare_cases(self, token: int) -> set[str]:
        """Return the case of a noun without preposition: its article's, if that tells, or its own.

        "Der Streik der Lokführer": the noun looks the same in every case.
        """
        articles = self.parse.children_by(token, "det")
        told = {c.feats["Case"] for c in articles if "Case" in c.feats}
        own = self.tokens[token].feats.get("Case")
        return told or ({own} if own else set())

    def passive(self, verb: int) -> bool:
        """Tell whether the clause of `verb` is passive, its participle perhaps bare."""
        if verb not in self._passive:
            self._passive[verb] = self._read_passive(verb)
        return self._passive[verb]

    def _read_passive(self, verb: int) -> bool:
        token = self.tokens[verb]
        if self.of_class(verb, "unaccusative"):
            return False  # "è arrivato", "ist gestorben" look passive and are not
        below = [self.tokens[c] for c in self.parse.children(verb)]
        if any(c.relation == "aux" and c.upos == "AUX" for c in below) and not any(
            self.of_class(c.index, "aux_passive") for c in below if c.relation == "aux"
        ):
            return False
        if any(c.deprel in ("nsubj:pass", "aux:pass", "expl:pass", "csubj:pass") for c in below):
            return True
        if self._headline_passive(token, below):
            return True
        if any(c.deprel == "nsubj" and c.index < verb for c in below):
            return token.feats.get("Voice") == "Pass" and self.of_passive_voice(below)
        if token.feats.get("Voice") == "Pass" and token.upos in ("VERB", "ADJ", "AUX"):
            return not any(c.relation in ("obj", "ccomp") for c in below)
        if token.deprel == "conj" and self._shares_passive(token, below):
            return True
        return self._bare_participle(token, below)

    def _headline_passive(self, token: Token, below: list[Token]) -> bool:
        """Tell whether a headline leaves out the auxiliary: "Premier arrested on drug charges".

        A language whose finite past looks like its participle says so by a switch of its words.
        """
        if any(c.relation in ("aux", "obj", "cop") for c in below):
            return False
        if not token.is_root or not any(
            c.deprel == "nsubj" and c.index < token.index for c in below
        ):
            return False
        form = token.feats.get("VerbForm")
        if form == "Part":
            return token.feats.get("Tense") != "Pres" and token.feats.get("Voice") != "Act"
        past = form == "Fin" and token.feats.get("Tense") == "Past"
        past = past and not any(c.relation in ("ccomp", "xcomp") for c in below)
        return past and bool(self.words.words("headline_passive")) and self._unstopped(token)

    def _unstopped(self, token: Token) -> bool:
        """Tell whether a sentence ends without a stop, as headlines do."""
        return self.parse.words(self.parse.sentence_of(token.index))[-1].upos != "PUNCT"

    def of_passive_voice(self, below: list[Token]) -> bool:
        """Tell whether a language marks the passive on the verb alone (a switch of its words)."""
        marked = bool(self.words.words("voice_marks_passive"))
        return marked and not any(c.relation in ("obj", "ccomp") for c in below)

    def _shares_passive(self, token: Token, below: list[Token]) -> bool:
        head = self.tokens[token.head]
        same = token.feats.get("VerbForm") == "Part" == head.feats.get("VerbForm")
        alone = not any(c.relation in ("nsubj", "obj", "aux", "cop") for c in below)
        return same and alone and self.passive(head.index)

    def _bare_participle(self, token: Token, below: list[Token]) -> bool:
        feats = token.feats
        if feats.get("VerbForm") != "Part" or feats.get("Voice") == "Act":
            return False
        if feats.get("Tense") == "Pres" or any(c.relation in ("aux", "obj") for c in below):
            return False
        if token.relation == "conj" and self.tokens[token.head].upos in VERBAL:
            return False
        return token.relation in ("acl", "amod", "advcl", "root", "parataxis", "conj", "appos")

    def subjects(self, verb: int, depth: int = 0) -> tuple[Filler, ...]:
        """Return who stands as the surface subject of `verb`, shared and unspoken ones included."""
        if verb not in self._subjects:
            if depth > DEPTH:
                return ()
            self._subjects[verb] = ()  # a loop in a damaged tree ends here
            self._subjects[verb] = self._read_subjects(verb, depth)
        return self._subjects[verb]

    def _read_subjects(self, verb: int, depth: int) -> tuple[Filler, ...]:
        own = self._subjects_of(verb)
        if not own and self.of_class(verb, "unaccusative"):
            own = [c for c in self.parse.children_by(verb, "obj") if c.index > verb]
        if own:
            return tuple(self._antecedent(c, verb) for c in own[:1])
        token = self.tokens[verb]
        if token.relation == "conj" and (shared := self._shared_with(token, depth)):
            return shared
        if token.relation == "acl":
            return self._of_adnominal(token, depth)
        if token.relation == "amod" and token.upos in ("ADJ", "VERB"):
            return (Filler(token.head),)
        if self.mentions.dropped(verb) and token.feats.get("VerbForm", "Fin") in ("Fin", "Part"):
            return (Filler(verb, dropped=True),)
        if token.relation in ("xcomp", "advcl", "ccomp") and token.head != verb:
            return self._controller(token, depth)
        return ()

    def _shared_with(self, token: Token, depth: int) -> tuple[Filler, ...]:
        head = self.tokens[token.head]
        if head.upos not in VERBAL or self._differs(token, head):
            return ()
        return self.subjects(token.head, depth + 1)

    def _differs(self, one: Token, other: Token) -> bool:
        number, also = one.feats.get("Number"), other.feats.get("Number")
        person, too = one.feats.get("Person"), other.feats.get("Person")
        finite = one.feats.get("VerbForm") == "Fin" == other.feats.get("VerbForm")
        return finite and ((number != also and bool(number and also)) or person != too)

    def _of_adnominal(self, token: Token, depth: int) -> tuple[Filler, ...]:
        """The noun that a participle or relative clause describes; for infinitives its owner."""
        if token.feats.get("VerbForm") != "Inf":
            takes_object = not any(self.parse.children_by(token.index, "nsubj"))
            return (Filler(token.head),) if takes_object else ()
        owner = self.owner(token.head)
        if owner:
            return (owner,)
        light = self.tokens[self.tokens[token.head].head]
        if light.upos in VERBAL and light.index != token.head:
            return self.subjects(light.index, depth + 1)
        return ()

    def _controller(self, token: Token, depth: int) -> tuple[Filler, ...]:
        head = self.tokens[token.head]
        if token.relation == "ccomp" and token.feats.get("VerbForm") == "Fin":
            return ()
        if token.relation == "xcomp":
            ordered = next(self.parse.children_by(head.index, "obj", "iobj"), None)
            if ordered is not None and not self.of_class(head.index, "subject_control"):
                return (self._antecedent(ordered, head.index),)
            if self.of_class(head.index, "object_control"):
                asked = self.filling(head.index, "to")
                if asked:
                    return asked[:1]
        if head.upos in VERBAL or any(self.parse.children_by(head.index, "cop")):
            return self.subjects(head.index, depth + 1)
        return (Filler(owner.token),) if (owner := self.owner(head.index)) else ()

    def _antecedent(self, token: Token, verb: int) -> Filler:
        """The noun that a relative pronoun stands for, or the token itself."""
        if token.feats.get("PronType") != "Rel" and token.lemma.lower() not in self._relatives:
            return Filler(token.index)
        if token.upos not in ("PRON", "DET", "SCONJ"):
            return Filler(token.index)
        for above in (verb, *self.parse.ancestors(verb)):
            found = self.tokens[above]
            if found.relation == "acl" and found.head != above:
                return Filler(found.head)
            if found.relation not in ("conj", "xcomp"):
                break
        return Filler(token.index)

    def objects(self, verb: int) -> tuple[Filler, ...]:
        """Return who has it done to them: the object, or the subject of a passive."""
        if self.passive(verb):
            own = list(self.parse.children_by(verb, "obj"))
            return (Filler(own[0].index),) if own else self.subjects(verb)
        found = [self._antecedent(c, verb) for c in self._objects_of(verb)]
        if not found and self.is_relative(verb) and self.has_subject(verb):
            return (Filler(self.tokens[verb].head),)
        return tuple(found[:1])

    def _subjects_of(self, verb: int) -> list[Token]:
        """Return what the parser calls subjects, the true one first.

        Of two, a relative pronoun or an accusative is the object: "which the UN has criticised".
        """
        found = (c for c in self.parse.children_by(verb, "nsubj") if c.index not in self.datelines)
        return sorted(found, key=is_object)

    def _objects_of(self, verb: int) -> list[Token]:
        """Return the objects; a second subject is one too where the parser mistook its case."""
        own = list(self.parse.children_by(verb, "obj"))
        own = own or [c for c in self._subjects_of(verb)[1:] if c.index > verb or is_object(c)]
        if own or self.passive(verb):
            return own
        marked = self.words.words("slot:object")
        return [
            c
            for c in self.parse.children_by(verb, "obl", "iobj")
            if self.markers(c.index) & marked and self._is_somebody(c.index)
        ]

    def _is_somebody(self, token: int) -> bool:
        """Tell whether a noun is a person, a body of people or a proper name of one."""
        if any(self.of_class(token, name) for name in ("person", "political", "protester")):
            return True
        mention = self.mentions.at(token)
        kind = self.mentions.entity_of(mention).kind if mention else None
        return kind in (EntityKind.PERSON, EntityKind.ORGANIZATION)

    def has_subject(self, verb: int) -> bool:
        """Tell whether `verb` has a subject of its own that is no relative pronoun."""
        own = self.parse.children_by(verb, "nsubj")
        return any(self._antecedent(c, verb).token == c.index for c in own)

    def reflexive_subject(self, verb: int) -> tuple[Filler, ...]:
        """The subject of a verb that looks passive only for its reflexive ("si sono scontrati")."""
        below = {self.tokens[c].deprel for c in self.parse.children(verb)}
        plain = "aux:pass" not in below and any(d.startswith("expl") for d in below)
        return self.subjects(verb) if plain else ()

    def agents(self, verb: int) -> tuple[Filler, ...]:
        """Return who does it: the subject, or in a passive the phrase that names the agent."""
        if not self.passive(verb):
            return self.subjects(verb)
        marked = [c for c in self.parse.children_by(verb, "obl") if c.deprel == "obl:agent"]
        if not marked:
            marked = [
                c
                for c in self.parse.children_by(verb, *OBLIQUE)
                if self.markers(c.index) & self._agentive
            ]
        return tuple(self._antecedent(c, verb) for c in marked[:1])

    def owner(self, noun: int) -> Filler | None:
        """Return who a noun belongs to: a possessive, or else a genitive."""
        return next(iter(self.possessors(noun) or self.filling(noun, "of")), None)

    def possessors(self, noun: int) -> tuple[Filler, ...]:
        """Return possessive pronouns and nouns ("its", "Russia's")."""
        found = [
            c.index
            for c in self.parse.children_by(noun, "nmod", "det")
            if c.deprel in ("nmod:poss", "det:poss") or c.feats.get("Poss") == "Yes"
        ]
        return tuple(map(Filler, found)) or self.filling(noun, "owner")

    def filling(self, head: int, slot: str) -> tuple[Filler, ...]:
        """Return the dependents of `head` whose preposition or case is one of the slot's."""
        return self.marked(head, self.words.words("slot:" + slot))

    def marked(self, head: int, wanted: frozenset[str]) -> tuple[Filler, ...]:
        """Return the dependents of `head` that one of the words (or cases) marks."""
        return tuple(
            self._antecedent(c, head)
            for c in self.parse.children_by(head, *OBLIQUE, "appos")
            if self.markers(c.index) & wanted
            and (c.relation != "appos" or c.feats.get("Case") == "Gen")
        )

    def coordinated(self, token: int) -> Iterator[int]:
        """Yield the token and everything coordinated with it ("X, Y and Z")."""
        yield token
        for child in self.parse.children_by(token, "conj"):
            if child.upos in NOMINAL:
                yield child.index

    def doers_of_noun(self, noun: int) -> tuple[Filler, ...]:
        """Return who does what a noun names. What also means "from" does not tell, beside a noun.

        "Le dimissioni dalla carica" is no deed of the office.
        """
        words = self.words.words
        wanted = words("slot:by") - (words("slot:from") - words("slot:of"))
        return self.marked(noun, wanted)

    def is_relative(self, index: int) -> bool:
        """Tell whether a clause is relative, marked so or not: finite, on a noun, no conjunction.

        Pipelines often leave the subtype out ("acl" for "acl:relcl").
        """
        token = self.tokens[index]
        if token.relation != "acl" or token.deprel == "acl:relcl":
            return token.relation == "acl"
        below = [self.tokens[c] for c in self.parse.children(index)]
        finite = any(
            t.feats.get("VerbForm") == "Fin"
            for t in (token, *(c for c in below if c.relation in ("aux", "cop")))
        )
        return finite and not any(c.relation == "mark" for c in below)

    def relative_verb(self, noun: int) -> int | None:
        """Return the light verb of a relative clause on the noun ("the talks that X held")."""
        for clause in self.parse.children_by(noun, "acl"):
            if self.is_relative(clause.index) and self.of_class(clause.index, "light"):
                return clause.index
        return None

    def light_verb(self, noun: int) -> tuple[int, str] | None:
        """Return the verb that only carries the noun ("launch an attack") and its class.

        The class is `light` (its subject acts) or `suffer` (its subject has it done to it).
        """
        token = self.tokens[noun]
        while token.relation == "conj" and self.tokens[token.head].upos == "NOUN":
            token = self.tokens[token.head]
        if token.relation not in ("obj", "nsubj", "obl", "iobj", "xcomp"):
            return None
        verb = token.head
        if self.tokens[verb].upos not in VERBAL:
            return None
        if token.relation == "nsubj" and not self.passive(verb):
            return None
        for name in ("light", "suffer"):
            if self.of_class(verb, name):
                return verb, name
        return None


def ends_in(word: str, words: frozenset[str]) -> bool:
    """Tell whether the last part of a joined noun is one of `words` ("Außenminister")."""
    return any(word[start:] in words for start in range(2, len(word) - 3))


def is_object(subject: Token) -> bool:
    """Tell whether what the parser calls one subject of two must be the object."""
    return subject.feats.get("PronType") == "Rel" or subject.feats.get("Case") == "Acc"

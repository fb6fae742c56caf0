"""Pronouns, relative pronouns, possessives and unspoken subjects."""

from dataclasses import dataclass, field

from dictafacta.extract.mentions.discourse import Discourse, Occurrence, Wanted, is_thing
from dictafacta.extract.mentions.drafts import Draft, Found
from dictafacta.extract.mentions.nominal import GENDERS, gender_of, number_of
from dictafacta.extract.mentions.words import Words
from dictafacta.lexicon import Pronoun
from dictafacta.model import EntityKind, MentionForm, Sentence, Token

CLAUSAL = frozenset({"ccomp", "advcl", "parataxis", "acl", "xcomp"})
ANY = (None, "c", "")


@dataclass(slots=True)
class Anaphora:
    """Resolves what stands for something said before, one sentence at a time."""

    words: Words
    drafts: list[Draft]
    found: list[Found]
    discourse: Discourse
    at: dict[int, int] = field(default_factory=dict)
    subjects: dict[int, int | None] = field(default_factory=dict)

    def learn(self, mention: Found) -> None:
        """Remember the entity that a token stands for."""
        for token in (mention.head, *mention.also):
            self.at.setdefault(token, mention.draft)

    def sentence(self, sentence: Sentence) -> None:
        """Resolve all anaphors of a sentence in text order."""
        for token in self.words.parse.words(sentence):
            pronoun = self.words.naming.pronouns.get(self.words.low[token.index])
            if pronoun and token.upos in ("PRON", "DET", "ADJ", "PROPN", "NOUN"):
                self.pronoun(token, pronoun)
            elif self.words.settings.drops_subject and self.is_predicate(token):
                self.dropped(token)

    def pronoun(self, token: Token, pronoun: Pronoun) -> None:
        """Add the mention of a pronoun."""
        if token.index in self.at or not self.is_used_as(token, pronoun):
            return
        if pronoun.sort == "relative":
            place = self.antecedent(token)
        elif pronoun.sort in ("personal", "possessive") and pronoun.person == 3:
            place = self.third_person(token, pronoun)
        else:
            place = None
        if place is None:
            place = self.unknown(token, pronoun)
        self.add(Found(token.index, token.index, token.index + 1, MentionForm.PRONOUN, place))

    def is_used_as(self, token: Token, pronoun: Pronoun) -> bool:
        """Tell whether the word is a pronoun here: "that" and "lo" are other things as well."""
        if pronoun.sort == "possessive":
            return token.feats.get("Poss") == "Yes" or token.relation in ("nmod", "det")
        if token.upos != "PRON" or token.relation in ("expl", "det", "mark", "case"):
            return False
        if pronoun.sort == "relative":
            return token.feats.get("PronType", "Rel") == "Rel" and self.clause_of(token) is not None
        return token.feats.get("Reflex") != "Yes"

    def clause_of(self, token: Token) -> Token | None:
        """Return the verb of the relative clause that a relative pronoun opens."""
        for steps, above in enumerate(self.words.parse.ancestors(token.index)):
            if self.words.parse.tokens[above].relation == "acl":
                return self.words.parse.tokens[above]
            if steps > 3:
                break
        return None

    def antecedent(self, token: Token) -> int | None:
        """Return the entity that a relative pronoun stands for: the noun above its clause."""
        verb = self.clause_of(token)
        return self.at.get(verb.head) if verb else None

    def third_person(self, token: Token, pronoun: Pronoun) -> int | None:
        """Return the entity that agrees best with a third-person pronoun."""
        gender = pronoun.gender if pronoun.gender not in ANY else None
        number = pronoun.number if pronoun.number not in ANY else None
        if pronoun.sort == "personal":
            gender = gender or gender_of(token)
        wanted = Wanted(
            token.index,
            token.sentence,
            self.words.quoted[token.index],
            gender,
            number,
            pronoun.stands_for,
        )
        forbidden: frozenset[int] = frozenset()
        if pronoun.sort == "personal" and token.relation in ("obj", "iobj", "obl"):
            subject = self.subject_of(token.head)
            forbidden = frozenset() if subject is None else frozenset({subject})
        place = self.discourse.resolve(wanted, forbidden)
        if place is not None and gender in ("m", "f"):
            draft = self.drafts[place]
            draft.gender = draft.gender or gender  # "she" tells who "he" is not, from here on
        return place

    def unknown(self, token: Token, pronoun: Pronoun) -> int:
        """Return a new entity for a pronoun that nothing resolves."""
        draft = Draft(EntityKind.GROUP, [token.form])
        draft.number = pronoun.number if pronoun.number not in ANY else None
        draft.human = True if pronoun.stands_for == "person" else None
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def add(self, mention: Found) -> None:
        """Add a mention and remember it for later anaphors."""
        self.found.append(mention)
        self.learn(mention)
        if (
            mention.form is MentionForm.PRONOUN
            and self.drafts[mention.draft].kind is EntityKind.GROUP
        ):
            return
        token = self.words.parse.tokens[mention.head]
        rank = 3 if mention.form is MentionForm.DROPPED or token.relation == "nsubj" else 1
        self.discourse.note(
            Occurrence(
                mention.draft, token.index, token.sentence, rank, self.words.quoted[token.index]
            )
        )

    def is_predicate(self, token: Token) -> bool:
        """Tell whether the token is a finite predicate: a verb, or what a copula makes one."""
        if token.relation in ("aux", "cop", "xcomp"):
            return False
        return self.finite(token) is not None

    def finite(self, token: Token) -> Token | None:
        """Return the token that carries the predicate's person and number."""
        for child in self.words.parse.children_by(token.index, "aux", "cop"):
            if child.feats.get("VerbForm") == "Fin":
                return child
        if token.upos in ("VERB", "AUX") and token.feats.get("VerbForm") == "Fin":
            return token
        return None

    def dropped(self, verb: Token) -> None:
        """Add the unspoken subject of a finite verb, if there is one and it can be told."""
        finite = self.finite(verb)
        if finite is None or self.has_subject(verb):
            return
        if finite.feats.get("Person", "3") != "3" or finite.feats.get("Mood") == "Imp":
            return
        place = self.subject_of(verb.index)
        if place is not None:
            self.found.append(Found(verb.index, -1, -1, MentionForm.DROPPED, place))
            self.discourse.note(
                Occurrence(place, verb.index, verb.sentence, 3, self.words.quoted[verb.index])
            )

    def has_subject(self, verb: Token) -> bool:
        """Tell whether the verb has a subject, or is impersonal."""
        if self.is_impersonal(verb):
            return True
        return any(
            child.relation in ("nsubj", "csubj") or child.deprel in ("expl:impers", "expl:pass")
            for child in self.words.parse.children_by(verb.index, "nsubj", "csubj", "expl")
        )

    def is_impersonal(self, verb: Token) -> bool:
        """Tell whether a reflexive beside a modal and an object leaves no subject.

        "Se podía hacer mucho", "si può evitare la crisi": nobody is meant.
        """
        children = [self.words.parse.tokens[c] for c in self.words.parse.children(verb.index)]
        if verb.feats.get("VerbForm") != "Inf" or not any(c.relation == "aux" for c in children):
            return False
        reflexive = any(c.relation == "expl" and c.index < verb.index for c in children)
        return reflexive and any(
            c.relation == "obj" and c.upos in ("NOUN", "PROPN") for c in children
        )

    def subject_of(self, verb: int) -> int | None:
        """Return the entity of a verb's subject, spoken or not; None where it cannot be told."""
        if verb in self.subjects:
            return self.subjects[verb]
        self.subjects[verb] = None  # a damaged tree may lead back here
        token = self.words.parse.tokens[verb]
        for child in self.words.parse.children_by(verb, "nsubj", "csubj"):
            place = self.at.get(child.index)
            if place is None:
                self.subjects.pop(verb)
            else:
                self.subjects[verb] = place
            return place
        self.subjects[verb] = self.unspoken_subject(token)
        return self.subjects[verb]

    def unspoken_subject(self, verb: Token) -> int | None:
        """Return the subject that a verb shares with the clause above it, or continues."""
        finite = self.finite(verb) or verb
        number = number_of(finite)
        if verb.relation in CLAUSAL or (verb.relation == "conj" and not verb.is_root):
            place = self.subject_of(verb.head) if self.is_clause(verb.head) else None
            above = self.drafts[place] if place is not None else None
            if (
                above is not None
                and above.number in (None, number)
                and (verb.relation == "conj" or not is_thing(above))
            ):
                return place
            if verb.relation == "acl":
                return self.at.get(verb.head)
        gender = GENDERS.get(verb.feats.get("Gender", ""))
        wanted = Wanted(
            verb.index,
            verb.sentence,
            self.words.quoted[verb.index],
            "f" if gender == "f" else None,
            number,
            "actor",
        )
        return self.discourse.resolve(wanted)

    def is_clause(self, index: int) -> bool:
        """Tell whether the token heads a clause that may have a subject."""
        token = self.words.parse.tokens[index]
        return token.upos in ("VERB", "AUX") or self.finite(token) is not None

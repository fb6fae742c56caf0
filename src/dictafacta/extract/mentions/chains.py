"""Leads every name, role and noun phrase of a document to the entity that it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dictafacta.extract.mentions.actors import place_name
from dictafacta.extract.mentions.anaphora import Anaphora
from dictafacta.extract.mentions.discourse import Discourse, Occurrence
from dictafacta.extract.mentions.drafts import Draft, Found
from dictafacta.extract.mentions.location import Gazetteer
from dictafacta.extract.mentions.merging import NameGroup
from dictafacta.extract.mentions.named import draft_of, feature_gender, head_of, with_titles
from dictafacta.extract.mentions.names import NameSpan
from dictafacta.extract.mentions.nominal import nation_at
from dictafacta.extract.mentions.phrases import BOUND, balanced, phrase_ends, stripped
from dictafacta.extract.mentions.roles import Holders, Phrases
from dictafacta.extract.mentions.titles import (
    Title,
    is_office,
    person_role_at,
    role_at,
    titles_of,
)
from dictafacta.extract.mentions.words import Words
from dictafacta.model import EntityKind, MentionForm, Sentence, Token

OBJECTS = frozenset({"obj", "iobj"})
ARGUMENTS = frozenset({"nsubj", "obj", "iobj"})
NOUN_RELATIONS = ARGUMENTS | {"obl", "nmod", "conj"}
LOOK_BACK = 12


@dataclass(slots=True)
class Chains:
    """The entities and mentions of a document, built sentence by sentence in text order."""

    words: Words
    drafts: list[Draft]
    found: list[Found]
    discourse: Discourse
    anaphora: Anaphora
    holders: Holders
    phrases: Phrases
    name_at: dict[int, tuple[NameSpan, int]]
    ends: tuple[list[int], list[int]]
    titled: dict[int, tuple[NameSpan, list[Title], int]] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    states: dict[str, int] = field(default_factory=dict)

    @classmethod
    def over(cls, words: Words, groups: Sequence[NameGroup]) -> "Chains":
        """Return chains that know the names and their offices, and nothing else yet."""
        drafts = [draft_of(words, group) for group in groups]
        for group, draft in zip(groups, drafts, strict=True):
            place_name(words, group, draft)
        Gazetteer(words, groups, drafts).locate()
        of_name = {span: place for place, group in enumerate(groups) for span in group.spans}
        names = sorted(of_name)
        named = {i for n in names for i in range(n.first, n.last)}

        def is_apposition(token: Token) -> bool:
            one, other = token.index in named, token.head in named
            return one != other and (one or is_office(words, token.index))

        found: list[Found] = []
        discourse = Discourse(drafts)
        chains = cls(
            words,
            drafts,
            found,
            discourse,
            Anaphora(words, drafts, found, discourse),
            Holders(words, drafts),
            Phrases(words, drafts),
            {head_of(words, n.first, n.last): (n, of_name[n]) for n in names},
            phrase_ends(words, is_apposition),
        )
        for name in names:
            chains.learn_state(name, of_name[name])
            chains.learn_titles(name, of_name[name])
        return chains

    def learn_state(self, name: NameSpan, place: int) -> None:
        """Remember that an entity is a state, under its country code."""
        entry = self.words.known(name.first, name.last)
        if entry and entry.sort == "country" and self.drafts[place].kind is EntityKind.PLACE:
            self.states.setdefault(entry.country, place)

    def learn_titles(self, name: NameSpan, place: int) -> None:
        """Remember the offices beside a name, so that they can later stand for it."""
        kind = self.drafts[place].kind
        if kind is EntityKind.PLACE:
            return
        titles = [t for t in titles_of(self.words, name, kind) if t.noun not in self.titled]
        if not titles:
            return
        for token in (head_of(self.words, name.first, name.last), *(t.noun for t in titles)):
            self.titled[token] = (name, titles, place)
        for title in titles:
            self.holders.learn(title, name, place)

    def link(self) -> None:
        """Find all mentions, sentence by sentence."""
        for sentence in self.words.parse.sentences:
            for index in range(sentence.first, sentence.last):
                self.nominal(index, sentence)
            self.anaphora.sentence(sentence)

    def nominal(self, index: int, sentence: Sentence) -> None:
        """Add the mention that the token heads, if it heads one that is no pronoun."""
        token = self.words.parse.tokens[index]
        if index in self.titled:
            self.add_titled(index)
        elif index in self.name_at:
            self.add_name(index, sentence)
        elif self.is_phrase(token):
            self.add_phrase(token, sentence)
        elif token.upos in ("ADJ", "NOUN", "PROPN") and index not in self.covered:
            self.add_nation(index)

    def is_phrase(self, token: Token) -> bool:
        """Tell whether the token heads a noun phrase."""
        if token.index in self.covered or token.relation in BOUND:
            return False
        if token.upos in ("NOUN", "PROPN"):
            return token.relation != "amod"
        if token.upos in ("SYM", "X"):
            return token.relation in NOUN_RELATIONS and token.form[0].isalpha()
        if token.upos in ("ADJ", "NUM", "DET"):
            return token.relation in ARGUMENTS and token.feats.get("Poss") != "Yes"
        return False

    def add_titled(self, index: int) -> None:
        """Add a name with its offices, once for all of them."""
        name, titles, place = self.titled[index]
        mention = with_titles(self.words, name, titles, place)
        if mention.head in self.covered:
            return
        self.covered.update(range(name.first, name.last))
        self.covered.update((mention.head, *mention.also))
        self.add(mention)

    def add_name(self, index: int, sentence: Sentence) -> None:
        """Add a name that has no office: the phrase reaches left as the tree says, not right."""
        name, place = self.name_at[index]
        if index in self.covered:
            return
        first = max(min(self.ends[0][index], name.first), name.first - LOOK_BACK, sentence.first)
        first, last = balanced(self.words, first, name.last, index)
        first, last = stripped(self.words, first, last, name.first)
        self.covered.update(range(name.first, name.last))
        first, last = min(first, name.first), max(last, index + 1)
        self.add(Found(index, first, last, MentionForm.NAME, place))

    def add_phrase(self, token: Token, sentence: Sentence) -> None:
        """Add a noun phrase: a role of somebody known, a nation, or somebody without a name."""
        first, last = self.ends[0][token.index], self.ends[1][token.index] + 1
        first, last = balanced(self.words, max(first, sentence.first), last, token.index)
        first, last = stripped(self.words, first, last, token.index)
        if last < sentence.last and role_at(self.words, token.index):
            last = self.with_nation(last)
        place = self.phrase_entity(token, first, last)
        role = person_role_at(self.words, token.index)
        person = self.drafts[place].kind is EntityKind.PERSON or role is not None
        form = MentionForm.ROLE if person else MentionForm.NOUN_PHRASE
        self.add(Found(token.index, first, last, form, place))

    def with_nation(self, last: int) -> int:
        """Return the end of a phrase with the nationality word that follows it at once.

        Parsers lose it often: "il ministro degli esteri georgiano".
        """
        following = self.words.parse.tokens[last]
        nation = following.upos == "ADJ" and nation_at(self.words, last)
        return last + 1 if nation else last

    def phrase_entity(self, token: Token, first: int, last: int) -> int:
        """Return the entity of a noun phrase that holds no name."""
        nation = nation_at(self.words, token.index)
        if nation and not any(
            role_at(self.words, child) for child in self.words.parse.children(token.index)
        ):
            return self.state(nation[0], self.words.text(first, last))
        holder = self.holders.holder(token, last)
        return self.phrases.entity(token, first, last) if holder is None else holder

    def add_nation(self, index: int) -> None:
        """Add a nationality adjective, which stands for its state."""
        nation = nation_at(self.words, index)
        if nation is None:
            return
        country, first = nation
        place = self.state(country, self.words.text(first, index + 1))
        self.add(Found(index, first, index + 1, MentionForm.NOUN_PHRASE, place))

    def is_source(self, token: Token) -> bool:
        """Tell whether the text says something according to the one named here."""
        return any(
            self.words.low[child.index] in self.words.naming.sources
            for child in self.words.parse.children_by(token.index, "case")
        )

    def state(self, country: str, text: str) -> int:
        """Return the entity of a state that a nationality word stands for."""
        if country not in self.states:
            names = self.words.naming.world.states.get(country, ())
            draft = Draft(EntityKind.GROUP, [*names[:1], text], country=country)
            draft.reasons.append(f"{country}: nationality word")
            draft.collective = True
            self.drafts.append(draft)
            self.states[country] = len(self.drafts) - 1
        return self.states[country]

    def add(self, mention: Found) -> None:
        """Add a mention and let later anaphors find it."""
        self.found.append(mention)
        draft = self.drafts[mention.draft]
        draft.seen += 1
        token = self.words.parse.tokens[mention.head]
        rank = 3 if token.relation == "nsubj" else 2 if token.relation in OBJECTS else 1
        if self.is_source(token):
            rank = 3
        quoted = self.words.quoted[mention.head]
        self.discourse.note(Occurrence(mention.draft, mention.head, token.sentence, rank, quoted))
        if draft.kind is EntityKind.PERSON:
            draft.gender = draft.gender or feature_gender(self.words, mention.head)
        self.anaphora.learn(mention)

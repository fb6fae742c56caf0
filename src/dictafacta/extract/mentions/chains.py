"""Leads every name, role and noun phrase of a document to the entity that it stands for."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dictafacta.extract.mentions.anaphora import Anaphora
from dictafacta.extract.mentions.discourse import Discourse, Occurrence
from dictafacta.extract.mentions.drafts import Draft, Found
from dictafacta.extract.mentions.merging import NameGroup
from dictafacta.extract.mentions.named import (
    draft_of,
    feature_gender,
    head_of,
    role_text,
    with_title,
)
from dictafacta.extract.mentions.names import NameSpan, free
from dictafacta.extract.mentions.nominal import (
    compatible,
    gender_of,
    is_indefinite,
    modifiers_of,
    nation_at,
    nation_of,
    number_of,
)
from dictafacta.extract.mentions.phrases import BOUND, balanced, phrase_ends, stripped
from dictafacta.extract.mentions.titles import Title, person_role_at, role_at, title_of
from dictafacta.extract.mentions.words import Words
from dictafacta.model import EntityKind, MentionForm, Sentence, Token

ARGUMENT = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "root"})
OBJECTS = frozenset({"obj", "iobj"})
LOOK_BACK = 12


@dataclass(slots=True)
class Chains:
    """The entities and mentions of a document, built sentence by sentence in text order."""

    words: Words
    drafts: list[Draft]
    found: list[Found]
    discourse: Discourse
    anaphora: Anaphora
    name_at: dict[int, tuple[NameSpan, int]]
    titles: dict[int, tuple[Title, NameSpan, int]]
    first: list[int]
    last: list[int]
    covered: set[int] = field(default_factory=set)
    states: dict[str, int] = field(default_factory=dict)
    by_role: dict[str, list[tuple[int, int, frozenset[str]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    by_head: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def over(cls, words: Words, names: Sequence[NameSpan], groups: Sequence[NameGroup]) -> "Chains":
        """Return chains that know the names and their offices, and nothing else yet."""
        drafts = [draft_of(words, group) for group in groups]
        of_name = {span: place for place, group in enumerate(groups) for span in group.spans}
        name_at = {head_of(words, n.first, n.last): (n, of_name[n]) for n in names}
        noun_of_name = {i for n in names for i in range(n.first, n.last)}

        def is_apposition(token: Token) -> bool:
            above = token.head
            return (token.index in noun_of_name) != (above in noun_of_name) and (
                token.index in noun_of_name or person_role_at(words, token.index) is not None
            )

        first, last = phrase_ends(words, is_apposition)
        found: list[Found] = []
        discourse = Discourse(drafts)
        chains = cls(
            words,
            drafts,
            found,
            discourse,
            Anaphora(words, drafts, found, discourse),
            name_at,
            {},
            first,
            last,
        )
        chains.learn_names(names, of_name)
        return chains

    def learn_names(self, names: Sequence[NameSpan], of_name: dict[NameSpan, int]) -> None:
        """Learn which offices stand beside which names, and which names are states."""
        is_free = free(names, len(self.words.parse.tokens))
        for name in names:
            place = of_name[name]
            draft = self.drafts[place]
            self.learn_state(name, place)
            if draft.kind is not EntityKind.PERSON:
                continue
            title = title_of(self.words, name, is_free)
            if title and not self.is_taken(title):
                self.learn_title(title, name, place)

    def is_taken(self, title: Title) -> bool:
        """Tell whether the office belongs to another name already."""
        return title.noun in self.titles

    def learn_state(self, name: NameSpan, place: int) -> None:
        """Remember that an entity is a state, under its country code."""
        key = self.words.key(name.first, name.last)
        entry = self.words.naming.world.names.get(key)
        if entry and entry.sort == "country" and self.drafts[place].kind is EntityKind.PLACE:
            self.states.setdefault(entry.country, place)

    def learn_title(self, title: Title, name: NameSpan, place: int) -> None:
        """Remember an office, so that it can later stand for the person who holds it."""
        draft = self.drafts[place]
        head = head_of(self.words, name.first, name.last)
        self.titles[title.noun] = self.titles[head] = (title, name, place)
        role = person_role_at(self.words, title.noun)
        if role is None:
            return
        draft.gender = draft.gender or feature_gender(self.words, title.noun)
        if role.sort == "title":
            return
        text = role_text(self.words, title)
        if text not in draft.roles:
            draft.roles.append(text)
        modifiers = modifiers_of(
            self.words, title.noun, name.first if title.last <= name.first else title.last
        )
        self.by_role[role.word].append((place, title.noun, modifiers))

    def link(self) -> None:
        """Find all mentions, sentence by sentence."""
        for sentence in self.words.parse.sentences:
            for index in range(sentence.first, sentence.last):
                self.nominal(index, sentence)
            self.anaphora.sentence(sentence)

    def nominal(self, index: int, sentence: Sentence) -> None:
        """Add the mention that the token heads, if it heads one that is no pronoun."""
        token = self.words.parse.tokens[index]
        if index in self.titles:
            self.add_titled(index)
        elif index in self.name_at:
            self.add_name(index, sentence)
        elif self.is_phrase(token):
            self.add_phrase(token, sentence)
        elif token.upos == "ADJ" and index not in self.covered:
            self.add_nation(index)

    def is_phrase(self, token: Token) -> bool:
        """Tell whether the token heads a noun phrase."""
        if token.index in self.covered or token.relation in BOUND:
            return False
        if token.upos in ("NOUN", "PROPN"):
            return True
        if token.upos in ("ADJ", "NUM", "DET", "SYM", "X"):
            return token.relation in ("nsubj", "obj", "iobj") and token.feats.get("Poss") != "Yes"
        return False

    def add_titled(self, index: int) -> None:
        """Add a name with its office, once for the pair."""
        title, name, place = self.titles[index]
        mention = with_title(self.words, name, title, place)
        if mention.head in self.covered:
            return
        self.cover(name)
        self.covered.update((mention.head, *mention.also, title.noun))
        self.add(mention)

    def add_name(self, index: int, sentence: Sentence) -> None:
        """Add a name that has no office: the phrase reaches left as the tree says, not right."""
        name, place = self.name_at[index]
        if index in self.covered:
            return
        first = max(min(self.first[index], name.first), name.first - LOOK_BACK, sentence.first)
        first, last = balanced(self.words, first, name.last, index)
        first, last = stripped(self.words, first, last, name.first)
        self.cover(name)
        self.covered.add(index)
        self.add(
            Found(index, min(first, name.first), max(last, index + 1), MentionForm.NAME, place)
        )

    def cover(self, name: NameSpan) -> None:
        """Mark the tokens of a name as spoken for."""
        self.covered.update(range(name.first, name.last))

    def add_phrase(self, token: Token, sentence: Sentence) -> None:
        """Add a noun phrase: a role of somebody known, a nation, or somebody without a name."""
        first, last = self.first[token.index], self.last[token.index] + 1
        first, last = balanced(self.words, max(first, sentence.first), last, token.index)
        first, last = stripped(self.words, first, last, token.index)
        nation = nation_at(self.words, token.index)
        if nation:
            place = self.state(nation[0], self.words.text(first, last))
        else:
            place = self.phrase_entity(token, first, last)
        form = MentionForm.NOUN_PHRASE
        if self.drafts[place].kind is EntityKind.PERSON or person_role_at(self.words, token.index):
            form = MentionForm.ROLE
        self.add(Found(token.index, first, last, form, place))

    def phrase_entity(self, token: Token, first: int, last: int) -> int:
        """Return the entity of a noun phrase that holds no name."""
        modifiers = modifiers_of(self.words, token.index, last)
        indefinite = is_indefinite(self.words, token.index)
        role = person_role_at(self.words, token.index)
        if role and not indefinite and number_of(token) != "p":
            holder = self.holder(role.word, modifiers, token)
            if holder is not None:
                return holder
        text = " ".join(self.words.text(first, last).split())
        head = token.lemma.casefold()
        known = None if indefinite else self.known_phrase(head, modifiers, number_of(token))
        if known is None:
            return self.new_phrase(token, head, modifiers, text)
        draft = self.drafts[known]
        if len(modifiers) > len(draft.modifiers):
            draft.names.insert(0, text)
            draft.modifiers = modifiers
        draft.call(text)
        return known

    def holder(self, role: str, modifiers: frozenset[str], token: Token) -> int | None:
        """Return the person who holds an office: named before it, else after it."""
        gender = gender_of(token)
        fits = [
            (at, place)
            for place, at, known in self.by_role.get(role, ())
            if compatible(modifiers, known)
            and not (gender and self.drafts[place].gender not in (None, gender))
        ]
        before = [f for f in fits if f[0] < token.index]
        if before:
            return max(before)[1]
        return min(fits)[1] if len({place for _, place in fits}) == 1 else None

    def known_phrase(self, head: str, modifiers: frozenset[str], number: str | None) -> int | None:
        """Return the entity of an earlier phrase with the same noun that can mean the same."""
        for place in reversed(self.by_head[head][-LOOK_BACK:]):
            draft = self.drafts[place]
            if number and draft.number and number != draft.number:
                continue
            if compatible(modifiers, draft.modifiers):
                return place
        return None

    def new_phrase(self, token: Token, head: str, modifiers: frozenset[str], text: str) -> int:
        """Return a new entity for a noun phrase."""
        draft = Draft(EntityKind.GROUP, [text], head=head, modifiers=modifiers)
        draft.number = number_of(token)
        draft.gender = feature_gender(self.words, token.index)
        role = role_at(self.words, token.index)
        draft.human = True if role and role.sort != "body" else None
        if role and role.sector:
            draft.sectors.append(role.sector)
            draft.reasons.append(f"{role.sector}: {role.where}")
        draft.country = nation_of(modifiers)
        self.drafts.append(draft)
        self.by_head[head].append(len(self.drafts) - 1)
        return len(self.drafts) - 1

    def add_nation(self, index: int) -> None:
        """Add a nationality adjective, which stands for its state."""
        nation = nation_at(self.words, index)
        if nation is None:
            return
        country, first = nation
        place = self.state(country, self.words.text(first, index + 1))
        self.add(Found(index, first, index + 1, MentionForm.NOUN_PHRASE, place))

    def state(self, country: str, text: str) -> int:
        """Return the entity of a state that a nationality word stands for."""
        if country not in self.states:
            names = self.words.naming.world.states.get(country, ())
            draft = Draft(EntityKind.GROUP, [*names[:1], text], country=country)
            draft.reasons.append(f"{country}: nationality word")
            self.drafts.append(draft)
            self.states[country] = len(self.drafts) - 1
        return self.states[country]

    def add(self, mention: Found) -> None:
        """Add a mention and let later anaphors find it."""
        self.found.append(mention)
        token = self.words.parse.tokens[mention.head]
        relation = token.relation
        rank = 3 if relation == "nsubj" else 2 if relation in OBJECTS else 1
        self.discourse.note(
            Occurrence(
                mention.draft, mention.head, token.sentence, rank, self.words.quoted[mention.head]
            )
        )
        self.anaphora.learn(mention)

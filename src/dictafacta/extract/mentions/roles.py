"""Who a role or another noun phrase means: the holder of an office, or an earlier phrase."""

from collections import defaultdict
from dataclasses import dataclass, field

from dictafacta.extract.mentions.actors import belong, from_office
from dictafacta.extract.mentions.drafts import Draft
from dictafacta.extract.mentions.named import feature_gender, role_text, written
from dictafacta.extract.mentions.names import NameSpan
from dictafacta.extract.mentions.nominal import (
    Definiteness,
    compatible,
    definiteness,
    gender_of,
    is_indefinite,
    modifiers_of,
    nation_of,
    number_of,
)
from dictafacta.extract.mentions.titles import Title, is_office, last_part, role_at
from dictafacta.extract.mentions.words import Words
from dictafacta.lexicon import Role
from dictafacta.model import EntityKind, Token

LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class Holder:
    """An entity that held a role at the token `at`, and what the role was qualified with."""

    at: int
    draft: int
    modifiers: frozenset[str]


@dataclass(slots=True)
class Holders:
    """Who holds which office in this document."""

    words: Words
    drafts: list[Draft]
    by_role: dict[str, list[Holder]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, title: Title, name: NameSpan, place: int) -> None:
        """Remember an office beside a name."""
        role = role_at(self.words, title.noun)
        draft = self.drafts[place]
        if role is None:
            return
        if draft.kind is EntityKind.PERSON:
            draft.gender = draft.gender or feature_gender(self.words, title.noun)
        if role.sort == "title":
            return
        text = role_text(self.words, title)
        if text not in draft.roles:
            draft.roles.append(text)
        last = name.first if title.last <= name.first else title.last
        modifiers = modifiers_of(self.words, title.noun, last)
        if draft.kind is EntityKind.PERSON:
            from_office(self.words, title.noun, modifiers, last, draft)
        for word in role_words(self.words, role):
            self.by_role[word].append(Holder(title.noun, place, modifiers))

    def holder(self, token: Token, last: int) -> int | None:
        """Return the one who holds the office that the phrase names: told before it, else after."""
        role = role_at(self.words, token.index)
        if role is None or role.word not in self.by_role or number_of(token) == "p":
            return None
        if is_indefinite(self.words, token.index):
            return None
        modifiers = modifiers_of(self.words, token.index, last)
        gender = gender_of(token) if role.sort != "body" else None
        fits = [
            held
            for held in self.by_role[role.word]
            if compatible(modifiers, held.modifiers)
            and not (gender and self.drafts[held.draft].gender not in (None, gender))
        ]
        before = [held for held in fits if held.at < token.index]
        if before:
            return before[-1].draft
        return fits[0].draft if len({held.draft for held in fits}) == 1 else None


def role_words(words: Words, role: Role) -> tuple[str, ...]:
    """Return the words that may later name the role: "Kanzler" for a Bundeskanzler."""
    last = last_part(role.word, words.naming.roles) if words.settings.joins_nouns else None
    return (role.word, last.word) if last else (role.word,)


@dataclass(slots=True)
class Phrases:
    """Entities without a name, by the noun that they go by."""

    words: Words
    drafts: list[Draft]
    by_head: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def entity(self, token: Token, first: int, last: int) -> int:
        """Return the entity of a noun phrase: an earlier one that it can mean, or a new one."""
        modifiers = modifiers_of(self.words, token.index, last)
        names = self.names(token, first, last)
        kind = definiteness(self.words, token.index)
        known = None
        if kind is not Definiteness.INDEFINITE:
            known = self.known(token, modifiers, names if kind is Definiteness.BARE else None)
        if known is None:
            return self.new(token, names, last, modifiers)
        draft = self.drafts[known]
        if len(modifiers) > len(draft.modifiers):
            draft.names[:0] = [n for n in names if n not in draft.names]
            draft.modifiers = modifiers
        for name in names:
            draft.call(name)
        return known

    def names(self, token: Token, first: int, last: int) -> list[str]:
        """Return the ways to name a phrase: without article, without attributes, as written."""
        start = first
        while start < token.index and self.is_article(start):
            start += 1
        return [
            written(self.words, start, last),
            written(self.words, start, token.index + 1),
            written(self.words, first, last),
        ]

    def is_article(self, index: int) -> bool:
        """Tell whether the token is a definite article or a possessive."""
        token = self.words.parse.tokens[index]
        return token.upos == "DET" and (
            token.feats.get("PronType") in ("Art", "Dem", "Prs") or token.feats.get("Poss") == "Yes"
        )

    def known(self, token: Token, modifiers: frozenset[str], names: list[str] | None) -> int | None:
        """Return the entity of an earlier phrase with the same noun that can mean the same.

        A phrase may say more than an earlier one only of an office or body; a bare noun, whose
        `names` are given, must be the very words of an earlier one.
        """
        number = number_of(token)
        role = role_at(self.words, token.index)
        for place in reversed(self.by_head[token.lemma.casefold()][-LOOK_BACK:]):
            draft = self.drafts[place]
            if number and draft.number and number != draft.number:
                continue
            if names is not None:
                if names[0] in draft.names:
                    return place
            elif modifiers <= draft.modifiers or (role and draft.modifiers <= modifiers):
                return place
        return None

    def new(self, token: Token, names: list[str], last: int, modifiers: frozenset[str]) -> int:
        """Return a new entity for a noun phrase."""
        head = token.lemma.casefold()
        unique = list(dict.fromkeys(names))
        draft = Draft(EntityKind.GROUP, unique, head=head, modifiers=modifiers)
        draft.number = number_of(token)
        draft.gender = feature_gender(self.words, token.index)
        role = role_at(self.words, token.index)
        if role:
            draft.human = True if role.sort != "body" else None
            draft.collective = role.sort == "body"
            from_office(self.words, token.index, modifiers, last, draft)
        elif any(is_office(self.words, c) for c in self.words.parse.children(token.index)):
            draft.human = True
        belong(draft, nation_of(modifiers), None, "nationality of the phrase")
        self.drafts.append(draft)
        self.by_head[head].append(len(self.drafts) - 1)
        return len(self.drafts) - 1

"""Offices beside names: "the Kremlin spokesman Dmitry Peskov", "Fuad Basya, spokesman"."""

from collections.abc import Sequence
from dataclasses import dataclass

from dictafacta.extract.mentions.names import NameSpan, is_given
from dictafacta.extract.mentions.words import Words
from dictafacta.lexicon import Role

REACH = 14
INSIDE = frozenset({"ADJ", "ADP", "DET", "NOUN", "PROPN", "NUM", "PART", "X", "ADV"})
BEFORE = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN", "ADV", "PART", "X"})


@dataclass(frozen=True, slots=True)
class Title:
    """An office beside a name: its noun, and the tokens `first` to `last` (excluded) of its phrase.

    `side` is `before`, `comma-before` or `after`.
    """

    noun: int
    first: int
    last: int
    side: str


def role_at(words: Words, index: int) -> Role | None:
    """Return the role that the token names, by its form or its lemma."""
    roles = words.naming.roles
    role = roles.get(words.low[index])
    if role is None:
        role = roles.get(words.parse.tokens[index].lemma.casefold())
    return role


def person_role_at(words: Words, index: int) -> Role | None:
    """Return the role if the token names an office or title, not a body."""
    role = role_at(words, index)
    if role is None or role.sort == "body" or words.parse.tokens[index].upos in ("VERB", "AUX"):
        return None
    return role


def title_of(words: Words, name: NameSpan, is_free: Sequence[bool]) -> Title | None:
    """Return the office that stands beside a person's name."""
    sentence = words.parse.sentence_of(name.first)
    before = office_before(words, name.first, sentence.first)
    if before is not None:
        return Title(before, phrase_start(words, before, sentence.first), name.first, "before")
    after = office_after(words, name.last, sentence.last)
    if after is not None:
        noun, first = after
        return Title(noun, first, complement_end(words, noun, sentence.last), "after")
    if words.low[name.first - 1] == "," and name.first - 1 > sentence.first:
        return office_before_comma(words, name, sentence.first, sentence.last)
    return None


def office_before(words: Words, name: int, start: int) -> int | None:
    """Return the noun of the office that ends right before the token `name`."""
    tokens = words.parse.tokens
    for i in range(name - 1, max(start, name - REACH) - 1, -1):
        if tokens[i].upos not in INSIDE or (i == name - 1 and tokens[i].upos in ("ADP", "DET")):
            return None
        role = person_role_at(words, i)
        if role and not (is_given(words, i) and words.capital[i]):
            joined = i == name - 1 or is_complement(words, i + 1, name)
            return i if joined else None
    return None


def is_complement(words: Words, first: int, last: int) -> bool:
    """Tell whether the tokens complete an office: adjectives, or a preposition and its noun."""
    tokens = words.parse.tokens
    after_preposition = False
    for i in range(first, last):
        upos = tokens[i].upos
        if upos == "ADP":
            after_preposition = True
        elif upos == "ADV" or (upos in ("NOUN", "PROPN") and not after_preposition):
            return False
    return tokens[last - 1].upos not in ("ADP", "DET")


def phrase_start(words: Words, noun: int, start: int) -> int:
    """Return the first token of the phrase whose office noun this is: article, adjectives."""
    tokens, i = words.parse.tokens, noun
    while i - 1 >= start and noun - i < REACH and tokens[i - 1].upos in BEFORE:
        before = tokens[i - 1]
        if before.upos in ("NOUN", "PROPN") and not is_premodifier(words, i - 1, noun):
            break
        if before.upos == "ADV" and before.head not in range(i - 1, noun + 1):
            break
        i -= 1
        if before.upos == "DET" and before.head >= noun:
            break
    return i


def is_premodifier(words: Words, index: int, noun: int) -> bool:
    """Tell whether a noun before an office belongs to it ("Kremlin spokesman")."""
    token = words.parse.tokens[index]
    if token.relation in ("compound", "flat", "nmod", "amod") and index < token.head <= noun + 4:
        return True
    return token.upos == "PROPN" and index == noun - 1 and token.relation != "nsubj"


def office_after(words: Words, start: int, limit: int) -> tuple[int, int] | None:
    """Return the noun and first token of an office after "NAME," ("Basya, spokesman for")."""
    if start >= limit or words.low[start] != ",":
        return None
    tokens = words.parse.tokens
    for i in range(start + 1, min(start + 7, limit)):
        if person_role_at(words, i) and tokens[i].upos in ("NOUN", "PROPN", "ADJ"):
            named = i + 1 < limit and words.capital[i + 1] and tokens[i + 1].upos == "PROPN"
            return None if named or is_subject(words, i) else (i, start + 1)
        if tokens[i].upos not in BEFORE and tokens[i].upos != "ADP" and words.low[i] != "'s":
            return None
    return None


def is_subject(words: Words, index: int) -> bool:
    """Tell whether the token is a subject in its own right."""
    return words.parse.tokens[index].relation in ("nsubj", "csubj")


def complement_end(words: Words, noun: int, limit: int) -> int:
    """Return the end of an office's phrase: adjectives and prepositional attributes after it."""
    tokens, i = words.parse.tokens, noun + 1
    while i < min(limit, noun + REACH) and tokens[i].upos in INSIDE | {"CCONJ"}:
        if tokens[i].upos == "ADV" or (
            tokens[i].upos == "CCONJ" and not (i + 1 < limit and person_role_at(words, i + 1))
        ):
            break
        i += 1
    while i > noun + 1 and tokens[i - 1].upos in ("ADP", "DET", "CCONJ", "PART", "ADV"):
        i -= 1
    return i


def office_before_comma(words: Words, name: NameSpan, start: int, limit: int) -> Title | None:
    """Return the office in "the president of the region, Roberto Maroni, ..."."""
    before = office_before(words, name.first - 1, start)
    closed = name.last >= limit or words.low[name.last] == "," or is_apposed(words, name)
    if before is None or not closed:
        return None
    return Title(before, phrase_start(words, before, start), name.first - 1, "comma-before")


def is_apposed(words: Words, name: NameSpan) -> bool:
    """Tell whether the parser made the name an apposition, or a verb follows it."""
    tokens = words.parse.tokens
    if tokens[name.last].upos in ("VERB", "AUX"):
        return True
    return any(tokens[i].relation in ("appos", "flat") for i in range(name.first, name.last))

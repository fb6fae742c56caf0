"""Offices beside names: "the Kremlin spokesman Dmitry Peskov", "Fuad Basya, spokesman"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dictafacta.extract.mentions.names import ORGANIZATION, NameSpan, is_given
from dictafacta.extract.mentions.words import Words
from dictafacta.lexicon import Role

REACH = 14
INSIDE = frozenset({"ADJ", "ADP", "DET", "NOUN", "PROPN", "NUM", "PART", "X", "ADV"})
BEFORE = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN", "ADV", "PART", "X"})
BRACKETS = {")": "(", "]": "["}
IsOffice = Callable[[Words, int], bool]


@dataclass(frozen=True, slots=True)
class Title:
    """An office beside a name: its noun, and the tokens `first` to `last` (excluded) of its phrase.

    A body beside the name of an organisation ("the magazine MicroMega") is one too.
    """

    noun: int
    first: int
    last: int


def role_at(words: Words, index: int) -> Role | None:
    """Return the role that the token names, by its form or its lemma."""
    roles = words.naming.roles
    role = roles.get(words.low[index])
    if role is None:
        lemma = words.parse.tokens[index].lemma.casefold()
        role = roles.get(lemma)
        if role is None and words.settings.joins_nouns and words.capital[index]:
            role = last_part(lemma, roles)
    return role


def last_part(lemma: str, roles: Mapping[str, Role]) -> Role | None:
    """Return the role that ends a joined noun: "Regierungssprecher"."""
    for cut in range(3, len(lemma) - 4):
        role = roles.get(lemma[cut:])
        if role:
            return role
    return None


def person_role_at(words: Words, index: int) -> Role | None:
    """Return the role if the token names an office or title, not a body."""
    role = role_at(words, index)
    token = words.parse.tokens[index]
    if role is None or role.sort == "body" or token.upos in ("VERB", "AUX"):
        return None
    attribute = token.upos == "ADJ" and token.relation == "amod" and token.head < index
    return None if attribute else role


def is_office(words: Words, index: int) -> bool:
    """Tell whether the token names a person's office, and is no given name."""
    return person_role_at(words, index) is not None and not is_given(words, index)


def is_body(words: Words, index: int) -> bool:
    """Tell whether the token names a body of people, uncapitalised: "the magazine"."""
    role = role_at(words, index)
    return role is not None and role.sort == "body" and not words.capital[index]


def titles_of(words: Words, name: NameSpan, kind: str) -> list[Title]:
    """Return the offices that stand beside a name, those before it first."""
    sentence = words.parse.sentence_of(name.first)
    if kind == ORGANIZATION:
        noun = noun_before(words, name.first, sentence.first, is_body)
        near = noun is not None and name.first - noun <= 4
        return [title_before(words, noun, name.first, sentence.first)] if noun and near else []
    found: list[Title] = []
    noun = office_before(words, name.first, sentence.first)
    while noun is not None:
        title = title_before(words, noun, name.first, sentence.first)
        found.insert(0, title)
        noun = office_before(words, title.first, sentence.first) if len(found) < 3 else None
    after = office_after(words, name.last, sentence.last)
    if after is not None:
        found.append(Title(after[0], after[1], complement_end(words, after[0], sentence.last)))
    if not found and name.first - 1 > sentence.first and words.low[name.first - 1] == ",":
        found.extend(before_comma(words, name, sentence.first, sentence.last))
    return found


def title_before(words: Words, noun: int, last: int, start: int) -> Title:
    """Return the office before a name, from its article to the name."""
    return Title(noun, phrase_start(words, noun, start), last)


def office_before(words: Words, name: int, start: int) -> int | None:
    """Return the noun of the office that ends right before the token `name`."""
    return noun_before(words, name, start, is_office)


def noun_before(words: Words, name: int, start: int, wanted: IsOffice) -> int | None:
    """Return the nearest wanted noun before a name whose complement fills the space between."""
    tokens, i = words.parse.tokens, name - 1
    while i >= start and name - i <= REACH:
        if words.low[i] in BRACKETS:
            i = opening(words, i, start) - 1
            continue
        if tokens[i].upos not in INSIDE or (i == name - 1 and tokens[i].upos in ("ADP", "DET")):
            return None
        if wanted(words, i):
            return i if i == name - 1 or is_complement(words, i + 1, name) else None
        i -= 1
    return None


def opening(words: Words, closing: int, start: int) -> int:
    """Return the bracket that the one at `closing` closes, or `start` if it is not near."""
    for i in range(closing - 1, max(start, closing - 8) - 1, -1):
        if words.low[i] == BRACKETS[words.low[closing]]:
            return i
    return start


def is_complement(words: Words, first: int, last: int) -> bool:
    """Tell whether the tokens complete an office: adjectives, or a preposition and its noun."""
    tokens = words.parse.tokens
    after_preposition = False
    for i in range(first, last):
        upos = tokens[i].upos
        known = words.known(i, i + 1) is not None
        if upos == "ADP":
            after_preposition = True
        elif upos == "ADV" or (upos in ("NOUN", "PROPN") and not after_preposition and not known):
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
        if before.feats.get("PronType") in ("Rel", "Int"):
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
        if is_office(words, i) and tokens[i].upos in ("NOUN", "PROPN", "ADJ"):
            named = i + 1 < limit and words.capital[i + 1] and tokens[i + 1].upos == "PROPN"
            return None if named or is_subject(words, i) else (i, start + 1)
        if not is_before_office(words, i, start, limit):
            return None
    return None


def is_before_office(words: Words, index: int, start: int, limit: int) -> bool:
    """Tell whether a token may stand between a comma and an office: article, adjective, nation."""
    token = words.parse.tokens[index]
    if token.upos in ("DET", "ADJ", "NUM", "ADV", "PART") or words.low[index] == "'s":
        return True
    if token.upos in ("NOUN", "PROPN"):
        return index < token.head < limit and token.relation in ("compound", "nmod", "flat", "amod")
    return token.upos == "ADP" and words.parse.tokens[index - 1].upos in ("PRON", "NUM", "DET")


def is_subject(words: Words, index: int) -> bool:
    """Tell whether the token is a subject in its own right."""
    return words.parse.tokens[index].relation in ("nsubj", "csubj")


def complement_end(words: Words, noun: int, limit: int) -> int:
    """Return the end of an office's phrase: adjectives and prepositional attributes after it."""
    tokens, i = words.parse.tokens, noun + 1
    while i < min(limit, noun + REACH) and tokens[i].upos in INSIDE | {"CCONJ"}:
        second = i + 1 < limit and is_near_office(words, i + 1, limit)
        if tokens[i].upos == "ADV" or (tokens[i].upos == "CCONJ" and not second):
            break
        i += 1
    while i > noun + 1 and tokens[i - 1].upos in ("ADP", "DET", "CCONJ", "PART", "ADV"):
        i -= 1
    return i


def is_near_office(words: Words, index: int, limit: int) -> bool:
    """Tell whether an office stands at the token or right after an adjective there."""
    if is_office(words, index):
        return True
    adjective = words.parse.tokens[index].upos in ("ADJ", "DET")
    return adjective and index + 1 < limit and is_office(words, index + 1)


def before_comma(words: Words, name: NameSpan, start: int, limit: int) -> list[Title]:
    """Return the office in "the president of the region, Roberto Maroni, ..."."""
    noun = office_before(words, name.first - 1, start)
    closed = name.last >= limit or words.low[name.last] in (",", ".") or is_apposed(words, name)
    if noun is None or not closed:
        return []
    return [Title(noun, phrase_start(words, noun, start), name.first - 1)]


def is_apposed(words: Words, name: NameSpan) -> bool:
    """Tell whether the parser made the name an apposition, or a verb follows it."""
    tokens = words.parse.tokens
    if tokens[name.last].upos in ("VERB", "AUX"):
        return True
    return any(tokens[i].relation in ("appos", "flat") for i in range(name.first, name.last))

"""What a noun phrase says about whom it means: definiteness, number, gender, modifiers, nation."""

from collections.abc import Iterator
from enum import StrEnum

from dictafacta.extract.mentions.words import Words
from dictafacta.model import Token

GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n", "Com": None}
NUMBERS = {"Sing": "s", "Plur": "p"}
MODIFYING = ("amod", "nmod", "compound", "flat", "appos")


def gender_of(token: Token) -> str | None:
    """Return the token's gender as `m`, `f`, `n`, or None."""
    return GENDERS.get(token.feats.get("Gender", ""))


def number_of(token: Token) -> str | None:
    """Return the token's number as `s`, `p`, or None."""
    return NUMBERS.get(token.feats.get("Number", ""))


class Definiteness(StrEnum):
    """Whether a phrase speaks of somebody known, of somebody new, or does not say."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    BARE = "bare"


def definiteness(words: Words, index: int) -> Definiteness:
    """Return what article, quantifier, possessive or numeral say of the noun at `index`.

    A preposition that holds an article ("del", "zum") differs from its dictionary form.
    """
    found = Definiteness.DEFINITE if not words.settings.has_articles else Definiteness.BARE
    for child in words.parse.children_by(index, "det", "nummod", "case", "nmod"):
        kind = child.feats.get("PronType")
        if child.relation == "nummod" or kind in ("Ind", "Neg", "Int"):
            return Definiteness.INDEFINITE
        if child.feats.get("Definite") == "Ind":
            return Definiteness.INDEFINITE
        if (
            child.relation == "det"
            or child.deprel == "nmod:poss"
            or (child.relation == "case" and child.index < index and is_contraction(words, child))
        ):
            found = Definiteness.DEFINITE
    return found


def is_contraction(words: Words, token: Token) -> bool:
    """Tell whether a preposition holds an article."""
    low, lemma = words.low[token.index], token.lemma.casefold().replace("’", "'")
    return token.upos == "ADP" and low.rstrip("'") != lemma.rstrip("'")


def is_indefinite(words: Words, index: int) -> bool:
    """Tell whether an article, quantifier or numeral says that somebody new is meant."""
    return definiteness(words, index) is Definiteness.INDEFINITE


def nation_at(words: Words, index: int) -> tuple[str, int] | None:
    """Return the country of the nationality word that ends at the token, and its first token."""
    demonyms = words.naming.world.demonyms
    if words.parse.tokens[index].upos in ("VERB", "AUX", "ADP", "DET"):
        return None
    for first in (index - 2, index - 1):
        if first >= 0 and words.low[first] in words.naming.world.first_of_demonyms:
            country = demonyms.get(words.key(first, index + 1))
            if country:
                return country, first
    country = demonyms.get(words.low[index])
    if country is None:
        country = demonyms.get(words.parse.tokens[index].lemma.casefold())
    return (country, index) if country else None


def country_named(words: Words, index: int) -> str | None:
    """Return the country of a nationality word or of a one-word state or capital at the token."""
    nation = nation_at(words, index)
    if nation:
        return nation[0]
    entry = words.known(index, index + 1) if words.capital[index] else None
    return entry.country if entry else None


def modifiers_of(words: Words, index: int, last: int) -> frozenset[str]:
    """Return what distinguishes a noun: the lemmas of its modifiers, `=RUS` for a nation."""
    found = set(modifier_keys(words, index, last, 0))
    nation = nation_at(words, last - 1) if index < last - 1 else None
    if nation:
        found.add(f"={nation[0]}")
    return frozenset(found)


def modifier_keys(words: Words, index: int, last: int, depth: int) -> Iterator[str]:
    """Yield the modifiers of the token that stand before `last` (excluded), two levels deep."""
    for child in words.parse.children(index):
        token = words.parse.tokens[child]
        if child >= last or token.relation not in MODIFYING or token.upos == "PUNCT":
            continue
        country = country_named(words, child)
        yield f"={country}" if country else token.lemma.casefold()
        if depth < 2:
            yield from modifier_keys(words, child, last, depth + 1)


def nation_of(modifiers: frozenset[str]) -> str | None:
    """Return the country among modifiers if there is exactly one."""
    countries = [m[1:] for m in modifiers if m[0] == "="]
    return countries[0] if len(countries) == 1 else None


def compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of modifiers can describe the same: one says no more than the other."""
    return one <= other or other <= one

"""Under which keys a name is looked up: few owners each, the same in every language and script."""

from dictafacta.model import EntityKind
from dictafacta.resolve.known import known_organization
from dictafacta.resolve.spelling import consonants, sounds, stems
from dictafacta.resolve.syllables import syllable_keys
from dictafacta.resolve.words import words

BONES = 4  # consonants of a word that make its key


def name_keys(kind: EntityKind, name: str) -> frozenset[str]:
    """Return the keys of a name: two names that may be one have a key in common.

    People go by their last word, and by first and last word together in either order; names of
    organisations by what the tables know, else by their first word and number of words.
    """
    if kind is EntityKind.PERSON:
        return frozenset(person_keys(words(name)))
    known = known_organization(name) if kind is EntityKind.ORGANIZATION else None
    if known:
        return frozenset((f"org:{known}",))
    found = words(name) or (name,)
    return frozenset(f"{kind.value}:{len(found)}:{bones}" for bones in word_bones(found[0]))


def person_keys(name: tuple[str, ...]) -> set[str]:
    """Return the keys of a person's name."""
    if not name:
        return set()
    last = word_bones(name[-1])
    if len(name) == 1:
        return {f"person:{bones}" for bones in last} | {f"alone:{bones}" for bones in last}
    found = {f"person:{bones}" for bones in last}
    first = {bones[:2] for bones in word_bones(name[0])}
    found |= {"both:" + "+".join(sorted((f, bones[:2]))) for f in first for bones in last}
    found |= {f"second:{bones}" for bones in word_bones(name[-2])} if len(name) > 2 else set()
    return found | {f"syllables:{key}" for key in syllable_keys(name)}


def word_bones(word: str) -> frozenset[str]:
    """Return the first consonants of a word, as it may sound in every case it may stand in."""
    found = set()
    for stem in stems(word):
        for sound in sounds(stem):
            bones = consonants(sound)
            found.add(bones[:BONES] if len(bones) >= 2 else sound[:3])
    return frozenset(found - {""})

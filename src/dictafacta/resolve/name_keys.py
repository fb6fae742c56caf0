"""Under which keys a name is looked up: few owners each, the same in every language and script."""

from collections.abc import Iterator
from functools import lru_cache

from dictafacta.model import EntityKind
from dictafacta.resolve.known import given_groups, known_organization
from dictafacta.resolve.spelling import consonants, skeleton, sounds, stems
from dictafacta.resolve.syllables import syllable_keys
from dictafacta.resolve.words import words

BONES = 4  # consonants of a word that make its key


def name_keys(kind: EntityKind, name: str) -> frozenset[str]:
    """Return the keys under which a name is kept.

    People go by first and last word together, so that a common surname does not lead to everybody
    who bears it, and by the last word for those of whom no more is said. Names of organisations go
    by what the tables know; other names by their first word and number of words.
    """
    if kind is EntityKind.PERSON:
        return frozenset(person_keys(words(name)))
    known = known_organization(name) if kind is EntityKind.ORGANIZATION else None
    if known:
        return frozenset((f"org:{known}",))
    found = words(name) or (name,)
    return frozenset(f"{kind.value}:{len(found)}:{bones}" for bones in word_bones(found[0]))


def wanted_keys(kind: EntityKind, name: str) -> frozenset[str]:
    """Return the keys under which a name is looked for: a full name finds single ones as well."""
    found = words(name)
    if kind is not EntityKind.PERSON or not found:
        return name_keys(kind, name)
    if len(found) == 1:
        return frozenset(
            f"{sort}:{bones}" for sort in ("last", "alone") for bones in word_bones(found[0])
        )
    alone = {f"alone:{bones}" for bones in word_bones(found[-1]) | word_bones(found[0])}
    last = {f"last:{bones}" for bones in word_bones(found[-1])}
    return frozenset({k for k in person_keys(found) if k not in last} | alone)


def person_keys(name: tuple[str, ...]) -> set[str]:
    """Return the keys of a person's name."""
    if not name:
        return set()
    last = word_bones(name[-1])
    if len(name) == 1:
        return {f"alone:{bones}" for bones in last}
    found = {f"last:{bones}" for bones in last} | set(pair_keys(name[0], last))
    if len(name) > 2:  # a second surname, which others leave out, and a later given name
        found |= set(pair_keys(name[0], word_bones(name[-2])))
        found |= {k for given in name[1:-1] for k in pair_keys(given, last)}
    return found | {f"syllables:{key}" for key in syllable_keys(name)}


def pair_keys(first: str, last: frozenset[str]) -> Iterator[str]:
    """Yield keys of a given name with a surname: by sound in either order, form, first letter."""
    for surname in last:
        for given in word_bones(first):
            yield "both:" + "+".join(sorted((given[:2], surname[:2]))) + surname[2:]
            yield "both:" + "+".join(sorted((given[:2], surname[:2]))) + given[2:]
        for group in given_groups(first):
            yield f"given:{group}+{surname}"
        yield f"letter:{skeleton(first)[:1]}+{surname}"


@lru_cache(maxsize=50_000)
def word_bones(word: str) -> frozenset[str]:
    """Return the first consonants of a word, as it may sound in every case it may stand in."""
    # Two readings of a word that differ in vowels alone have the same key.
    found = set()
    for stem in stems(word):
        for sound in sounds(stem):
            bones = consonants(sound)
            found.add(bones[:BONES] if len(bones) >= 2 else sound[:3])
    return frozenset(found - {""})

"""What is known of names beforehand: given names and their forms, surnames, organisations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from dictafacta.lexicon.renderings import load_renderings
from dictafacta.resolve.spelling import folded, sounds, stems


class GivenRelation(StrEnum):
    """How two given names that are written differently stand to each other."""

    SHORT = "short"
    EXCHANGED = "exchanged"
    COGNATE = "cognate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The tables of the world folder, by folded form; values are numbers of groups."""

    given: frozenset[str]
    groups: Mapping[GivenRelation, Mapping[str, frozenset[int]]]
    generations: frozenset[str]
    surnames: frozenset[str]


@cache
def known_names() -> KnownNames:
    """Return the tables, folded."""
    tables = load_renderings()
    forms = tables.given_forms
    every = (form for sort in forms for group in forms[sort] for form in group)
    return KnownNames(
        given=frozenset(folded(n) for n in (*tables.given, *every) if " " not in n),
        groups={
            relation: grouped(forms[relation.value])
            for relation in GivenRelation
            if relation is not GivenRelation.OTHER
        },
        generations=frozenset(folded(f).strip(".") for g in forms["generation"] for f in g),
        surnames=frozenset(sound for s in tables.surnames for sound in sounds(s)),
    )


def grouped(groups: Iterable[Iterable[str]]) -> Mapping[str, frozenset[int]]:
    """Return for each folded form the numbers of the groups that hold it."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for form in group:
            found.setdefault(folded(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@lru_cache(maxsize=100_000)
def readings(word: str) -> frozenset[str]:
    """Return the folded forms of a word: as written, and the nominatives it may be a case of."""
    return frozenset(folded(stem) for stem in stems(word))


@lru_cache(maxsize=100_000)
def given_relation(left: str, right: str) -> GivenRelation | None:
    """Return how two given names stand to each other; None where one of them is unknown."""
    known = known_names()
    a, b = readings(left), readings(right)
    for relation, groups in known.groups.items():
        left_groups = {n for form in a for n in groups.get(form, ())}
        if any(n in left_groups for form in b for n in groups.get(form, ())):
            return relation
    return GivenRelation.OTHER if a & known.given and b & known.given else None


@lru_cache(maxsize=50_000)
def given_groups(word: str) -> frozenset[str]:
    """Return the groups of forms that a given name belongs to, for looking names up."""
    forms = readings(word)
    return frozenset(
        f"{relation.value}{number}"
        for relation, groups in known_names().groups.items()
        for form in forms
        for number in groups.get(form, ())
    )


def is_given(word: str) -> bool:
    """Tell whether the word is a known given name."""
    return bool(readings(word) & known_names().given)


@lru_cache(maxsize=100_000)
def is_common_surname(word: str) -> bool:
    """Tell whether so many people bear the surname that it hardly tells one from another."""
    known = known_names().surnames
    return any(sound in known for stem in stems(word) for sound in sounds(stem))


def is_generation(word: str) -> bool:
    """Tell whether the word tells a father from a son ("Jr.")."""
    return folded(word).strip(".") in known_names().generations


@cache
def organizations() -> Mapping[str, str]:
    """Return the English name of an organisation by the key of each of its names."""
    found: dict[str, str] = {}
    for group in load_renderings().organizations:
        for form in group:
            found.setdefault(organization_key(form), group[0])
    return found


@lru_cache(maxsize=100_000)
def known_organization(name: str) -> str | None:
    """Return the English name of the organisation of this name, if the tables know it."""
    return organizations().get(organization_key(name))


def organization_key(name: str) -> str:
    """Return a name without case and endings: abbreviations whole, words cut short."""
    raw = name.replace("-", " ").replace(".", "").split()
    return " ".join(cut(word.strip("«»“”\"'’(),")) for word in raw)


def cut(word: str) -> str:
    """Return the beginning of a word, which its endings leave alone."""
    plain = folded(word)
    if word.isupper() or len(plain) <= 4:
        return plain
    return plain[:5] if len(plain) >= 7 else plain[:4]

"""Chinese and Korean names syllable by syllable, over Latin and Cyrillic spelling systems."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from dictafacta.lexicon.renderings import load_renderings
from dictafacta.resolve.spelling import folded, is_cyrillic, stems

LONGEST = 6  # letters of a syllable
Syllables = tuple[frozenset[int], ...]


def syllable_likeness(left: Sequence[str], right: Sequence[str]) -> tuple[float, str] | None:
    """Compare two names as Chinese and as Korean ones; None where they can be neither.

    Names of one script that are no more than spelled alike are left to the other comparisons.
    """
    if len("".join(left)) < 4 or not two_scripts(left, right):
        return None
    for language in ("chinese", "korean"):
        for a in segmented(tuple(left), language):
            for b in segmented(tuple(right), language):
                if len(a) == len(b) >= 2 and all(x & y for x, y in zip(a, b, strict=True)):
                    return 0.97, f"the {language.capitalize()} syllables agree"
    return None


def two_scripts(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether one name is written in Cyrillic and the other is not."""
    return is_cyrillic("".join(left)) != is_cyrillic("".join(right))


@lru_cache(maxsize=20_000)
def segmented(name: tuple[str, ...], language: str) -> tuple[Syllables, ...]:
    """Return the ways to cut a name into syllables, its last word in any case."""
    found = []
    for last in stems(name[-1]):
        joined: Syllables | None = ()
        for word in (*name[:-1], last):
            syllables = cut_word(folded_syllable(word), language)
            joined = None if joined is None or syllables is None else (*joined, *syllables)
        if joined:
            found.append(joined)
    return tuple(found)


def cut_word(word: str, language: str) -> Syllables | None:
    """Return the syllables of a word as numbers of groups, longest first; None if it has others."""
    known = by_spelling(language)
    if not word:
        return ()
    for length in range(min(LONGEST, len(word)), 0, -1):
        groups = known.get(word[:length])
        if groups:
            rest = cut_word(word[length:], language)
            if rest is not None:
                return (groups, *rest)
    return None


@cache
def by_spelling(language: str) -> Mapping[str, frozenset[int]]:
    """Return the numbers of the groups that each spelling of a syllable belongs to."""
    return dict(spellings(language))


def spellings(language: str) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield each spelling of a syllable with the groups that hold it."""
    groups = load_renderings().syllables[language]
    for form in {form for group in groups for form in group}:
        yield folded_syllable(form), frozenset(n for n, g in enumerate(groups) if form in g)


def folded_syllable(word: str) -> str:
    """Return a word as syllables are looked up: Cyrillic letters stay, as ь tells n from ng."""
    lower = word.casefold()
    return lower if is_cyrillic(lower) else folded(lower)


def syllable_keys(name: Sequence[str]) -> frozenset[str]:
    """Return keys under which a name that can be cut into syllables is found in both scripts."""
    return frozenset(
        f"{language}:{'.'.join(str(min(groups)) for groups in syllables[:2])}"
        for language in ("chinese", "korean")
        for syllables in segmented(tuple(name), language)
        if 2 <= len(syllables) <= 4
    )

"""How alike two words of names are: spelling, sound, initials and Slavic case endings."""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from dictafacta.resolve.spelling import (
    consonants,
    folded,
    is_cyrillic,
    skeleton,
    sounds,
    stems,
)

SAME_WORD = 0.74  # likeness of two words from which they may be one name
EXACT_WORD = 0.85  # likeness from which they are one name as far as spelling can tell
INITIAL = 0.85  # likeness of "V." and "Vladimir"
# fmt: off
PARTICLES = frozenset((
    "de", "del", "della", "di", "da", "dos", "das", "do", "van", "von", "der", "den", "la", "le",
    "el", "al", "bin", "ibn", "ben", "bint", "abu", "y", "e", "ter", "zu", "du", "fon",
))
# fmt: on


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell it from others, in order."""
    raw = name.replace("-", " ").replace(".", ". ").split()
    stripped = (r.strip("\"'«»“”,;()") for r in raw)
    return tuple(w for w in stripped if w.strip(".") and not is_particle(w))


def is_particle(word: str) -> bool:
    """Tell whether the word only joins the others; a capital in Cyrillic makes it a name (Ван)."""
    return folded(word) in PARTICLES and not (is_cyrillic(word) and word[0].isupper())


@lru_cache(maxsize=200_000)
def word_likeness(left: str, right: str) -> float:
    """Compare two words of names, 0 to 1: spelling, sound, initials and inflection."""
    a, b = folded(left).strip("."), folded(right).strip(".")
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    if min(len(a), len(b)) == 1:
        return INITIAL if a[0] == b[0] or skeleton(a)[:1] == skeleton(b)[:1] else 0.0
    both = all_sounds(left) & all_sounds(right)
    if both:
        return 0.97 if len(max(both, key=len)) > 2 else EXACT_WORD
    two_scripts = is_cyrillic(left) != is_cyrillic(right)
    return max(pair_likeness(x, y, two_scripts) for x, y in forms(left, right))


@lru_cache(maxsize=100_000)
def all_sounds(word: str) -> frozenset[str]:
    """Return the sounds of a word in every case it may stand in and every way to read it."""
    return frozenset(s for stem in stems(word) for s in sounds(stem) if s)


def forms(left: str, right: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of forms to compare: as written, and without Slavic case endings."""
    yield left, right
    if is_cyrillic(left) or is_cyrillic(right):
        for x in stems(left):
            for y in stems(right):
                yield x, y


def pair_likeness(left: str, right: str, two_scripts: bool) -> float:
    """Compare two forms by spelling and by sound; short words must agree more closely.

    Over two scripts vowels say little: equal consonants are enough from three on.
    """
    a, b = skeleton(left), skeleton(right)
    sound: float = Levenshtein.normalized_similarity(a, b)
    if two_scripts and (bones := common_bones(left, right)) >= 2:
        if bones >= 3:
            return 0.86
        return 0.78 if sound >= 0.6 else sound * 0.7
    spelling: float = JaroWinkler.normalized_similarity(folded(left), folded(right))
    shorter = min(len(a), len(b))
    if shorter <= 3:
        return sound * 0.7
    if shorter >= 5 and a[1:] == b[1:] and {a[0], b[0]} == {"g", "k"}:  # the Arabic q
        return 0.88
    return max(sound, (spelling - 0.5) * 1.7 if a[:1] == b[:1] else 0.0) * (
        0.95 if shorter >= 5 else 0.9
    )


def common_bones(left: str, right: str) -> int:
    """Return how many consonants two forms have, if they have the same ones in some reading."""
    a = {consonants(s) for s in sounds(left)}
    b = {consonants(s) for s in sounds(right)}
    return max(map(len, a & b), default=0)

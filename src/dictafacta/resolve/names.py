"""How alike two names are, over languages, scripts and inflection, with the reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler, Levenshtein

from dictafacta.resolve.spelling import folded, is_cyrillic, skeleton, stems

SAME_WORD = 0.74  # likeness of two words from which they may be one name
INITIAL = 0.85  # likeness of "V." and "Vladimir"
UNSURE = 0.62  # likeness of "Putin" and "Vladimir Putin": one part is unsaid
# fmt: off
PARTICLES = frozenset((
    "de", "del", "della", "di", "da", "dos", "das", "do", "van", "von", "der", "den", "la", "le",
    "el", "al", "bin", "ibn", "abu", "y", "e", "ter", "zu", "du",
))
# fmt: on


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, 0 to 1, and why, in words for the user."""

    score: float
    reasons: tuple[str, ...] = ()


def person_likeness(left: str, right: str) -> Likeness:
    """Compare two names of people; the last word is taken for the surname.

    The surnames must agree; given names must not contradict each other. A surname alone is
    compatible with a full name but does not prove it (score `UNSURE`).
    """
    if folded(left) == folded(right):
        return Likeness(1.0, ("the same name",))
    a, b = words(left), words(right)
    if not a or not b:
        return Likeness(0.0, ("no word to compare",))
    if len(a) == 1 or len(b) == 1:
        return one_word_likeness(a, b)
    return full_likeness(a, b)


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell it from others, in order."""
    raw = name.replace("-", " ").replace(".", ". ").split()
    return tuple(
        w for w in (r.strip("\"'«»“”,;()") for r in raw) if w and folded(w) not in PARTICLES
    )


def one_word_likeness(a: Sequence[str], b: Sequence[str]) -> Likeness:
    """Compare a single word with a name of one or more words."""
    single, other = (a[0], b) if len(a) == 1 else (b[0], a)
    last = word_likeness(single, other[-1])
    if len(other) == 1:
        return Likeness(last * 0.9, (f"{single} and {other[0]} agree at {last:.2f}",))
    first = word_likeness(single, other[0])
    best = max(last, first * 0.9)
    if best < SAME_WORD:
        return Likeness(best * 0.5, (f"{single} is no part of {' '.join(other)}",))
    return Likeness(UNSURE * best, (f"{single} may be short for {' '.join(other)}",))


def full_likeness(a: Sequence[str], b: Sequence[str]) -> Likeness:
    """Compare two names of several words each."""
    straight = aligned_likeness(a, b)
    if straight.score >= 0.6:
        return straight
    # Hungarian, Chinese and bibliographies put the surname first.
    turned = aligned_likeness((*a[1:], a[0]), b)
    if turned.score > max(straight.score, 0.8):
        return Likeness(
            turned.score * 0.97, (*turned.reasons, "with surname and given name turned")
        )
    return straight


def aligned_likeness(a: Sequence[str], b: Sequence[str]) -> Likeness:
    """Compare surname with surname and given names in order."""
    surname = word_likeness(a[-1], b[-1])
    if surname < SAME_WORD:
        return Likeness(surname * 0.4, (f"surnames {a[-1]} and {b[-1]} differ",))
    given = given_likeness(a[:-1], b[:-1])
    if given < 0.6:
        reason = f"given names {' '.join(a[:-1])} and {' '.join(b[:-1])} differ"
        return Likeness(min(0.45, given * 0.6), (reason,))
    reason = f"surnames agree at {surname:.2f}, given names at {given:.2f}"
    return Likeness(0.6 * surname + 0.4 * given, (reason,))


def given_likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """Compare given names: the first ones must agree, a middle name may be missing."""
    first = word_likeness(a[0], b[0])
    if len(a) == 1 or len(b) == 1:
        return first
    rest = [max(word_likeness(x, y) for y in b[1:]) for x in a[1:]]
    return min(first, sum(rest) / len(rest) + 0.1)


def word_likeness(left: str, right: str) -> float:
    """Compare two words of names, 0 to 1: spelling, sound, initials and inflection."""
    a, b = folded(left).strip("."), folded(right).strip(".")
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    if min(len(a), len(b)) == 1:
        return INITIAL if a[0] == b[0] or skeleton(a)[:1] == skeleton(b)[:1] else 0.0
    return max(pair_likeness(x, y) for x, y in forms(left, right))


def forms(left: str, right: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of forms to compare: as written, and without Slavic case endings."""
    yield left, right
    if is_cyrillic(left) or is_cyrillic(right):
        for x in stems(left):
            for y in stems(right):
                yield x, y


def pair_likeness(left: str, right: str) -> float:
    """Compare two forms by spelling and by sound; short words must agree more closely."""
    sound_left, sound_right = skeleton(left), skeleton(right)
    if sound_left and sound_left == sound_right:
        return 0.97 if len(sound_left) > 2 else 0.85
    sound: float = Levenshtein.normalized_similarity(sound_left, sound_right)
    spelling: float = JaroWinkler.normalized_similarity(folded(left), folded(right))
    shorter = min(len(sound_left), len(sound_right))
    if shorter <= 3:
        return sound * 0.7
    return max(sound, (spelling - 0.5) * 1.7 if sound_left[:1] == sound_right[:1] else 0.0) * (
        0.95 if shorter >= 5 else 0.9
    )

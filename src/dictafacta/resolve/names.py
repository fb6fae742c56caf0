"""How alike two names of people are, over languages, scripts and inflection, with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from dictafacta.resolve.known import (
    GivenRelation,
    given_relation,
    is_common_surname,
    is_generation,
    is_given,
)
from dictafacta.resolve.spelling import folded, is_cyrillic
from dictafacta.resolve.syllables import syllable_likeness
from dictafacta.resolve.words import EXACT_WORD, SAME_WORD, word_likeness, words

SAME = 0.8  # likeness from which two names are one without further evidence
OPEN = 0.75  # likeness of names that only further evidence can make one or two
UNSURE = 0.62  # likeness of "Putin" and "Vladimir Putin": one part is unsaid
BY_RELATION = {
    GivenRelation.SHORT: 0.92,
    GivenRelation.EXCHANGED: 0.85,
    GivenRelation.COGNATE: 0.7,
    GivenRelation.OTHER: 0.2,
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, 0 to 1, and why, in words for the user."""

    score: float
    reasons: tuple[str, ...] = ()

    def at_most(self, score: float, reason: str) -> "Likeness":
        """Return the likeness lowered to `score` if it is higher, with the reason."""
        return Likeness(score, (*self.reasons, reason)) if self.score > score else self


@dataclass(frozen=True, slots=True)
class Given:
    """How alike the given names of two people are, and a remark for the user."""

    score: float
    remark: str = ""
    is_open: bool = False  # two people may well bear them


def person_likeness(left: str, right: str) -> Likeness:
    """Compare two names of people; the last word is taken for the surname.

    The surnames must agree; given names must not contradict each other. A surname alone is
    compatible with a full name but does not prove it (score `UNSURE`), and neither does what two
    people may have in common: a common surname with an initial, a surname in two spellings.
    """
    a, b = words(left), words(right)
    if not a or not b:
        return Likeness(0.0, ("no word to compare",))
    if folded(left) == folded(right):
        return same_name(a)
    generations = {folded(w).strip(".") for n in (a, b) for w in n[1:] if is_generation(w)}
    plain_a, plain_b = without_generation(a), without_generation(b)
    found = compared(plain_a, plain_b)
    if generations and (len(plain_a) != len(a)) != (len(plain_b) != len(b)):
        return found.at_most(OPEN, f"only one is {sorted(generations)[0]}")
    return found


def same_name(name: Sequence[str]) -> Likeness:
    """Return how much two equal names say: a single common word is borne by many."""
    if len(name) == 1 and (is_common_surname(name[0]) or is_given(name[0])):
        return Likeness(OPEN, ("the same name, which many people have",))
    return Likeness(1.0, ("the same name",))


def without_generation(name: Sequence[str]) -> tuple[str, ...]:
    """Return a name without the words that tell a father from a son."""
    return (name[0], *(w for w in name[1:] if not is_generation(w)))


def compared(a: Sequence[str], b: Sequence[str]) -> Likeness:
    """Compare the words of two names."""
    if not {w.casefold() for w in a} ^ {w.casefold() for w in b}:
        return Likeness(0.97, ("the same words",))
    syllables = syllable_likeness(a, b)
    if syllables:
        return Likeness(syllables[0], (syllables[1],))
    if len(a) == 1 or len(b) == 1:
        return one_word_likeness(a, b)
    return full_likeness(a, b)


def one_word_likeness(a: Sequence[str], b: Sequence[str]) -> Likeness:
    """Compare a single word with a name of one or more words."""
    single, other = (a[0], b) if len(a) == 1 else (b[0], a)
    last = word_likeness(single, other[-1])
    if len(other) == 1:
        found = Likeness(last * 0.9, (f"{single} and {other[0]} agree at {last:.2f}",))
        if is_common_surname(single) or is_given(single):
            return found.at_most(OPEN, "many people have this name")
        return found
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
    turned = max(
        (aligned_likeness((*a[1:], a[0]), b), aligned_likeness(a, (*b[1:], b[0]))),
        key=lambda found: found.score,
    )
    if turned.score > max(straight.score, SAME):
        return Likeness(
            turned.score * 0.97, (*turned.reasons, "with surname and given name turned")
        )
    second = second_surname(a, b)
    return second if second.score > straight.score else straight


def second_surname(a: Sequence[str], b: Sequence[str]) -> Likeness:
    """Compare a name with one of a word more: a second surname, left out or another person's."""
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return Likeness(0.0)
    found = aligned_likeness(short, long[: len(short)])
    return found.at_most(UNSURE, f"{long[-1]} may be a second surname")


def aligned_likeness(a: Sequence[str], b: Sequence[str]) -> Likeness:
    """Compare surname with surname and given names in order."""
    surname = word_likeness(a[-1], b[-1])
    if surname < SAME_WORD or len(a[-1].strip(".")) == 1 or len(b[-1].strip(".")) == 1:
        return Likeness(surname * 0.4, (f"surnames {a[-1]} and {b[-1]} differ",))
    given = given_likeness(a[:-1], b[:-1])
    if given.score < 0.6:
        reason = f"given names {' '.join(a[:-1])} and {' '.join(b[:-1])} differ"
        return Likeness(min(0.45, given.score * 0.6), (reason,))
    remark = f" ({given.remark})" if given.remark else ""
    reason = f"surnames agree at {surname:.2f}, given names at {given.score:.2f}{remark}"
    found = Likeness(0.6 * surname + 0.4 * given.score, (reason,))
    if is_cyrillic(a[-1]) == is_cyrillic(b[-1]) and surname < EXACT_WORD:
        found = found.at_most(OPEN, f"{a[-1]} and {b[-1]} may be two surnames")
    if given.is_open:
        found = found.at_most(OPEN, "two people may have these given names")
    if given.score < 0.9 and is_common_surname(a[-1]):
        found = found.at_most(OPEN, f"{a[-1]} is a common surname")
    return found


def given_likeness(a: Sequence[str], b: Sequence[str]) -> Given:
    """Compare given names: the first ones must agree, further ones may be missing."""
    if joined(a) == joined(b):
        return Given(1.0 if tuple(a) == tuple(b) else 0.97)
    first = given_word_likeness(a[0], b[0])
    if len(a) == 1 and len(b) == 1:
        return first
    if first.score >= 0.6:
        if len(a) == 1 or len(b) == 1:
            return first
        rest = min(covered(a[1:], b[1:]), covered(b[1:], a[1:]))
        return Given(min(first.score, rest + 0.05), first.remark, first.is_open)
    return later_name(a, b) or first


def later_name(a: Sequence[str], b: Sequence[str]) -> Given | None:
    """Compare a name with one that has further given names before it, by which few go."""
    short, long = sorted((a, b), key=len)
    if len(short) == len(long) or covered(short, long[1:]) < 0.9:
        return None
    return Given(0.85, f"{' '.join(short)} is a later one of {' '.join(long)}", is_open=True)


def covered(a: Sequence[str], b: Sequence[str]) -> float:
    """Return how well each of the names `a` is found among `b`, on average."""
    return sum(max(given_word_likeness(x, y).score for y in b) for x in a) / len(a)


def joined(given: Sequence[str]) -> str:
    """Return given names as one word: Abdel Fattah, Abdelfattah."""
    return "".join(folded(w) for w in given)


def given_word_likeness(left: str, right: str) -> Given:
    """Compare two given names: by what is known of them, then by spelling and sound."""
    likeness = word_likeness(left, right)
    if likeness == 1.0 or min(len(left.strip(".")), len(right.strip("."))) <= 1:
        return Given(likeness)
    relation = given_relation(left, right)
    if relation in (GivenRelation.SHORT, GivenRelation.EXCHANGED):
        score = max(BY_RELATION[relation], likeness if likeness >= 0.97 else 0.0)
        return Given(score, f"{left} and {right} are forms of one name")
    two_scripts = is_cyrillic(left) != is_cyrillic(right)
    if likeness >= (0.86 if two_scripts else 0.97):
        return Given(likeness)
    if relation is GivenRelation.COGNATE:
        remark = f"{left} and {right} are one name in two languages"
        return Given(BY_RELATION[relation], remark, is_open=True)
    if relation is GivenRelation.OTHER and not two_scripts:
        return Given(BY_RELATION[relation])
    return Given(likeness if two_scripts or likeness >= EXACT_WORD else likeness * 0.7)

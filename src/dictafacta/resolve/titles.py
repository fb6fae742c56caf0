"""How alike two names of organisations or places are, over languages."""

from dictafacta.resolve.known import known_organization
from dictafacta.resolve.names import Likeness
from dictafacta.resolve.spelling import folded
from dictafacta.resolve.words import word_likeness, words


def organization_likeness(left: str, right: str) -> Likeness:
    """Compare two names of organisations: by the tables, then word by word."""
    a, b = known_organization(left), known_organization(right)
    if a and b:
        return (
            Likeness(1.0, (f"both are {a}",))
            if a == b
            else Likeness(0.0, (f"one is {a}, the other {b}",))
        )
    return title_likeness(left, right)


def title_likeness(left: str, right: str) -> Likeness:
    """Compare names of organisations or places: every word needs its like in the same place."""
    if folded(left) == folded(right):
        return Likeness(1.0, ("the same name",))
    a, b = words(left), words(right)
    if len(a) != len(b) or not a:
        return Likeness(0.0)
    lowest = min(word_likeness(x, y) for x, y in zip(a, b, strict=True))
    # One short word is too little to tell two places apart by sound ("Mali", "Male").
    sound_enough = lowest if len("".join(a)) >= 5 else 0.0
    return Likeness(sound_enough * 0.98, (f"the words of {left} and {right} agree",))

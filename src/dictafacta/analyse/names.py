"""Names from tag scores: the best sequence of begin, inside, end and single tags that fits."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

KINDS = ("person", "organization", "place")
TAGS = ("O", *(f"{part}-{kind}" for kind in ("PER", "ORG", "LOC") for part in "BIES"))


def _transitions() -> NDArray[np.float32]:
    """0 where a tag may follow another, −∞ where not."""
    allowed = np.full((len(TAGS), len(TAGS)), -np.inf, np.float32)
    for i, left in enumerate(TAGS):
        for j, right in enumerate(TAGS):
            open_left = left[0] in "BI"
            goes_on = right[0] in "IE"
            if open_left == goes_on and (not open_left or left[2:] == right[2:]):
                allowed[i, j] = 0
    return allowed


SURE = 6.0
EVERY = np.arange(len(TAGS))
MAY_FOLLOW = _transitions()
MAY_BEGIN = np.array([-np.inf if t[0] in "IE" else 0 for t in TAGS], np.float32)
MAY_END = np.array([-np.inf if t[0] in "BI" else 0 for t in TAGS], np.float32)


class NameRules(NamedTuple):
    """Scores of tags that follow one another, begin and end a sentence; −∞ where they may not."""

    follow: NDArray[np.float32] = MAY_FOLLOW
    begin: NDArray[np.float32] = MAY_BEGIN
    end: NDArray[np.float32] = MAY_END


PLAIN_RULES = NameRules()


def find_names(
    scores: NDArray[np.float32], rules: NameRules = PLAIN_RULES
) -> list[tuple[int, int, str]]:
    """Return names as (first token, last token excluded, kind) from scores over `TAGS`.

    The best sequence of tags is found by Viterbi's method; a sentence in which no tag but O comes
    near the best is not searched.
    """
    near = scores[:, 1:].max(1) > scores[:, 0] - SURE
    if not near.any():
        return []
    found, start = [], 0
    for place, tag in enumerate(_best(scores, rules)):
        part, kind = (tag - 1) % 4, (tag - 1) // 4
        if tag and part in (0, 3):
            start = place
        if tag and part in (2, 3):
            found.append((start, place + 1, KINDS[kind]))
    return found


def _best(scores: NDArray[np.float32], rules: NameRules) -> list[int]:
    """Return the best sequence that fits."""
    total = scores[0] + rules.begin
    back = []
    for row in scores[1:]:
        options = total[:, None] + rules.follow
        pointers = options.argmax(0)
        back.append(pointers)
        total = options[pointers, EVERY] + row
    tag = int((total + rules.end).argmax())
    path = [tag]
    for pointers in reversed(back):
        tag = int(pointers[tag])
        path.append(tag)
    return path[::-1]

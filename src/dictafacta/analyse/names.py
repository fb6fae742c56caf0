"""Names from tag scores: the best sequence of begin, inside, end and single tags that fits."""

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


MAY_FOLLOW = _transitions()
MAY_BEGIN = np.array([-np.inf if t[0] in "IE" else 0 for t in TAGS], np.float32)
MAY_END = np.array([-np.inf if t[0] in "BI" else 0 for t in TAGS], np.float32)


def find_names(scores: NDArray[np.float32]) -> list[tuple[int, int, str]]:
    """Return names as (first token, last token excluded, kind) from scores over `TAGS`."""
    tags = scores.argmax(1)
    if not tags.any():
        return []
    if not _fits(tags):
        tags = _best(scores)
    found, start = [], 0
    for place, tag in enumerate(tags.tolist()):
        part, kind = (tag - 1) % 4, (tag - 1) // 4
        if tag and part in (0, 3):
            start = place
        if tag and part in (2, 3):
            found.append((start, place + 1, KINDS[kind]))
    return found


def _fits(tags: NDArray[np.int64]) -> bool:
    ends = MAY_BEGIN[tags[0]] + MAY_END[tags[-1]]
    return bool(np.isfinite(ends + MAY_FOLLOW[tags[:-1], tags[1:]].sum()))


def _best(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the best sequence that fits (Viterbi)."""
    total = scores[0] + MAY_BEGIN
    back = []
    for row in scores[1:]:
        options = total[:, None] + MAY_FOLLOW
        back.append(options.argmax(0))
        total = options.max(0) + row
    tag = int((total + MAY_END).argmax())
    path = [tag]
    for pointers in reversed(back):
        tag = int(pointers[tag])
        path.append(tag)
    return np.array(path[::-1])

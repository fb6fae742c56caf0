"""The best tree under arc scores: greedy where that is a tree, Chu-Liu/Edmonds where it is not."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Ints = NDArray[np.int64]


def decode(scores: Scores) -> Ints:
    """Return the head of each token (row), counted from 1; column 0 is the root, used once.

    `scores` has a row for each token and one more column than rows. It is changed: no token is
    its own head.
    """
    places = np.arange(len(scores))
    scores[places, places + 1] = -np.inf
    heads: Ints = scores.argmax(1)
    if int((heads == 0).sum()) == 1 and is_tree(heads):
        return heads
    return single_rooted(scores)


def is_tree(heads: Ints) -> bool:
    """Whether every token reaches the root, by doubling the step."""
    above = np.concatenate([[0], heads])
    steps = 1
    while steps < len(above):
        above = above[above]
        steps *= 2
    return not above.any()


def single_rooted(scores: Scores) -> Ints:
    """Return the best tree with one root: of the three likeliest roots, the best whole tree."""
    full = np.full((len(scores) + 1, len(scores) + 1), -1e9, np.float64)
    full[1:] = np.where(np.isfinite(scores), scores, -1e9)
    advantage = full[1:, 0] - full[1:, 1:].max(1, initial=-1e9)
    best: Ints | None = None
    best_total = -np.inf
    for root in np.argsort(-advantage)[:3]:
        tried = full.copy()
        tried[1:, 0] = -1e9
        tried[root + 1, 0] = full[root + 1, 0] + 1e6
        heads = arborescence(tried)[1:]
        total = float(full[np.arange(1, len(full)), heads].sum())
        if total > best_total:
            best, best_total = heads, total
    assert best is not None
    return best


def arborescence(scores: NDArray[np.float64]) -> Ints:
    """Return the best head of each node but 0 (Chu & Liu 1965, Edmonds 1967), node 0 the root."""
    count = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(count, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    contracted, entry, leave = contract(scores, heads, np.array(cycle), outside)
    inner = arborescence(contracted)
    new = len(outside)
    result = heads.copy()
    for place, node in enumerate(outside[1:], 1):
        head = int(inner[place])
        result[node] = leave[place] if head == new else outside[head]
    broken = entry[int(inner[new])]
    result[broken] = outside[int(inner[new])]
    return result


def contract(
    scores: NDArray[np.float64], heads: Ints, cycle: Ints, outside: Ints
) -> tuple[NDArray[np.float64], Ints, Ints]:
    """Return scores with the cycle as one last node, and where arcs enter and leave the cycle."""
    new = len(outside)
    out = np.full((new + 1, new + 1), -np.inf)
    out[:new, :new] = scores[np.ix_(outside, outside)]
    from_cycle = scores[np.ix_(outside, cycle)]
    leave: Ints = cycle[from_cycle.argmax(1)]
    out[:new, new] = from_cycle.max(1)
    gain = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    entry: Ints = cycle[gain.argmax(0)]
    out[new, :new] = gain.max(0)
    return out, entry, leave


def find_cycle(heads: Ints) -> list[int]:
    """Return the nodes of one cycle, or none."""
    colour = [0] * len(heads)
    colour[0] = 2
    for start in range(len(heads)):
        path, node = [], start
        while colour[node] == 0:
            colour[node] = 1
            path.append(node)
            node = int(heads[node])
        if colour[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            colour[seen] = 2
    return []

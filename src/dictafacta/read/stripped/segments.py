"""Ways to part a page into article and rest, and what speaks for each of them.

The model judges lines; its mistakes are about whole pages (a comment thread longer than the
article, a row of teasers written as sentences). So several partings are made and one is chosen.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dictafacta.read.stripped.features import Matrix

Bits = NDArray[np.bool_]
Column = NDArray[np.float64]
_START = np.log([0.85, 0.15])
_STEPS = np.log([[0.985, 0.015], [0.07, 0.93]])
_LEAST = 1e-4
_WORDS = 80  # a longer line counts as this long


def partings(chances: Column, sizes: Column) -> list[Bits]:
    """Return different ways to keep lines; the first keeps what is likelier than not.

    `chances` are the lines' probabilities to be the article's, `sizes` their words.
    """
    found: dict[bytes, Bits] = {}
    for keep in _all_partings(chances, sizes):
        found.setdefault(keep.tobytes(), keep)
    return list(found.values())


def _all_partings(chances: Column, sizes: Column) -> Iterator[Bits]:
    base = chances >= 0.5
    yield base
    yield np.ones(len(base), bool)
    for level in (0.25, 0.4, 0.65, 0.85):
        yield chances >= level
    for weight, bias in ((0.5, 0.0), (1.0, 0.0), (1.0, 1.5), (1.0, -1.5), (2.0, 0.0)):
        yield likeliest(chances, weight, bias)
    for gap in (4, 12):
        groups = _groups(base, gap)
        masses = [float(sizes[a:b][base[a:b]].sum()) for a, b in groups]
        for number in np.argsort(masses)[::-1][:2].tolist():
            yield _only(base, *groups[number])
        for number in range(min(len(groups), 4)):
            yield _only(base, groups[0][0], groups[number][1])
        for number in range(1, min(len(groups), 3)):
            yield _only(base, groups[number][0], len(base))


def likeliest(chances: Column, weight: float, bias: float) -> Bits:
    """Return the likeliest run of kept and other lines (Viterbi, two states).

    `weight` tells how much the usual length of runs counts, `bias` favours keeping.
    """
    if not len(chances):
        return np.zeros(0, bool)
    clipped = np.clip(chances, _LEAST, 1 - _LEAST)
    out, kept = np.log(1 - clipped).tolist(), (np.log(clipped) + bias).tolist()
    (oo, ok), (ko, kk) = (weight * _STEPS).tolist()
    a, b = weight * _START[0] + out[0], weight * _START[1] + kept[0]
    back: list[tuple[bool, bool]] = []
    for x, y in zip(out[1:], kept[1:], strict=True):
        to_out, to_kept = b + ko > a + oo, b + kk > a + ok
        back.append((to_out, to_kept))
        a, b = max(a + oo, b + ko) + x, max(a + ok, b + kk) + y
    state = b > a
    states = [state]
    for to_out, to_kept in reversed(back):
        state = to_kept if state else to_out
        states.append(state)
    return np.array(states[::-1], bool)


def _groups(base: Bits, gap: int) -> list[tuple[int, int]]:
    """Return the stretches of kept lines that fewer than `gap` others interrupt."""
    found: list[tuple[int, int]] = []
    for line in np.flatnonzero(base).tolist():
        if found and line - found[-1][1] < gap:
            found[-1] = (found[-1][0], line + 1)
        else:
            found.append((line, line + 1))
    return found


def _only(base: Bits, start: int, end: int) -> Bits:
    keep = np.zeros(len(base), bool)
    keep[start:end] = base[start:end]
    return keep


def expected(choices: list[Bits], chances: Column, sizes: Column) -> Column:
    """Return the F1 over words that each parting may expect if the lines' chances hold.

    The first line is left out, as it is decided by rule.
    """
    words = sizes.copy()
    words[:1] = 0
    wanted = words * chances
    total = float(wanted.sum())
    return np.array([2 * wanted[k].sum() / max(1e-6, words[k].sum() + total) for k in choices])


def portraits(choices: list[Bits], chances: Column, sizes: Column, rows: Matrix) -> Matrix:
    """Return what tells a good parting, a row for each: itself, and how it differs from the first.

    `rows` are the lines' own features.
    """
    weights = np.minimum(sizes, _WORDS) + 1
    odds = np.log(np.clip(chances, 1e-3, 0.999) / (1 - np.clip(chances, 1e-3, 0.999)))
    page = [np.log1p(len(chances)), np.log1p(sizes.sum()), chances.max(initial=0.0)]
    page.append(((chances > 0.3) & (chances < 0.7)).mean())
    drawn = np.array([_portrait(k, chances, odds, sizes, weights, rows) for k in choices])
    shared = np.tile(page, (len(choices), 1))
    return np.hstack([drawn, drawn - drawn[0], shared]).astype(np.float32)


_LOOKED_AT = (2, 6, 9, 13, 17, 19, 20, 22, 25)


def _portrait(
    keep: Bits, chances: Column, odds: Column, sizes: Column, weights: Column, rows: Matrix
) -> list[float]:
    total = weights.sum()
    inside, other = weights * keep, weights * ~keep
    kept = max(1e-6, float(inside.sum()))
    left = max(1e-6, float(other.sum()))
    edges = np.flatnonzero(keep)
    start, end = (int(edges[0]), int(edges[-1]) + 1) if len(edges) else (0, 0)
    looked = rows[:, list(_LOOKED_AT)]
    runs = int(np.count_nonzero(np.diff(keep.astype(np.int8), prepend=0) == 1))
    return [
        float(keep.mean()),
        float(np.log1p(sizes[keep].sum())),
        kept / total,
        float((inside * chances).sum()) / kept,
        float((inside * odds).sum()) / kept,
        float((other * odds).sum()) / left,
        float((other * np.maximum(odds, 0)).sum()) / total,
        float((inside * np.maximum(-odds, 0)).sum()) / total,
        float(runs),
        start / max(1, len(keep)),
        end / max(1, len(keep)),
        float(sizes[start:end][~keep[start:end]].sum()) / kept,
        *((inside[:, None] * looked).sum(axis=0) / kept).tolist(),
        *((other[:, None] * looked).sum(axis=0) / left).tolist(),
        *_mean(looked[max(0, start - 3) : start]),
        *_mean(looked[end : end + 3]),
    ]


def _mean(rows: Matrix) -> list[float]:
    return [float(v) for v in rows.mean(axis=0)] if len(rows) else [-1.0] * rows.shape[1]

"""Describes each line of a page by numbers, for the model that tells article from residue."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dictafacta.lexicon import languages
from dictafacta.lexicon.residue import function_words
from dictafacta.model import ResidueKind
from dictafacta.read.stripped import glyphs as g
from dictafacta.read.stripped.evidence import Evidence, ends_sentence
from dictafacta.read.stripped.phrases import KINDS
from dictafacta.read.stripped.words import Ints, Words, line_hashes, words_of

Matrix = NDArray[np.float32]
Column = NDArray[np.float64]
GOOD = 12  # words of a line that, with a sentence end, counts as prose
_AROUND = (-3, -2, -1, 1, 2, 3)
_SHARED = (0, 2, 3, 4, 6, 9, 11, 13, 17, 19, 20, 22, 25)  # columns that neighbours lend
_LEXICON = 22  # the column of the lexicon's mean
_FORM = KINDS.index(ResidueKind.COMMENT_FORM)
_PENALTY = 6.0  # what a line that is no prose costs in the maximum subsequence


def describe(words: Words, evidence: Evidence, lexicon: NDArray[np.int8]) -> Matrix:
    """Return one row for each line; `lexicon` holds a weight for each bucket of word hashes."""
    own = _own(words, evidence, lexicon)
    sentence = own[:, 2] > 0
    size = words.count.astype(np.float64)
    good = sentence & (size >= GOOD)
    context = np.hstack([_context(size, good), _company(own, evidence, size)])
    lent = own[:, list(_SHARED)]
    shifted = [moved(lent, step) for step in _AROUND]
    return np.hstack([own, context, *shifted]).astype(np.float32)


def moved(rows: Column, step: int) -> Column:
    """Return each line's neighbour's rows, `step` lines on; -1 where there is none."""
    out = np.full_like(rows, -1)
    if step > 0:
        out[:-step] = rows[step:]
    else:
        out[-step:] = rows[:step]
    return out


def _own(words: Words, evidence: Evidence, lexicon: NDArray[np.int8]) -> Column:
    flags = words.flags
    count = np.maximum(words.count, 1)
    length = np.maximum(words.line_end - words.line_start, 1)

    def share(flag: int) -> Column:
        total = np.concatenate([[0], np.cumsum((flags & flag) > 0)])
        found: Column = (total[words.line_end] - total[words.line_start]).astype(np.float64)
        return found

    last = flags[np.maximum(words.line_end - 1, 0)]
    first = flags[np.minimum(words.line_start, len(flags) - 1)]
    letters = np.maximum(share(g.LETTER), 1)
    capital = (flags[words.start] & g.UPPER) > 0 if len(words.start) else np.zeros(0, bool)
    function = np.isin(words.hash, _function_hashes())
    columns = [
        np.log1p(words.count),
        np.log1p(length),
        ends_sentence(words),
        share(g.UPPER) / letters,
        _sum(words, capital) / count,
        (last & g.COLON) > 0,
        _sum(words, function) / count,
        (first & g.UPPER) > 0,
        (first & g.MARK) > 0,
        share(g.DIGIT) / length,
        share(g.COMMA) / count,
        np.minimum(share(g.SIGN), 5),
        share(g.QUOTE) / count,
        np.minimum(share(g.STOP), 12),
        share(g.MARK) / length,
        letters / count,
        (last & g.ELLIPSIS) > 0,
        *_repeats(words),
        *_topic(words, function),
        *_lexicon(words, lexicon),
        evidence.weight,
        *((evidence.kind == kind) & (evidence.weight > 0) for kind in range(len(KINDS))),
    ]
    return np.stack([np.asarray(c, np.float64) for c in columns], axis=1)


def _sum(words: Words, values: NDArray[np.generic]) -> Column:
    total = np.concatenate([[0.0], np.cumsum(values.astype(np.float64))])
    found: Column = total[words.first + words.count] - total[words.first]
    return found


@cache
def _function_hashes() -> NDArray[np.uint64]:
    found = sorted({w for code in languages() for w in function_words(code).all})
    return np.unique(words_of(found).hash)


def _repeats(words: Words) -> list[Column]:
    """Return how often each line, and each line's first word, stands on the page."""
    _, where, often = np.unique(line_hashes(words), return_inverse=True, return_counts=True)
    heads = np.zeros(len(words))
    some = words.count > 0
    if some.any():
        hashes = words.hash[words.first[some]]
        _, place, number = np.unique(hashes, return_inverse=True, return_counts=True)
        heads[some] = np.minimum(number[place], 8)
    return [np.minimum(often[where], 6).astype(np.float64), heads]


def _topic(words: Words, function: NDArray[np.bool_]) -> list[Column]:
    """Return the share of each line's content words that the title and other prose have."""
    content = ~function & (words.end - words.start > 3)
    size = np.maximum(_sum(words, content), 1)
    title = words.hash[: words.count[0]] if len(words) else words.hash
    in_title = content & np.isin(words.hash, title)
    prose = ends_sentence(words) & (words.count >= GOOD)
    spoken = content & prose[words.line]
    _, where = np.unique(words.hash, return_inverse=True)
    pairs = np.unique(where[spoken] * len(words) + words.line[spoken])
    lines_with = np.bincount(pairs // max(1, len(words)), minlength=int(where.max(initial=0)) + 1)
    elsewhere = lines_with[where] - prose[words.line]
    return [
        _sum(words, in_title) / size,
        _sum(words, content & (elsewhere > 0)) / size,
        np.log1p(_sum(words, content & (elsewhere <= 0))),
    ]


def buckets(words: Words, size: int) -> Ints:
    """Return the lexicon's bucket of each word."""
    return (words.hash % np.uint64(size)).astype(np.int64)


def _lexicon(words: Words, lexicon: NDArray[np.int8]) -> list[Column]:
    weights = lexicon[buckets(words, len(lexicon))].astype(np.float64)
    total = _sum(words, weights)
    head = np.zeros(len(words))
    some = words.count > 0
    head[some] = weights[words.first[some]]
    return [total / np.maximum(words.count, 1), np.clip(total, -400, 400), head]


def _context(size: Column, good: NDArray[np.bool_]) -> Column:
    """Return where each line stands among the page's prose."""
    n = len(size)
    place = np.arange(n)
    prose = np.where(good, size, 0.0)
    before = np.concatenate([[0.0], np.cumsum(prose)])
    total = max(1.0, before[-1])
    nearest = np.where(good, place, -40)
    up = place - np.maximum.accumulate(nearest)
    down = np.minimum.accumulate(np.where(good, place, n + 40)[::-1])[::-1] - place
    inside, best = _subsequence(size, good)
    gap = up + down
    columns = [
        place / max(1, n - 1),
        np.full(n, np.log1p(n)),
        np.full(n, np.log1p(total)),
        before[:-1] / total,
        (total - before[1:]) / total,
        np.minimum(up, 30),
        np.minimum(down, 30),
        np.minimum(gap, 60),
        inside,
        np.full(n, best / total),
        np.minimum(place, 60),
        np.minimum(n - 1 - place, 60),
        *(_window(prose, k) / total for k in (2, 5, 12)),
        *(np.log1p(_window(prose, k)) for k in (3, 8)),
        *(_window((size < 6).astype(np.float64), k) for k in (2, 6)),
        _run(prose, good),
    ]
    return np.stack([np.asarray(c, np.float64) for c in columns], axis=1)


def _company(own: Column, evidence: Evidence, size: Column) -> Column:
    """Return what the lines around each line carry: evidence, forms, words of residue."""
    some = (evidence.weight > 0).astype(np.float64)
    form = ((evidence.kind == _FORM) & (evidence.weight > 0)).astype(np.float64)
    talk = np.concatenate([[0.0], np.cumsum(form)])
    lean = own[:, _LEXICON] * np.minimum(size, 30)
    weight = np.minimum(size, 30) + 1
    columns = [
        *(_window(some, k) for k in (3, 10)),
        np.minimum(talk[:-1], 12),
        np.minimum(talk[-1] - talk[1:], 12),
        _window(form, 10),
        *(_window(lean, k) / _window(weight, k) for k in (2, 6, 15)),
        np.full(len(size), lean.sum() / max(1.0, weight.sum())),
        *(_window(np.minimum(own[:, 9], 1) * (size < 12), k) for k in (3, 10)),
    ]
    return np.stack(columns, axis=1)


def _window(values: Column, reach: int) -> Column:
    """Return the sum of `values` over each line and `reach` lines on both sides."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    place = np.arange(len(values))
    low, high = np.maximum(0, place - reach), np.minimum(len(values), place + reach + 1)
    found: Column = total[high] - total[low]
    return found


def _subsequence(size: Column, good: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], float]:
    """Return the run of lines with most prose after a penalty for every other line."""
    score = np.where(good, size, np.where(size >= 10, 2.0, -_PENALTY))
    total = np.concatenate([[0.0], np.cumsum(score)])
    low = np.minimum.accumulate(total)
    end = int(np.argmax(total - low))
    start = int(np.argmin(total[: end + 1]))
    place = np.arange(len(size))
    return (place >= start) & (place < end), float(np.where(good, size, 0)[start:end].sum())


def _run(prose: Column, good: NDArray[np.bool_]) -> Column:
    """Return the words of prose in each line's stretch, stretches parted by five other lines."""
    place = np.arange(len(prose))
    last = np.maximum.accumulate(np.where(good, place, -99))
    fresh = good & (place - np.concatenate([[-99], last[:-1]]) > 5)
    number = np.cumsum(fresh)
    found: Column = np.log1p(np.bincount(number, weights=prose)[number])
    return found


def together(rows: Matrix, alone: Column, size: Column) -> Matrix:
    """Return `rows` with what the first stage says (probabilities) of each line's company."""
    mass = alone * np.minimum(size, 80)
    before = np.concatenate([[0.0], np.cumsum(mass)])
    total = max(1e-6, float(before[-1]))
    columns = [
        alone,
        *(moved(alone, step) for step in (-4, -3, -2, -1, 1, 2, 3, 4)),
        before[:-1] / total,
        (total - before[1:]) / total,
        *(_window(mass, k) / total for k in (4, 10, 25)),
        *(_window(alone, k) / (2 * k + 1) for k in (3, 8, 20)),
        np.full(len(alone), np.log1p(total)),
        np.full(len(alone), alone.mean() if len(alone) else 0.0),
    ]
    return np.hstack([rows, np.stack(columns, axis=1)]).astype(np.float32)

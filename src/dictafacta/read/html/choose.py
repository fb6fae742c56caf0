"""Chooses the blocks of a page that make its article."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dictafacta.read.html.blocks import LANDMARKS, TextBlock
from dictafacta.read.html.features import Matrix
from dictafacta.read.html.hints import NAMES
from dictafacta.read.html.trees import Trees, load_trees

MODEL = "page_blocks.npz"
THRESHOLD = 0.55
DOUBT = 0.02
"""The share of doubtful text from which a second opinion is asked for."""
_REACH = (-3, -2, -1, 1, 2, 3)
_COPY = 80
_HARDLY = 250
_QUOTE = LANDMARKS.index("blockquote")
_EMBED = NAMES.index("embed")
Probabilities = NDArray[np.float64]
Opinion = NDArray[np.float32]
Stages: TypeAlias = Mapping[str, Trees]


def choose(
    blocks: Sequence[TextBlock],
    rows: Matrix,
    ask: Callable[[], Opinion],
    stages: Stages | None = None,
) -> tuple[list[bool], Probabilities]:
    """Return for each block whether it belongs to the article, and its probability.

    Each block is judged alone first. Where that leaves more than a little of the page in doubt,
    it is judged once more with its company and the opinion that `ask` gives (another
    extractor's share of each block), and both judgements are averaged. `stages` replaces the
    packaged model.
    """
    if not blocks:
        return [], np.zeros(0)
    stages = stages or _stages()
    chances = stages["alone"].probability(rows)
    opinion: Opinion | None = None
    if _doubt(blocks, chances) >= DOUBT:
        opinion = ask()
        context = surroundings(blocks, rows, chances, opinion)
        chances = (chances + stages["together"].probability(context)) / 2
    chosen = [bool(p >= THRESHOLD) for p in chances]
    if _size(blocks, chosen) < _HARDLY:
        # Hardly any text: less is asked of a block, and the other extractor is believed.
        opinion = ask() if opinion is None else opinion
        chosen = [
            bool(p >= THRESHOLD / 2 or o >= 0.5) for p, o in zip(chances, opinion, strict=True)
        ]
    return without_copies(blocks, with_posts(blocks, chosen)), chances


def _size(blocks: Sequence[TextBlock], chosen: Sequence[bool]) -> int:
    return sum(len(b.text) for b, keep in zip(blocks, chosen, strict=True) if keep)


def _doubt(blocks: Sequence[TextBlock], chances: Probabilities) -> float:
    """Return the length of the doubtful blocks as a share of the article's."""
    sizes = np.array([len(b.text) for b in blocks], dtype=np.float64)
    doubtful = (chances > 0.2) & (chances < 0.8)
    return float(sizes[doubtful].sum() / max(1.0, sizes[chances > 0.5].sum()))


def with_posts(blocks: Sequence[TextBlock], chosen: Sequence[bool]) -> list[bool]:
    """Return the choice with posts from social networks that are quoted inside the article."""
    kept = list(chosen)
    inside = [i for i, keep in enumerate(chosen) if keep]
    for i in range(inside[0], min(inside[-1] + 3, len(blocks))) if inside else ():
        node = blocks[i].node
        if node.to_landmark(_QUOTE) <= 1 and node.to_hint(_EMBED) <= 1:
            kept[i] = True
    return kept


def without_copies(blocks: Sequence[TextBlock], chosen: Sequence[bool]) -> list[bool]:
    """Return the choice without a second copy of the article.

    Pages carry their article twice for other screens, or once more in one piece for machines. A
    few lines that stand twice are left alone: lists and tables repeat themselves.
    """
    kept = list(chosen)
    runs: dict[int, set[tuple[str, ...]]] = {}
    for i, block in enumerate(blocks):
        if kept[i] and len(block.text) >= _COPY:
            words = block.text.split()
            runs[i] = {tuple(words[at : at + 6]) for at in range(max(1, len(words) - 5))}
    seen = Counter(run for own in runs.values() for run in own)
    dropped = []
    for i in sorted(runs, key=lambda i: (-len(runs[i]), -i)):
        if sum(seen[run] > 1 for run in runs[i]) >= 0.8 * len(runs[i]):
            dropped.append(i)
            seen.subtract(runs[i])
    size = sum(len(blocks[i].text) for i in runs)
    copied = sum(len(blocks[i].text) for i in dropped)
    for i in dropped:
        if copied >= 0.25 * size or len(blocks[i].text) >= 4 * _COPY:
            kept[i] = False
    return kept


@cache
def _stages() -> dict[str, Trees]:
    return load_trees(MODEL)


def surroundings(
    blocks: Sequence[TextBlock], rows: Matrix, alone: Probabilities, opinion: Opinion
) -> Matrix:
    """Return the rows with what the first judgement says of each block's company, and `opinion`.

    Mean judgement, weighted by length, of the blocks in the same element, under the same parent,
    in places of the same kind; of the neighbours; and of the page before and after the block.
    """
    sizes = np.array([len(b.text) for b in blocks], dtype=np.float64)
    columns: list[NDArray[np.generic]] = [
        alone,
        opinion,
        _mean([b.node.number for b in blocks], alone, sizes),
        _mean([b.node.parent.number if b.node.parent else -1 for b in blocks], alone, sizes),
        _mean([_grand(b) for b in blocks], alone, sizes),
        _mean([b.node.path for b in blocks], alone, sizes),
        _mean([(b.node.tag, b.node.depth) for b in blocks], alone, sizes),
        *(_moved(alone, step) for step in _REACH),
        *_sides(alone, sizes),
    ]
    return np.hstack([rows, np.stack(columns, axis=1).astype(np.float32)])


def _grand(block: TextBlock) -> int:
    above = block.node.parent
    above = above.parent if above else None
    return above.number if above else -1


def _mean(keys: Sequence[object], alone: Probabilities, sizes: Probabilities) -> Probabilities:
    number: dict[object, int] = {}
    places = np.array([number.setdefault(key, len(number)) for key in keys])
    weight = np.bincount(places, sizes)
    total = np.bincount(places, sizes * alone)
    mean: Probabilities = (total / np.maximum(weight, 1e-9))[places]
    return mean


def _moved(alone: Probabilities, step: int) -> Probabilities:
    moved = np.full_like(alone, -1.0)
    if abs(step) < len(alone):
        if step < 0:
            moved[-step:] = alone[:step]
        else:
            moved[:-step] = alone[step:]
    return moved


def _sides(alone: Probabilities, sizes: Probabilities) -> list[Probabilities]:
    """Return the expected article text before and after each block, and the nearest sure block."""
    worth = alone * sizes
    total = max(1e-9, float(worth.sum()))
    before = np.concatenate([[0.0], np.cumsum(worth)[:-1]]) / total
    after = 1 - before - worth / total
    sure = np.flatnonzero((alone > 0.7) & (sizes > 60))
    place = np.arange(len(alone))
    if not len(sure):
        far = np.full(len(alone), -1.0)
        return [before, after, far, far, np.full(len(alone), total)]
    next_sure = np.searchsorted(sure, place)
    ahead = np.where(next_sure < len(sure), sure[np.minimum(next_sure, len(sure) - 1)] - place, 99)
    last = np.searchsorted(sure, place, side="right") - 1
    behind = np.where(last >= 0, place - sure[np.maximum(last, 0)], 99)
    level = np.full(len(alone), np.log1p(total))
    return [before, after, np.minimum(ahead, 99.0), np.minimum(behind, 99.0), level]

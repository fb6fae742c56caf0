"""Evaluates gradient-boosted decision trees that were trained elsewhere, with numpy alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees as arrays, one row for each tree: a leaf is a node whose children are itself."""

    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float32]
    baseline: float
    depth: int

    def probability(self, rows: Matrix) -> NDArray[np.float64]:
        """Return the probability (0 to 1) of each row."""
        found: NDArray[np.float64] = 1 / (1 + np.exp(-self.score(rows)))
        return found

    def score(self, rows: Matrix) -> NDArray[np.float64]:
        """Return the sum over all trees for each row: log odds, or what they were fitted to."""
        if not len(rows):
            return np.zeros(0)
        count, width = self.feature.shape
        # All trees lie one behind another, so that a node's number finds it in any of them.
        first = (np.arange(count, dtype=np.int64) * width)[:, None]
        left, right = (self.left + first).ravel(), (self.right + first).ravel()
        feature, threshold = self.feature.ravel(), self.threshold.ravel()
        value = self.value.ravel()
        total = np.full(len(rows), self.baseline)
        for start in range(0, len(rows), 512):
            part = rows[start : start + 512]
            flat, base = part.ravel(), np.arange(len(part), dtype=np.int64) * part.shape[1]
            node = np.broadcast_to(first, (count, len(part)))
            for _ in range(self.depth):
                below = flat.take(base + feature.take(node)) <= threshold.take(node)
                node = np.where(below, left.take(node), right.take(node))
            total[start : start + 512] += value.take(node).sum(axis=0)
        return total


def load_trees(name: str) -> dict[str, Trees]:
    """Return the trees in the packaged model file `name`, by the name of their stage."""
    return read_trees(files("dictafacta.read.html").joinpath(name).read_bytes())


def read_trees(packed: bytes, prefix: str = "") -> dict[str, Trees]:
    """Return the trees in the bytes of a model file whose names begin with `prefix`."""
    with np.load(BytesIO(packed)) as arrays:
        names = [key.removeprefix(prefix) for key in arrays.files if key.startswith(prefix)]
        stages = sorted({name.partition(".")[0] for name in names})
        return {stage: _unpack(arrays, f"{prefix}{stage}") for stage in stages}


def _unpack(arrays: Mapping[str, NDArray[np.generic]], stage: str) -> Trees:
    return Trees(
        feature=arrays[f"{stage}.feature"].astype(np.int16),
        threshold=arrays[f"{stage}.threshold"].astype(np.float32),
        left=arrays[f"{stage}.left"].astype(np.int16),
        right=arrays[f"{stage}.right"].astype(np.int16),
        value=arrays[f"{stage}.value"].astype(np.float32),
        baseline=float(arrays[f"{stage}.baseline"].astype(np.float64)),
        depth=int(arrays[f"{stage}.depth"].astype(np.int64)),
    )

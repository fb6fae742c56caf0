"""What the networks are built of: packed sentences, LSTM layers and affine maps, in NumPy."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Packing:
    """The order in which a batch is computed: all first words, all second words, and so on."""

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.asarray(lengths)
        rank = np.argsort(-sizes, kind="stable")
        ordered = sizes[rank]
        steps = int(ordered[0])
        self.active = [int((ordered > t).sum()) for t in range(steps)]
        self.offsets = np.concatenate([[0], np.cumsum(self.active)]).tolist()
        starts = np.concatenate([[0], np.cumsum(sizes)])[:-1]
        self.to_packed: Ints = np.concatenate(
            [starts[rank[:n]] + t for t, n in enumerate(self.active)]
        )
        self.to_text: Ints = np.empty_like(self.to_packed)
        self.to_text[self.to_packed] = np.arange(len(self.to_packed))


def run_lstm(inputs: Floats, packing: Packing, layer: "Layer", backward: bool) -> Floats:
    """Return the outputs of one direction over packed inputs."""
    width = layer.recurrent.shape[0]
    gates = inputs @ layer.inward
    gates += layer.bias
    hidden = np.zeros((packing.active[0], width), np.float32)
    cell = np.zeros_like(hidden)
    out = np.empty((len(inputs), width), np.float32)
    steps = range(len(packing.active))
    for t in reversed(steps) if backward else steps:
        n, at = packing.active[t], packing.offsets[t]
        now = gates[at : at + n]
        now += hidden[:n] @ layer.recurrent
        np.tanh(now, out=now)
        now *= layer.half
        now += layer.offset
        state = cell[:n]
        state *= now[:, width : 2 * width]
        state += now[:, :width] * now[:, 2 * width : 3 * width]
        np.tanh(state, out=hidden[:n])
        hidden[:n] *= now[:, 3 * width :]
        out[at : at + n] = hidden[:n]
    return out


class Layer:
    """One direction of one LSTM layer, its sigmoids folded into tanh: σ(x) = ½ tanh(½ x) + ½."""

    def __init__(self, inward: Floats, recurrent: Floats, bias: Floats) -> None:
        width = recurrent.shape[1]
        half = np.full(4 * width, 0.5, np.float32)
        half[2 * width : 3 * width] = 1.0
        self.half = half
        self.offset = np.where(half < 1, np.float32(0.5), np.float32(0)).astype(np.float32)
        self.inward = np.ascontiguousarray(inward.T * half)
        self.recurrent = np.ascontiguousarray(recurrent.T * half)
        self.bias = bias * half


class Linear:
    """An affine map, with or without a bias."""

    def __init__(self, weight: Floats, bias: Floats | None = None) -> None:
        self.weight = np.ascontiguousarray(weight.T)
        self.bias = bias

    def __call__(self, x: Floats) -> Floats:
        """Return the map of each row."""
        out: Floats = x @ self.weight
        if self.bias is not None:
            out += self.bias
        return out

    def relu(self, x: Floats) -> Floats:
        """Return the map's result with negatives cut off."""
        out = self(x)
        return np.maximum(out, 0, out=out)


def read_layer(weights: Mapping[str, Floats], name: str) -> Layer:
    """Return one direction of an LSTM layer from its weights."""
    return Layer(*(weights[f"{name}.{part}"] for part in ("inward", "recurrent", "bias")))


def read_linear(weights: Mapping[str, Floats], name: str) -> Linear:
    """Return an affine map from its weights; its bias may be missing."""
    return Linear(weights[f"{name}.weight"], weights.get(f"{name}.bias"))

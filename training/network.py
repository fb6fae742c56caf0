"""The network in PyTorch: form features, a BiLSTM, and heads for tags, lemmas, trees and names.

Trees: deep biaffine attention (Dozat & Manning 2017). The same numbers are run by NumPy in the
product (`dictafacta.analyse.network`), so this module keeps to operations that are simple there.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from dictafacta.analyse.forms import ROWS, SHAPES, SLOTS
from dictafacta.analyse.names import MAY_BEGIN, MAY_END, MAY_FOLLOW

NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the layers."""

    static: int = 80
    affix: int = 96
    shape: int = 16
    hidden: int = 240
    layers: int = 2
    arc: int = 256
    label: int = 96
    tag: int = 192
    name: int = 128


class LanguageParts(nn.Module):
    """What a language has of its own: the map of its vectors, its features, its lemma scripts."""

    def __init__(self, sizes: Sizes, feats: int, scripts: int) -> None:
        super().__init__()
        self.static = nn.Linear(sizes.static, sizes.static, bias=False)
        nn.init.eye_(self.static.weight)
        self.language = nn.Parameter(torch.zeros(sizes.shape))
        self.feats = nn.Linear(sizes.tag, feats)
        self.scripts = nn.Linear(sizes.tag, scripts)


class Network(nn.Module):
    """Encoder and heads; one `LanguageParts` for each language."""

    def __init__(
        self, sizes: Sizes, upos: int, labels: int, names: int, parts: dict[str, tuple[int, int]]
    ) -> None:
        super().__init__()
        self.sizes = sizes
        self.affixes = nn.Embedding(ROWS, sizes.affix)
        nn.init.normal_(self.affixes.weight, std=0.15)
        self.shapes = nn.Embedding(SHAPES, sizes.shape)
        width = sizes.static + sizes.affix + sizes.shape
        self.layers = nn.ModuleList(
            nn.LSTM(
                width if i == 0 else 2 * sizes.hidden,
                sizes.hidden,
                bidirectional=True,
                batch_first=True,
            )
            for i in range(sizes.layers)
        )
        out = 2 * sizes.hidden
        self.root = nn.Parameter(torch.randn(out) * 0.1)
        self.arc_dependent, self.arc_head = nn.Linear(out, sizes.arc), nn.Linear(out, sizes.arc)
        self.arc = nn.Parameter(torch.randn(sizes.arc, sizes.arc) * 0.02)
        self.arc_bias = nn.Parameter(torch.zeros(sizes.arc))
        self.label_dependent, self.label_head = (
            nn.Linear(out, sizes.label),
            nn.Linear(out, sizes.label),
        )
        self.label = nn.Parameter(torch.randn(sizes.label, labels * sizes.label) * 0.02)
        self.label_from_dependent = nn.Linear(sizes.label, labels)
        self.label_from_head = nn.Linear(sizes.label, labels, bias=False)
        self.tag = nn.Linear(out + width, sizes.tag)
        self.upos = nn.Linear(sizes.tag, upos)
        self.name = nn.Linear(out + width, sizes.name)
        self.names = nn.Linear(sizes.name, names)
        self.name_follows = nn.Parameter(torch.zeros(names, names))
        self.name_begins = nn.Parameter(torch.zeros(names))
        self.name_ends = nn.Parameter(torch.zeros(names))
        self.parts = nn.ModuleDict({k: LanguageParts(sizes, *v) for k, v in parts.items()})

    def embed(self, language: str, rows: Tensor, shapes: Tensor, static: Tensor) -> Tensor:
        """Form features → input vectors; in training words and their vectors drop out at random."""
        parts = self.parts[language]
        embedded = self.affixes(rows)
        if self.training:
            keep = torch.ones((*rows.shape[:2], SLOTS, 1))
            keep[:, :, 0] = (torch.rand((*rows.shape[:2], 1)) > 0.15).float()
            embedded = embedded * keep
            static = static * (torch.rand((*static.shape[:2], 1)) > 0.1).float()
        shape = self.shapes(shapes) + parts.language
        return torch.cat([parts.static(static), embedded.sum(2), shape], -1)

    def encode(self, inputs: Tensor, dropout: float) -> Tensor:
        """Input vectors → contextual vectors; one dropout mask for all places of a sentence."""
        hidden = inputs
        for layer in self.layers:
            hidden, _ = layer(shared_dropout(hidden, dropout, self.training))
        return shared_dropout(hidden, dropout, self.training)

    def tag_hidden(self, hidden: Tensor, inputs: Tensor, dropout: float) -> Tensor:
        """The layer below the tags and lemmas."""
        return functional.dropout(
            torch.relu(self.tag(torch.cat([hidden, inputs], -1))), dropout, self.training
        )

    def name_scores(self, hidden: Tensor, inputs: Tensor, dropout: float) -> Tensor:
        """Scores of the name tags."""
        below = torch.relu(self.name(torch.cat([hidden, inputs], -1)))
        return self.names(functional.dropout(below, dropout, self.training))

    def name_loss(self, scores: Tensor, gold: Tensor) -> Tensor:
        """CRF loss (Lafferty et al. 2001) for each word; unknown tags are summed out."""
        follows, begins, ends = self.name_rules()
        scores = scores.float()
        wrong = torch.ones_like(scores, dtype=torch.bool).scatter(
            -1, gold.clamp(min=0).unsqueeze(-1), False
        )
        wrong = wrong & (gold >= 0).unsqueeze(-1)
        every = log_paths(scores, follows, begins, ends)
        right = log_paths(scores.masked_fill(wrong, NEVER), follows, begins, ends)
        return (every - right).sum() / gold.numel()

    def name_rules(self) -> tuple[Tensor, Tensor, Tensor]:
        """Learned scores of tags that follow, begin and end; what does not fit is ruled out."""
        from_rules = (
            torch.from_numpy(a).clamp(min=NEVER) for a in (MAY_FOLLOW, MAY_BEGIN, MAY_END)
        )
        follow, begin, end = from_rules
        return self.name_follows + follow, self.name_begins + begin, self.name_ends + end

    def arc_scores(self, hidden: Tensor, dropout: float) -> tuple[Tensor, Tensor]:
        """Scores of heads (batch, dependent, head; head 0 is the root) and the rooted vectors."""
        rooted = torch.cat([self.root.expand(hidden.shape[0], 1, -1).to(hidden.dtype), hidden], 1)
        dependent = shared_dropout(torch.relu(self.arc_dependent(hidden)), dropout, self.training)
        head = shared_dropout(torch.relu(self.arc_head(rooted)), dropout, self.training)
        return (dependent @ self.arc + self.arc_bias) @ head.transpose(1, 2), rooted

    def label_scores(self, hidden: Tensor, rooted: Tensor, heads: Tensor, dropout: float) -> Tensor:
        """Scores of the labels of given arcs."""
        dependent = shared_dropout(torch.relu(self.label_dependent(hidden)), dropout, self.training)
        head = shared_dropout(torch.relu(self.label_head(rooted)), dropout, self.training)
        head = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        width = self.sizes.label
        product = (dependent @ self.label).view(*dependent.shape[:2], -1, width)
        both = torch.matmul(product, head.unsqueeze(-1).to(product.dtype)).squeeze(-1)
        return both + self.label_from_dependent(dependent) + self.label_from_head(head)


def log_paths(scores: Tensor, follows: Tensor, begins: Tensor, ends: Tensor) -> Tensor:
    """The log of the summed weights of all tag paths of each sentence."""
    total = scores[:, 0] + begins
    for t in range(1, scores.shape[1]):
        total = torch.logsumexp(total.unsqueeze(2) + follows, 1) + scores[:, t]
    return torch.logsumexp(total + ends, 1)


def shared_dropout(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout with one mask for all places of a sentence (Gal & Ghahramani 2016)."""
    if not training or rate == 0:
        return x
    mask = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(1 - rate) / (1 - rate)
    return x * mask

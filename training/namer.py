"""Trains the names network: word features and marks of lists → BiLSTM → name tags.

First on all languages, then on each alone, from the features of the packaged models:
`python -m training.namer it en es fr de pt ru uk --work work --out work/namer --steps 6000`
`python -m training.namer it --start work/namer --work work --out work/namer-it --steps 1500`
`python -m training.namer it --pack work/namer-it` writes the layers into the packaged model; of
several folders the mean of their weights.
"""

import argparse
import json
import math
import pickle
import random
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from dictafacta.analyse import storage
from dictafacta.analyse.files import CARD
from dictafacta.analyse.files import SETTINGS as MODEL_SETTINGS
from dictafacta.analyse.forms import ROWS, SHAPES, SLOTS, affixes, plain, shape
from dictafacta.analyse.known import KEYS, MARKS, KnownWords
from dictafacta.analyse.namer import PREFIX
from dictafacta.analyse.names import MAY_BEGIN, MAY_END, MAY_FOLLOW, NameRules, find_names
from dictafacta.analyse.network import Network as Packaged
from dictafacta.analyse.pipelines import models_folder
from training.annotation import Annotated
from training.encode import NAMES, to_bioes
from training.export import VERSION, card, recipe_digest
from training.known import LISTS, rows_of
from training.network import NEVER, log_paths, shared_dropout
from training.train import Averaged, Batches, read_extra

AFFIX_ROWS = ROWS // 2
TURNED, AFFIX, MARKED, SHAPE = 96, 48, 32, 12
HIDDEN, BELOW = 160, 96
DROPOUT = 0.35
SILVER = ("wikineural", "wikiann", "Europeana")
MADE = ("templates", "datelines")
ANY_KIND = tuple(f"{part}-?" for part in "BIES")
CODES = {tag: i for i, tag in enumerate((*NAMES, *ANY_KIND))}


def allowed_tags() -> NDArray[np.bool_]:
    """Which tags each code allows: a tag itself alone, `B-?` every kind's B; unknown ones all."""
    allowed = np.zeros((len(CODES) + 1, len(NAMES)), np.bool_)
    allowed[: len(NAMES)] = np.eye(len(NAMES), dtype=np.bool_)
    for tag in ANY_KIND:
        allowed[CODES[tag]] = [name[:2] == tag[:2] for name in NAMES]
    allowed[-1] = True
    return allowed


ALLOWED = torch.from_numpy(allowed_tags())


class Forms:
    """The features of every form met: the packaged model's input with and without the word's own
    row, affix rows, the class of its letters, and the marks of lists."""

    def __init__(self, language: str, models: Path, work: Path) -> None:
        stored = storage.load(models / language)
        plain_weights = {k: v for k, v in stored.weights.items() if not k.startswith("known.")}
        self._network = Packaged(plain_weights, stored.words)
        self._table = stored.weights["affixes"]
        with np.load(work / f"known-{language}.npz") as known:
            self.known = {name: known[name] for name in (KEYS, MARKS)}
        self._known = KnownWords(self.known[KEYS], self.known[MARKS])
        self._ids: dict[str, int] = {}
        width = stored.weights["vectors"].shape[1] + self._table.shape[1]
        self._word = slice(width - self._table.shape[1], width)
        size = width + stored.weights["shapes"].shape[1]
        self.inputs = np.zeros((4096, 2, size), np.float32)
        self.rows = np.zeros((4096, SLOTS), np.int64)
        self.shapes = np.zeros(4096, np.int64)
        self.marks = np.zeros((4096, self.known[MARKS].shape[1]), np.float32)

    def ids(self, forms: list[str]) -> list[int]:
        """Places in the table."""
        return [self._ids[f] if f in self._ids else self._add(f) for f in forms]

    def _add(self, form: str) -> int:
        place = self._ids[form] = len(self._ids)
        if place == len(self.shapes):
            for name in ("inputs", "rows", "shapes", "marks"):
                old = getattr(self, name)
                setattr(self, name, np.concatenate([old, np.zeros_like(old)]))
        key = plain(form)
        rows = affixes(key)
        row = np.nan_to_num(self._network.inputs_of([form])[0])  # an empty form has no n-grams
        self.inputs[place] = row
        self.inputs[place, 1, self._word] -= self._table[rows[0]]
        self.rows[place] = [r % AFFIX_ROWS for r in rows]
        self.shapes[place], self.marks[place] = shape(form), self._known.marks_of(key)
        return place

    def features(self, ids: NDArray[np.int64]) -> list[Tensor]:
        """Inputs, rows, shapes and marks of forms."""
        parts = (self.inputs[ids], self.rows[ids], self.shapes[ids], self.marks[ids])
        return [torch.from_numpy(np.ascontiguousarray(part)) for part in parts]


def codes_of(s: Annotated) -> list[int]:
    """The tag codes of a sentence; tags that are not known get the last code."""
    return [CODES.get(tag, len(CODES)) for tag in to_bioes(s.names or ["?"] * len(s.forms))]


class NameBatches(Batches):
    """Batches of sentences with names; `capitals` is the share that is written so throughout."""

    def __init__(
        self, sentences: list[Annotated], forms: Forms, words: int, seed: int, capitals: float
    ) -> None:
        self.sentences, self._forms, self._words = sentences, forms, words
        self._capitals = capitals
        self._chance = random.Random(seed)
        self._queue = []

    def next(self) -> tuple[Tensor, ...]:
        """Features and tag codes of one batch."""
        if not self._queue:
            self._fill()
        group = self._queue.pop()
        capitals = self._chance.random() < self._capitals
        written = [[f.upper() for f in s.forms] if capitals else s.forms for s in group]
        ids = np.array([self._forms.ids(forms) for forms in written])
        codes = torch.from_numpy(np.array([codes_of(s) for s in group]))
        return (*self._forms.features(ids), codes)


class Namer(nn.Module):
    """The network; of its parts only `turn` and `language` are a language's own."""

    def __init__(self, languages: list[str], inputs: int, marks: int) -> None:
        super().__init__()
        self.languages = languages
        self.turn = nn.ModuleDict({k: nn.Linear(inputs, TURNED, bias=False) for k in languages})
        self.language = nn.ParameterDict({k: nn.Parameter(torch.zeros(SHAPE)) for k in languages})
        self.affixes = nn.Embedding(AFFIX_ROWS, AFFIX)
        nn.init.normal_(self.affixes.weight, std=0.15)
        self.shapes = nn.Embedding(SHAPES, SHAPE)
        self.marks = nn.Linear(marks, MARKED)
        width = TURNED + AFFIX + MARKED + SHAPE
        self.lstm = nn.LSTM(width, HIDDEN, bidirectional=True, batch_first=True)
        self.below = nn.Linear(2 * HIDDEN + width, BELOW)
        self.names = nn.Linear(BELOW, len(NAMES))
        self.follows = nn.Parameter(torch.zeros(len(NAMES), len(NAMES)))
        self.begins = nn.Parameter(torch.zeros(len(NAMES)))
        self.ends = nn.Parameter(torch.zeros(len(NAMES)))

    def forward(
        self, language: str, inputs: Tensor, rows: Tensor, shapes: Tensor, marks: Tensor
    ) -> Tensor:
        """Scores of the name tags."""
        embedded = self.affixes(rows)
        if self.training:
            plain_one = (torch.rand(inputs.shape[:2]) < 0.5).long()
            chosen = inputs.gather(
                2, plain_one[..., None, None].expand(-1, -1, 1, inputs.shape[-1])
            )[:, :, 0]
            chosen = chosen * (torch.rand((*rows.shape[:2], 1)) > 0.1).float()
            keep = torch.ones((*rows.shape[:2], SLOTS, 1))
            keep[:, :, 0] = (torch.rand((*rows.shape[:2], 1)) > 0.4).float()
            embedded = embedded * keep
            marks = marks * (torch.rand((*rows.shape[:2], 1)) > 0.1).float()
        else:
            chosen = inputs[:, :, 0]
        whole = torch.cat(
            [
                self.turn[language](chosen),
                embedded.sum(2),
                torch.relu(self.marks(marks)),
                self.shapes(shapes) + self.language[language],
            ],
            -1,
        )
        hidden, _ = self.lstm(shared_dropout(whole, DROPOUT, self.training))
        hidden = shared_dropout(hidden, DROPOUT, self.training)
        below = torch.relu(self.below(torch.cat([hidden, whole], -1)))
        return self.names(nn.functional.dropout(below, DROPOUT, self.training)).float()

    def rules(self) -> tuple[Tensor, Tensor, Tensor]:
        """Learned scores of tags that follow, begin and end; what does not fit is ruled out."""
        rules = (torch.from_numpy(a).clamp(min=NEVER) for a in (MAY_FOLLOW, MAY_BEGIN, MAY_END))
        own = (self.follows, self.begins, self.ends)
        follow, begin, end = (a + b for a, b in zip(own, rules, strict=True))
        return follow, begin, end

    def loss(self, scores: Tensor, codes: Tensor) -> Tensor:
        """CRF loss for each word; tags that are partly known are summed over what they allow."""
        rules = self.rules()
        right = log_paths(scores.masked_fill(~ALLOWED[codes], NEVER), *rules)
        return (log_paths(scores, *rules) - right).sum() / codes.numel()


def particles(language: str) -> frozenset[str]:
    """The small words that stand inside names of people."""
    rows = rows_of(LISTS / language / "names.tsv")
    return frozenset(row["word"] for row in rows if row["sort"] == "particle")


def credible(s: Annotated, small: frozenset[str]) -> bool:
    """Whether no automatic name of a person holds a small word that is no particle."""
    named = zip(s.forms, s.names or (), strict=False)
    people = (form for form, tag in named if tag.endswith("-PER"))
    return all(not form[:1].islower() or form in small for form in people)


def make_groups(
    corpora: dict[str, list[Annotated]], forms: dict[str, Forms], given: argparse.Namespace
) -> list[tuple[str, NameBatches, float]]:
    """Batches by language and by whether people made the names, with the share of each."""
    groups = []
    for language, sentences in corpora.items():
        usable = [s for s in sentences if s.names is not None and 1 < len(s.forms) <= 120]
        parts = (
            ([s for s in usable if s.source not in (*SILVER, *MADE)], 1.0),
            ([s for s in usable if s.source in MADE], 0.25),
            ([s for s in usable if s.source in SILVER], 0.5),
        )
        for part, factor in parts:
            size = min(400_000, sum(len(s.forms) for s in part))
            if size:
                seed = given.seed + len(groups)
                batches = NameBatches(part, forms[language], given.words, seed, given.capitals)
                groups.append((language, batches, factor * size**0.5))
    return groups


@torch.no_grad()
def score(net: Namer, language: str, sentences: list[Annotated], forms: Forms) -> dict[str, float]:
    """F1 of whole names on a language's sentences, as they are and in capitals."""
    net.eval()
    rules = NameRules(*(r.numpy() for r in net.rules()))
    found = {}
    for change in ("plain", "upper"):
        right = total = 0
        for s in sentences:
            if any(tag.endswith("?") for tag in s.names or ()):
                continue
            written = [f.upper() for f in s.forms] if change == "upper" else s.forms
            ids = np.array([forms.ids(written)])
            given = set(find_names(net(language, *forms.features(ids))[0].numpy(), rules))
            sure = np.full((len(s.forms), len(NAMES)), -1e3, np.float32)
            sure[np.arange(len(s.forms)), codes_of(s)] = 0.0
            gold = set(find_names(sure))
            right, total = right + 2 * len(given & gold), total + len(given) + len(gold)
        found[change] = round(100 * right / max(total, 1), 2)
    net.train()
    return found


def read_language(
    language: str, given: argparse.Namespace
) -> tuple[list[Annotated], list[Annotated], Forms]:
    """Training sentences, dev sentences and forms of a language."""
    corpora = pickle.loads((given.work / f"corpora-{language}.pkl").read_bytes())
    extra = read_extra(language, given.extra) if given.extra else []
    dev = [s for s in corpora.dev_names if len(s.forms) > 1][: given.dev]
    small = particles(language)
    train = [s for s in corpora.train if s.source not in SILVER or credible(s, small)]
    return train + extra, dev, Forms(language, given.models, given.work)


def run(given: argparse.Namespace) -> None:
    """One training from its arguments."""
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    read = {k: read_language(k, given) for k in given.languages}
    forms = {k: v[2] for k, v in read.items()}
    first = forms[given.languages[0]]
    start = torch.load(given.start / "namer.pt", weights_only=False) if given.start else None
    languages = start["languages"] if start else given.languages
    net = Namer(languages, first.inputs.shape[-1], first.marks.shape[1])
    if start:
        net.load_state_dict(start["weights"])
    groups = make_groups({k: v[0] for k, v in read.items()}, forms, given)
    loop(given, net, groups, {k: v[1] for k, v in read.items()}, forms)


def loop(given, net: Namer, groups, dev, forms) -> None:
    """Steps with warm-up and cosine decay; saves and scores every `--save` steps."""
    optimizer = torch.optim.AdamW(net.parameters(), lr=given.rate, betas=(0.9, 0.99),
                                  weight_decay=1e-3)  # fmt: skip
    averaged, first = Averaged(net), 0
    state_path = given.out / "state.pt"
    if state_path.exists():
        state = torch.load(state_path, weights_only=False)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        averaged.weights, first = state["averaged"], state["step"]
    chance = random.Random(given.seed + first)
    weights = [
        share * (1.0 if language == given.languages[0] or not given.main else given.others)
        for language, _, share in groups
    ]
    began, words, running = time.time(), 0, 0.0
    for step in range(first, given.steps):
        fall = 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / given.steps))
        optimizer.param_groups[0]["lr"] = given.rate * min(1.0, (step + 1) / 150) * fall
        language, batches, _ = chance.choices(groups, weights)[0]
        *features, codes = batches.next()
        loss = net.loss(net(language, *features), codes)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimizer.step()
        averaged.update(net)
        words, running = words + codes.numel(), running + float(loss.detach())
        if (step + 1) % 200 == 0:
            taken = time.time() - began
            print(step + 1, f"{taken:.0f}s {words / taken:.0f} words/s loss {running / 200:.4f}",
                  flush=True)  # fmt: skip
            running = 0.0
        if (step + 1) % given.save == 0 or step + 1 == given.steps:
            state = {"net": net.state_dict(), "optimizer": optimizer.state_dict(),
                     "averaged": averaged.weights, "step": step + 1}  # fmt: skip
            torch.save(state, state_path)
            model = {"weights": averaged.weights, "languages": net.languages}
            torch.save(model, given.out / "namer.pt")
            report(given, net, averaged, dev, forms)


def report(given, net: Namer, averaged: Averaged, dev, forms) -> None:
    """Prints dev scores of the averaged weights."""
    kept = {k: v.clone() for k, v in net.state_dict().items()}
    net.load_state_dict(averaged.weights)
    for language in given.languages[: 1 if given.main else None]:
        print(language, score(net, language, dev[language], forms[language]), flush=True)
    net.load_state_dict(kept)


def convert(state: dict[str, Tensor], language: str) -> dict[str, NDArray[np.float32]]:
    """The weights of one language under the names that the product knows."""
    plain_state = {k: v.float().numpy() for k, v in state.items()}
    out = {
        "affixes": plain_state["affixes.weight"],
        "shapes": plain_state["shapes.weight"] + plain_state[f"language.{language}"],
        "turn.weight": plain_state[f"turn.{language}.weight"],
    }
    for name in ("marks", "below", "names"):
        for part in ("weight", "bias"):
            out[f"{name}.{part}"] = plain_state[f"{name}.{part}"]
    for name in ("follows", "begins", "ends"):
        out[name] = plain_state[name]
    for direction, suffix in (("forward", ""), ("backward", "_reverse")):
        out[f"lstm.{direction}.inward"] = plain_state[f"lstm.weight_ih_l0{suffix}"]
        out[f"lstm.{direction}.recurrent"] = plain_state[f"lstm.weight_hh_l0{suffix}"]
        biases = (plain_state[f"lstm.bias_{way}_l0{suffix}"] for way in ("ih", "hh"))
        out[f"lstm.{direction}.bias"] = sum(biases)
    return {PREFIX + name: value for name, value in out.items()}


def averaged_weights(trained: list[Path]) -> dict[str, Tensor]:
    """The mean of the weights of trainings that began with the same ones."""
    states = [torch.load(path / "namer.pt", weights_only=False)["weights"] for path in trained]
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}


def pack(
    language: str, trained: list[Path], work: Path, models: Path, out: Path, share: float
) -> None:
    """Writes the packaged model of one language again, with the mean of trained layers in it.

    `share` is the part of the main network's own name scores that is added to theirs.
    """
    stored = storage.load(models / language)
    state = averaged_weights(trained)
    kept = {k: v for k, v in stored.weights.items() if not k.startswith((PREFIX, "known."))}
    with np.load(work / f"known-{language}.npz") as known:
        tables = {name: known[name] for name in (KEYS, MARKS)}
    settings = json.loads((models / language / MODEL_SETTINGS).read_text(encoding="utf-8"))
    settings.pop("format")
    digest = recipe_digest()
    settings["name"] = f"{language}-{VERSION}+{digest[:8]}"
    tables[PREFIX + "share"] = np.array([share], np.float32)
    weights = kept | convert(state, language) | tables
    storage.save(out / language, weights, stored.words, stored.lemmas, settings)
    made = card(language, settings["name"], digest)
    (out / language / CARD).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--models", type=Path, default=models_folder())
    parser.add_argument("--out", type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--extra", type=Path)
    parser.add_argument("--pack", type=Path, nargs="+")
    parser.add_argument("--share", type=float, default=0.4)
    parser.add_argument("--main", action="store_true", help="the first language is the one wanted")
    parser.add_argument("--others", type=float, default=0.1, help="the share of the others then")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--capitals", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save", type=int, default=1000)
    parser.add_argument("--dev", type=int, default=800)
    given = parser.parse_args()
    if given.pack:
        for one in given.languages:
            out = given.out or given.models
            pack(one, given.pack, given.work, given.models, out, given.share)
    else:
        run(given)

"""Trains the network of one language, or of several together, resumably.

`python -m training.train it --work work --corpora corpora --steps 6000 --out work/it`
`python -m training.train it en es … --out work/joint` then `… it --start work/joint --out work/it`
"""

import argparse
import json
import math
import pickle
import random
import time
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from dictafacta.analyse.names import TAGS, NameRules, find_names
from training.annotation import Annotated
from training.assemble import Corpora, assemble
from training.damage import damaged
from training.encode import IGNORE, Encoder, FormTable, Inventory, Scripts, Vectors, take_inventory
from training.network import Network, Sizes

DROPOUT = 0.3
SILVER_TOKENS = 220_000


def read_corpora(language: str, corpora: Path, work: Path) -> Corpora:
    """The assembled corpora, kept as a pickle beside the work."""
    kept = work / f"corpora-{language}.pkl"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(assemble(language, corpora)))
    return pickle.loads(kept.read_bytes())


class Batches:
    """Endless batches of one kind and one language: sentences of one length, some `words` words."""

    def __init__(self, sentences: list[Annotated], encoder: Encoder, words: int, seed: int) -> None:
        self.sentences, self._encoder, self._words = sentences, encoder, words
        self._chance = random.Random(seed)
        self._queue: list[list[Annotated]] = []

    def _fill(self) -> None:
        by_length: dict[int, list[Annotated]] = defaultdict(list)
        for sentence in self.sentences:
            times = int(sentence.weight) + (self._chance.random() < sentence.weight % 1)
            for _ in range(times):
                one = damaged(sentence, self._chance)
                by_length[len(one.forms)].append(one)
        for length, group in by_length.items():
            self._chance.shuffle(group)
            size = max(1, self._words // length)
            self._queue += [group[i : i + size] for i in range(0, len(group), size)]
        self._chance.shuffle(self._queue)

    def next(self) -> tuple[torch.Tensor, ...]:
        """Form features and the six layers of one batch."""
        if not self._queue:
            self._fill()
        group = self._queue.pop()
        forms = self._encoder.forms
        ids = np.array([self._encoder.ids(s.forms) for s in group])
        layers = np.stack([self._encoder.layers(s) for s in group], 1)
        arrays = (forms.rows[ids], forms.shapes[ids], forms.static[ids], layers)
        return tuple(torch.from_numpy(np.ascontiguousarray(a)) for a in arrays)


def losses(
    net: Network, language: str, batch: tuple[torch.Tensor, ...], drop: float
) -> torch.Tensor:
    """The summed loss of the layers that the batch has."""
    rows, shapes, static, layers = batch
    upos, feats, scripts, heads, labels, names = layers
    inputs = shared = net.embed(language, rows, shapes, static)
    hidden = net.encode(shared, drop)
    total = torch.zeros(())
    if (names != IGNORE).any():
        total = total + net.name_loss(net.name_scores(hidden, inputs, drop), names)
    if (upos != IGNORE).any():
        parts = net.parts[language]
        tags = net.tag_hidden(hidden, inputs, drop)
        total = total + cross(net.upos(tags), upos)
        if (feats != IGNORE).any():
            total = total + 0.5 * cross(parts.feats(tags), feats)
        if (scripts != IGNORE).any():
            total = total + 0.5 * cross(parts.scripts(tags), scripts)
        arcs, rooted = net.arc_scores(hidden, drop)
        total = total + cross(arcs, heads)
        total = total + cross(net.label_scores(hidden, rooted, heads.clamp(min=0), drop), labels)
    return total


def cross(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    """Mean cross-entropy over the known places; 0 where none is known."""
    if not (gold != IGNORE).any():
        return torch.zeros(())
    return functional.cross_entropy(
        scores.float().flatten(0, -2), gold.flatten(), ignore_index=IGNORE
    )


class Averaged:
    """An exponential moving average of the weights."""

    def __init__(self, net: Network, decay: float = 0.998) -> None:
        self.decay = decay
        self.weights = {k: v.detach().clone() for k, v in net.state_dict().items()}

    @torch.no_grad()
    def update(self, net: Network) -> None:
        """Takes in the present weights."""
        pairs = [(self.weights[k], v) for k, v in net.state_dict().items()]
        torch._foreach_lerp_([a for a, _ in pairs], [b for _, b in pairs], 1 - self.decay)


def make_groups(
    data: dict[str, Corpora],
    encoders: dict[str, Encoder],
    words: int,
    seed: int,
    extra: dict[str, list[Annotated]],
) -> list[tuple[str, Batches, float]]:
    """Batches by language and kind, with the share of steps that each gets."""
    groups = []
    for language, corpora in data.items():
        sentences = [s for s in corpora.train if 1 < len(s.forms) <= 120] + extra.get(language, [])
        trees = [s for s in sentences if s.heads is not None and s.names is None]
        both = [s for s in sentences if s.heads is not None and s.names is not None]
        names = [s for s in sentences if s.heads is None]
        gold = [s for s in names if s.weight > 1]
        silver = [s for s in names if s.weight <= 1]
        for kind, factor in (
            (trees, 1.0),
            (both, 1.0),
            (gold, 0.9),
            (silver, 0.4 if len(data) > 1 else 0.25),
        ):
            if not kind:
                continue
            size = sum(len(s.forms) * min(s.weight, 1.0) for s in kind)
            share = factor * min(size, 400_000) ** (0.5 if len(data) > 1 else 0.7)
            groups.append(
                (language, Batches(kind, encoders[language], words, seed + len(groups)), share)
            )
    return groups


@torch.no_grad()
def score(
    net: Network, language: str, sentences: list[Annotated], encoder: Encoder
) -> dict[str, float]:
    """Accuracy of each layer on gold tokens, greedy; names as F1 of whole names."""
    net.eval()
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for s in sentences:
        ids = np.array([encoder.ids(s.forms)])
        f = encoder.forms
        inputs = net.embed(
            language, *(torch.from_numpy(a[ids]) for a in (f.rows, f.shapes, f.static))
        )
        hidden = net.encode(inputs, 0.0)
        layers = torch.from_numpy(encoder.layers(s))
        if s.heads is not None:
            tags = net.tag_hidden(hidden, inputs, 0.0)
            arcs, rooted = net.arc_scores(hidden, 0.0)
            heads = arcs.argmax(-1)
            labels = net.label_scores(hidden, rooted, heads, 0.0).argmax(-1)
            right = heads[0] == layers[3]
            tally(counts["upos"], net.upos(tags).argmax(-1)[0] == layers[0])
            tally(counts["feats"], net.parts[language].feats(tags).argmax(-1)[0] == layers[1])
            tally(counts["lemma"], net.parts[language].scripts(tags).argmax(-1)[0] == layers[2])
            tally(counts["uas"], right)
            tally(counts["las"], right & (labels[0] == layers[4]))
        if s.names is not None:
            rules = NameRules(*(r.numpy() for r in net.name_rules()))
            found = set(find_names(net.name_scores(hidden, inputs, 0.0)[0].numpy(), rules))
            gold = set(named(layers[5].tolist()))
            counts["names"][0] += 2 * len(found & gold)
            counts["names"][1] += len(found) + len(gold)
    net.train()
    return {k: round(100 * a / max(b, 1), 2) for k, (a, b) in counts.items()}


def tally(count: list[int], right: torch.Tensor) -> None:
    """Adds right and all."""
    count[0] += int(right.sum())
    count[1] += right.numel()


def named(tags: list[int]) -> list[tuple[int, int, str]]:
    """Names from gold tag numbers."""
    one_hot = np.full((len(tags), len(TAGS)), -1e3, np.float32)
    one_hot[np.arange(len(tags)), tags] = 0.0
    return find_names(one_hot)


def run(given: argparse.Namespace) -> None:
    """One training from its arguments."""
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    data = {k: read_corpora(k, given.corpora, given.work) for k in given.languages}
    extra = {k: read_extra(k, given.extra) for k in given.languages} if given.extra else {}
    scripts = Scripts()
    start = torch.load(given.start / "model.pt", weights_only=False) if given.start else None
    inventory: Inventory = (
        start["inventory"]
        if start
        else take_inventory({k: c.train for k, c in data.items()}, scripts)
    )
    sizes = start["sizes"] if start else Sizes()
    parts = {k: (len(inventory.feats[k]), len(inventory.scripts[k])) for k in inventory.feats}
    net = Network(sizes, len(inventory.upos), len(inventory.labels), len(inventory.names), parts)
    if start:
        net.load_state_dict(start["weights"], strict=False)  # an older start may lack the CRF
    encoders = {
        k: Encoder(k, inventory, FormTable(Vectors(given.work / f"vectors-{k}.npz")), scripts)
        for k in given.languages
    }
    groups = make_groups(data, encoders, given.words, given.seed, extra)
    loop(given, net, inventory, data, encoders, groups)


def read_extra(language: str, folder: Path) -> list[Annotated]:
    """Further training sentences of a language (templates, silver parses) from pickles."""
    found: list[Annotated] = []
    for path in sorted(folder.glob(f"{language}-*.pkl")):
        found += pickle.loads(path.read_bytes())
    return found


def loop(given, net, inventory, data, encoders, groups) -> None:
    """Steps with warm-up and cosine decay; saves every `--save` steps and takes up where it was."""
    optimizer = torch.optim.AdamW(
        net.parameters(), lr=given.rate, betas=(0.9, 0.95), weight_decay=1e-4, fused=True
    )
    averaged, first = Averaged(net), 0
    state_path = given.out / "state.pt"
    if state_path.exists():
        state = torch.load(state_path, weights_only=False)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        averaged.weights, first = state["averaged"], state["step"]
    chance = random.Random(given.seed + first)
    began, words, running = time.time(), 0, 0.0
    net.train()
    for step in range(first, given.steps):
        warm = min(1.0, (step + 1) / 150)
        optimizer.param_groups[0]["lr"] = (
            given.rate * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / given.steps)))
        )
        language, batches, _ = chance.choices(groups, [g[2] for g in groups])[0]
        batch = batches.next()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = losses(net, language, batch, DROPOUT)
        if not torch.isfinite(loss):
            raise RuntimeError(f"the loss of step {step} ({language}) is not a number")
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimizer.step()
        averaged.update(net)
        words += batch[1].numel()
        running += float(loss.detach())
        if (step + 1) % 200 == 0:
            print(
                step + 1,
                f"{time.time() - began:.0f}s",
                f"{words / (time.time() - began):.0f} words/s",
                f"loss {running / 200:.3f}",
                flush=True,
            )
            running = 0.0
        if (step + 1) % given.save == 0 or step + 1 == given.steps:
            save(given, net, inventory, averaged, optimizer, step + 1)
            report(given, net, averaged, data, encoders)


def save(given, net, inventory, averaged, optimizer, step: int) -> None:
    """Writes the state to resume from and the averaged model."""
    state = {
        "net": net.state_dict(),
        "optimizer": optimizer.state_dict(),
        "averaged": averaged.weights,
        "step": step,
    }
    torch.save(state, given.out / "state.tmp")
    (given.out / "state.tmp").rename(given.out / "state.pt")
    model = {
        "weights": averaged.weights,
        "inventory": inventory,
        "sizes": net.sizes,
        "languages": given.languages,
    }
    torch.save(model, given.out / "model.tmp")
    (given.out / "model.tmp").rename(given.out / "model.pt")
    (given.out / "settings.json").write_text(
        json.dumps(
            {**asdict(net.sizes), "steps": step, "seed": given.seed, "languages": given.languages}
        )
    )


def report(given, net, averaged, data, encoders) -> None:
    """Prints dev scores of the averaged weights."""
    kept = {k: v.clone() for k, v in net.state_dict().items()}
    net.load_state_dict(averaged.weights)
    for language, corpora in data.items():
        trees = (
            corpora.dev_trees[: given.dev]
            if not given.tests
            else next(iter(corpora.test_trees.values()))
        )
        print(
            language,
            score(net, language, trees + corpora.dev_names[: given.dev], encoders[language]),
            flush=True,
        )
    net.load_state_dict(kept)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--corpora", type=Path, default=Path("../corpora"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--extra", type=Path)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save", type=int, default=1000)
    parser.add_argument("--dev", type=int, default=300)
    parser.add_argument(
        "--tests", action="store_true", help="watch the test file instead of dev (for the log only)"
    )
    run(parser.parse_args())

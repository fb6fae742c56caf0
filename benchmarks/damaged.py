"""Reads damaged variants of real pages: none may raise, none may take longer than its budget.

    python benchmarks/damaged.py DATA [--variants 10000] [--budget 5] [--seed 0]

DATA holds the unpacked collections `scrapinghub` and `trafilatura`. Each variant is a page
truncated at a random place, with bytes flipped, dropped or doubled, declared in a wrong encoding,
saved in another one, packed and cut off, or nested far too deep. Prints how many gave an article,
the problems by code, the slowest variants, and ends with status 1 if one raised or ran over.
"""

import argparse
import gzip
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from dictafacta.model import Page
from dictafacta.read.article import read_article

ENCODINGS = ("utf-8", "iso-8859-1", "windows-1251", "utf-16", "shift_jis", "gb18030", "koi8-r")
ENCODINGS += ("no-such-encoding", "utf-7", "cp500", "idna", "rot13")


@dataclass(frozen=True)
class Outcome:
    """What became of one variant."""

    damage: str
    name: str
    seconds: float
    characters: int
    problems: tuple[str, ...]
    fault: str


def truncated(content: bytes, chance: random.Random) -> tuple[bytes, str | None]:
    return content[: chance.randrange(len(content) + 1)], None


def flipped(content: bytes, chance: random.Random) -> tuple[bytes, str | None]:
    changed = bytearray(content)
    for _ in range(max(1, int(len(content) * 10 ** chance.uniform(-5, -1.5)))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed), None


def shuffled(content: bytes, chance: random.Random) -> tuple[bytes, str | None]:
    """Drop, double or exchange stretches."""
    cuts = sorted(chance.randrange(len(content) + 1) for _ in range(6))
    parts = [content[a:b] for a, b in zip([0, *cuts], [*cuts, len(content)], strict=True)]
    chosen = [part for part in parts for _ in range(chance.choice((0, 1, 1, 2)))]
    if chance.random() < 0.5:
        chance.shuffle(chosen)
    return b"".join(chosen), None


def mislabelled(content: bytes, chance: random.Random) -> tuple[bytes, str | None]:
    return content, chance.choice(ENCODINGS)


def reencoded(content: bytes, chance: random.Random) -> tuple[bytes, str | None]:
    text = content.decode("utf-8", "replace")
    own = chance.choice(("utf-16", "utf-16-be", "cp1252", "cp1251", "utf-32", "mac_roman"))
    label = chance.choice((None, *ENCODINGS))
    return text.encode(own, "replace"), label


def packed(content: bytes, chance: random.Random) -> tuple[bytes, str | None]:
    whole = gzip.compress(content, 1)
    return truncated(whole, chance) if chance.random() < 0.7 else flipped(whole, chance)


def nested(content: bytes, chance: random.Random) -> tuple[bytes, str | None]:
    tag = chance.choice((b"<div>", b"<table><tr><td>", b"<b><i>", b"<ul><li>", b"<a href=x>", b"<"))
    place = chance.randrange(len(content) + 1)
    return content[:place] + tag * chance.choice((50, 1000, 20_000)) + content[place:], None


DAMAGES: tuple[Callable[[bytes, random.Random], tuple[bytes, str | None]], ...] = (
    *(truncated, truncated, flipped, flipped, shuffled, mislabelled, reencoded, packed, nested),
)


def read_variant(job: tuple[str, int, int]) -> Outcome:
    """Read the variant with this number of the page in this file."""
    path, number, seed = job
    content = Path(path).read_bytes()
    if path.endswith(".gz"):
        content = gzip.decompress(content)
    chance = random.Random(f"{seed} {number}")
    damage = DAMAGES[number % len(DAMAGES)]
    damaged, label = damage(content, chance)
    kind = chance.choice(("text/html", "text/html", None, "text/plain"))
    page = Page(uri=path, content=damaged, media_type=kind, encoding=label)
    start = time.process_time()
    fault, characters, problems = "", 0, ()
    try:
        article = read_article(page)
        characters, problems = len(article.text), tuple(p.code for p in article.problems)
        for block in article.blocks:
            block.span.of(article.text)
    except Exception:  # noqa: BLE001 - any exception at all is what this looks for
        fault = traceback.format_exc()
    seconds = time.process_time() - start
    return Outcome(
        damage.__name__, f"{Path(path).name}#{number}", seconds, characters, problems, fault
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--variants", type=int, default=10_000)
    parser.add_argument("--budget", type=float, default=5.0, help="seconds of processor time")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    files = sorted(str(p) for p in options.data.rglob("*.html*"))
    jobs = [(files[n % len(files)], n, options.seed) for n in range(options.variants)]
    with ProcessPoolExecutor(options.processes) as pool:
        outcomes = list(pool.map(read_variant, jobs, chunksize=50))
    faults = [o for o in outcomes if o.fault]
    late = [o for o in outcomes if o.seconds > options.budget]
    slowest = sorted(outcomes, key=lambda o: -o.seconds)[:5]
    print(f"{len(outcomes)} variants of {len(files)} pages")
    print(f"with an article: {sum(o.characters > 0 for o in outcomes)}")
    print(f"problems: {dict(Counter(code for o in outcomes for code in o.problems).most_common())}")
    print(f"mean {sum(o.seconds for o in outcomes) / len(outcomes):.3f} s; slowest:")
    for outcome in slowest:
        print(f"  {outcome.seconds:.2f} s  {outcome.damage}  {outcome.name}")
    print(f"over the budget of {options.budget} s: {len(late)}")
    print(f"exceptions: {len(faults)}")
    for outcome in faults[:5]:
        print(outcome.damage, outcome.name, outcome.fault, sep="\n")
    return 1 if faults or late else 0


if __name__ == "__main__":
    sys.exit(main())

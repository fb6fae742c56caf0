"""Copies: pairwise F1 on a generated set, beside plain MinHash from datasketch in the same run.

    python benchmarks/copies.py PAGES_FOLDER

PAGES_FOLDER holds the unpacked `scrapinghub` archive of the data folder. From each article body
of at least 80 words come an edited copy (one word in twelve changed or lost), a shortened one
(first 30 to 70 % of its sentences), a re-titled one, one with other residue around it, and for
each fourth article a page that merges it with the next one. A pair is right if both come from one
article; the pair of two merged pages counts where they share an article.
"""

import json
import random
import re
import sys
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from datasketch import MinHash, MinHashLSH

from dictafacta.resolve.copies import candidates, compare_hashes
from dictafacta.resolve.shingles import WORD, shingle_hashes, sketch
from dictafacta.resolve.spelling import folded

RESIDUE = [
    "Share this article on your favourite network. Sign up for our newsletter.",
    "Related: what we know so far. Most read today. Comments are closed for this story.",
    "Accept cookies to go on. Follow us. Back to top. Copyright all rights reserved.",
]


def edited(text, rng):
    words = text.split(" ")
    for place in range(len(words)):
        if rng.random() < 1 / 12:
            words[place] = "" if rng.random() < 0.5 else rng.choice(words)
    return " ".join(words)


def shortened(text, rng):
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return " ".join(sentences[: max(2, int(len(sentences) * rng.uniform(0.3, 0.7)))])


def retitled(text, rng):
    lines = text.split("\n")
    return "\n".join([" ".join(rng.sample(text.split(), 8)), *lines[1:]])


def with_residue(text, rng):
    lines = text.split("\n")
    for line in rng.sample(RESIDUE, 2):
        lines.insert(rng.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def generate(folder, seed=7):
    """Return [(text, articles it holds)]."""
    rng = random.Random(seed)
    truth = json.loads((folder / "scrapinghub" / "ground-truth.json").read_text())
    bodies = [v["articleBody"] for v in truth.values() if len(v["articleBody"].split()) >= 80]
    made = []
    for number, body in enumerate(bodies):
        made.append((body, {number}))
        for change in (edited, shortened, retitled, with_residue):
            made.append((change(body, rng), {number}))
        if number % 4 == 0 and number + 1 < len(bodies):
            made.append((body + "\n\n" + bodies[number + 1], {number, number + 1}))
    rng.shuffle(made)
    return made


def ours(texts):
    hashes = [shingle_hashes(t) for t in texts]
    index = defaultdict(list)
    found = set()
    for number, text in enumerate(texts):
        drawn = sketch(text)
        for other in candidates(drawn, index):
            if compare_hashes(str(other), str(number), hashes[int(other)], hashes[number]):
                found.add((int(other), number))
        for value in drawn.hashes.tolist():
            index[value].append(str(number))
    return found


def datasketch(texts, threshold=0.5):
    lsh = MinHashLSH(threshold=threshold, num_perm=128)
    found = set()
    for number, text in enumerate(texts):
        words = [folded(w) for w in WORD.findall(text)]
        drawn = MinHash(num_perm=128)
        drawn.update_batch([" ".join(words[i : i + 4]).encode() for i in range(len(words) - 3)])
        found.update((int(o), number) for o in lsh.query(drawn))
        lsh.insert(str(number), drawn)
    return found


def report(name, found, right, seconds, documents):
    hits = len(found & right)
    precision, recall = hits / max(1, len(found)), hits / len(right)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{name:12s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  "
        f"{documents / seconds:6.0f} documents/s"
    )


def main():
    made = generate(Path(sys.argv[1]))
    texts = [text for text, _ in made]
    right = {(i, j) for i, j in combinations(range(len(made)), 2) if made[i][1] & made[j][1]}
    print(f"{len(texts)} documents, {len(right)} pairs of copies")
    for name, method in (("dictafacta", ours), ("datasketch", datasketch)):
        start = time.perf_counter()
        found = method(texts)
        report(name, found, right, time.perf_counter() - start, len(texts))


if __name__ == "__main__":
    main()

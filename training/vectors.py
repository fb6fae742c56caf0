"""Trains small subword vectors of a language on raw prose and the forms of the training sentences.

`python -m training.vectors it --text ../shared/text --corpora corpora --out work`
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import floret
import numpy as np

from training.assemble import assemble

WORD = re.compile(r"\w+(?:['’]|(?:[-.]\w+)+)?|[^\w\s]")
DIMENSIONS = 80
BUCKETS = 30_000
VOCABULARY = 24_000


def plain(form: str) -> str:
    """The key of a form: lower case, digits as 0, one apostrophe."""
    return re.sub(r"\d", "0", form.lower().replace("’", "'"))


def lines(language: str, text: Path, corpora: Path) -> Iterator[str]:
    """Tokenised lower-case prose, then the training sentences."""
    with text.open(encoding="utf-8") as prose:
        for line in prose:
            yield " ".join(map(plain, WORD.findall(line)))
    for sentence in assemble(language, corpora).train:
        yield " ".join(map(plain, sentence.forms))


def train(language: str, text: Path, corpora: Path, out: Path, epochs: int, threads: int) -> None:
    """Writes `vectors-XX.npz`: words, their vectors, and the vectors of n-gram buckets."""
    out.mkdir(parents=True, exist_ok=True)
    prose = out / f"prose-{language}.txt"
    with prose.open("w", encoding="utf-8") as sink:
        sink.writelines(line + "\n" for line in lines(language, text, corpora))
    model = floret.train_unsupervised(
        str(prose), model="skipgram", mode="fasttext", dim=DIMENSIONS, minn=3, maxn=5, minCount=4,
        bucket=BUCKETS, epoch=epochs, neg=5, ws=5, lr=0.06, thread=threads, verbose=0,
    )  # fmt: skip
    words = model.get_words()[: VOCABULARY + 1]
    words = [w for w in words if w != "</s>"][:VOCABULARY]
    table = np.stack([model.get_word_vector(w) for w in words]).astype(np.float32)
    matrix = model.get_input_matrix()
    buckets = np.asarray(matrix[-BUCKETS:], dtype=np.float32)
    np.savez(out / f"vectors-{language}.npz", words=np.array(words), table=table, buckets=buckets)
    prose.unlink()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--text", type=Path, default=Path("../shared/text"))
    parser.add_argument("--corpora", type=Path, default=Path("../corpora"))
    parser.add_argument("--out", type=Path, default=Path("training/work"))
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    train(
        given.language,
        given.text / f"{given.language}.txt",
        given.corpora,
        given.out,
        given.epochs,
        given.threads,
    )

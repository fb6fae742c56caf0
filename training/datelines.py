"""Puts the first words of agency reports before sentences of name corpora.

`python -m training.datelines it --work work --out work/extra` writes `it-datelines.pkl`.
"""

import argparse
import pickle
import random
import re
import tomllib
from pathlib import Path

from dictafacta.analyse.tokens import Tokenizer
from training.annotation import Annotated
from training.assemble import given_style

HERE = Path(__file__).parent / "templates"
SLOT = re.compile(r"\{([PAD])\}")
KINDS = {"P": "LOC", "A": "ORG"}


def dateline(
    words: dict, places: list[str], tokenizer: Tokenizer, chance: random.Random
) -> tuple[list[str], list[bool], list[str]]:
    """Forms, spaces and BIO tags of one dateline."""
    capitals = chance.random() < 0.4
    forms: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    date = f"{chance.randint(1, 30)} {chance.choice(words['months'])}"
    way = chance.choice(words["ways"].split("|"))
    pieces = SLOT.split(way)
    for number, piece in enumerate(pieces):
        kind = KINDS.get(piece, "") if number % 2 else ""
        text = piece
        if number % 2:
            place = chance.choice(places)
            text = {"P": place.upper() if capitals else place,
                    "A": chance.choice(words["agencies"]), "D": date}[piece]  # fmt: skip
        for at, (start, end) in enumerate(tokenizer.places(text)):
            forms.append(text[start:end])
            spaces.append(text[end : end + 1] == " ")
            tags.append("O" if not kind else ("I-" if at else "B-") + kind)
    spaces[-1] = True
    return forms, spaces, tags


def make(language: str, sentences: list[Annotated], count: int, seed: int) -> list[Annotated]:
    """Sentences with a dateline before them."""
    words = tomllib.loads((HERE / "datelines.toml").read_text(encoding="utf-8"))[language]
    places = tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))["places"]
    tokenizer, chance = Tokenizer(given_style(language)), random.Random(seed)
    places = [*places, *(place for s in sentences for place in found_places(s))]
    out = []
    for sentence in chance.sample(sentences, min(count, len(sentences))):
        forms, spaces, tags = dateline(words, places, tokenizer, chance)
        out.append(
            Annotated(
                [*forms, *sentence.forms],
                [*spaces, *sentence.spaces],
                language,
                "datelines",
                "datelines",
                names=[*tags, *(sentence.names or ())],
            )
        )
    return out


def found_places(sentence: Annotated) -> list[str]:
    """Places of one word that a sentence names."""
    tags = [*(sentence.names or ()), "O"]
    return [
        form
        for at, form in enumerate(sentence.forms)
        if tags[at] == "B-LOC" and tags[at + 1] != "I-LOC" and form[:1].isupper()
    ]


def main() -> None:
    """Writes the sentences of one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    corpora = pickle.loads((given.work / f"corpora-{given.language}.pkl").read_bytes())
    named = [s for s in corpora.train if s.names and 5 < len(s.forms) < 50]
    chosen = [s for s in named if s.source not in ("wikiann", "Europeana")]
    given.out.mkdir(parents=True, exist_ok=True)
    made = make(given.language, chosen, given.count, given.seed)
    (given.out / f"{given.language}-datelines.pkl").write_bytes(pickle.dumps(made))


if __name__ == "__main__":
    main()

"""A small spaCy pipeline that the tests train themselves, and its like with foreign labels."""

import random
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

SENTENCES = (
    # words, tags, lemmas, heads, labels, names
    ("Rossi ha detto no .", "PROPN AUX VERB INTJ PUNCT", "Rossi avere dire no .", (2, 2, 2, 2, 2),
     "nsubj aux ROOT obj punct", "B-PER O O O O"),
    ("Il ministro parte .", "DET NOUN VERB PUNCT", "il ministro partire .", (1, 2, 2, 2),
     "det nsubj ROOT punct", "O O O O"),
    ("Roma parte .", "PROPN VERB PUNCT", "Roma partire .", (1, 1, 1), "nsubj ROOT punct",
     "B-LOC O O"),
)  # fmt: skip
RARE = {"parser": {"min_action_freq": 1}, "trainable_lemmatizer": {"min_tree_freq": 1}}
FOREIGN = {"nsubj": "sb", "obj": "dobj", "det": "nk"}


def train(folder: Path, renamed: dict[str, str]) -> Path:
    random.seed(0)
    nlp = spacy.blank("it")
    for name in ("morphologizer", "parser", "trainable_lemmatizer", "ner"):
        nlp.add_pipe(name, config=RARE.get(name, {}))
    examples = []
    for words, tags, lemmas, heads, labels, names in SENTENCES:
        given = words.split()
        reference = Doc(
            nlp.vocab, words=given, pos=tags.split(), lemmas=lemmas.split(), heads=list(heads),
            deps=[renamed.get(x, x) for x in labels.split()], ents=names.split(),
        )  # fmt: skip
        examples.append(Example(Doc(nlp.vocab, words=given), reference))
    nlp.initialize(lambda: examples)
    for _ in range(12):
        nlp.update(examples)
    nlp.meta["name"], nlp.meta["version"] = "small", "1.0.0"
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="session")
def small_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("pipelines") / "small", {})


@pytest.fixture(scope="session")
def foreign_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train(tmp_path_factory.mktemp("pipelines") / "foreign", FOREIGN)

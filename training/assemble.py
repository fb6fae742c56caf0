"""Puts a language's training, dev and test sentences together; test texts stay out of training.

`python -m training.assemble it en --corpora corpora --work work` keeps them as `corpora-XX.pkl`.
"""

import argparse
import gzip
import pickle
import random
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dictafacta.analyse.tokens import Tokenizer, TokenStyle
from training import name_sources
from training import names as name_readers
from training.annotation import Annotated
from training.labels import harmonise
from training.treebanks import read_treebank

UNKNOWN = "?"  # a layer's value that training passes over
HERE = Path(__file__).parent
READERS = {
    "ancora": name_sources.read_ancora,
    "gum": name_sources.read_gum,
    "newspapers": name_sources.read_newspapers,
}
SETTINGS = tomllib.loads((HERE / "corpora.toml").read_text(encoding="utf-8"))


@dataclass(slots=True)
class Corpora:
    """Sentences of a language by use; tests by corpus name, trees and names apart."""

    train: list[Annotated] = field(default_factory=list)
    dev_trees: list[Annotated] = field(default_factory=list)
    dev_names: list[Annotated] = field(default_factory=list)
    test_trees: dict[str, list[Annotated]] = field(default_factory=dict)
    test_names: dict[str, list[Annotated]] = field(default_factory=dict)


def assemble(language: str, root: Path) -> Corpora:
    """All of a language's corpora under `root`/language; random choices are seeded."""
    settings = SETTINGS[language]
    folder = root / language
    out = Corpora()
    for corpus in settings["trees"]:
        read_trees(out, corpus, folder, language, settings)
    for corpus in settings["names"]:
        read_names(out, corpus, folder, language)
    carve_dev(out)
    drop_tests(out)
    return out


def tree_files(folder: Path, patterns: Iterable[str]) -> Iterator[Path]:
    """The files of a list of patterns, sorted."""
    for pattern in patterns:
        yield from sorted(folder.glob(pattern))


def load_trees(
    folder: Path, patterns: Iterable[str], language: str, settings: dict[str, Any]
) -> list[Annotated]:
    """Harmonised sentences, with names where another file names the same sentences."""
    sentences = []
    for path in tree_files(folder, patterns):
        sentences += [harmonise(s) for s in read_treebank(path, language, settings["merge"])]
    return sentences


def read_trees(
    out: Corpora, corpus: dict[str, Any], folder: Path, language: str, settings: dict[str, Any]
) -> None:
    """Adds one treebank."""
    train = load_trees(folder, corpus["train"], language, settings)
    limit = corpus.get("limit")
    if limit:
        random.Random(7).shuffle(train)
        train = train[: next((i for i, n in enumerate(running(train)) if n > limit), len(train))]
    dev = load_trees(folder, [corpus["dev"]], language, settings) if "dev" in corpus else []
    test = load_trees(folder, [corpus["test"]], language, settings) if "test" in corpus else []
    for path in settings.get("attach", ()):
        attach_names([*train, *dev, *test], folder / path, language)
    for sentence in train:
        sentence.weight = corpus.get("weight", 1.0)
        sentence.source = corpus["name"]
        if not corpus.get("feats", True):
            sentence.feats = [UNKNOWN] * len(sentence.forms)
    out.train += train
    out.dev_trees += dev
    if test:
        out.test_trees[corpus["name"]] = test


def running(sentences: list[Annotated]) -> Iterator[int]:
    """The number of tokens up to and with each sentence."""
    total = 0
    for sentence in sentences:
        total += len(sentence.forms)
        yield total


def attach_names(sentences: list[Annotated], path: Path, language: str) -> None:
    """Names of a UNER file, whose words are syntactic, on surface tokens of the same sentences."""
    named = {
        "".join(n.forms): n.names
        for n in name_readers.read_columns(path, language, 1, 2)
        if n.names
    }
    for sentence in sentences:
        tags = named.get("".join(w for words in sentence.words for w in words))
        if tags and len(tags) == sum(map(len, sentence.words)):
            sentence.names = project(sentence.words, tags)


def uner_texts(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The text of each sentence of a UNER file, with its words and tags."""
    text, words = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# text ="):
            text = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            words.append((columns[1], columns[2]))
        elif not line and words:
            yield text, words
            words = []


def project(words: list[list[str]], tags: list[str]) -> list[str]:
    """Tags of syntactic words on surface tokens; a preposition before a name is none of it."""
    out, at = [], 0
    for members in words:
        part = tags[at : at + len(members)]
        at += len(members)
        out.append("O" if part[0] == "O" else part[0])
    return name_readers.to_bio(out)


def given_style(language: str) -> TokenStyle:
    """The token style of `tokens.toml`."""
    style = tomllib.loads((HERE / "tokens.toml").read_text(encoding="utf-8"))[language]
    return TokenStyle(**{k: frozenset(v) if isinstance(v, list) else v for k, v in style.items()})


def retokenised(sentence: Annotated, tokenizer: Tokenizer) -> Annotated:
    """A name corpus's sentence with its tokens cut further where the product cuts them."""
    forms, spaces, tags = [], [], []
    for form, space, tag in zip(
        sentence.forms, sentence.spaces, sentence.names or (), strict=False
    ):
        places = tokenizer.places(form) or [(0, len(form))]
        for number, (start, end) in enumerate(places):
            forms.append(form[start:end])
            spaces.append(space and number + 1 == len(places))
            tags.append("I" + tag[1:] if number and tag[0] == "B" else tag)
    return Annotated(
        forms, spaces, sentence.language, sentence.source, sentence.document, names=tags
    )


def read_names(out: Corpora, corpus: dict[str, Any], folder: Path, language: str) -> None:
    """Adds one name corpus."""
    tokenizer = Tokenizer(given_style(language))
    for pattern in corpus["train"]:
        for given in name_sentences(folder / pattern, corpus["format"], language):
            sentence = retokenised(given, tokenizer)
            sentence.weight = corpus.get("weight", 1.0)
            sentence.source = corpus["name"]
            out.train.append(sentence)
    if "dev" in corpus:
        out.dev_names += name_sentences(folder / corpus["dev"], corpus["format"], language)
    if "test" in corpus:
        out.test_names[corpus["name"]] = list(
            name_sentences(folder / corpus["test"], corpus["format"], language)
        )


def name_sentences(path: Path, form: str, language: str) -> Iterator[Annotated]:
    """The sentences of a name file in a named format."""
    if form == "facts":
        yield from name_readers.read_fact_ru_eval(path.parent, path.name, language)
    elif form == "brackets":
        own = HERE / "own" / path.name
        yield from name_readers.read_brackets(own, language, Tokenizer(given_style(language)))
    elif form == "smartdata":
        yield from name_sources.read_smartdata(path, language, Tokenizer(given_style(language)))
    elif form in READERS:
        for one in sorted(path.parent.glob(path.name)):
            yield from READERS[form](one, language)
    elif form == "conll2002":
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as plain:
            plain.write(conll2002_text(path))
            plain.flush()
            yield from name_readers.read_columns(Path(plain.name), language, 0, -1)
    elif form == "uner":
        for text, words in uner_texts(path):
            yield from uner_sentence(text, words, language, path)
    else:
        columns = {"columns": (0, 1), "numbered": (1, 2), "germeval": (1, 2), "spaced": (0, -1)}[
            form
        ]
        yield from name_readers.read_columns(path, language, *columns)


def conll2002_text(path: Path) -> str:
    """The file's text; its Latin-1 bytes were once written as UTF-8."""
    raw = gzip.decompress(path.read_bytes())
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def uner_sentence(
    text: str, words: list[tuple[str, str]], language: str, path: Path
) -> Iterator[Annotated]:
    """A UNER sentence whose words spell its text."""
    forms, tags = [w for w, _ in words], name_readers.to_bio([t for _, t in words])
    spaces, at = [], 0
    for form in forms:
        found = text.find(form, at)
        at = found + len(form) if found >= 0 else at
        spaces.append(text[at : at + 1] == " ")
    yield Annotated(forms, spaces, language, str(path), path.stem, names=tags)


def carve_dev(out: Corpora) -> None:
    """A dev part from the training sentences where no file gives one."""
    chance = random.Random(11)
    if not out.dev_trees:
        out.dev_trees = [s for s in out.train if s.heads and chance.random() < 0.06]
    if not out.dev_names:
        whole = (s for s in out.train if s.names and not any("?" in n for n in s.names))
        gold = [s for s in whole if s.weight > 1 and s.heads is None]
        out.dev_names = [
            s for s in gold or [s for s in out.train if s.names] if chance.random() < 0.06
        ]
    held = {id(s) for s in [*out.dev_trees, *out.dev_names]}
    out.train = [s for s in out.train if id(s) not in held]


def drop_tests(out: Corpora) -> None:
    """Takes sentences of test and dev files out of training, by their letters and digits."""
    held = {s.key for part in [*out.test_trees.values(), *out.test_names.values()] for s in part}
    out.dev_trees = [s for s in out.dev_trees if s.key not in held]
    out.dev_names = [s for s in out.dev_names if s.key not in held]
    held |= {s.key for s in [*out.dev_trees, *out.dev_names]}
    seen: set[tuple[str, bool, bool]] = set()
    kept = []
    for sentence in out.train:
        mark = (sentence.key, sentence.heads is not None, sentence.names is not None)
        if sentence.key in held or mark in seen:
            continue
        seen.add(mark)
        kept.append(sentence)
    out.train = kept


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--corpora", type=Path, default=Path("../corpora"))
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    for one in given.languages:
        kept = pickle.dumps(assemble(one, given.corpora))
        (given.work / f"corpora-{one}.pkl").write_bytes(kept)

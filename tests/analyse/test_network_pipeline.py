"""The packaged kind of pipeline, with a small network of random weights: structure, not scores."""

import os
import threading
from pathlib import Path

import numpy as np
import pytest

from analyse.articles import article
from dictafacta.analyse import Pipeline, storage
from dictafacta.analyse.files import SETTINGS
from dictafacta.analyse.forms import ROWS, SHAPES
from dictafacta.analyse.names import TAGS
from dictafacta.analyse.network_pipeline import NetworkPipeline
from dictafacta.analyse.pipelines import open_folder

HIDDEN, ARC, LABEL, TAG, NAME, STATIC, AFFIX, SHAPE = 6, 5, 4, 7, 5, 8, 8, 3
UPOS, LABELS = ["NOUN", "VERB", "PUNCT"], ["root", "nsubj", "obj", "punct"]
FEATS, SCRIPTS = ["_", "Number=Sing"], ["l|0:|0:", "l|0:|1:are"]


def weights() -> dict[str, np.ndarray]:
    chance = np.random.default_rng(3)
    width, out = STATIC + AFFIX + SHAPE, 2 * HIDDEN
    shapes: dict[str, tuple[int, ...]] = {
        "vectors": (2, STATIC), "buckets": (50, STATIC), "affixes": (ROWS, AFFIX),
        "shapes": (SHAPES, SHAPE), "root": (out,), "arc": (ARC, ARC), "arc_bias": (ARC,),
        "label": (LABEL, LABEL * len(LABELS)), "label_from_head.weight": (len(LABELS), LABEL),
    }  # fmt: skip
    linear = {
        "tag": (TAG, out + width), "upos": (len(UPOS), TAG), "feats": (len(FEATS), TAG),
        "scripts": (len(SCRIPTS), TAG), "name": (NAME, out + width), "names": (len(TAGS), NAME),
        "arc_dependent": (ARC, out), "arc_head": (ARC, out), "label_dependent": (LABEL, out),
        "label_head": (LABEL, out), "label_from_dependent": (len(LABELS), LABEL),
    }  # fmt: skip
    for name, shape in linear.items():
        shapes |= {f"{name}.weight": shape, f"{name}.bias": shape[:1]}
    shapes |= {"name_follows": (len(TAGS), len(TAGS))}
    shapes |= {"name_begins": (len(TAGS),), "name_ends": (len(TAGS),)}
    for way in ("forward", "backward"):
        shapes[f"lstm0.{way}.inward"] = (4 * HIDDEN, width)
        shapes[f"lstm0.{way}.recurrent"] = (4 * HIDDEN, HIDDEN)
        shapes[f"lstm0.{way}.bias"] = (4 * HIDDEN,)
    return {k: chance.normal(size=v).astype(np.float32) for k, v in shapes.items()}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("models") / "it"
    settings = {
        "name": "it-toy", "upos": UPOS, "labels": LABELS, "feats": FEATS, "scripts": SCRIPTS,
        "style": {"elision": True, "abbreviations": ["dott"], "whole": []},
    }  # fmt: skip
    storage.save(made, weights(), ["la", "casa"], ["casa"], settings)
    return made


@pytest.fixture(scope="session")
def pipeline(folder: Path) -> Pipeline:
    return open_folder(folder)


def test_tokens_read_back_and_heads_stay_in_their_sentence(pipeline: Pipeline):
    given = article("Un titolo", "La casa è grande. Lo dice il dott. Rossi: «Sì.»", "-", "\x00\x07")
    (parse,) = pipeline.parse([given])
    assert parse.parser == "it-toy"
    assert parse.document == "a"
    for token in parse.tokens:
        assert token.span.of(given.text) == token.form
        sentence = parse.sentences[token.sentence]
        assert sentence.first <= token.head < sentence.last
        assert (token.deprel == "root") == token.is_root
        block = given.blocks[sentence.block].span
        assert block.start <= token.span.start < token.span.end <= block.end
    roots = [sum(t.is_root for t in parse.words(s)) for s in parse.sentences]
    assert roots == [1] * len(parse.sentences)
    assert [s.block for s in parse.sentences] == [0, 1, 1, 2]


def test_batches_change_nothing(pipeline: Pipeline):
    texts = ["La casa è grande.", "Un titolo", "Uno due tre quattro cinque sei sette."]
    alone = [next(pipeline.parse([article(text)])) for text in texts]
    together = list(pipeline.parse(article(text) for text in texts))
    assert alone == together


def test_an_article_without_text(pipeline: Pipeline):
    parses = list(pipeline.parse([article(), article("\x00"), article("La casa")]))
    assert [len(p.tokens) for p in parses] == [0, 0, 2]


def test_a_long_text_goes_through(pipeline: Pipeline):
    given = article("parola " * 30_000)
    (parse,) = pipeline.parse([given])
    assert len(parse.tokens) == 30_000
    assert parse.tokens[-1].span.of(given.text) == "parola"


def test_a_known_lemma_goes_before_a_likelier_script(folder: Path):
    shared = NetworkPipeline(folder)
    assert shared.lemma_of("casa", "NOUN", (1, 0)) == "casa"  # not "casare", which nobody knows
    assert shared.lemma_of("xyza", "NOUN", (1, 0)) == "xyzare"
    assert shared.lemma_of("casa", "PROPN", (1, 0)) == "casare"


def test_threads_share_a_pipeline(folder: Path):
    shared = NetworkPipeline(folder)
    given = [article(f"La casa {n} è grande. Parola{n} x{n}y.") for n in range(40)]
    expected = list(NetworkPipeline(folder).parse(given))
    found: dict[int, list] = {}

    def work(number: int) -> None:
        found[number] = [next(shared.parse([one])) for one in given]

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[n] == expected for n in range(4)] == [True] * 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_fork_can_go_on(pipeline: Pipeline):
    expected = len(next(pipeline.parse([article("La casa")])).tokens)
    child = os.fork()
    if child == 0:
        os._exit(len(next(pipeline.parse([article("La casa")])).tokens))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == expected


def test_another_format_is_refused(folder: Path, tmp_path: Path):
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    settings = (tmp_path / SETTINGS).read_text(encoding="utf-8")
    (tmp_path / SETTINGS).write_text(settings.replace('"format": 1', '"format": 99'))
    with pytest.raises(ValueError, match="99"):
        open_folder(tmp_path)

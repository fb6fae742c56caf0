"""Scores the packaged models on the test files and prints the table of the floors.

`python -m training.report --corpora ../corpora [it en …] [--cards] [--markdown]`

Every test sentence is given as raw text, one block each; tokens are the pipeline's own. `running`
joins the sentences of a document with spaces, so that sentence ends have to be found too. The
study's figures and the floors stand beside. `--cards` writes the scores into the models' cards.
"""

import argparse
import json
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy

from dictafacta.analyse.files import CARD
from dictafacta.analyse.pipelines import models_folder, open_folder
from training.annotation import Annotated
from training.assemble import SETTINGS, Corpora, assemble
from training.evaluate import evaluate, lay

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
SHOWN = ("LAS", "UAS", "UPOS", "lemmas", "F nsubj", "F obj", "F ccomp", "tokens")
SPEED_WORDS = 30_000


def tests_only(language: str, root: Path) -> Corpora:
    """The test parts of a language's corpora."""
    kept = {k: [{**c, "train": []} for c in SETTINGS[language][k]] for k in ("trees", "names")}
    for corpora in kept.values():
        for corpus in corpora:
            corpus.pop("dev", None)
    before = SETTINGS[language]
    SETTINGS[language] = {**before, **kept}
    try:
        return assemble(language, root)
    finally:
        SETTINGS[language] = before


def measure(language: str, folder: Path, corpora: Corpora) -> dict[str, float]:
    """All scores of one model, by test and measure."""
    pipeline = open_folder(folder)
    scores: dict[str, float] = {}
    for name, sentences in corpora.test_trees.items():
        plain = evaluate(pipeline, sentences)
        scores |= {f"{name} {m}": plain.f1(m) for m in SHOWN}
        running = evaluate(pipeline, sentences, running=True)
        scores |= {f"{name} running {m}": running.f1(m) for m in ("LAS", "sentences")}
        upper = evaluate(pipeline, sentences, change="upper")
        scores[f"{name} capitals LAS"] = upper.f1("LAS")
    for name, sentences in corpora.test_names.items():
        plain = evaluate(pipeline, sentences)
        scores |= {f"{name} {m}": plain.f1(m) for m in plain.gold}
        scores[f"{name} capitals names"] = evaluate(pipeline, sentences, change="upper").f1("names")
    some = next(iter(corpora.test_trees.values()))
    scores |= speeds(language, pipeline, some)
    return {k: round(v, 1) for k, v in scores.items()}


def speeds(language: str, pipeline: Any, sentences: Sequence[Annotated]) -> dict[str, float]:
    """Words a second of the pipeline, of spaCy's tokeniser alone, and of one spaCy tagger."""
    articles = []
    words = 0
    while words < SPEED_WORDS:
        for at in range(0, len(sentences), 25):
            articles.append(lay(sentences[at : at + 25], language, running=True).article)
            words += sum(len(s.forms) for s in sentences[at : at + 25])
    list(pipeline.parse(articles[:3]))
    began = time.process_time()
    found = sum(len(parse.tokens) for parse in pipeline.parse(articles))
    whole = found / (time.process_time() - began)
    texts = [a.text for a in articles]
    blank = spacy.blank(language)
    began = time.process_time()
    cut = sum(len(doc) for doc in blank.pipe(texts))
    tokenizer = cut / (time.process_time() - began)
    blank.add_pipe("tagger").add_label("X")
    blank.initialize()
    began = time.process_time()
    tagged = sum(len(doc) for doc in blank.pipe(texts))
    tagger = tagged / (time.process_time() - began)
    return {"words/s": whole, "spaCy tokeniser words/s": tokenizer, "spaCy tagger words/s": tagger}


def rows(language: str, scores: dict[str, float]) -> list[tuple[str, str, str, str, str]]:
    """Measure, score, floor, the study's figure, and whether the floor is reached."""
    out = []
    for measure_name, told in FLOORS[language].items():
        got = scores.get(measure_name)
        if got is None:
            continue
        if "loss_of" in told:
            got = scores[told["loss_of"]] - got
            reached = got <= told["at_most"]
            floor = f"≤ {told['at_most']}"
        else:
            reached = got >= told["at_least"]
            floor = f"≥ {told['at_least']}"
        study = str(told.get("study", ""))
        out.append((measure_name, f"{got:.1f}", floor, study, "yes" if reached else "no"))
    return out


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--corpora", type=Path, default=Path("../corpora"))
    parser.add_argument("--models", type=Path, default=None)
    parser.add_argument("--cards", action="store_true")
    parser.add_argument("--all", action="store_true", help="also print every score")
    given = parser.parse_args()
    models = given.models or models_folder()
    print("| language | measure | score | floor | study | reached |")
    print("|---|---|---|---|---|---|")
    for language in given.languages or list(FLOORS):
        folder = models / language
        if not folder.exists():
            continue
        scores = measure(language, folder, tests_only(language, given.corpora))
        for row in rows(language, scores):
            print("|", language, "|", " | ".join(row), "|", flush=True)
        if given.all:
            print(json.dumps(scores, ensure_ascii=False))
        if given.cards:
            path = folder / CARD
            card = json.loads(path.read_text(encoding="utf-8"))
            card["scores"] = scores
            path.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

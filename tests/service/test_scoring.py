"""The scores are those of `gold/score.py` in the data folder, figure by figure."""

import importlib.util
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dictafacta.model import Act, Article, Block, BlockKind, Span, Status
from dictafacta.service.scoring import load_gold, score
from gold_reading import reading_from

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "evaluation/gold"
EXPECTED = Path(__file__).parent / "score_py_figures.json"
SCORER = ROOT.parent / "shared/gold/score.py"


def damaged(reading):
    """Return a reading with faults of every kind, the same each time."""
    statements = [
        replace(
            s,
            act=Act.SAY if n % 5 == 0 else s.act,
            content=(Span(s.content[0].start, s.content[0].end + n % 7), *s.content[1:]),
            speaker=None if n % 11 == 0 else s.speaker,
            via=() if n % 2 else s.via,
            hedged=n % 3 == 0,
        )
        for n, s in enumerate(reading.statements)
        if n % 4
    ]
    events = [
        replace(
            e,
            status=Status.FUTURE if n % 3 == 0 else e.status,
            actors=e.actors[: n % 3],
            recipients=e.recipients[: n % 2],
            attributed_to=() if n % 2 else e.attributed_to,
            date=None if n % 4 == 0 else e.date,
        )
        for n, e in enumerate(reading.events)
        if n % 5
    ]
    entities = [
        replace(e, kind=next(iter(type(e.kind)))) if n % 6 == 0 else e
        for n, e in enumerate(reading.entities)
    ]
    return replace(
        reading, statements=tuple(statements), events=tuple(events), entities=tuple(entities)
    )


def moved(reading):
    """Return a reading whose text has words before and white space that the gold text lacks."""
    lead = "Notizie di oggi. "
    shift = len(lead)

    def s(span):
        return span and Span(span.start + shift, span.end + shift)

    def record(r):
        if hasattr(r, "anchors"):
            return replace(r, anchors=tuple(map(s, r.anchors)))
        cue = r.cue and replace(r.cue, span=s(r.cue.span))
        return replace(r, content=tuple(map(s, r.content)), cue=cue)

    old: Article = reading.article
    text = lead + old.text
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)))
    return replace(
        reading,
        article=replace(old, text=text, blocks=(block,)),
        mentions=tuple(replace(m, span=s(m.span)) for m in reading.mentions),
        statements=tuple(map(record, reading.statements)),
        events=tuple(map(record, reading.events)),
    )


VARIANTS = {"perfect": lambda r: r, "damaged": damaged, "moved": lambda r: moved(damaged(r))}


def figures(variant):
    documents = load_gold(GOLD)
    readings = [VARIANTS[variant](reading_from(GOLD / f"{d.id}.json")) for d in documents]
    scores = score(zip(documents, readings, strict=True))
    return {g: {m: f.to_dict() for m, f in ms.items()} for g, ms in scores.figures.items()}


@pytest.mark.parametrize("variant", VARIANTS)
def test_figures_are_those_that_score_py_gave(variant):
    assert figures(variant) == json.loads(EXPECTED.read_text())[variant]


@pytest.mark.skipif(not SCORER.exists(), reason="the data folder ../shared is not there")
@pytest.mark.parametrize("variant", VARIANTS)
def test_figures_are_those_of_score_py_run_now(variant, tmp_path):
    assert figures(variant) == run_score_py(SCORER, variant, tmp_path)


def run_score_py(scorer, variant, folder):
    for file in sorted(GOLD.glob("*.json")):
        reading = VARIANTS[variant](reading_from(file)).to_dict()
        (folder / file.name).write_text(json.dumps(reading))
    spec = importlib.util.spec_from_file_location("score", scorer)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return json.loads(json.dumps(module.score(GOLD, folder)))


def test_a_perfect_reading_scores_one():
    everything = figures("perfect")["all"]
    for measure in ("statement", "statement+speaker", "event", "event+all"):
        assert everything[measure]["f1"] == 1.0

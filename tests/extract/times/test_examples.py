"""The example sentences of every language folder, and one for each rule of the grammar."""

import re
from importlib.resources import files

import pytest

from dictafacta import lexicon
from dictafacta.extract.times import find_in_text
from dictafacta.lexicon.table import Row, read_rows

LANGUAGES = files("dictafacta") / "languages"
MARK = re.compile(r"[\[\]]")


def examples(language):
    file = LANGUAGES / language / "examples" / "times.tsv"
    if not file.is_file():
        return []
    text = file.read_text(encoding="utf-8")
    rows = list(read_rows(text, f"{language}/examples/times.tsv", ("published", "text", "value")))
    assert all(isinstance(r, Row) for r in rows), rows
    return rows


def marked(text):
    """Return the text without its marks, and the places that they marked."""
    places, plain, start = [], "", 0
    for piece in re.split(r"([\[\]])", text):
        if piece == "[":
            start = len(plain)
        elif piece == "]":
            places.append((start, len(plain)))
        else:
            plain += piece
    return plain, places


ROWS = [(code, row) for code in lexicon.languages() for row in examples(code)]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[r.where for _, r in ROWS])
def test_examples_hold(language, row):
    text, places = marked(row["text"])
    published = None if row["published"] == "-" else row["published"]
    found = find_in_text(text, lexicon.load(language), published)
    assert [(t.span.of(text), t.value) for t in found] == [
        (text[start:end], None if value == "none" else value)
        for (start, end), value in zip(
            places, row["value"].split(" ; ") if places else (), strict=True
        )
    ]


@pytest.mark.parametrize("language", lexicon.languages())
def test_every_language_has_examples_of_both_kinds(language):
    rows = examples(language)
    assert sum("[" in r["text"] for r in rows) >= 20
    assert sum("[" not in r["text"] for r in rows) >= 5


RULES = [r for r in lexicon.load("en").times.grammar.rules if r.sample != "-"]


@pytest.mark.parametrize("rule", RULES, ids=[r.where for r in RULES])
def test_the_grammars_samples_hold(rule):
    language, _, sample = rule.sample.partition(" ")
    text, places = marked(sample)
    found = find_in_text(text, lexicon.load(language), "2023-09-14")
    spans = [(t.span.start, t.span.end) for t in found]
    if rule.result in ("skip", "age"):
        assert not any(start <= s < end for s, _ in spans for start, end in places)
    else:
        assert set(places) <= set(spans)

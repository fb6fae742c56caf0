"""The grammar of time and what needs no resolving."""

from datetime import date

import pytest

from dictafacta import lexicon
from dictafacta.lexicon.table import Row
from dictafacta.lexicon.times import absolute_dates
from dictafacta.lexicon.times.grammar import build_grammar
from dictafacta.problems import LexiconError


def rows(*patterns):
    names = ("level", "result", "operation", "pattern", "sample")
    return [
        Row(f"grammar:{n}", dict(zip(names, ("1", "date", "day", pattern, "-"), strict=True)))
        for n, pattern in enumerate(patterns)
    ]


def texts(text, language):
    return [(span.of(text), d) for span, d in absolute_dates(text, lexicon.load(language).times)]


@pytest.mark.parametrize(
    ("language", "text", "words", "day"),
    [
        ("it", "Il 29 settembre 2010 alle 10:30", "29 settembre 2010 alle 10:30", (2010, 9, 29)),
        ("en", "Posted on Sept. 9, 2016 by admin", "Sept. 9, 2016", (2016, 9, 9)),
        ("en", "Posted 7/4/2019", "7/4/2019", (2019, 7, 4)),
        ("es", "Publicado 7/4/2019", "7/4/2019", (2019, 4, 7)),
        ("de", "Stand: 04.07.2019", "04.07.2019", (2019, 7, 4)),
        ("ru", "Опубликовано 4 июля 2019 года", "4 июля 2019 года", (2019, 7, 4)),
        ("fr", "Publié le 1er juillet 2021", "1er juillet 2021", (2021, 7, 1)),
    ],
)
def test_complete_dates_need_no_resolving(language, text, words, day):
    assert texts(text, language) == [(words, date(*day))]


def test_incomplete_and_impossible_dates_are_none():
    assert texts("Il 30 febbraio 2010, il 5 maggio, ieri, nel 2010", "it") == []


@pytest.mark.parametrize("pattern", ["( day month", "day &", "<day", "day? <in"])
def test_a_pattern_that_does_not_hold_is_named(pattern):
    with pytest.raises(LexiconError) as error:
        build_grammar(rows("day", pattern), {})
    assert error.value.problems[0].where == "grammar:1"


def test_optional_parts_and_groups_are_chosen_or_left():
    grammar = build_grammar(rows("( the? day )? month"), {})
    [root] = grammar.levels
    firsts = {name for element in root.edges for name in element.classes}
    assert firsts == {"the", "day", "month"}

"""Resolving against publication date, dateline, tense and the text's own times."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conllu import parse
from dictafacta import lexicon
from dictafacta.extract import find_times
from dictafacta.extract.times import find_in_text
from dictafacta.model import Span

THURSDAY = "2023-09-14"


def values(text, language="en", published=THURSDAY):
    return [t.value for t in find_in_text(text, lexicon.load(language), published)]


PAST = """
Il il DET 2 det
governo governo NOUN 3 nsubj
cadde cadere VERB 0 root Mood=Ind|Tense=Past
venerdì venerdì NOUN 3 obl
. . PUNCT 3 punct
"""
FUTURE = PAST.replace("cadde cadere", "cadrà cadere").replace("Past", "Fut")


@pytest.mark.parametrize(
    ("text", "rows", "value"),
    [
        ("Il governo cadde venerdì.", PAST, "2023-09-08"),
        ("Il governo cadrà venerdì.", FUTURE, "2023-09-15"),
    ],
)
def test_the_tense_beside_a_weekday_turns_it(text, rows, value):
    [found] = find_times(parse(text, rows), lexicon.load("it"), THURSDAY)
    assert found.value == value
    assert found.basis == "published"


def test_a_word_for_the_future_turns_a_weekday():
    rows = """
He he PRON 3 nsubj
will will AUX 3 aux VerbForm=Fin
leave leave VERB 0 root VerbForm=Inf
on on ADP 5 case
Friday Friday PROPN 3 obl
. . PUNCT 3 punct
"""
    [found] = find_times(
        parse("He will leave on Friday.", rows, "en"), lexicon.load("en"), THURSDAY
    )
    assert found.value == "2023-09-15"


def test_a_duration_in_the_past_is_no_distance():
    rows = """
Prices price NOUN 2 nsubj
doubled double VERB 0 root Tense=Past
in in ADP 5 case
four four NUM 5 nummod
months month NOUN 2 obl
. . PUNCT 2 punct
"""
    text = "Prices doubled in four months."
    [found] = find_times(parse(text, rows, "en"), lexicon.load("en"), THURSDAY)
    assert (found.value, found.grain) == ("P4M", "duration")


def test_a_time_knows_what_it_rests_on():
    text = "He came on 3 July 2019 and left yesterday."
    found = find_in_text(text, lexicon.load("en"), THURSDAY)
    assert [(t.basis, t.grain, t.rule) for t in found] == [
        ("text", "day", "date"),
        ("published", "day", "day"),
    ]
    assert [t.span for t in found] == [Span(11, 22), Span(32, 41)]


def test_a_clock_in_the_publication_date_counts_hours_from_it():
    assert values("It broke two hours ago.", published="2023-09-14T01:30:00") == [
        "2023-09-13T23:30:00"
    ]
    assert values("It broke two hours ago.") == ["2023-09-14"]


@pytest.mark.parametrize(
    "text",
    [
        "Sunday, January 20, 2008\n\nThe site fell on Wednesday.",
        "Vandals strike\n\nSunday, January 20, 2008 The site fell on Wednesday.",
        "ROME, January 20, 2008 - The site fell on Wednesday.",
    ],
)
def test_a_dateline_stands_in_for_the_publication_date(text):
    assert values(text, published=None)[-1] == "2008-01-16"


@pytest.mark.parametrize(
    "text",
    [
        "The law of January 20, 2008 was broken on Wednesday.",
        "He was born here.\n\nIn the winter that began on January 20, 2008 he left on Wednesday.",
        "x" * 2000 + "\n\nSunday, January 20, 2008\n\nThe site fell on Wednesday.",
    ],
)
def test_a_date_that_is_no_dateline_resolves_nothing(text):
    assert values(text, published=None)[-1] is None


def test_the_next_day_follows_the_last_day_named_not_the_last_year():
    text = "He fell on 3 July 2019. The house dates from 1850. The next day he died."
    assert values(text) == ["2019-07-03", "1850", "2019-07-04"]
    assert values("The next day he died.") == []


def test_dates_that_no_calendar_has_are_left_out():
    assert values("On 30 February they met, on 31/31/2020 they parted.") == []


@pytest.mark.parametrize(
    "published", ["", "soon", "2023-13-45", "2023", "9999-12-31", "0001-01-01"]
)
def test_an_odd_publication_date_raises_nothing(published):
    text = (
        "last week, in 900 years, 800 years ago, next century, in May, on Friday, two weekends ago"
    )
    assert all(v is None or isinstance(v, str) for v in values(text, published=published))


PIECES = [
    "yesterday", "two", "weeks", "ago", "in", "the", "of", "May", "29", "Feb", "2000", "-", "/",
    ".", ",", " ", "\n", "first", "last", "next", "Monday", "at", "10:30", "from", "to", "until",
    "1990s", "99", "century", "half", "and", "a", "before", "after", "following", "day", "early",
    "'", "XXI",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30), st.booleans())
def test_nothing_raises_and_every_span_reads_back(pieces, spaced):
    text = (" " if spaced else "").join(pieces)
    for language in ("en", "de"):
        end = 0
        for found in find_in_text(text, lexicon.load(language), THURSDAY):
            assert end <= found.span.start < found.span.end <= len(text)
            end = found.span.end


@pytest.mark.parametrize(
    "piece", ["from May to June ", "the first of the last ", "1/2-", "of the "]
)
def test_time_grows_with_the_length_of_the_text(piece):
    words = lexicon.load("en")

    def seconds(times):
        begin = time.process_time()
        find_in_text(piece * times, words, THURSDAY)
        return time.process_time() - begin

    seconds(100)
    short, long = seconds(1000), seconds(8000)
    assert long < 20 * short + 0.5

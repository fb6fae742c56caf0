"""The HTML page: whole, self-contained, and harmless whatever the text holds."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dictafacta.model import (
    DateBasis,
    Finding,
    Provenance,
    Published,
    Residue,
    ResidueKind,
    Span,
)
from dictafacta.problems import Problem
from dictafacta.report.page import html_page, web_address
from dictafacta.report.segments import Cover, Layer, segments_of
from dictafacta.service import Reading
from gold_reading import article, reading_from

GOLD = sorted((Path(__file__).parents[2] / "evaluation/gold").glob("*.json"))
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp; " \' {{ 7*7 }} </style></s>'


def shown_text(tree):
    """Return the article's words on the page without marks and residue."""
    column = tree.xpath("//article")[0]
    for extra in column.xpath(".//a[contains(@class, 'mark')] | .//details"):
        extra.drop_tree()
    return [
        " ".join(b.text_content().split()) for b in column.xpath("./*[contains(@class,'block')]")
    ]


@pytest.mark.parametrize("file", GOLD, ids=lambda f: f.stem)
def test_the_page_shows_the_whole_article_and_every_record(file):
    reading = reading_from(file)
    tree = html.fromstring(html_page(reading))
    blocks = [" ".join(b.span.of(reading.text).split()) for b in reading.article.blocks]
    assert shown_text(tree) == blocks
    tree = html.fromstring(html_page(reading))
    cards = tree.xpath("//*[contains(@class, 'card')]/@id")
    wanted = [f"s{n + 1}" for n in range(len(reading.statements))]
    wanted += [f"v{n + 1}" for n in range(len(reading.events))]
    assert sorted(cards) == sorted(wanted)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for target in tree.xpath("//a[starts-with(@href, '#')]/@href"):
        assert target[1:] in ids


def test_nothing_comes_from_elsewhere():
    page = html_page(reading_from(GOLD[0]))
    tree = html.fromstring(page)
    assert not tree.xpath("//link | //img | //iframe | //script[@src] | //@style")
    assert "url(" not in page
    assert "innerHTML" not in page


def test_hostile_text_stays_text():
    hostile = article(f"{HOSTILE}\n\n{HOSTILE} fine")
    hostile = replace(
        hostile,
        title=HOSTILE,
        outlet=HOSTILE,
        authors=(HOSTILE,),
        url="javascript:alert(3)",
        published=Published(value=HOSTILE, basis=DateBasis.TEXT),
        residue=(Residue(kind=ResidueKind.OTHER, text=HOSTILE),),
        findings=(Finding(code="x", message=HOSTILE, span=Span(0, 8)),),
    )
    problem = Problem(code="x", where=HOSTILE, message=HOSTILE, hint=HOSTILE)
    reading = Reading(article=hostile, problems=(problem,), made_by=Provenance(dictafacta=HOSTILE))
    tree = html.fromstring(html_page(reading))
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //*[@onerror] | //a[starts-with(@href, 'javascript')]")
    assert shown_text(tree)[0] == " ".join(HOSTILE.split())


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(1, 30)), max_size=9)
)
def test_segments_are_the_text_and_know_their_covers(text, places):
    if not text:
        return
    block = Span(0, len(text))
    covers = [
        Cover(Span(start, start + length), Layer.CONTENT, f"s{n}", last=True)
        for n, (start, length) in enumerate(places)
    ]
    segments = list(segments_of(text, block, covers))
    assert "".join(s.text for s in segments) == text
    at = 0
    for segment in segments:
        here = Span(at, at + len(segment.text))
        assert set(segment.covers) == {c for c in covers if c.span.overlaps(here)}
        assert set(segment.ends) == {c for c in covers if c.span.end == here.end}
        at = here.end


def test_only_web_addresses_become_links():
    assert web_address("https://example.org/a") == "https://example.org/a"
    assert (
        web_address("javascript:alert(1)") == web_address("http://[bad") == web_address(None) == ""
    )


def test_entries_link_to_their_words_in_the_original_page():
    reading = reading_from(GOLD[0])
    shown = replace(reading, article=replace(reading.article, url="https://example.org/a"))
    links = html.fromstring(html_page(shown)).xpath("//a[contains(@href, ':~:text=')]")
    assert len(links) == len(reading.statements) + len(reading.events)
    assert "these words in the page" not in html_page(reading)


def test_the_style_meets_contrast():
    """Body, soft and link colours reach 4.5:1 on their papers, in light and dark."""
    page = html_page(reading_from(GOLD[0]))
    for scheme in re.findall(r":root(?:\[data-theme=dark\])?\{([^}]*--paper[^}]*)\}", page):
        colours = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", scheme))
        for ink in ("ink", "soft", "link", "doubt", *(f"h{n}" for n in range(8))):
            for paper in ("paper", "panel", "card"):
                assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
        assert contrast(colours["event-ink"], colours["event"]) >= 4.5


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

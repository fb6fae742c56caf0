"""Bylines and dates at the headline, as pages in different languages write them."""

import pytest

from dictafacta.read.dom import parse_html
from dictafacta.read.metadata import find_metadata
from dictafacta.read.metadata.headline import head_of
from dictafacta.read.metadata.names import is_desk, parted

PROSE = (
    "<p>" + "The council met in the old hall and talked about the bridge for hours. " * 8 + "</p>"
)


def page(below="", head="", after=""):
    body = f"<h1>Bridge over the Sora closes</h1>{below}{PROSE * 3}{after}"
    return find_metadata(
        parse_html(f"<html><head>{head}</head><body>{body}</body></html>"), "https://a.example/n/1"
    )


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("di <b>Giulia Ferrante</b>", "Giulia Ferrante"),
        ("Por Álvaro Cienfuegos", "Álvaro Cienfuegos"),
        ("Par Maëlle Dubreuil", "Maëlle Dubreuil"),
        ("Von Jörg van der Velden", "Jörg van der Velden"),
        ("Текст: Анна Петрова", "Анна Петрова"),
        ("Автор: Оксана Шевчук", "Оксана Шевчук"),
        ("---- by Kenneth Orme", "Kenneth Orme"),
        ("14.09.2023 | 13:10 | Uta Helm", "Uta Helm"),
        ("14 Sep 2023 - Uta Helm", "Uta Helm"),
    ],
)
def test_a_line_at_the_headline_names_the_author(line, author):
    assert page(f"<p>{line}</p>").authors == (author,)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("14 settembre 2023", "2023-09-14"),
        ("14 de septiembre de 2023, 10:22", "2023-09-14"),
        ("le 14 août 2023 à 8 h 10", "2023-08-14"),
        ("14. März 2023, 10:22 Uhr", "2023-03-14"),
        ("14/09/2023 10h22", "2023-09-14"),
        ("14 сентября 2023, 10:22", "2023-09-14"),
        ("14 вересня 2023, 10:22", "2023-09-14"),
        ("Sept. 14, 2023", "2023-09-14"),
        ("14.9.23", "2023-09-14"),
    ],
)
def test_a_line_at_the_headline_tells_the_day(line, day):
    assert page(f"<span>{line}</span>").published.value == day


def test_a_sentence_with_a_date_tells_no_day_of_publication():
    line = "<p>The next meeting will be held in the old hall on 5 February 2022 at seven.</p>"
    meta = '<meta property="article:published_time" content="2022-01-20T08:00:00Z">'
    assert page(line, meta).published.value == "2022-01-20"


@pytest.mark.parametrize(
    ("meta", "shown", "published"),
    [
        ("2023-09-13T23:30:00Z", "14.9.2023", "2023-09-14"),  # the server's clock
        ("2023-11-01", "11/01/2023", "2023-11-01"),  # the month first
        ("2023-08-01", "14.9.2023", "2023-09-14"),  # the template's own date
    ],
)
def test_what_readers_see_overrules_metadata(meta, shown, published):
    head = f'<meta property="article:published_time" content="{meta}">'
    assert page(f"<span>{shown}</span>", head).published.value == published


def test_the_day_of_the_last_change_is_not_that_of_publication():
    head = (
        '<meta property="article:published_time" content="2023-08-01">'
        '<meta property="article:modified_time" content="2023-09-14">'
    )
    found = page("<span>Updated 14 September 2023</span>", head)
    assert (found.published.value, found.modified.value) == ("2023-08-01", "2023-09-14")


def test_an_account_that_the_page_does_not_show_is_no_author():
    head = '<meta name="author" content="Carla Uploader">'
    assert page("", head).authors == ()
    assert page("<p>By Tom Lee</p>", head).authors == ("Tom Lee",)
    assert page("<p>Photographs: Carla Uploader and others</p>", head).authors == (
        "Carla Uploader",
    )


def test_a_name_in_a_hidden_element_is_not_shown():
    hidden = '<div style="display: none"><a rel="author" href="/author/x">Carla Uploader</a></div>'
    assert page(hidden).authors == ()


def test_the_fullest_list_of_authors_counts():
    head = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Ann Roe"}}</script>'  # noqa: E501
    assert page('<p class="byline">By Ann Roe and Tom Lee</p>', head).authors == (
        "Ann Roe",
        "Tom Lee",
    )


def test_reviewers_and_cited_authors_are_not_the_articles():
    review = (
        '<div itemprop="review" itemscope><span itemprop="author">Georg Nagel</span></div>'
        '<div itemprop="citation" itemscope><span itemprop="author">Paul Muller</span></div>'
    )
    assert page("", after=review).authors == ()


def test_a_desk_signs_where_nobody_is_named():
    line = '<p class="byline">Redazione Esteri</p>'
    assert page(line).authors == ("Redazione Esteri",)
    assert page(f"{line}<p>di Giulia Ferrante</p>").authors == ("Giulia Ferrante",)


def test_a_name_under_the_last_paragraph_signs_the_text():
    assert page(after="<p><em>Stefan Wasmer</em></p>").authors == ("Stefan Wasmer",)
    assert page(after="<p>He met <em>Stefan Wasmer</em> on Friday.</p>").authors == ()


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("CLARA LÖW UND KLAUS JACOB", ["CLARA LÖW", "KLAUS JACOB"]),
        ("Ann Roe / Tom Lee", ["Ann Roe", "Tom Lee"]),
        ("By J.R. Stone Thursday, November 9, 2023", ["J.R. Stone"]),
        ("Ann Roe Ann Roe", ["Ann Roe"]),
    ],
)
def test_bylines_are_parted_into_names(byline, names):
    assert parted(byline)[: len(names)] == names


def test_defaults_of_programs_are_no_desks():
    assert not any(is_desk(name, marked=True) for name in ("admin", "unknown", "wordpressadmin"))
    assert is_desk("AFP", marked=False)


def test_the_only_first_heading_is_the_title_whatever_the_metadata_say():
    head = '<meta property="og:title" content="Compare loans now - best rates">'
    assert page(head=head).title == "Bridge over the Sora closes"


def test_a_heading_that_leads_home_is_the_sites_name():
    body = f'<h1><a href="/">Cooking with love</a></h1><h2>Soup of the day</h2>{PROSE}'
    head = "<title>Soup of the day | Cooking with love</title>"
    tree = parse_html(f"<html><head>{head}</head><body>{body}</body></html>")
    assert find_metadata(tree, None).title == "Soup of the day"


def test_the_surroundings_of_a_headline_end_with_the_article():
    tree = parse_html(f"<body><h1>One two</h1><i>a</i>{PROSE}<b>b</b></body>")
    assert [e.tag for e in head_of(tree, "One two")] == ["i"]
    assert head_of(tree, None) == head_of(tree, "Other") == ()

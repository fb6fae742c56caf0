"""Facts about a page are taken from where pages keep them, and none is invented."""

import pytest

from dictafacta.read.dom import parse_html
from dictafacta.read.language import identify, language_code
from dictafacta.read.metadata import find_metadata
from dictafacta.read.metadata.days import date_in_url, to_day
from dictafacta.read.metadata.names import is_person
from dictafacta.read.metadata.titles import without_site


def found(head="", body="", url=None):
    return find_metadata(parse_html(f"<html><head>{head}</head><body>{body}</body></html>"), url)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-09-14T23:30:00+02:00", "2023-09-14"),
        ("2023-09-14", "2023-09-14"),
        ("20230914", "2023-09-14"),
        ("14.9.2023 10:22", "2023-09-14"),
        ("14/09/2023", "2023-09-14"),
        ("Thu, 14 Sep 2023 08:00:00 GMT", "2023-09-14"),
        ("September 14, 2023", "2023-09-14"),
        ("1694678400", "2023-09-14"),
        ("2023-02-31", None),
        ("0001-01-01", None),
        ("2999-01-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_days_are_read_as_pages_write_them(written, day):
    assert to_day(written) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2023/09/14/title", "2023-09-14"),
        ("https://a.example/news/2023-09-14-title", "2023-09-14"),
        ("https://a.example/news/20230914/title", "2023-09-14"),
        ("https://a.example/2023/9/4/title", "2023-09-04"),
        ("https://a.example/2021_11_report", None),
        ("https://a.example/2021-22/transfers", None),
        ("https://a.example/id/12021091400", None),
        (None, None),
    ],
)
def test_days_in_addresses(url, day):
    assert date_in_url(url) == day


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Lena Hartwig", True),
        ("Jan van der Berg", True),
        ("J.R. Stone", True),
        ("Анна Петрова", True),
        ("孔德明", True),
        ("Redaktion", False),
        ("Staff Reporter", False),
        ("admin", False),
        ("Associated Press", False),
        ("Valdrena Courier News", False),
        ("https://a.example/ann", False),
        ("September 14 2023", False),
        ("read more about this", False),
        ("", False),
    ],
)
def test_names_of_persons_are_told_from_others(name, person):
    assert is_person(name) is person


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (
            '<meta name="author" content="By Lena Hartwig and Tom Lee">',
            "",
            ("Lena Hartwig", "Tom Lee"),
        ),
        ('<meta property="article:author" content="https://facebook.example/x">', "", ()),
        (
            "",
            '<p class="byline">Von <b>Lena Hartwig</b>, Berlin</p>',
            ("Lena Hartwig", "Berlin")[:1],
        ),
        ("", '<span itemprop="author"><span itemprop="name">Tom Lee</span></span>', ("Tom Lee",)),
        ("", "<p>By Tom Lee</p><p>By the river it was dark and cold that night.</p>", ("Tom Lee",)),
        ("", '<div class="comment"><span class="author">Tom Lee</span></div>', ()),
        ("", "<p>The minister met Tom Lee on Friday.</p>", ()),
        ('<meta name="author" content="Redaktion">', "", ()),
    ],
)
def test_authors_are_found_and_none_is_invented(head, body, authors):
    named = found(head, body).authors
    assert named[: len(authors)] == authors
    assert bool(named) == bool(authors)


def test_the_outlet_is_no_author():
    head = '<meta property="og:site_name" content="Tom Lee"><meta name="author" content="Tom Lee">'
    assert found(head).authors == ()


def test_damaged_structured_data_are_mended_or_left():
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "One\ntwo",}</script>'  # noqa: E501
    worse = '<script type="application/ld+json">{"@type": </script>'
    assert found(broken + worse, "<h1>Other</h1>").title == "One\ntwo"


@pytest.mark.parametrize(
    ("title", "outlet", "bare"),
    [
        ("Bridge closed | The Courier", "The Courier", "Bridge closed"),
        ("The Courier: Bridge closed", None, "The Courier: Bridge closed"),
        (
            "Council closes the old harbour bridge - Courier",
            None,
            "Council closes the old harbour bridge",
        ),
        ("Minister: no cuts", "Courier", "Minister: no cuts"),
        ("War - and peace", None, "War - and peace"),
    ],
)
def test_the_sites_name_is_taken_off_the_title(title, outlet, bare):
    assert without_site(title, outlet) == bare


def test_the_front_page_is_no_canonical_address():
    head = '<link rel="canonical" href="https://a.example/">'
    assert found(head, url="https://a.example/news/1").url == "https://a.example/news/1"


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (
            "Il ministro ha detto che la città non può più aspettare e che il governo deciderà.",
            None,
            "it",
        ),
        (
            "Il ministro ha detto che la città non può più aspettare e che il governo deciderà.",
            "en",
            "it",
        ),
        (
            "Міністр заявив, що переговори триватимуть, а уряд ухвалить рішення у п'ятницю.",
            "ru",
            "uk",
        ),
        (
            "Министр заявил, что переговоры продолжатся, а правительство примет решение в пятницу.",
            None,
            "ru",
        ),
        ("Kim Jong Un", None, "und"),
        ("Kim Jong Un", "de-AT", "de"),
        ("12345 67890", None, "und"),
        ("", "xx-not a tag", "und"),
    ],
)
def test_languages_are_told(text, declared, language):
    assert identify(text, declared) == language


def test_language_tags_are_read():
    assert [language_code(t) for t in ("en-GB", "de_AT", "ita", "pt-BR", "x", "german", None)] == [
        *("en", "de", "it", "pt", None, None, None)
    ]

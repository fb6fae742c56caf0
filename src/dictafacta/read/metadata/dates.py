"""Finds when the article was published and last changed, and how that is known."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from htmldate import find_date
from lxml.html import HtmlElement

from dictafacta.model import DateBasis, Published
from dictafacta.read.metadata.structured import Structured, strings

_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "date.issued",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "publish_date",
    "article.published",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "date",
    "displaydate",
    "article.created",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "rnews:datepublished",
    "og:published_time",
    "originalpublicationdate",
    "published",
    "citation_date",
    "cxenseparse:publishtime",
    "datecreated",
    "created",
    "published_time",
)
_MODIFIED = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
    "revised",
    "modified_time",
)
_ISO = re.compile(r"\b((?:19|20)\d\d)[-./]?(0[1-9]|1[0-2])[-./]?(0[1-9]|[12]\d|3[01])(?!\d)")
_EUROPE = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b")
_NAMED = re.compile(r"\b(\d{1,2})?\.?\s?([A-Za-z]{3})[a-z]*\.?\s(\d{1,2})?,?\s?((?:19|20)\d\d)\b")
_URL = re.compile(
    r"[/_-]((?:19|20)\d\d)([-/_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=\D|$)"
    r"|/((?:19|20)\d\d)/([1-9]|1[0-2])/([1-9]|[12]\d|3[01])/"
)
MAX_ELEMENTS = 20_000
"""Pages with more elements are not searched for dates in their text."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ASIDE = ("aside", "footer", "nav")
_ELSEWHERE = re.compile(
    r"related|teaser|sidebar|comment|card|widget|recommend|popular|latest|ticker", re.I
)


def find_dates(
    tree: HtmlElement, data: Structured, url: str | None
) -> tuple[Published | None, Published | None]:
    """Return when the article was published and when it was last changed.

    What is marked as the time of publication on the page itself comes first, because it is in
    local time, which the address follows too; metadata are often in another time zone. Last
    comes what htmldate finds in the text.
    """
    published = (
        _first(_marked(tree), DateBasis.METADATA)
        or _first([date_in_url(url)], DateBasis.URL)
        or _first(_metas(data, _PUBLISHED), DateBasis.METADATA)
        or _first(_structured(data, "datePublished"), DateBasis.METADATA)
        or _first(_structured(data, "dateCreated", "uploadDate"), DateBasis.METADATA)
        or _first([_searched(tree, url)], DateBasis.TEXT)
    )
    modified = _first(_structured(data, "dateModified"), DateBasis.METADATA) or _first(
        _metas(data, _MODIFIED), DateBasis.METADATA
    )
    return published or _before(modified), modified


def _before(modified: Published | None) -> Published | None:
    """Return the date of the last change as a stand-in for the publication date."""
    if modified is None:
        return None
    return Published(value=modified.value, basis=DateBasis.INFERRED)


def _first(values: Iterable[str | None], basis: DateBasis) -> Published | None:
    for value in values:
        if value and (day := to_day(value)):
            return Published(value=day, basis=basis)
    return None


def to_day(value: str) -> str | None:
    """Return the day in a date as pages write it, ISO 8601; None where there is none or it is odd.

    Days are taken as written: no conversion to another time zone.
    """
    value = value.strip()[:80]
    if value.isdigit() and len(value) in (10, 13):
        return _checked(date(1970, 1, 1) + timedelta(seconds=int(value[:10])))
    if match := _ISO.search(value):
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    if match := _EUROPE.search(value):
        first, second = int(match[1]), int(match[2])
        if second > 12:
            first, second = second, first
        return _valid(int(match[3]), second, first)
    match = _NAMED.search(value)
    if match and match[2].lower() in _MONTHS and (match[1] or match[3]):
        return _valid(int(match[4]), _MONTHS.index(match[2].lower()) + 1, int(match[1] or match[3]))
    return None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return _checked(date(year, month, day))
    except ValueError:
        return None


def _checked(day: date) -> str | None:
    if day.year < 1990 or day > date.today() + timedelta(days=2):
        return None
    return day.isoformat()


def date_in_url(url: str | None) -> str | None:
    """Return the day that the address of a page holds, as in `/2023/09/13/title`."""
    match = _URL.search(url or "")
    if not match:
        return None
    year, month, day = (match[1], match[3], match[4]) if match[1] else match.group(5, 6, 7)
    return _valid(int(year), int(month), int(day))


def _structured(data: Structured, *keys: str) -> Iterator[str]:
    article = data.article
    for key in keys:
        yield from strings(article.get(key))
    for one in data.objects:
        for key in keys:
            if "Comment" not in strings(one.get("@type")):
                yield from strings(one.get(key))


def _metas(data: Structured, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from data.metas.get(name, ())


def _marked(tree: HtmlElement) -> Iterator[str]:
    """Yield the dates of elements marked as the time of publication, the surest first."""
    marked = "//*[@itemprop='datePublished' or @pubdate] | //abbr[@class='published']"
    for element in tree.xpath(marked):
        yield (
            element.get("datetime")
            or element.get("content")
            or element.get("title")
            or (" ".join(element.itertext()))
        )
    for element in list(tree.iter("time"))[:20]:
        if not _aside(element):
            yield element.get("datetime") or " ".join(element.itertext())


def _aside(element: HtmlElement) -> bool:
    return any(
        above.tag in _ASIDE or _ELSEWHERE.search(f"{above.get('class') or ''}")
        for above in element.iterancestors()
    )


def _searched(tree: HtmlElement, url: str | None) -> str | None:
    # The thorough search loads a library of date patterns that takes a second or two.
    # A library that looks for dates in text meets every oddity of the web; its failure on one
    # page must not cost the page.
    if tree.xpath("count(//*)") > MAX_ELEMENTS:
        return None
    for thoroughly in (False, True):
        try:
            found = find_date(tree, original_date=True, extensive_search=thoroughly, url=url)
        except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
            return None
        if found:
            return str(found)
    return None

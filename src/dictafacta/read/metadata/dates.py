"""Finds when the article was published and last changed, and how that is known."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement

from dictafacta.model import DateBasis, Published
from dictafacta.read.metadata.days import date_in_url, days_in, to_day, turned
from dictafacta.read.metadata.headline import of_something_else, text_of
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
MAX_ELEMENTS = 20_000
"""Pages with more elements are not searched for dates in their text."""

_ZONE = 2  # days by which a date in another time zone, or an embargo, may differ
_LINE = 90  # characters of the longest line at the headline that tells its date
_WORDS = 6  # words of it that are no numbers
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = ("aside", "footer", "nav")
_ELSEWHERE = re.compile(
    r"related|teaser|sidebar|comment|card|widget|recommend|popular|latest|ticker", re.I
)


def find_dates(
    tree: HtmlElement, data: Structured, url: str | None, head: Sequence[HtmlElement] = ()
) -> tuple[Published | None, Published | None]:
    """Return when the article was published and when it was last changed.

    `head` are the elements around the headline. What is marked as the time of publication on the
    page itself comes first, because it is in local time, which the address follows too; metadata
    are often in another time zone. The date that readers see at the headline overrules what is
    told elsewhere, unless it is the date of the last change. Last comes what htmldate finds.
    """
    modified = _first(_structured(data, "dateModified"), DateBasis.METADATA) or _first(
        _metas(data, _MODIFIED), DateBasis.METADATA
    )
    seen = _seen(head)
    told = _told(tree, data, url, head, seen)
    published = (
        _reconciled(told, seen, modified)
        or _first(_timed(tree, ()), DateBasis.METADATA)
        or _first(seen, DateBasis.TEXT)
        or _first([_searched(tree, url)], DateBasis.TEXT)
    )
    return published or _before(modified), modified


def _told(
    tree: HtmlElement,
    data: Structured,
    url: str | None,
    head: Sequence[HtmlElement],
    seen: Sequence[str],
) -> Published | None:
    """Return the date that marks and metadata tell, the surest first.

    A `time` element elsewhere on the page counts where another source has the same day.
    """
    address = date_in_url(url)
    metas, published = list(_metas(data, _PUBLISHED)), list(_structured(data, "datePublished"))
    days = {to_day(value) for value in (*metas, *published)} | {address, *seen}
    timed = [value for value in _timed(tree, ()) if to_day(value) in days]
    return (
        _first(_marked(tree), DateBasis.METADATA)
        or _first(_timed(tree, head), DateBasis.METADATA)
        or _first(timed, DateBasis.METADATA)
        or _first([address], DateBasis.URL)
        or _first(metas, DateBasis.METADATA)
        or _first(published, DateBasis.METADATA)
        or _first(_structured(data, "dateCreated", "uploadDate"), DateBasis.METADATA)
    )


def _reconciled(
    told: Published | None, seen: Sequence[str], modified: Published | None
) -> Published | None:
    """Return what is told, or the one day that readers see at the headline instead."""
    if told is None or not seen or told.value in seen or turned(told.value) in seen:
        return told
    near = [day for day in seen if _apart(day, told.value) <= _ZONE]
    if not near and (len(set(seen)) > 1 or (modified and modified.value in seen)):
        return told
    return Published(value=(near or seen)[0], basis=DateBasis.TEXT)


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _seen(head: Sequence[HtmlElement]) -> list[str]:
    """Return the days in the short lines around the headline that hold little else."""
    found: list[str] = []
    for element in head:
        text = text_of(element)
        if 5 < len(text) <= _LINE and len(_WORD.findall(text)) <= _WORDS:
            found += days_in(text)
    return found


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
    """Yield the dates of elements marked as the time of publication."""
    marked = "//*[@itemprop='datePublished' or @pubdate] | //abbr[@class='published']"
    for element in tree.xpath(marked):
        if not of_something_else(element):
            yield (
                element.get("datetime")
                or element.get("content")
                or element.get("title")
                or text_of(element)
            )


def _timed(tree: HtmlElement, head: Sequence[HtmlElement]) -> Iterator[str]:
    """Yield the dates of `time` elements in `head`, of all in the main part where it is empty."""
    if head:
        elements = [e for e in head if e.tag == "time"]
    else:
        elements = [e for e in list(tree.iter("time"))[:20] if not _aside(e)]
    for element in elements:
        yield element.get("datetime") or text_of(element)


def _aside(element: HtmlElement) -> bool:
    return any(
        above.tag in _ASIDE
        or _ELSEWHERE.search(f"{above.get('class') or ''} {above.get('id') or ''}")
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

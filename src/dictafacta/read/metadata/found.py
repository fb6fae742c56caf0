"""Gathers a page's metadata from all the places where pages keep it."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from dictafacta.model import Published
from dictafacta.read.metadata.authors import find_authors
from dictafacta.read.metadata.dates import find_dates
from dictafacta.read.metadata.headline import head_of
from dictafacta.read.metadata.structured import Structured, read_structured, strings
from dictafacta.read.metadata.titles import find_summary, find_title

_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section", "category")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself; None or empty where it says nothing.

    `body` is the article's text in the structured data, often cut short or without its breaks;
    `kind` the type that these give it; `free` is false where they say that it must be paid for.
    """

    title: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    modified: Published | None = None
    outlet: str | None = None
    url: str | None = None
    section: str | None = None
    language: str | None = None
    kind: str = ""
    free: bool = True
    body: str = ""


NOTHING = Metadata()


def find_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """Return the metadata of a page; `url` is where it was fetched from, if known."""
    data = read_structured(tree)
    address = _canonical(tree, data, url)
    outlet = _outlet(data, address)
    title = find_title(tree, data, outlet)
    head = head_of(tree, title)
    published, modified = find_dates(tree, data, address, head)
    return Metadata(
        title=title,
        summary=find_summary(data),
        authors=find_authors(tree, data, outlet, head),
        published=published,
        modified=modified,
        outlet=outlet,
        url=address,
        section=next(iter(strings(data.article.get("articleSection"))), "")
        or data.meta(*_SECTIONS)
        or None,
        language=_language(tree, data),
        kind=" ".join(strings(data.article.get("@type"))),
        free=_free(data),
        body=data.body,
    )


def _free(data: Structured) -> bool:
    said = data.article.get("isAccessibleForFree", True)
    return said is not False and str(said).rpartition("/")[2].lower() != "false"


def _canonical(tree: HtmlElement, data: Structured, url: str | None) -> str | None:
    links = [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    for candidate in (*links, data.meta("og:url", "al:web:url", "twitter:url")):
        full = urljoin(url or "", candidate.strip()) if candidate else ""
        if full.startswith(("http://", "https://")) and _same_or_deeper(full, url):
            return full
    return url


def _same_or_deeper(candidate: str, url: str | None) -> bool:
    """Refuse a canonical address that is the site's front page although the page is not."""
    try:
        path = urlsplit(candidate).path.strip("/")
        return bool(path) or url is None or not urlsplit(url).path.strip("/")
    except ValueError:
        return False


def _outlet(data: Structured, url: str | None) -> str | None:
    publisher = data.article.get("publisher")
    for name in (data.meta("og:site_name"), *strings(publisher), data.meta("application-name")):
        if name and not name.startswith("http") and len(name) < 80:
            return name.removeprefix("@")
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _language(tree: HtmlElement, data: Structured) -> str | None:
    own = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if not own and (inner := tree.find("body")) is not None:
        own = inner.get("lang")
    said = next(iter(strings(data.article.get("inLanguage"))), "")
    return (
        own or said or data.meta("og:locale", "content-language", "dc.language", "language") or None
    )

"""Gathers a page's metadata from all the places where pages keep it."""

from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura import extract_metadata

from dictafacta.model import DateBasis, Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself; None or empty where it says nothing."""

    title: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    modified: Published | None = None
    outlet: str | None = None
    url: str | None = None
    section: str | None = None
    language: str | None = None


NOTHING = Metadata()


def find_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """Return the metadata of a page; `url` is where it was fetched from, if known."""
    found = extract_metadata(tree, default_url=url)
    authors = tuple(a.strip() for a in (found.author or "").split(";") if a.strip())
    date = Published(value=found.date, basis=DateBasis.METADATA) if found.date else None
    return Metadata(
        title=found.title,
        summary=found.description,
        authors=authors,
        published=date,
        outlet=found.sitename,
        url=found.url,
        language=tree.get("lang"),
    )

"""Entries of RSS and Atom feeds."""

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from lxml import etree

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.I)
_LINKS = ("link", "guid", "id")
_CONTENT = ("encoded", "content", "description", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: the address of its page, its date (ISO 8601) and the text in the feed (HTML)."""

    url: str
    title: str = ""
    published: str | None = None
    content: str = ""


def is_feed(content: bytes) -> bool:
    """Tell whether bytes begin like a feed."""
    return bool(_FEED.search(content[:2000])) and b"<html" not in content[:2000].lower()


def entries_of(content: bytes, base: str | None = None) -> list[Entry]:
    """Return the entries of a feed, in its order; damaged feeds give what can be read."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    if root is None:
        return []
    return [
        e for item in root.iter() if _name(item) in ("item", "entry") if (e := _entry(item, base))
    ]


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _entry(item: etree._Element, base: str | None) -> Entry | None:
    fields: dict[str, str] = {}
    url = ""
    for child in item:
        name = _name(child)
        text = "".join(child.itertext()).strip()
        if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            url = url or child.get("href", "")
        fields.setdefault(name, text)
    for name in _LINKS:
        candidate = urljoin(base or "", fields.get(name, "")) if fields.get(name) else ""
        if not url and candidate.startswith(("http://", "https://")):
            url = candidate
    url = urljoin(base or "", url) if url else ""
    if not url.startswith(("http://", "https://")):
        return None
    return Entry(
        url=url,
        title=fields.get("title", ""),
        published=_day(fields.get("pubDate") or fields.get("published") or fields.get("date", "")),
        content=max((fields.get(name, "") for name in _CONTENT), key=len),
    )


def _day(value: str) -> str | None:
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return value[:10]
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None

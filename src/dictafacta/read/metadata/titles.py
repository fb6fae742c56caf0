"""Finds the title that the page itself gives its article."""

import re

from lxml.html import HtmlElement

from dictafacta.read.metadata.headline import text_of
from dictafacta.read.metadata.structured import Structured, strings

_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"\s+[|·•»«›‹—–:-]{1,2}\s+|\s*[|»›]\s*")
_SITE = re.compile(r"logo|site-?(?:name|title|header)|brand|masthead|sr-only|visually-hidden", re.I)
_HOME = re.compile(r"(?:https?:)?(?://[^/]+)?/?(?:index\.\w+|home)?/?$", re.I)
_ARCHIVE = re.compile(r"^(?:https?://web\.archive\.org)?/web/\d+\w*/")
_SURE, _LIKELY = 0.75, 0.5  # likeness of a heading to what metadata say
_LOWER = 0.03  # by which each lower level of heading is less likely
_SUMMARY = ("og:description", "description", "twitter:description", "dc.description")


def find_title(tree: HtmlElement, data: Structured, outlet: str | None) -> str | None:
    """Return the article's title: the heading on the page that the metadata agree with most.

    Where none agrees well, the page's only first heading; else the metadata's title without the
    name of the site.
    """
    said = [without_site(t, outlet) for t in _said(tree, data) if t]
    site = _words(outlet or "")
    headings = [(level, h) for level, h in _headings(tree) if _words(h) != site]
    best, likeness = None, 0.0
    for rank, (level, heading) in enumerate(headings):
        near = max((_likeness(heading, s) for s in said), default=0.0)
        near -= 0.01 * min(rank, 10) + _LOWER * level
        if near > likeness:
            best, likeness = heading, near
    if best and likeness >= _SURE:
        return best
    first = [h for level, h in headings if level == 0 and len(_WORD.findall(h)) > 1]
    if len(first) == 1:
        return first[0]
    if best and likeness >= _LIKELY:
        return best
    if said:
        return said[0]
    return headings[0][1] if headings else None


def find_summary(data: Structured) -> str | None:
    """Return the page's own description of the article."""
    found = data.meta(*_SUMMARY) or next(iter(strings(data.article.get("description"))), "")
    return found if len(found) > 25 else None


def without_site(title: str, outlet: str | None) -> str:
    """Return a title without the name of the site before or after it."""
    parts = [p for p in _PARTS.split(title) if p.strip()]
    if len(parts) < 2:
        return title
    first, last = parts[0], parts[-1]
    name = _words(outlet or "")
    if name and _words(last) <= name | {"the"} | _words(outlet or ""):
        return title[: title.rindex(last)].rstrip(" |·•»«›‹—–:-")
    if name and _words(first) <= name:
        return title[title.index(first) + len(first) :].lstrip(" |·•»«›‹—–:-")
    tail = title[: title.rindex(last)].rstrip(" |·•»«›‹—–:-")
    # A short tail after a long title is the site's name or a section.
    if re.search(r"[|»›]\s*\S|\s[-–—]\s", title) and len(_WORD.findall(last)) <= 4 < len(
        _WORD.findall(tail)
    ):
        return tail
    return title


def _said(tree: HtmlElement, data: Structured) -> list[str]:
    headline = strings(data.article.get("headline"))
    titles = [" ".join("".join(t.itertext()).split()) for t in tree.iter("title")][:1]
    return [
        *headline[:1],
        data.meta("og:title"),
        data.meta("twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"),
        *titles,
    ]


def _leads_home(heading: HtmlElement) -> bool:
    """Tell whether a heading is the site's name: a link to its front page."""
    for link in heading.iter("a"):
        href = _ARCHIVE.sub("", link.get("href") or "#")
        return bool(_HOME.match(href)) and len(text_of(link)) > 0.8 * len(text_of(heading))
    parent = heading.getparent()
    return parent is not None and parent.tag == "a" and bool(_HOME.match(parent.get("href") or "#"))


def _headings(tree: HtmlElement) -> list[tuple[int, str]]:
    """Return level (0 for h1) and text of the page's headings, likelier ones first."""
    found: list[tuple[int, str]] = []
    for level, tag in enumerate(("h1", "h2", "h3")):
        for element in tree.iter(tag):
            text = text_of(element)
            names = f"{element.get('class')} {element.get('id')}"
            if 2 < len(text) < 400 and not _leads_home(element):
                found.append((level + 3 * bool(_SITE.search(names)), text))
            if len(found) > 60:
                break
    return sorted(found, key=lambda pair: pair[0])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _likeness(heading: str, said: str) -> float:
    """Return the share of the heading's words in the metadata's title, tempered by its length."""
    mine, its = _words(heading), _words(said)
    if not mine or not its:
        return 0.0
    both = len(mine & its)
    return 0.7 * both / len(mine) + 0.3 * both / len(its)

"""Finds the part of a page around its headline, where byline and date stand."""

import re

from lxml.html import HtmlElement

NEAR = 45
"""The elements after the headline that are looked at."""
BEFORE = 8
"""The elements before it that are looked at."""
_FOREIGN = re.compile(r"review|comment|citation|mention|isPartOf|itemListElement", re.I)
_PROSE = 400  # characters of the paragraph at which the article itself has begun


def head_of(tree: HtmlElement, title: str | None) -> tuple[HtmlElement, ...]:
    """Return the elements after the page's headline, and then some of those before it."""
    words = (title or "").split()
    for element in tree.iter("h1", "h2", "h3") if words else ():
        if " ".join(element.itertext()).split() == words:
            return (*_after(element), *_before(element))
    return ()


def text_of(element: HtmlElement) -> str:
    """Return an element's text, white space collapsed."""
    return " ".join(" ".join(element.itertext()).split())


def of_something_else(element: HtmlElement) -> bool:
    """Tell whether an element describes a review, a comment or a cited work."""
    for above in element.iterancestors():
        names = f"{above.get('itemprop') or ''} {(above.get('itemtype') or '').rpartition('/')[2]}"
        if _FOREIGN.search(names):
            return True
    return False


def _after(headline: HtmlElement) -> list[HtmlElement]:
    found = []
    for element in headline.xpath("following::*[position() <= $most]", most=NEAR):
        if element.tag == "p" and len(text_of(element)) > _PROSE:
            break
        found.append(element)
    return found


def _before(headline: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = headline.xpath("preceding::*[position() <= $most]", most=BEFORE)
    return found

"""Parses HTML, however broken, into a tree that every part of the reader shares."""

from lxml import etree, html

MAX_DEPTH = 200
"""Elements nested deeper are cut off: no page needs them, and recursion over them is unsafe."""


def parse_html(text: str) -> html.HtmlElement:
    """Return the root of the page; an empty document where there is nothing to parse."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return html.document_fromstring("<html><body></body></html>")
    _flatten(root)
    return root


def _flatten(root: html.HtmlElement) -> None:
    """Replace what lies below the greatest depth with its text."""
    depth, level = 0, [root]
    while level and depth < MAX_DEPTH:
        level = [child for parent in level for child in parent]
        depth += 1
    for element in level:
        words = " ".join(element.itertext())
        for below in list(element):
            element.remove(below)
        element.text = words

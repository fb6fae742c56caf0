"""The four ways in which a page is stripped to text before the cleaner sees it."""

import re
import sys

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "canvas",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "optgroup",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "textarea",
    ]
)
DROPPED = frozenset(["script", "style", "noscript", "template", "svg", "head", "math", "object"])


def resiliparse(html: str) -> str:
    """Strip with resiliparse's plain text, as the WET files of Common Crawl's successors are."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(html)
    text = extract_plain_text(
        tree,
        main_content=False,
        preserve_formatting=True,
        list_bullets=False,
        alt_texts=False,
        links=False,
        form_fields=False,
        noscript=False,
    )
    return f"{tree.title.strip()}\n{text}" if tree.title else text


def lxml_blocks(html: str) -> str:
    """Strip to one line for each block element, inline elements joined."""
    import lxml.html

    tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    parts: list[list[str]] = [[]]
    title = tree.find(".//title")
    if title is not None and title.text:
        parts += [[title.text], []]
    sys.setrecursionlimit(20_000)
    walk(tree, parts)
    lines = (" ".join("".join(part).split()) for part in parts)
    return "\n".join(line for line in lines if line)


def walk(element, parts: list[list[str]]) -> None:
    """Add the text below `element` to `parts`, a new part at each block's border."""
    if not isinstance(element.tag, str) or element.tag in DROPPED:
        return
    block = element.tag in BLOCKS
    if block:
        parts.append([])
    if element.text:
        parts[-1].append(element.text)
    for child in element:
        walk(child, parts)
        if child.tail:
            parts[-1].append(child.tail)
    if block:
        parts.append([])


def beautiful_soup(html: str) -> str:
    """Strip with BeautifulSoup's `get_text`, one line for each text node."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    for element in soup(["script", "style", "noscript", "template"]):
        element.extract()
    return soup.get_text("\n")


def inscriptis(html: str) -> str:
    """Strip with inscriptis, which lays text out as a browser does."""
    from inscriptis import get_text

    return get_text(html)


RENDERINGS = {
    "resiliparse": resiliparse,
    "lxml": lxml_blocks,
    "bs4": beautiful_soup,
    "inscriptis": inscriptis,
}

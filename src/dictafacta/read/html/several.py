"""Recognises pages that are no single finished article: live blogs, several articles, excerpts."""

import re
from collections.abc import Sequence

from dictafacta.model import Finding
from dictafacta.read.html.blocks import Node, TextBlock
from dictafacta.read.metadata import Metadata

_LIVE = re.compile(
    r"live-?blog|\blive-?(?:ticker|update|entry|event|post)s?\b|minute-by-minute", re.I
)
_TIME = re.compile(r"^\W*(?:\d{1,2}[:.h]\d{2}|\d{1,2}[ap]m)\b.{0,30}$", re.I)
_STAMPS = 6  # entries with a time of their own that make a live blog
_ARTICLES = 3
_MOST = 2 / 3  # of the articles on a page that must stand alone
_SUBSTANCE = 250  # characters from which a part counts as an article


def several(
    blocks: Sequence[TextBlock], chosen: Sequence[bool], metadata: Metadata
) -> tuple[Finding, ...]:
    """Return what is to be known of the page as a whole; the findings have no span."""
    found = []
    if _is_live_blog(blocks, chosen, metadata):
        found.append(
            Finding(
                code="live-blog",
                message="this is a live blog: its entries were written at different times",
            )
        )
    elif (count := _articles(blocks, chosen)) >= _ARTICLES:
        found.append(
            Finding(
                code="several-articles",
                message=f"the page shows {count} articles; they were read as one text",
            )
        )
    if not metadata.free:
        found.append(
            Finding(
                code="not-free",
                message="the page says that its article must be paid for: the text may be cut off",
            )
        )
    return tuple(found)


def _is_live_blog(blocks: Sequence[TextBlock], chosen: Sequence[bool], metadata: Metadata) -> bool:
    if "LiveBlog" in metadata.kind:
        return True
    first, last = _ends(chosen)
    inside = blocks[first:last]
    stamps = sum(1 for b in inside if _TIME.match(b.text))
    called = sum(1 for b, keep in zip(blocks, chosen, strict=True) if keep and _called_live(b.node))
    return stamps >= _STAMPS and called >= _STAMPS


def _ends(chosen: Sequence[bool]) -> tuple[int, int]:
    kept = [i for i, keep in enumerate(chosen) if keep]
    return (kept[0], kept[-1] + 1) if kept else (0, 0)


def _called_live(node: Node) -> bool:
    one: Node | None = node
    for _ in range(5):
        if one is None:
            return False
        if _LIVE.search(one.path.rpartition(">")[2]):
            return True
        one = one.parent
    return False


def _articles(blocks: Sequence[TextBlock], chosen: Sequence[bool]) -> int:
    """Return how many separate `article` elements hold a good part of the chosen text.

    Lists and guides wrap their sections in such elements as well: under a headline of the page's
    own they count only where they have dates of their own or link to their own pages.
    """
    sizes: dict[int, int] = {}
    nodes: dict[int, Node] = {}
    for block, keep in zip(blocks, chosen, strict=True):
        if keep and (node := _article_of(block.node)) is not None:
            nodes[node.number] = node
            sizes[node.number] = sizes.get(node.number, 0) + len(block.text)
    found = [nodes[number] for number, size in sizes.items() if size >= _SUBSTANCE]
    headed = any(block.node.tag == "h1" and _article_of(block.node) is None for block in blocks)
    alone = sum(_stands_alone(node) for node in found)
    return 0 if headed and alone < _MOST * len(found) else len(found)


def _stands_alone(node: Node) -> bool:
    """Tell whether an `article` element has a date, or a heading that links to its page."""
    return bool(node.element.xpath("boolean(.//time | .//h1//a[@href] | .//h2//a[@href])"))


def _article_of(node: Node) -> Node | None:
    one: Node | None = node
    while one is not None and one.tag != "article":
        one = one.parent
    return one

"""Finds the article in a page's tree and hands it over in pieces."""

from copy import deepcopy

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from dictafacta.model import BlockKind
from dictafacta.read.draft import Draft, Piece
from dictafacta.read.metadata import Metadata

_KINDS = {"head": BlockKind.HEADING, "quote": BlockKind.QUOTATION, "item": BlockKind.LIST_ITEM}


def draft_html(text: str, tree: HtmlElement, metadata: Metadata) -> Draft:
    """Return the article on the page as pieces, the title first."""
    found = bare_extraction(deepcopy(tree), favor_precision=True, include_comments=False)
    pieces: list[Piece] = []
    if found is not None and found.body is not None:
        for element in found.body.iter("p", "head", "quote", "item", "cell"):
            words = "".join(element.itertext())
            pieces.append(Piece(kind=_KINDS.get(element.tag, BlockKind.PARAGRAPH), text=words))
    if pieces and metadata.title:
        pieces.insert(0, Piece(kind=BlockKind.TITLE, text=metadata.title))
    return Draft(pieces=tuple(pieces))

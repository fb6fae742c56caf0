"""Finds the article in a page's tree and hands it over in pieces."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from dictafacta.model import BlockKind
from dictafacta.read.draft import Draft, Piece
from dictafacta.read.html.blocks import FAR, LANDMARKS, MAX_BLOCKS, TextBlock, cut
from dictafacta.read.html.choose import Probabilities, Stages, choose
from dictafacta.read.html.features import describe
from dictafacta.read.html.hints import NAMES
from dictafacta.read.html.locate import SourceText
from dictafacta.read.html.residue import gather
from dictafacta.read.html.several import several
from dictafacta.read.html.votes import second_opinion
from dictafacta.read.metadata import Metadata

MAX_LENGTH = 3_000_000
"""Longer pages, in characters, are judged without a second opinion, which would take too long."""

_QUOTE = LANDMARKS.index("blockquote")
_FIGURE = LANDMARKS.index("figure")
_CAPTION = NAMES.index("caption")
_SUMMARY = NAMES.index("summary")
_STANDFIRST = re.compile(
    r"standfirst|sub-?title|sub-?head|sub-?line|\bdec?k\b|chap[oô]|sommario|occhiello|bajada"
    r"|article-?summary|vorspann|entradilla",
    re.I,
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…:;,。！？]\W*$")


def draft_html(
    text: str, tree: HtmlElement, metadata: Metadata, stages: Stages | None = None
) -> Draft:
    """Return the article on the page as pieces, the title first.

    `text` is the decoded page that `tree` was made from; the pieces' places count in it.
    `stages` replaces the packaged model.
    """
    blocks, nodes = cut(tree)
    title = metadata.title or ""
    rows = describe(blocks, nodes, title, metadata.body)
    small = len(text) <= MAX_LENGTH and len(blocks) < MAX_BLOCKS
    chosen, probabilities = choose(
        blocks, rows, lambda: second_opinion(tree if small else None, blocks), stages
    )
    if not any(chosen):
        return Draft(
            residue=gather(_beside(blocks, chosen, probabilities), title, SourceText(text))
        )
    findings = several(blocks, chosen, metadata)
    return replace(
        _draft(blocks, chosen, probabilities, metadata, SourceText(text)), findings=findings
    )


def _draft(
    blocks: Sequence[TextBlock],
    chosen: list[bool],
    probabilities: Probabilities,
    metadata: Metadata,
    places: SourceText,
) -> Draft:
    title = metadata.title or ""
    first = chosen.index(True)
    head = _title_block(blocks, chosen, title)
    summary = _summary_block(blocks, first, head, metadata.summary or "")
    pieces: list[Piece] = []
    if title:
        pieces.append(Piece(kind=BlockKind.TITLE, text=title))
    for block in blocks:
        kind = _kind(block)
        if block.index == head or (chosen[block.index] and _same(block.text, title)):
            chosen[block.index] = True
            if pieces and pieces[0].kind is BlockKind.TITLE and pieces[0].source is None:
                pieces[0] = Piece(
                    kind=BlockKind.TITLE, text=title, source=places.find(title) or None
                )
            continue
        if block.index == summary:
            kind = BlockKind.SUMMARY
        elif not chosen[block.index]:
            continue
        chosen[block.index] = True
        pieces.append(Piece(kind=kind, text=block.text, source=places.find(block.text)))
    return Draft(
        pieces=tuple(pieces),
        residue=gather(_beside(blocks, chosen, probabilities), title, places),
    )


def _beside(
    blocks: Sequence[TextBlock], chosen: Sequence[bool], probabilities: Probabilities
) -> list[tuple[TextBlock, float]]:
    return [(b, 1 - float(probabilities[b.index])) for b in blocks if not chosen[b.index]]


def _same(one: str, other: str) -> bool:
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())


def _title_block(blocks: Sequence[TextBlock], chosen: Sequence[bool], title: str) -> int:
    """Return the index of the block that shows the title: the last one before the article."""
    if not title:
        return -1
    same = [b.index for b in blocks if len(b.text) < 2 * len(title) + 9 and _same(b.text, title)]
    first = list(chosen).index(True)
    before = [i for i in same if i <= first]
    headings = [i for i in before if blocks[i].node.tag in _HEADINGS]
    return (headings or before or same or [-1])[-1]


def _summary_block(blocks: Sequence[TextBlock], first: int, head: int, said: str) -> int:
    """Return the index of the standfirst between title and text; -1 where there is none.

    It is the block that the page's description repeats, or one that the page's makers call a
    summary.
    """
    start = head + 1 if 0 <= head < first else max(0, first - 8)
    for block in blocks[start : first + 1]:
        text = block.text
        if not 30 < len(text) < 700 or block.linked > len(text) * 0.4:
            continue
        called = bool(_STANDFIRST.search(block.node.element.get("class") or ""))
        if block.index == first and not called:
            continue
        if (
            called
            or block.node.to_hint(_SUMMARY) == 0
            or (said and (_same(text, said) or text.startswith(said[:60].rstrip(" .…"))))
        ):
            return block.index
    return -1


def _kind(block: TextBlock) -> BlockKind:
    node = block.node
    if node.tag in ("figcaption", "caption") or node.to_landmark(_FIGURE) <= 3:
        return BlockKind.CAPTION
    if node.tag in _HEADINGS:
        return BlockKind.HEADING
    if node.to_landmark(_QUOTE) < FAR:
        return BlockKind.QUOTATION
    if node.tag in ("li", "dd", "dt"):
        return BlockKind.LIST_ITEM
    short = len(block.text) <= 120 and not _END.search(block.text)
    if short and block.bold >= 0.9 * len(block.text.replace(" ", "")):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH

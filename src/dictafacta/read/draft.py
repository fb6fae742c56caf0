"""What an extractor hands over, and how it becomes the text of an article."""

from collections.abc import Iterable
from dataclasses import dataclass

from dictafacta.model import Block, BlockKind, Finding, Residue, Span
from dictafacta.read.plain import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block to be: its text (one line) and where it stands in the decoded source.

    `repaired` says that the text differs from the source by restored letters.
    """

    kind: BlockKind
    text: str
    source: Span | None = None
    repaired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The pieces of an article in order, what the page carries beside them, and findings.

    `findings` are about the page as a whole and have no span.
    """

    pieces: tuple[Piece, ...] = ()
    residue: tuple[Residue, ...] = ()
    findings: tuple[Finding, ...] = ()


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Return the article's text, plain, a blank line between blocks, and its blocks.

    Pieces that hold nothing but white space are left out.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        words = plain(piece.text)
        if not words:
            continue
        span = Span(at, at + len(words))
        blocks.append(Block(kind=piece.kind, span=span, source=piece.source))
        parts.append(words)
        at = span.end + 2
    return "\n\n".join(parts), tuple(blocks)

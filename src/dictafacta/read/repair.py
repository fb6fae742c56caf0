"""Undoes wrong decoding that happened before the page was saved, where that is certain."""

from collections.abc import Sequence
from dataclasses import replace

from ftfy import fix_encoding
from ftfy.badness import is_bad

from dictafacta.model import Block, Finding
from dictafacta.read.draft import Piece

CODE = "mojibake-repaired"


def repaired_text(text: str) -> str:
    """Return `text` with letters restored that were decoded wrongly; unchanged if in doubt.

    The repair is ftfy's, taken only where the text looks wrong before and right after it.
    """
    if text.isascii() or not is_bad(text):
        return text
    mended = fix_encoding(text)
    return text if is_bad(mended) else mended


def repair(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with wrongly decoded letters restored."""
    mended = []
    for piece in pieces:
        text = repaired_text(piece.text)
        mended.append(piece if text == piece.text else replace(piece, text=text, repaired=True))
    return tuple(mended)


def findings_of(pieces: Sequence[Piece], blocks: Sequence[Block]) -> tuple[Finding, ...]:
    """Return a finding for each repaired block."""
    shown = [piece for piece in pieces if piece.text.split()]
    return tuple(
        Finding(
            code=CODE,
            span=block.span,
            message="letters that had been decoded with a wrong character set were restored",
        )
        for piece, block in zip(shown, blocks, strict=True)
        if piece.repaired
    )

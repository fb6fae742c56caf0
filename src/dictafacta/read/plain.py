"""Reads text that somebody else has already stripped of its mark-up."""

import re

from dictafacta.model import BlockKind, Span
from dictafacta.read.draft import Draft, Piece

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def draft_text(text: str) -> Draft:
    """Return each line of `text` as a piece, the first as the title."""
    pieces: list[Piece] = []
    for match in _LINE.finditer(text):
        span = Span(*match.span()).trimmed(text)
        if span is not None and span.of(text).strip():
            kind = BlockKind.PARAGRAPH if pieces else BlockKind.TITLE
            pieces.append(Piece(kind=kind, text=span.of(text), source=span))
    return Draft(pieces=tuple(pieces))

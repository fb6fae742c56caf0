"""Parts the lines of stripped text into an article and its residue."""

from collections.abc import Sequence

import numpy as np

from dictafacta.model import BlockKind, Residue
from dictafacta.read.draft import Draft, Piece
from dictafacta.read.stripped.evidence import STRONG, WEAK, Evidence, gather
from dictafacta.read.stripped.lines import Line, split_lines
from dictafacta.read.stripped.phrases import KINDS
from dictafacta.read.stripped.structure import block_kinds, looks_like_title
from dictafacta.read.stripped.words import words_of

_MOST = 20_000  # lines looked at: a longer text is no page
_BELIEF = {WEAK: 0.75, STRONG: 0.95}


def draft_lines(text: str) -> Draft:
    """Return the article's pieces and the residue of `text`, by the line rules."""
    lines = split_lines(text)
    if not lines:
        return Draft()
    head, rest = lines[:_MOST], lines[_MOST:]
    evidence = gather(head, words_of([line.text for line in head]))
    draft = assembled(head, removed(evidence), evidence)
    pieces = (Piece(kind=BlockKind.PARAGRAPH, text=line.text, source=line.source) for line in rest)
    return Draft(pieces=(*draft.pieces, *pieces), residue=draft.residue)


def removed(evidence: Evidence) -> list[bool]:
    """Tell which lines go: those with strong evidence, and weak ones in such company."""
    weights = evidence.weight
    company = int((weights == STRONG).sum()) + int((weights == WEAK).sum()) // 3
    return [bool(w == STRONG or (w == WEAK and company)) for w in weights]


def assembled(lines: Sequence[Line], gone: Sequence[bool], evidence: Evidence) -> Draft:
    """Return the draft that keeps the lines which are not `gone`."""
    kept = [line for line, out in zip(lines, gone, strict=True) if not out]
    titled = bool(kept) and kept[0] is lines[0] and looks_like_title(kept[0].text, len(kept) - 1)
    kinds: list[BlockKind] = block_kinds([line.text for line in kept], titled)
    residue = (
        Residue(
            kind=KINDS[evidence.kind[number]],
            text=lines[number].text,
            source=lines[number].source,
            probability=_BELIEF[int(evidence.weight[number])],
        )
        for number in np.flatnonzero(gone).tolist()
    )
    return Draft(
        pieces=tuple(
            Piece(kind=kind, text=line.text, source=line.source)
            for kind, line in zip(kinds, kept, strict=True)
        ),
        residue=tuple(residue),
    )

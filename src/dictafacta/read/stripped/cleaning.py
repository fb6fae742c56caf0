"""Parts the lines of stripped text into an article and its residue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dictafacta.model import BlockKind, Residue
from dictafacta.read.draft import Draft, Piece
from dictafacta.read.stripped.company import drop_teasers, mend
from dictafacta.read.stripped.evidence import STRONG, WEAK, Evidence, ends_sentence, gather
from dictafacta.read.stripped.kinds import residue_kinds, title_line
from dictafacta.read.stripped.lines import Line, split_lines
from dictafacta.read.stripped.site import Site, add_site
from dictafacta.read.stripped.structure import block_kinds, looks_like_title
from dictafacta.read.stripped.words import Words, words_of

if TYPE_CHECKING:
    from dictafacta.read.stripped.model import Cleaner

Bits = NDArray[np.bool_]
_MOST = 20_000  # lines looked at: a longer text is no page
_BELIEF = {0: 0.0, WEAK: 0.75, STRONG: 0.95}
_FEW = 12  # lines below which a text without evidence is no page
_SENTENCE = 6  # words of the shortest line that counts as a sentence
_PROSE = 0.6  # share of words in sentences from which a text without evidence is clean


def draft_lines(text: str, cleaner: "Cleaner | None", site: Site | None = None) -> Draft:
    """Return the article's pieces and the residue of `text`; without a cleaner, by rules alone.

    `site` is what other pages of its site tell.
    """
    lines = split_lines(text)
    if not lines:
        return Draft()
    head, rest = lines[:_MOST], lines[_MOST:]
    words = words_of([line.text for line in head])
    evidence = gather(head, words)
    if site is not None:
        add_site(site, head, words, evidence)
    titled = looks_like_title(head[0].text, len(lines) - 1)
    gone, beliefs = by_rules(evidence), np.array([_BELIEF[int(w)] for w in evidence.weight])
    if cleaner is not None and not is_clean(evidence, words):
        gone, beliefs = by_model(cleaner, evidence, head, words, gone, beliefs)
        gone[0] = gone[0] and not titled
    draft = assembled(head, gone, beliefs, evidence, words, titled)
    pieces = (Piece(kind=BlockKind.PARAGRAPH, text=line.text, source=line.source) for line in rest)
    return Draft(pieces=(*draft.pieces, *pieces), residue=draft.residue)


def company(evidence: Evidence) -> int:
    """Return how much speaks for a page with residue; weak evidence counts a third."""
    weights = evidence.weight
    return int((weights == STRONG).sum()) + int((weights == WEAK).sum()) // 3


def by_rules(evidence: Evidence) -> Bits:
    """Tell which lines go: those with strong evidence, and weak ones in such company."""
    gone: Bits = evidence.weight >= (WEAK if company(evidence) else STRONG)
    return gone


def is_clean(evidence: Evidence, words: Words) -> bool:
    """Tell whether a text must be left to the rules: short, or prose without any evidence."""
    if company(evidence):
        return False
    if len(words) < _FEW:
        return True
    sentences = ends_sentence(words) & (words.count >= _SENTENCE)
    total = max(1, int(words.count[1:].sum()))
    return bool(words.count[1:][sentences[1:]].sum() >= _PROSE * total)


def by_model(
    cleaner: "Cleaner",
    evidence: Evidence,
    lines: Sequence[Line],
    words: Words,
    ruled: Bits,
    beliefs: NDArray[np.float64],
) -> tuple[Bits, NDArray[np.float64]]:
    """Return what goes by model and rules, and the belief in it; rules alone if nothing stays."""
    chances, rows = cleaner.chances(words, evidence)
    keep = mend(cleaner.choose(chances, words, rows), chances, words, evidence)
    keep = drop_teasers(keep, chances, lines, words)
    gone = ~keep | ruled
    if gone[1:].all():
        return ruled, beliefs
    return gone, np.maximum(beliefs, 1 - chances)


def assembled(
    lines: Sequence[Line],
    gone: Bits,
    beliefs: NDArray[np.float64],
    evidence: Evidence,
    words: Words,
    titled: bool,
) -> Draft:
    """Return the draft that keeps the lines which are not `gone`."""
    title = title_line([line.text for line in lines], gone) if titled else -1
    kept = [n for n, out in enumerate(gone.tolist()) if not out and (n != 0 or title <= 0)]
    if title > 0:
        kept.insert(0, title)
    texts = [lines[n].text for n in kept]
    kinds = block_kinds(texts, bool(kept) and kept[0] == title)
    out = [n for n in range(len(lines)) if n not in set(kept)]
    named = residue_kinds(out, kept, evidence, words, doubled=0 if title > 0 else None)
    return Draft(
        pieces=tuple(
            Piece(kind=kind, text=lines[n].text, source=lines[n].source)
            for kind, n in zip(kinds, kept, strict=True)
        ),
        residue=tuple(
            Residue(
                kind=kind,
                text=lines[n].text,
                source=lines[n].source,
                probability=round(float(beliefs[n]), 3),
            )
            for kind, n in zip(named, out, strict=True)
        ),
    )

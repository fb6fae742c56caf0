"""Says what a removed line is, and which of a page's titles is the cleanest."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dictafacta.model import ResidueKind
from dictafacta.read.stripped.evidence import Evidence, ends_sentence
from dictafacta.read.stripped.phrases import KINDS
from dictafacta.read.stripped.words import Words

_PARTS = re.compile(r"\s[|–—»›·-]+\s|\s*\|\s*")
_HEADLINE = (4, 40)  # words
_NEAR = 60  # lines in which a page's own title is looked for
_FORM = KINDS.index(ResidueKind.COMMENT_FORM)


def residue_kinds(
    out: Sequence[int],
    kept: Sequence[int],
    evidence: Evidence,
    words: Words,
    doubled: int | None,
) -> list[ResidueKind]:
    """Return the kind of each line in `out`; `doubled` is the line that another title replaced."""
    sentence = ends_sentence(words)
    start, end = (kept[0], kept[-1]) if kept else (0, 0)
    forms = np.flatnonzero((evidence.kind == _FORM) & (evidence.weight > 0))
    form = int(forms[forms > start][0]) if (forms > start).any() else len(words)
    found = []
    for line in out:
        if line == doubled:
            found.append(ResidueKind.DUPLICATE_TITLE)
        elif evidence.weight[line]:
            found.append(KINDS[evidence.kind[line]])
        else:
            found.append(_guess(line, int(words.count[line]), bool(sentence[line]), end, form))
    return found


def _guess(line: int, count: int, sentence: bool, end: int, form: int) -> ResidueKind:
    if line > max(end, form) and sentence:
        return ResidueKind.COMMENT
    if not sentence and _HEADLINE[0] < count <= _HEADLINE[1]:
        return ResidueKind.RELATED_LINK
    return ResidueKind.NAVIGATION if count <= _HEADLINE[0] else ResidueKind.OTHER


def title_line(texts: Sequence[str], gone: NDArray[np.bool_]) -> int:
    """Return the line of the title: the first, or one before the article that drops its site name.

    The first line of a stripped page often is "Headline | Site", its headline stands once more.
    """
    whole, first = _letters(texts[0]), _letters(_PARTS.split(texts[0])[0])
    body = next((n for n, out in enumerate(gone.tolist()) if not out and n), len(texts))
    for number in range(1, min(body, _NEAR)):
        if len(first) >= 12 and first != whole and _letters(texts[number]) == first:
            return number
    return 0


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())

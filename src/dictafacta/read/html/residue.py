"""Labels what a page carries beside its article, in a compact form."""

import re
from collections.abc import Iterable, Sequence

from dictafacta.model import Residue, ResidueKind
from dictafacta.read.html.blocks import FAR, LANDMARKS, TextBlock
from dictafacta.read.html.hints import NAMES
from dictafacta.read.html.locate import SourceText

MAX_PIECES = 120
"""The most pieces of residue that are kept of one page."""
MAX_LENGTH = 600
"""The most characters of one piece of residue."""

_HINT = {name: place for place, name in enumerate(NAMES)}
_LANDMARK = {name: place for place, name in enumerate(LANDMARKS)}
_BY_HINT = (
    ("cookie", ResidueKind.COOKIE_NOTICE),
    ("comment", ResidueKind.COMMENT),
    ("share", ResidueKind.SHARE),
    ("advert", ResidueKind.ADVERT),
    ("subscribe", ResidueKind.ADVERT),
    ("related", ResidueKind.RELATED_LINK),
    ("navigation", ResidueKind.NAVIGATION),
    ("caption", ResidueKind.CREDIT),
    ("author", ResidueKind.CREDIT),
    ("footer", ResidueKind.NAVIGATION),
)
_FORM = re.compile(r"e-?mail|comment|kommentar|commento|коммент|комент|name\b|\*", re.I)
_CREDIT = re.compile(r"©|\(c\)|copyright|photo|foto|getty|reuters|\bafp\b|\bap\b|credit", re.I)


def label(block: TextBlock, title: str) -> ResidueKind:
    """Return what a block is that is no part of the article."""
    node = block.node
    linked = block.linked > 0.6 * len(block.text)
    if title and block.text.casefold() == title.casefold():
        return ResidueKind.DUPLICATE_TITLE
    if node.to_landmark(_LANDMARK["form"]) < FAR and _FORM.search(block.text):
        return ResidueKind.COMMENT_FORM
    if node.to_landmark(_LANDMARK["nav"]) < FAR:
        return ResidueKind.NAVIGATION
    near = min((node.to_hint(_HINT[name]), rank) for rank, (name, _) in enumerate(_BY_HINT))
    if near[0] <= 4:
        return _BY_HINT[near[1]][1]
    if _CREDIT.search(block.text) and len(block.text) < 150:
        return ResidueKind.CREDIT
    if linked:
        return ResidueKind.RELATED_LINK if len(block.text) >= 30 else ResidueKind.NAVIGATION
    return ResidueKind.OTHER


def gather(
    blocks: Iterable[tuple[TextBlock, float]], title: str, places: SourceText
) -> tuple[Residue, ...]:
    """Return the residue of a page, runs of short blocks of one kind put together.

    `blocks` come with the probability that they are no part of the article.
    """
    found: list[Residue] = []
    run: list[tuple[TextBlock, float]] = []
    kind = ResidueKind.OTHER
    for block, probability in blocks:
        own = label(block, title)
        alone = len(block.text) >= 60
        if run and (alone or own is not kind or run[-1][0].index + 1 != block.index):
            found.append(_piece(run, kind, places))
            run = []
        kind = own
        run.append((block, probability))
        if alone:
            found.append(_piece(run, kind, places))
            run = []
        if len(found) >= MAX_PIECES:
            return tuple(found)
    if run:
        found.append(_piece(run, kind, places))
    return tuple(found)


def _piece(
    run: Sequence[tuple[TextBlock, float]], kind: ResidueKind, places: SourceText
) -> Residue:
    text = " | ".join(block.text for block, _ in run)
    shown = text[: MAX_LENGTH - 1] + "…" if len(text) > MAX_LENGTH else text
    first = run[0][0].text
    return Residue(
        kind=kind,
        text=shown,
        source=places.find(first, anywhere=True) if len(run) == 1 and shown == text else None,
        probability=round(min(p for _, p in run), 3),
    )

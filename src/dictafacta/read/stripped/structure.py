"""Says what each kept line is: title, heading, list item, quotation or paragraph."""

import re
from collections.abc import Sequence

from dictafacta.model import BlockKind

TITLE_WORDS = 40
HEADING_WORDS = 14
_BULLET = re.compile(r"(?:[•‣▪●○◦■–—*·-]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_END = re.compile(r"[.!?…。！？;:,][\"”»’')\]›“]*$")
_STOP = re.compile(r"[.。…;:,][\"”»’')\]›“]*$")
_PULLED = re.compile(r"[\"“„«‘].{12,}[\"”“»’]\s*[-–—]\s*\S.{0,60}$", re.S)
_LETTER = re.compile(r"[^\W\d_]")
_DATE = re.compile(r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")


def looks_like_title(text: str, others: int) -> bool:
    """Tell whether a page's first line is a title; `others` counts the lines after it."""
    words = text.split()
    if not others or not _LETTER.search(text) or len(words) > TITLE_WORDS:
        return False
    if _BULLET.match(text) or text[:1].islower():
        return False
    return not _STOP.search(text) or (text.endswith("…") and len(words) < 20)


def block_kinds(texts: Sequence[str], titled: bool) -> list[BlockKind]:
    """Return the kind of each kept line; `titled` tells that the first one is the title."""
    kinds = []
    for number, text in enumerate(texts):
        if number == 0 and titled:
            kinds.append(BlockKind.TITLE)
        else:
            after = texts[number + 1] if number + 1 < len(texts) else ""
            before = texts[number - 1] if number else ""
            kinds.append(_kind(text, before, after))
    return kinds


def _kind(text: str, before: str, after: str) -> BlockKind:
    if _BULLET.match(text):
        return BlockKind.LIST_ITEM
    if _PULLED.match(text):
        return BlockKind.QUOTATION
    if _is_heading(text, before, after):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _is_heading(text: str, before: str, after: str) -> bool:
    """Tell whether a short line without a sentence end heads a longer one."""
    words = len(text.split())
    if words > HEADING_WORDS or not _LETTER.search(text) or _END.search(text) or text[0].islower():
        return False
    if _DATE.search(text) and words < 8:
        return False
    heads = len(after) > 2 * len(text) and (len(after.split()) > HEADING_WORDS or _ends(after))
    return heads and (_ends(before) or len(before.split()) > HEADING_WORDS or words <= 8)


def _ends(text: str) -> bool:
    return bool(_END.search(text))

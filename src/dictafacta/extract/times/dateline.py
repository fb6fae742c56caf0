"""Finds the day of publication in the first lines of a text, where the page does not give it."""

import re
from collections.abc import Iterable
from datetime import date

from dictafacta.lexicon.times import Phrase
from dictafacta.lexicon.times.absolute import complete_date
from dictafacta.model import Span

HEAD = 1500  # code points: a dateline stands above or at the head of the first paragraphs
PLACE = re.compile(r"[^\W\d_a-zà-ÿа-яіїєґ][^\d\n.;:!?«»“”\"]{0,60}[\s,(–—-]*|[\s(–—-]*")


def find_dateline(
    text: str, phrases: Iterable[Phrase], month_first: bool
) -> tuple[date, Span] | None:
    """Return the day that stands at the head of the text, and where.

    It is a complete date that opens a line, alone or after a place ("Roma, 29 settembre 2010"),
    and ends its line or is followed by a full stop, a dash or a new sentence.
    """
    for phrase in phrases:
        if phrase.span.start > HEAD:
            return None
        day = complete_date(phrase.node, month_first)
        if day and opens_line(text, phrase.span) and ends_part(text, phrase.span.end):
            return day, phrase.span
    return None


def opens_line(text: str, span: Span) -> bool:
    """Tell whether nothing but a place name stands before the phrase on its line."""
    line = text.rfind("\n", 0, span.start) + 1
    before = text[line : span.start]
    if not before:
        return True
    return len(before) <= 70 and len(before.split()) <= 5 and bool(PLACE.fullmatch(before))


def ends_part(text: str, end: int) -> bool:
    """Tell whether the phrase ends its line, or a sentence or heading begins after it."""
    rest = text[end : end + 4].lstrip(" \t")
    return not rest or rest[0] in "\n.)–—-|:•·" or rest[0].isupper()

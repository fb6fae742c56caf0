"""Which country and sector an entity belongs to, with the reason: word lists and the text's words.

Sectors are those of PLOVER (GOV, MIL, COP, ...); a state, its capital and the seat of its
government stand for the government.
"""

from dictafacta.extract.mentions.drafts import Draft
from dictafacta.extract.mentions.merging import NameGroup
from dictafacta.extract.mentions.names import NameSpan
from dictafacta.extract.mentions.nominal import nation_at, nation_of
from dictafacta.extract.mentions.titles import role_at
from dictafacta.extract.mentions.words import Words
from dictafacta.model import EntityKind


def place_name(words: Words, group: NameGroup, draft: Draft) -> None:
    """Give a named entity the country and sector that its names tell."""
    for span in group.spans:
        entry = words.known(span.first, span.last)
        if entry and entry.kind == draft.kind:
            belong(draft, entry.country or None, entry.sector.strip("-") or None, entry.where)
            return
    if draft.kind is EntityKind.ORGANIZATION:
        for span in group.spans:
            from_parts(words, span, draft)


def from_parts(words: Words, span: NameSpan, draft: Draft) -> None:
    """Give an organisation what the words inside its name tell: "Indonesian Navy"."""
    for i in range(span.first, span.last):
        nation = nation_at(words, i)
        entry = None if nation else words.known(i, i + 1)
        if nation and nation[1] >= span.first:
            belong(draft, nation[0], None, f"nationality in {words.low[i]!r}")
        elif entry and entry.country:
            belong(draft, entry.country, None, entry.where)
    for i in (span.first, span.last - 1):
        head = words.head_word(i)
        if head and head.sector:
            belong(draft, None, head.sector, head.where)


def from_office(
    words: Words, noun: int, modifiers: frozenset[str], last: int, draft: Draft
) -> None:
    """Give a person the sector of the office at `noun` and the country that qualifies it.

    "the Kremlin spokesman": the office alone says nothing, the seat in it does.
    """
    role = role_at(words, noun)
    belong(draft, nation_of(modifiers), None, f"office at {words.low[noun]!r}")
    if role and role.sector:
        belong(draft, None, role.sector, role.where)
        return
    for i in range(max(noun - 4, 0), last):
        body = role_at(words, i)
        entry = words.known(i, i + 1) if words.capital[i] else None
        if body and body.sort == "body" and body.sector:
            belong(draft, None, body.sector, body.where)
        elif entry and entry.sort in ("seat", "body"):
            belong(draft, entry.country or None, entry.sector.strip("-") or None, entry.where)


def belong(draft: Draft, country: str | None, sector: str | None, reason: str) -> None:
    """Note a country and a sector, unless others are known already."""
    if country and draft.country is None:
        draft.country = country
        draft.reasons.append(f"{country}: {reason}")
    if sector and not draft.sectors:
        draft.sectors.append(sector)
        draft.reasons.append(f"{sector}: {reason}")

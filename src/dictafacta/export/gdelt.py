"""Events as a table with the 61 columns of GDELT 2.0, followed by our own.

Columns after the GDELT 2.0 event codebook (V2.0, 19 February 2015). GDELT has one row for two
actors, so an event becomes a row for each pair of actor and recipient, or of those who meet. What
dictafacta does not know is left empty.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import combinations, product
from typing import TextIO

from dictafacta.export.characters import one_line
from dictafacta.export.codes import country_codes
from dictafacta.export.csv import guarded
from dictafacta.export.kinds import Row
from dictafacta.model import EntityKind, EventRow, EventType, Party

MUTUAL = frozenset((EventType.AGREE, EventType.CONSULT, EventType.COOPERATE))
QUAD_OF_TYPE = {
    **dict.fromkeys((EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE), 1),
    **dict.fromkeys((EventType.COOPERATE, EventType.AID, EventType.RETREAT), 2),
    **dict.fromkeys((EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN), 3),
}
COUNTRY, US_CITY, WORLD_CITY = "1", "3", "4"
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_NOT_DIGIT = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Dyad:
    """One row of the table: an event and two of its parties, of `pairs` rows that it has."""

    event: EventRow
    first: Party | None
    second: Party | None
    pairs: int


@dataclass(frozen=True, slots=True)
class GdeltColumn:
    """A column; `meaning` says what stands in it here."""

    name: str
    meaning: str
    value: Callable[[Dyad], str]


def write_gdelt(rows: Iterable[Row], stream: TextIO) -> int:
    """Write a tab-separated table with a line of column names; return how many events there were.

    Tabs and line breaks inside a cell become blanks, and text that a spreadsheet would compute is
    given a leading apostrophe as in CSV.
    """
    stream.write("\t".join(column.name for column in GDELT_COLUMNS) + "\n")
    count = 0
    for row in rows:
        if isinstance(row, EventRow):
            for dyad in dyads(row):
                stream.write("\t".join(column.value(dyad) for column in GDELT_COLUMNS) + "\n")
            count += 1
    return count


def dyads(row: EventRow) -> Iterator[Dyad]:
    """Yield the rows of an event: each actor with each recipient, or those who meet in pairs."""
    actors: list[Party | None] = [*row.actors]
    recipients: list[Party | None] = [*row.recipients]
    if row.type in MUTUAL and len(actors) > 1 and not recipients:
        pairs = list(combinations(actors, 2))
    else:
        pairs = list(product(actors or [None], recipients or [None]))
    for first, second in pairs:
        yield Dyad(row, first, second, len(pairs))


def number(dyad: Dyad) -> str:
    """Return a positive number of 63 bits that depends on document, event and parties alone."""
    parties = (p.entity or p.name if p else "" for p in (dyad.first, dyad.second))
    body = "\x1f".join((dyad.event.document.id, dyad.event.id, *parties))
    whole = blake2b(body.encode("utf-8", "replace"), digest_size=8).digest()
    return str(int.from_bytes(whole, "big") >> 1)


def day_parts(dyad: Dyad) -> tuple[str, str, str]:
    """Return year, month and day of the event's first day, empty where the date is less exact."""
    found = _DAY.match(dyad.event.date or "")
    year, month, day = found.groups(default="") if found else ("", "", "")
    return year, month, day


def sql_date(dyad: Dyad) -> str:
    """Return the first day as YYYYMMDD; nothing where the day is not known."""
    year, month, day = day_parts(dyad)
    return f"{year}{month}{day}" if day else ""


def month_year(dyad: Dyad) -> str:
    """Return year and month as YYYYMM."""
    year, month, _day = day_parts(dyad)
    return f"{year}{month}" if month else ""


def fraction_date(dyad: Dyad) -> str:
    """Return the day as year and fraction, months taken as 30 days (the codebook's formula)."""
    year, month, day = day_parts(dyad)
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return ""
    return f"{found.year + ((found.month - 1) * 30 + found.day) / 365:.4f}"


def actor_code(party: Party | None) -> str:
    """Return country and sectors in one, as CAMEO composes actor codes."""
    return f"{party.country or ''}{''.join(party.sectors[:3])}" if party else ""


def sector(party: Party | None, place: int) -> str:
    """Return one of up to three sectors."""
    return party.sectors[place] if party and len(party.sectors) > place else ""


def cameo(dyad: Dyad, digits: int) -> str:
    """Return the beginning of the CAMEO code."""
    return (dyad.event.cameo or "")[:digits]


def quad_class(dyad: Dyad) -> str:
    """Return the class by the CAMEO root, or by the PLOVER type where there is no code."""
    root = cameo(dyad, 2)
    if not root.isdigit():
        return str(QUAD_OF_TYPE.get(dyad.event.type, 4))
    limits = ((5, "1"), (8, "2"), (13, "3"))
    return next((quad for limit, quad in limits if int(root) <= limit), "4")


def score(dyad: Dyad) -> str:
    """Return PLOVER's score."""
    return "" if dyad.event.score is None else f"{dyad.event.score:g}"


def geography(place: Party | None) -> tuple[str, ...]:
    """Return a place's type, name, FIPS country, ADM1, ADM2, latitude, longitude and feature."""
    if place is None:
        return ("",) * 8
    codes = country_codes().get(place.country or "")
    fips = codes.fips if codes else ""
    if place.latitude is None or place.longitude is None:
        return ("", text(place.name), fips, "", "", "", "", "")
    sort = US_CITY if place.country == "USA" else WORLD_CITY
    where = f"{place.latitude:g}", f"{place.longitude:g}"
    return (sort, text(place.name), fips, "", "", *where, "")


def as_place(party: Party | None) -> Party | None:
    """Return a party that is itself a place."""
    return party if party and party.kind is EntityKind.PLACE else None


def action_place(dyad: Dyad) -> Party | None:
    """Return where it happened: the first place with coordinates, else the first place."""
    places = dyad.event.places
    located = (p for p in places if p.latitude is not None and p.longitude is not None)
    return next(located, places[0] if places else None)


def text(value: str | None) -> str:
    """Return a text as a cell."""
    return guarded(one_line(value or ""))


def joined(values: Iterable[str]) -> str:
    """Return several texts as a cell."""
    return text(" | ".join(values))


def actor_columns(which: int, party: Callable[[Dyad], Party | None]) -> Iterator[GdeltColumn]:
    """Yield the ten columns of an actor."""
    prefix, unknown = f"Actor{which}", "empty"
    yield GdeltColumn(f"{prefix}Code", "country and sectors", lambda d: actor_code(party(d)))
    yield GdeltColumn(
        f"{prefix}Name", "name", lambda d: text(who.name if (who := party(d)) else "")
    )
    yield GdeltColumn(
        f"{prefix}CountryCode",
        "ISO 3166-1 alpha-3 (CAMEO's codes are the same but for a few states)",
        lambda d: (who.country or "") if (who := party(d)) else "",
    )
    for name in ("KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"):
        yield GdeltColumn(f"{prefix}{name}", unknown, lambda d: "")
    for place in range(3):
        yield GdeltColumn(
            f"{prefix}Type{place + 1}Code",
            "PLOVER sector",
            lambda d, place=place: sector(party(d), place),  # type: ignore[misc]
        )


def geo_columns(
    prefix: str, meaning: str, place: Callable[[Dyad], Party | None]
) -> Iterator[GdeltColumn]:
    """Yield the eight columns of a place."""
    parts = (
        ("Type", "3 or 4 (city) where coordinates are known"),
        ("FullName", meaning),
        ("CountryCode", "FIPS 10-4"),
        ("ADM1Code", "empty"),
        ("ADM2Code", "empty"),
        ("Lat", "degrees"),
        ("Long", "degrees"),
        ("FeatureID", "empty"),
    )
    for at, (name, what) in enumerate(parts):
        yield GdeltColumn(
            f"{prefix}Geo_{name}",
            what,
            lambda d, at=at: geography(place(d))[at],  # type: ignore[misc]
        )


GDELT_COLUMNS: tuple[GdeltColumn, ...] = (
    GdeltColumn("GLOBALEVENTID", "a number made from document, event and parties", number),
    GdeltColumn("SQLDATE", "first day, YYYYMMDD; empty where not so exact", sql_date),
    GdeltColumn("MonthYear", "YYYYMM", month_year),
    GdeltColumn("Year", "YYYY", lambda d: day_parts(d)[0]),
    GdeltColumn("FractionDate", "year and fraction", fraction_date),
    *actor_columns(1, lambda d: d.first),
    *actor_columns(2, lambda d: d.second),
    GdeltColumn(
        "IsRootEvent",
        "1 in title, summary or first paragraph, else 0",
        lambda d: "" if d.event.lead is None else str(int(d.event.lead)),
    ),
    GdeltColumn("EventCode", "CAMEO", lambda d: cameo(d, 4)),
    GdeltColumn("EventBaseCode", "its first three digits", lambda d: cameo(d, 3)),
    GdeltColumn("EventRootCode", "its first two digits", lambda d: cameo(d, 2)),
    GdeltColumn("QuadClass", "1 to 4, by CAMEO root, else by PLOVER type", quad_class),
    GdeltColumn("GoldsteinScale", "PLOVER's score in its place (-10 to 10)", score),
    GdeltColumn("NumMentions", "anchors in the document", lambda d: str(len(d.event.anchors))),
    GdeltColumn("NumSources", "1", lambda d: "1"),
    GdeltColumn("NumArticles", "1", lambda d: "1"),
    GdeltColumn("AvgTone", "empty", lambda d: ""),
    *geo_columns("Actor1", "the actor where it is a place", lambda d: as_place(d.first)),
    *geo_columns("Actor2", "the recipient where it is a place", lambda d: as_place(d.second)),
    *geo_columns("Action", "where it happened", action_place),
    GdeltColumn(
        "DATEADDED",
        "when the document came to the desk, YYYYMMDDHHMMSS, UTC",
        lambda d: _NOT_DIGIT.sub("", d.event.document.added)[:14],
    ),
    GdeltColumn(
        "SOURCEURL", "address, or where it was read from",
        lambda d: text(d.event.document.url or d.event.document.uri),
    ),
    GdeltColumn("DfEventID", "id of the event in its document", lambda d: text(d.event.id)),
    GdeltColumn("DfDocumentID", "id of the document", lambda d: text(d.event.document.id)),
    GdeltColumn("DfPairs", "rows that this event has", lambda d: str(d.pairs)),
    GdeltColumn(
        "DfStatus", "actual, future, hypothetical or negated", lambda d: d.event.status.value
    ),
    GdeltColumn(
        "DfAttributedTo",
        "on whose word it rests; empty: the outlet's own",
        lambda d: joined(p.name for p in d.event.attributed_to),
    ),
    GdeltColumn("DfStatementID", "statement that tells it", lambda d: text(d.event.statement)),
    GdeltColumn("DfType", "PLOVER type", lambda d: d.event.type.value),
    GdeltColumn("DfMode", "PLOVER mode", lambda d: text(d.event.mode)),
    GdeltColumn("DfContexts", "PLOVER contexts", lambda d: joined(d.event.contexts)),
    GdeltColumn("DfDate", "ISO 8601 or EDTF", lambda d: text(d.event.date)),
    GdeltColumn("DfPublished", "date of the document", lambda d: text(d.event.document.published)),
    GdeltColumn("DfOutlet", "outlet", lambda d: text(d.event.document.outlet)),
    GdeltColumn("DfLanguage", "ISO 639-1", lambda d: text(d.event.document.language)),
    GdeltColumn("DfOrigin", "document it copies", lambda d: text(d.event.document.origin)),
    GdeltColumn(
        "DfStory",
        "number of its story",
        lambda d: "" if d.event.document.story is None else str(d.event.document.story),
    ),
    GdeltColumn("DfPassage", "the sentence around it", lambda d: text(d.event.passage.text)),
    GdeltColumn("DfRule", "the rule that found it", lambda d: text(d.event.rule)),
    GdeltColumn("DfConfidence", "0 to 1", lambda d: f"{d.event.confidence:.3f}"),
    GdeltColumn(
        "DfVerdict", "what a person decided",
        lambda d: d.event.verdict.value if d.event.verdict else "",
    ),
)  # fmt: skip

"""The plain words in which a report says what a record's codes mean."""

import re
from datetime import date

from dictafacta.model import (
    Act,
    DateBasis,
    EventType,
    Published,
    ResidueKind,
    StatementKind,
    Status,
)

ACTS = {
    Act.SAY: "said",
    Act.ANNOUNCE: "announced",
    Act.CLAIM: "claimed",
    Act.ADMIT: "admitted",
    Act.DENY: "denied",
    Act.PROMISE: "promised",
    Act.WARN: "warned",
    Act.DEMAND: "demanded",
    Act.ASK: "asked",
    Act.ACCUSE: "accused, criticised",
    Act.PRAISE: "praised, thanked",
    Act.PREDICT: "predicted",
    Act.THINK: "thought",
}
# How an event rests on the statement that tells it.
VOUCHERS = {
    Act.SAY: "according to",
    Act.ANNOUNCE: "announced by",
    Act.CLAIM: "claimed by",
    Act.ADMIT: "admitted by",
    Act.DENY: "denied by",
    Act.PROMISE: "promised by",
    Act.WARN: "warned of by",
    Act.DEMAND: "demanded by",
    Act.ASK: "asked by",
    Act.ACCUSE: "alleged by",
    Act.PRAISE: "praised by",
    Act.PREDICT: "predicted by",
    Act.THINK: "believed by",
}
KINDS = {
    StatementKind.DIRECT: "quoted",
    StatementKind.INDIRECT: "reported",
    StatementKind.MIXED: "partly quoted",
}
EVENTS = {
    EventType.AGREE: "agreement, promise",
    EventType.CONSULT: "meeting, talks",
    EventType.SUPPORT: "support",
    EventType.CONCEDE: "concession",
    EventType.COOPERATE: "cooperation",
    EventType.AID: "aid",
    EventType.RETREAT: "retreat, release",
    EventType.REQUEST: "request, demand",
    EventType.ACCUSE: "accusation, inquiry",
    EventType.REJECT: "refusal",
    EventType.THREATEN: "threat",
    EventType.PROTEST: "protest",
    EventType.SANCTION: "sanction, conviction",
    EventType.MOBILIZE: "mobilisation",
    EventType.COERCE: "coercion",
    EventType.ASSAULT: "use of force",
}
STATUSES = {
    Status.ACTUAL: "",
    Status.FUTURE: "planned or expected",
    Status.HYPOTHETICAL: "possible, not certain",
    Status.NEGATED: "did not happen",
}
BASES = {
    DateBasis.GIVEN: "as stated by you",
    DateBasis.METADATA: "from the page's metadata",
    DateBasis.URL: "from the page's address",
    DateBasis.TEXT: "from the text",
    DateBasis.INFERRED: "inferred",
}
RESIDUE = {
    ResidueKind.RELATED_LINK: "link to another story",
    ResidueKind.DUPLICATE_TITLE: "title repeated",
    ResidueKind.NAVIGATION: "navigation",
    ResidueKind.SHARE: "share buttons",
    ResidueKind.COMMENT: "reader's comment",
    ResidueKind.COMMENT_FORM: "comment form",
    ResidueKind.COOKIE_NOTICE: "cookie notice",
    ResidueKind.ADVERT: "advertisement",
    ResidueKind.CREDIT: "credit",
    ResidueKind.OTHER: "other",
}
WEEK = re.compile(r"\d{4}-W\d\d")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day_in_words(value: str) -> str:
    """Return a date in words: ISO 8601 or EDTF, with `~` and `?` and ranges; else as it is."""
    start, ranged, end = value.partition("/")
    if ranged:
        return f"{day_in_words(start)} to {day_in_words(end)}"
    if value.endswith(("~", "?", "%")):
        return f"about {day_in_words(value[:-1])}"
    try:
        if len(value) == 10:
            day = date.fromisoformat(value)
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        if len(value) == 7:
            day = date.fromisoformat(f"{value}-01")
            return f"{MONTHS[day.month - 1]} {day.year}"
        if WEEK.fullmatch(value):
            day = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
            return f"week of {day.day} {MONTHS[day.month - 1]} {day.year}"
    except ValueError:
        return value
    return value


def published_in_words(published: Published | None) -> str:
    """Return a publication date with its basis, or that there is none."""
    if published is None:
        return "no date"
    return f"{day_in_words(published.value)} ({BASES[published.basis]})"

"""Finds the time expressions of a document and resolves them in text order."""

from collections.abc import Callable
from datetime import date, datetime

from dictafacta.extract.times.calendar import Length, Stretch
from dictafacta.extract.times.dateline import find_dateline
from dictafacta.extract.times.operations import Meaning, resolve
from dictafacta.extract.times.setting import Setting
from dictafacta.extract.times.tense import direction_of
from dictafacta.lexicon import Lexicon
from dictafacta.lexicon.times import Node, Phrase, TimeLexicon, find_phrases
from dictafacta.model import Parse, Span, TimeExpression
from dictafacta.model.identifiers import content_id

Direction = Callable[[Span], int]


def find_times(parse: Parse, lexicon: Lexicon, published: str | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the document, resolved against its publication date.

    `published` is an ISO 8601 date, with or without a clock time, or as much of one as is known;
    without it the text's dateline serves, if it has one. The result is in text order.
    """
    words = lexicon.times
    return times_of(
        parse.text, words, published, lambda span: direction_of(parse, words, span), parse.document
    )


def find_in_text(
    text: str, lexicon: Lexicon, published: str | None = None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text that is not parsed; the tense does not help then."""
    return times_of(text, lexicon.times, published, lambda _: 0, "")


def date_in_text(text: str, lexicon: Lexicon) -> tuple[str, Span] | None:
    """Return the day of the text's dateline (ISO 8601) and where it stands; None without one."""
    words = lexicon.times
    found = find_dateline(text, find_phrases(text, words), words.month_first)
    return (found[0].isoformat(), found[1]) if found else None


def times_of(
    text: str, words: TimeLexicon, published: str | None, direction: Direction, document: str
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text in order."""
    phrases = tuple(find_phrases(text, words))
    setting = setting_for(text, words, phrases, published)
    found: list[TimeExpression] = []
    for phrase in phrases:
        setting.used_published = False
        setting.direction = direction(phrase.span)
        meaning = resolve(phrase.node, setting)
        if is_worth_keeping(phrase, meaning, setting):
            found.append(expression(phrase, meaning, setting, document))
        if isinstance(meaning, Stretch) and can_anchor(meaning):
            setting.anchor = meaning
            setting.anchor_day = meaning if meaning.first == meaning.last else setting.anchor_day
    return tuple(found)


def setting_for(
    text: str, words: TimeLexicon, phrases: tuple[Phrase, ...], published: str | None
) -> Setting:
    """Return what the phrases are resolved against: the date given, or else the dateline."""
    day, moment = read_published(published)
    if day is None:
        dateline = find_dateline(text, phrases, words.month_first)
        day = dateline[0] if dateline else None
    return Setting(published=day, moment=moment, month_first=words.month_first)


def read_published(value: str | None) -> tuple[date | None, datetime | None]:
    """Return a publication date and its clock time, as far as the ISO 8601 text gives them."""
    if not value:
        return None, None
    try:
        if len(value) > len("2023-09-14"):
            moment = datetime.fromisoformat(value).replace(tzinfo=None)
            return moment.date(), moment
        return date.fromisoformat(value), None
    except ValueError:
        return None, None


def is_worth_keeping(phrase: Phrase, meaning: Meaning, setting: Setting) -> bool:
    """Tell whether a phrase is a time expression; a bare "one day" or an impossible date is not.

    What is resolved is kept; of the rest, what a publication date would have resolved.
    """
    if isinstance(meaning, Length):
        return meaning.count > 0 and not is_once(phrase.node)
    lacks_day = setting.published is None and phrase.node.operation not in UNHELPED
    return meaning is not None or lacks_day


# What a publication date would not help with: "the next day", and names of fixed times.
UNHELPED = frozenset({"follow", "later", "decade", "century", "quarter", "week", "duration"})


def is_once(node: Node) -> bool:
    """Tell whether a duration is a bare "one day" or "a quarter": no length of time is meant."""
    bare = isinstance(node.arguments.get("n"), str)
    return bare and node.arguments.get("unit") in ("day", "second", "quarter", "half")


def can_anchor(meaning: Stretch) -> bool:
    """Tell whether "the next day" may refer to this: a closed stretch that is not too long."""
    return (meaning.last - meaning.first).days < 370


def expression(phrase: Phrase, meaning: Meaning, setting: Setting, document: str) -> TimeExpression:
    """Return a phrase and its meaning as the record has it."""
    grain = "duration" if isinstance(meaning, Length) else meaning.grain if meaning else "unknown"
    return TimeExpression(
        id=content_id("t", document, phrase.span),
        span=phrase.span,
        value=meaning.value if meaning else None,
        grain=grain,
        basis="published" if setting.used_published else "text",
        rule=phrase.node.operation,
    )

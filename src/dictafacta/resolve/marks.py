"""What a document is recognised by in other languages: figures, places, numbers, dates, events."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from dictafacta.lexicon.residue import function_words
from dictafacta.model import BlockKind, EntityKind, MentionForm, Reading, Span
from dictafacta.resolve.numbers import Number, numbers
from dictafacta.resolve.shingles import WORD
from dictafacta.resolve.spelling import skeleton

# How much a mark says about what a text is about, by its kind.
PERSON, ORGANIZATION, PLACE, STATE = 1.0, 0.8, 0.7, 0.25
LARGE_NUMBER, SMALL_NUMBER = 0.7, 0.2
EVENT, EVENT_DAY, STEM, COGNATE = 0.15, 0.3, 0.35, 0.3
IN_TITLE = 1.5
LEAD = 300  # code points behind the title that count as the beginning
STEM_LENGTH, COGNATE_LENGTH = 5, 7  # letters of a word's beginning; from how many on it is kept
BY_KIND = {
    EntityKind.PERSON: PERSON,
    EntityKind.ORGANIZATION: ORGANIZATION,
    EntityKind.PLACE: PLACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """A document as other documents are compared with it.

    `weights` tells how much each mark says of the document, before its rarity. Marks are
    `figure:12`, `state:4`, `number:86`, `event:ASSAULT`, `on:ASSAULT:2024-01-18`, `stem:it:incen`
    (words of title and beginning in one language) and `sound:terem` (long ones, whatever the
    language). `order` lists figures, numbers and quotations as they come, for translations.
    `day` is the publication date where it is known to the day.
    """

    document: str
    language: str
    day: date | None = None
    title: str = ""
    words: int = 0
    weights: Mapping[str, float] = field(default_factory=dict)
    order: tuple[str, ...] = ()


def marks_of(
    document: str,
    reading: Reading,
    figures: Mapping[str, int],
    states: frozenset[str] = frozenset(),
) -> Marks:
    """Return the marks of a reading.

    `figures` leads from an entity's id to its figure; `states` are the entities that are states,
    which too many texts name.
    """
    published = reading.article.published
    found = numbers(
        reading.text, reading.article.language, [t.span for t in reading.times if t.value]
    )
    weights: dict[str, float] = {}
    for mark, weight in all_marks(reading, figures, states, found):
        weights[mark] = max(weight, weights.get(mark, 0.0))
    return Marks(
        document=document,
        language=reading.article.language,
        day=day_of(published.value if published else None),
        title=reading.article.title or "",
        words=len(WORD.findall(reading.text)),
        weights=weights,
        order=tuple(ordered(reading, figures, found)),
    )


def day_of(value: str | None) -> date | None:
    """Return a date that is known to the day."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def all_marks(
    reading: Reading,
    figures: Mapping[str, int],
    states: frozenset[str],
    found: Iterable[Number],
) -> Iterator[tuple[str, float]]:
    """Yield every mark with its weight; one may come several times."""
    lead = lead_end(reading)
    yield from figure_marks(reading, figures, states, lead)
    for number in found:
        large = number.size >= 20 or "." in number.value
        yield f"number:{number.value}", LARGE_NUMBER if large else SMALL_NUMBER
    for event in reading.events:
        yield f"event:{event.type.value}", EVENT
        day = day_of(event.date.value) if event.date else None
        if day:
            yield f"on:{event.type.value}:{day.isoformat()}", EVENT_DAY
    yield from word_marks(reading, lead)


def lead_end(reading: Reading) -> int:
    """Return where the beginning of the text ends."""
    title = [b for b in reading.article.blocks if b.kind is BlockKind.TITLE]
    return (title[0].span.end if title else 0) + LEAD


def figure_marks(
    reading: Reading, figures: Mapping[str, int], states: frozenset[str], lead: int
) -> Iterator[tuple[str, float]]:
    """Yield the figures: those of the beginning say more, states say little."""
    entities = {e.id: e for e in reading.entities}
    for mention in reading.mentions:
        number = figures.get(mention.entity)
        if number is None or mention.span is None:
            continue
        weight = BY_KIND[entities[mention.entity].kind]
        if mention.entity in states:
            yield f"figure:{number}", STATE
        else:
            yield f"figure:{number}", weight * (IN_TITLE if mention.span.start < lead else 1)


def word_marks(reading: Reading, lead: int) -> Iterator[tuple[str, float]]:
    """Yield the beginnings of the words of title and beginning, but no names, dates, grammar."""
    language = reading.article.language
    grammar = function_words(language).all
    names = [m.span for m in reading.mentions if m.span and m.form is MentionForm.NAME]
    names += [t.span for t in reading.times]
    for match in WORD.finditer(reading.text[:lead]):
        word = match.group()
        if len(word) < STEM_LENGTH or word.isdecimal() or word.casefold() in grammar:
            continue
        span = Span(*match.span())
        if any(name.covers(span) for name in names):
            continue
        yield f"stem:{language}:{word.casefold()[:STEM_LENGTH]}", STEM
        if len(word) >= COGNATE_LENGTH:
            yield f"sound:{skeleton(word)[:STEM_LENGTH]}", COGNATE


def ordered(reading: Reading, figures: Mapping[str, int], found: Iterable[Number]) -> Iterator[str]:
    """Yield figures, numbers and quotations in the order of the text."""
    places: list[tuple[int, str]] = [(n.span.start, f"number:{n.value}") for n in found]
    places += [
        (m.span.start, f"figure:{figures[m.entity]}")
        for m in reading.mentions
        if m.span and m.form is MentionForm.NAME and m.entity in figures
    ]
    places += [
        (t.span.start, f"date:{t.value}") for t in reading.times if t.value and t.grain == "day"
    ]
    for statement in reading.statements:
        speaker = figures.get(statement.speaker.entity) if statement.speaker else None
        places.append((statement.content[0].start, f"said:{speaker}:{statement.kind.value}"))
    return (mark for _, mark in sorted(places))

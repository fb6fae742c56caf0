"""How many were killed, wounded, arrested or took part, as a text tells in any sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dictafacta import lexicon
from dictafacta.lexicon.quantities import QuantityWords, quantity_words
from dictafacta.model import Reading, Span
from dictafacta.resolve.numbers import Number, numbers

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:]")
SENTENCE = re.compile(r"(?:[^.!?\n]|(?<=\d)[.](?=\d)|[.](?=[^\s\"»”')]))+[.!?]*")
FARTHEST = 8  # words between a number and what it counts
OVER = 4  # what a comma, or a word for "and", between them counts for, in words
AFTER = 0.5  # by how much a word behind the number is preferred


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people of one kind; `sentence` is the span of the sentence that tells it."""

    kind: str
    value: int
    span: Span
    sentence: Span


def quantities(reading: Reading) -> list[Quantity]:
    """Return the quantities of a text in order: each number with the nearest word for a kind."""
    language = reading.article.language
    words = quantity_words(language)
    times = [t.span for t in reading.times if t.value]
    whole = [n for n in numbers(reading.text, language, times) if n.value.isdecimal()]
    found: list[Quantity] = []
    for match in SENTENCE.finditer(reading.text):
        sentence = Span(*match.span())
        inside = [n for n in whole if sentence.covers(n.span)]
        if inside:
            found += in_sentence(reading.text, sentence, inside, words, joining(language))
    return found


def in_sentence(
    text: str,
    sentence: Span,
    found: Sequence[Number],
    words: QuantityWords,
    joints: frozenset[str],
) -> Iterator[Quantity]:
    """Yield the quantities of a sentence; the nearest pairs of number and word come first."""
    pairs = sorted(distances(text, sentence, found, words, joints), key=lambda p: p[0])
    taken: set[Span] = set()
    chosen = []
    for _, number, kind, word in pairs:
        if number.span not in taken and word not in taken:
            taken |= {number.span, word}
            chosen.append(Quantity(kind, int(number.value), number.span, sentence))
    yield from sorted(chosen, key=lambda q: q.span)


def distances(
    text: str,
    sentence: Span,
    found: Sequence[Number],
    words: QuantityWords,
    joints: frozenset[str],
) -> Iterator[tuple[float, Number, str, Span]]:
    """Yield how far each number is from each word for a kind, no other number between them."""
    tokens = [
        (Span(m.start(), m.end()), m.group())
        for m in TOKEN.finditer(text, sentence.start, sentence.end)
    ]
    for number in found:
        for span, word in tokens:
            kind = words.kind_of(word)
            if kind is None or number.span.overlaps(span):
                continue
            low, high = sorted((number.span, span))
            if any(low.end <= n.span.start < high.start for n in found if n is not number):
                continue
            between = [w for s, w in tokens if low.end <= s.start and s.end <= high.start]
            cost = sum(OVER if w in ",;:" or w.casefold() in joints else 1 for w in between)
            if cost <= FARTHEST:
                yield cost - (AFTER if span > number.span else 0), number, kind, span


@cache
def joining(language: str) -> frozenset[str]:
    """Return the words of a language for "and"."""
    if language not in lexicon.languages():
        return frozenset()
    forms = (form for forms in lexicon.load(language).times.forms.values() for form in forms)
    return frozenset(f.tokens[0] for f in forms if "and" in f.classes and len(f.tokens) == 1)

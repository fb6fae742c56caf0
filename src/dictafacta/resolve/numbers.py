"""Numbers in a text, in digits or in words, as values that agree over languages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dictafacta import lexicon
from dictafacta.model import Span

DIGITS = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?![\d\w])|(?<![\w.,])\d+(?:[.,]\d+)?(?![\w])"
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+")
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands; `value` is written with a point before decimals."""

    value: str
    span: Span

    @property
    def size(self) -> float:
        """The value as a number."""
        return float(self.value)


def numbers(text: str, language: str, times: Sequence[Span] = ()) -> list[Number]:
    """Return the numbers of a text in order, without those in time expressions."""
    found = [*in_digits(text), *in_words(text, language)]
    kept = (n for n in found if not any(t.overlaps(n.span) for t in times))
    return multiplied(text, sorted(kept, key=lambda n: n.span), multipliers(language))


def in_digits(text: str) -> Iterator[Number]:
    """Yield the numbers in digits: 40.000 and 40,000 and 40 000 are one value, 6,1 and 6.1 too."""
    for match in DIGITS.finditer(text):
        written = match.group()
        if GROUPED.fullmatch(written):
            value = re.sub(r"\D", "", written)
        else:
            value = written.replace(",", ".")
        if not (value.isdecimal() and len(value) == 4 and int(value) in YEARS):
            yield Number(value.lstrip("0") or "0", Span(*match.span()))


def in_words(text: str, language: str) -> Iterator[Number]:
    """Yield the numbers in words from two on: "one" is too often an article."""
    known = number_words(language)
    for match in WORD.finditer(text):
        value = known.get(match.group().casefold())
        if value is not None and value > 1:
            yield Number(str(value), Span(*match.span()))


def multiplied(text: str, found: list[Number], known: Mapping[str, int]) -> list[Number]:
    """Return the numbers with a thousand behind them taken together: 40 mila, forty thousand."""
    result = []
    for number in found:
        behind = WORD.match(text, number.span.end + 1)
        times = known.get(behind.group().casefold()) if behind else None
        if behind and times and number.value.isdecimal():
            span = Span(number.span.start, behind.end())
            result.append(Number(str(int(number.value) * times), span))
        else:
            result.append(number)
    return result


@cache
def number_words(language: str) -> Mapping[str, int]:
    """Return the number words of a language that are one word, with their values."""
    return one_word(language, "number")


@cache
def multipliers(language: str) -> Mapping[str, int]:
    """Return the words for hundred, thousand and so on."""
    return one_word(language, "multiplier")


def one_word(language: str, sort: str) -> Mapping[str, int]:
    """Return the single words of a class of time words that have a whole value."""
    if language not in lexicon.languages():
        return {}
    forms = (form for forms in lexicon.load(language).times.forms.values() for form in forms)
    return {
        form.tokens[0]: value
        for form in forms
        if len(form.tokens) == 1 and isinstance(value := form.classes.get(sort), int)
    }

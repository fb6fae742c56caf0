"""Turns a text into the items that the grammar works on, in islands of time-like words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dictafacta.lexicon.times.grammar import Value
from dictafacta.lexicon.times.vocabulary import Form, TimeLexicon, fold, tokenised

PUNCTUATION = {
    ",": "comma", ".": "dot", "-": "dash", "/": "slash", "'": "apostrophe", "~": "tilde",
    ":": "colon", "(": "opening", ")": "closing",
}  # fmt: skip
ROMAN = re.compile(r"(?=[IVX])(X{0,2}(?:IX|IV|V?I{0,3}))(?:e|er|ème|ième|th|st|nd|rd)?")
MONEY = frozenset("$€£¥#№")
ROMAN_VALUE = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of text and what it may be: classes of the grammar with their values.

    `tight`: no white space before it. `broken`: a line break before it.
    """

    start: int
    end: int
    tight: bool
    broken: bool
    classes: Mapping[str, Value]
    rule: str = ""


def islands(text: str, lexicon: TimeLexicon) -> Iterator[list[Item]]:
    """Yield rows of neighbouring items that all have a class, one of them about time at least."""
    island: list[Item] = []
    for item in items_of(text, lexicon):
        if not item.classes or item.broken:
            if speaks_of_time(island, lexicon.grammar.weak):
                yield island
            island = []
        if item.classes:
            island.append(item)
    if speaks_of_time(island, lexicon.grammar.weak):
        yield island


def speaks_of_time(island: list[Item], weak: frozenset[str]) -> bool:
    """Tell whether a row holds more than `weak` classes, or several numbers: a date in figures."""
    numbers = 0
    for item in island:
        if not weak.issuperset(item.classes):
            return True
        numbers += "day" in item.classes
    return numbers > 1


def items_of(text: str, lexicon: TimeLexicon) -> Iterator[Item]:
    """Yield every token of the text as an item; a form of several words is one item."""
    folded = fold(text)
    spans = list(tokenised(folded))
    at, before = 0, 0
    while at < len(spans):
        start, end = spans[at]
        token = folded[start:end]
        gap = text[before:start]
        classes: Mapping[str, Value]
        form = longest_form(folded, spans, at, lexicon.forms.get(token, ()))
        if form is not None:
            at += len(form.tokens) - 1
            end = spans[at][1]
            classes = with_capital(form.classes, text[start])
        elif token.isdecimal():
            priced = not gap and start > 0 and text[start - 1] in MONEY
            classes = {} if priced else number_classes(token)
        elif token in PUNCTUATION:
            classes = {PUNCTUATION[token]: 1}
        else:
            classes = roman_classes(text[start:end])
        yield Item(start, end, not gap, "\n" in gap, classes)
        before, at = end, at + 1


def longest_form(
    folded: str, spans: list[tuple[int, int]], at: int, forms: tuple[Form, ...]
) -> Form | None:
    """Return the longest form of the word list that the tokens from `at` make up."""
    for form in forms:
        last = at + len(form.tokens) - 1
        if last < len(spans) and all(
            folded[slice(*spans[at + n])] == token for n, token in enumerate(form.tokens)
        ):
            return form if "\n" not in folded[spans[at][0] : spans[last][1]] else None
    return None


def with_capital(classes: Mapping[str, Value], first: str) -> Mapping[str, Value]:
    """Return the classes as the first letter has it.

    A capitalised word has `x-capital` beside each `x-weak`; `x-lower` is `x` for words in lower
    case and nothing for others (German "morgen", tomorrow, and "Morgen", morning).
    """
    lower = [name for name in classes if name.endswith("-lower")]
    if lower:
        kept = {n: v for n, v in classes.items() if n not in lower}
        small = {} if first.isupper() else {n.removesuffix("-lower"): classes[n] for n in lower}
        classes = {**kept, **small}
    weak = [name for name in classes if name.endswith("-weak")]
    if not weak or not first.isupper():
        return classes
    return {**classes, **{n.removesuffix("weak") + "capital": classes[n] for n in weak}}


def number_classes(token: str) -> Mapping[str, Value]:
    """Return what a number in figures may be: day, month, hour, minute, year."""
    if len(token) > 4 or not token.isascii():
        return {}
    value = int(token)
    if len(token) == 4 and 1000 <= value < 2200:
        return {"year": value}
    classes: dict[str, Value] = {"int": value}
    if len(token) <= 2:
        classes.update({"hour": value} if value <= 24 else {})
        classes.update({"day": value} if 1 <= value <= 31 else {})
        classes.update({"mon": value} if 1 <= value <= 12 else {})
    if len(token) == 2:
        classes.update({"yy": value}, **({"minute": value} if value < 60 else {}))
    return classes


def roman_classes(token: str) -> Mapping[str, Value]:
    """Return the class `roman` for Roman numerals up to 39, which name centuries."""
    match = ROMAN.fullmatch(token)
    if match is None:
        return {}
    values = [ROMAN_VALUE[c] for c in match[1]]
    following = [*values[1:], 0]
    return {"roman": sum(-v if v < n else v for v, n in zip(values, following, strict=True))}

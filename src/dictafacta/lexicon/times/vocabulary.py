"""The time words of a language: `times.tsv` (class, value, forms parted by `|`)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from dictafacta.lexicon.files import read_table
from dictafacta.lexicon.settings import Settings
from dictafacta.lexicon.table import Row
from dictafacta.lexicon.times.grammar import (
    COLUMNS,
    Grammar,
    Value,
    build_grammar,
    read_value,
)

TOKEN = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?!\d)|\d+|[^\W\d_]+|[^\w\s]|_")
WORD_COLUMNS = ("class", "value", "forms")
PLAIN_ENOUGH = 5  # letters: shorter words too often mean something else without their accents


@dataclass(frozen=True, slots=True)
class Form:
    """One form, as tokens in lower case, and what it may be: classes with their values."""

    tokens: tuple[str, ...]
    classes: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """Time words by their first token, longest first, and the grammar they take part in."""

    month_first: bool = False
    forms: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)
    grammar: Grammar = field(default_factory=Grammar)


def load_times(folder: Traversable, shared: Traversable, settings: Settings) -> TimeLexicon:
    """Return the time words of a language and the grammar; raise LexiconError for bad lines."""
    switches = {
        "month-first": settings.month_first,
        "articles": settings.has_articles,
        "article-before-year": settings.article_before_year,
    }
    forms = read_table(folder, "times.tsv", WORD_COLUMNS, build_forms)
    grammar = read_table(
        shared,
        "time-grammar.tsv",
        COLUMNS,
        lambda rows: build_grammar(rows, switches),
    )
    return TimeLexicon(settings.month_first, forms, grammar)


def build_forms(rows: Iterable[Row]) -> Mapping[str, tuple[Form, ...]]:
    """Return all forms by their first token; a form in several lines has all their classes."""
    found: dict[tuple[str, ...], dict[str, Value]] = {}
    plain: dict[tuple[str, ...], dict[str, Value]] = {}
    for row in rows:
        value = read_value(row["value"]) if row["value"] else 1
        for form in row["forms"].split("|"):
            tokens = tokens_of(form)
            found.setdefault(tokens, {})[row["class"]] = value
            bare = without_accents(tokens)
            if bare != tokens and max(map(len, bare)) >= PLAIN_ENOUGH:
                plain.setdefault(bare, {})[row["class"]] = value
    for tokens, classes in plain.items():
        found.setdefault(tokens, classes)
    by_first: dict[str, list[Form]] = {}
    for tokens, classes in found.items():
        by_first.setdefault(tokens[0], []).append(Form(tokens, classes))
    return {
        first: tuple(sorted(forms, key=lambda f: -len(f.tokens)))
        for first, forms in by_first.items()
    }


def tokens_of(form: str) -> tuple[str, ...]:
    """Return a form of the word list as tokens; apostrophes are straight, letters lower case."""
    tokens = tuple(m.group() for m in TOKEN.finditer(fold(form)))
    if not tokens:
        raise ValueError("an empty form")
    return tokens


def fold(text: str) -> str:
    """Return text as the word lists write it, with as many characters as before."""
    return "".join(FOLDED.get(c, low(c)) for c in text)


def low(character: str) -> str:
    """Return the character in lower case, unless that would be two characters."""
    lower = character.lower()
    return lower if len(lower) == 1 else character


FOLDED = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "−": "-", "‑": "-"}


def without_accents(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return Latin letters without accents; other scripts as they are."""
    return tuple(map(plain_letters, tokens))


def plain_letters(token: str) -> str:
    """Return one token without accents, if it is Latin."""
    apart = unicodedata.normalize("NFD", token)
    if not apart or not ("a" <= apart[0] <= "z"):
        return token
    return "".join(c for c in apart if not unicodedata.combining(c))


def tokenised(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the tokens of `text`."""
    return (m.span() for m in TOKEN.finditer(text))

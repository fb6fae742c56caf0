"""Words that tell what a number of people counts: the dead, the wounded, the arrested."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from dictafacta.lexicon.files import read_table
from dictafacta.lexicon.folder import LANGUAGES, languages
from dictafacta.lexicon.naming import require
from dictafacta.lexicon.table import Row

KINDS = ("dead", "wounded", "missing", "detained", "rescued", "participants", "displaced")


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Whole words and beginnings of words, case-folded, with the kind of quantity."""

    whole: Mapping[str, str] = field(default_factory=dict)
    beginnings: tuple[tuple[str, str], ...] = ()

    def kind_of(self, word: str) -> str | None:
        """Return what a number beside this word counts."""
        plain = word.casefold()
        if plain in self.whole:
            return self.whole[plain]
        return next((kind for begin, kind in self.beginnings if plain.startswith(begin)), None)


@cache
def quantity_words(code: str) -> QuantityWords:
    """Return the words of a language; none for a language without a list."""
    if code not in languages():
        return QuantityWords()
    return read_table(LANGUAGES / code, "quantities.tsv", ("kind", "words"), build)


def build(rows: Iterable[Row]) -> QuantityWords:
    """Return the words of the rows; raise LexiconError for an unknown kind."""
    whole: dict[str, str] = {}
    beginnings: list[tuple[str, str]] = []
    for row in rows:
        require(row, row["kind"] in KINDS, f"kind must be one of {', '.join(KINDS)}")
        for word in row["words"].casefold().split("|"):
            if word.endswith("*"):
                beginnings.append((word[:-1], row["kind"]))
            else:
                whole[word] = row["kind"]
    return QuantityWords(whole, tuple(sorted(beginnings, key=lambda b: -len(b[0]))))

"""The phrases of what a page carries beside its article, and the grammatical words of a language.

A page mixes languages (an Italian article in an English theme), so the phrases of all folders
are given together; grammatical words belong to one language.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from dictafacta.lexicon.files import read_table
from dictafacta.lexicon.table import Row
from dictafacta.model import ResidueKind
from dictafacta.problems import LexiconError, Problem

PLACES = ("line", "start", "marked", "within")
_LANGUAGES = files("dictafacta") / "languages"


@dataclass(frozen=True, slots=True)
class ResiduePhrase:
    """A phrase and where in a line it tells something.

    `place` is line (it is the whole line), start (the line starts with it), marked (the line
    starts with it, and capitals, a colon, a bar or wide space set it off) or within.
    """

    text: str
    kind: ResidueKind
    place: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionWords:
    """Grammatical words, case-folded; `firm` ones never begin a name."""

    all: frozenset[str] = field(default_factory=frozenset)
    prepositions: frozenset[str] = field(default_factory=frozenset)
    firm: frozenset[str] = field(default_factory=frozenset)


@cache
def residue_phrases() -> tuple[ResiduePhrase, ...]:
    """Return the phrases of all language folders; raise LexiconError for a line that is wrong."""
    found: list[ResiduePhrase] = []
    for folder in sorted(_LANGUAGES.iterdir(), key=lambda f: f.name):
        if folder.is_dir() and folder.name[0] not in "_.":
            found += read_table(folder, "residue.tsv", ("phrase", "kind", "place"), _phrases)
    return tuple(found)


@cache
def function_words(code: str) -> FunctionWords:
    """Return the grammatical words of a language; none for a language without a list."""
    if not code.isalpha():
        return FunctionWords()
    return read_table(
        _LANGUAGES / code, "function_words.tsv", ("word", "sort", "firm"), _function_words
    )


def _phrases(rows: Iterable[Row]) -> tuple[ResiduePhrase, ...]:
    kinds = {kind.value: kind for kind in ResidueKind}
    found, problems = [], []
    for row in rows:
        if row["kind"] not in kinds or row["place"] not in PLACES or not row["phrase"]:
            problems.append(
                Problem(
                    code="residue-phrase",
                    where=row.where,
                    message=f"no such kind or place: {row['kind']!r}, {row['place']!r}",
                    hint=f"kinds: {', '.join(kinds)}; places: {', '.join(PLACES)}",
                )
            )
            continue
        found.append(ResiduePhrase(row["phrase"], kinds[row["kind"]], row["place"], row.where))
    if problems:
        raise LexiconError(tuple(problems))
    return tuple(found)


def _function_words(rows: Iterable[Row]) -> FunctionWords:
    words = [(row["word"].casefold(), row["sort"], row["firm"] == "yes") for row in rows]
    return FunctionWords(
        all=frozenset(word for word, _, _ in words),
        prepositions=frozenset(word for word, sort, _ in words if sort == "preposition"),
        firm=frozenset(word for word, _, firm in words if firm),
    )

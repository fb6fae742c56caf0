"""How newspapers of several languages and scripts render one name: tables, without a judgement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dictafacta.lexicon.files import read_table
from dictafacta.lexicon.folder import LANGUAGES, languages
from dictafacta.lexicon.naming import build_given, require
from dictafacta.lexicon.table import Row

Groups = tuple[tuple[str, ...], ...]

GIVEN_SORTS = ("short", "exchanged", "cognate", "generation")
SYLLABLE_SORTS = ("chinese", "korean")


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderings:
    """Names that may stand for one another, as written.

    `given_forms` holds groups of given names by sort: `short` (one person goes by any of them),
    `exchanged` (Russian, Ukrainian and Belarusian forms of one name), `cognate` (forms of one name
    in several languages), `generation` (words that tell father from son). `given` tells the gender
    of every given name of every language; `organizations` are groups of names of one organisation;
    `surnames` are borne by very many people; `syllables` are groups of spellings of one syllable
    of Chinese or Korean names.
    """

    given_forms: Mapping[str, Groups]
    given: Mapping[str, str]
    organizations: Groups
    surnames: tuple[str, ...]
    syllables: Mapping[str, Groups]


@cache
def load_renderings() -> Renderings:
    """Return the tables of `_world`; raise LexiconError with every line that does not hold."""
    shared = LANGUAGES / "_world"
    given: dict[str, str] = {}
    for folder in (shared, *(LANGUAGES / code for code in languages())):
        given.update(read_table(folder, "given.tsv", ("name", "gender"), build_given))
    return Renderings(
        given_forms=read_table(shared, "given_forms.tsv", ("sort", "forms"), given_groups),
        given=given,
        organizations=read_table(shared, "organisations.tsv", ("forms",), groups),
        surnames=read_table(
            shared, "surnames.tsv", ("surname",), lambda rows: tuple(r["surname"] for r in rows)
        ),
        syllables=read_table(shared, "syllables.tsv", ("sort", "forms"), syllable_groups),
    )


def groups(rows: Iterable[Row]) -> Groups:
    """Return the forms of each row."""
    return tuple(tuple(row["forms"].split("|")) for row in rows)


def given_groups(rows: Iterable[Row]) -> Mapping[str, Groups]:
    """Return the groups of given names by sort."""
    return groups_by_sort(rows, GIVEN_SORTS)


def syllable_groups(rows: Iterable[Row]) -> Mapping[str, Groups]:
    """Return the groups of syllables by the language of the names."""
    return groups_by_sort(rows, SYLLABLE_SORTS)


def groups_by_sort(rows: Iterable[Row], sorts: tuple[str, ...]) -> Mapping[str, Groups]:
    """Return the forms of each row under the row's sort, which must be one of `sorts`."""
    found: dict[str, list[tuple[str, ...]]] = {sort: [] for sort in sorts}
    for row in rows:
        require(row, row["sort"] in found, f"sort must be one of {', '.join(sorts)}")
        found[row["sort"]].append(tuple(row["forms"].split("|")))
    return {sort: tuple(rows) for sort, rows in found.items()}

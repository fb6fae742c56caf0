"""The words that tell who is spoken of: roles, heads of names, pronouns, given names, the world."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from dictafacta.lexicon.cities import Cities, is_cyrillic, load_cities
from dictafacta.lexicon.files import read_table
from dictafacta.lexicon.settings import Settings
from dictafacta.lexicon.stems import Stemmer, stemmer
from dictafacta.lexicon.table import Row
from dictafacta.lexicon.world import COLUMNS as WORLD_COLUMNS
from dictafacta.lexicon.world import World, build_world, key_of
from dictafacta.problems import LexiconError, Problem

ROLE_SORTS = frozenset({"role", "title", "body"})
PRONOUN_SORTS = frozenset(
    {"personal", "possessive", "relative", "free", "demonstrative", "indefinite"}
)


@dataclass(frozen=True, slots=True)
class Role:
    """An office or title (`role`, `title`) or a body of people (`body`); sector as in PLOVER."""

    word: str
    gender: str
    sort: str
    sector: str | None
    where: str


@dataclass(frozen=True, slots=True)
class HeadWord:
    """A word inside a proper name that tells what the name names."""

    kind: str
    sector: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: gender `m`, `f`, `n` or `c` (any), number `s`, `p` or `c`, person 1 to 3."""

    sort: str
    person: int
    gender: str
    number: str
    stands_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Everything that finding mentions asks about a language; keys are case-folded.

    `particles` stand uncapitalised inside names of people, `joints` inside names of organisations
    and places; `locatives` are prepositions before places, `sources` before speakers; `no_names`
    are capitalised words that name nobody; `evidence` weighs what speaks for person, organisation
    and place. Keys of `given` and of the world's names are without case endings (`stems`).
    """

    roles: Mapping[str, Role] = field(default_factory=dict)
    heads: Mapping[str, HeadWord] = field(default_factory=dict)
    pronouns: Mapping[str, Pronoun] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    particles: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    locatives: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    no_names: frozenset[str] = frozenset()
    evidence: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    world: World = field(default_factory=World)
    stems: Stemmer = field(default_factory=Stemmer)
    cities: Cities = field(default_factory=lambda: Cities({}))


def load_naming(folder: Traversable, shared: Traversable, settings: Settings) -> Naming:
    """Return the naming words of a language folder and the world data beside it."""
    names = read_table(folder, "names.tsv", ("word", "sort"), words_by_sort)
    stems = stemmer(settings)
    given = dict(read_table(shared, "given.tsv", ("name", "gender"), build_given))
    given.update(read_table(folder, "given.tsv", ("name", "gender"), build_given))
    return Naming(
        roles=read_table(folder, "roles.tsv", ("word", "gender", "sort", "sector"), build_roles),
        heads=read_table(folder, "heads.tsv", ("word", "kind", "sector"), build_heads),
        pronouns=read_table(folder, "pronouns.tsv", PRONOUN_COLUMNS, build_pronouns),
        given={stems.key(name): gender for name, gender in given.items()},
        stems=stems,
        cities=load_cities(shared, stems, is_cyrillic(settings.endonym[0])),
        particles=names.get("particle", frozenset()),
        joints=names.get("joint", frozenset()),
        sources=names.get("source", frozenset()),
        locatives=names.get("locative", frozenset()),
        evidence=read_table(shared, "evidence.tsv", EVIDENCE_COLUMNS, build_evidence),
        no_names=names.get("no-name", frozenset()),
        world=build_world(
            (
                *read_table(shared, f"{folder.name}.tsv", WORLD_COLUMNS, tuple),
                *read_table(shared, "bodies.tsv", WORLD_COLUMNS, tuple),
            ),
            settings,
        ),
    )


PRONOUN_COLUMNS = ("form", "sort", "person", "gender", "number", "stands_for")


EVIDENCE_COLUMNS = ("evidence", "person", "organization", "place")


def build_evidence(rows: Iterable[Row]) -> Mapping[str, tuple[float, ...]]:
    """Return how much each piece of evidence speaks for each kind of name."""
    return {row["evidence"]: tuple(float(row[c]) for c in EVIDENCE_COLUMNS[1:]) for row in rows}


def words_by_sort(rows: Iterable[Row]) -> Mapping[str, frozenset[str]]:
    """Return the words of each sort."""
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["sort"], set()).add(key_of(row["word"]))
    return {sort: frozenset(words) for sort, words in found.items()}


def build_given(rows: Iterable[Row]) -> Mapping[str, str]:
    """Return given names with the gender that they tell."""
    return {key_of(row["name"]): row["gender"] for row in rows}


def build_roles(rows: Iterable[Row]) -> Mapping[str, Role]:
    """Return roles by word; a word may stand once only."""
    found: dict[str, Role] = {}
    for row in rows:
        word = key_of(row["word"])
        require(row, word not in found, f"{word!r} stands here twice")
        require(row, row["sort"] in ROLE_SORTS, f"sort must be one of {sorted(ROLE_SORTS)}")
        found[word] = Role(word, row["gender"], row["sort"], sector_of(row), row.where)
    return found


def build_heads(rows: Iterable[Row]) -> Mapping[str, HeadWord]:
    """Return head words by word."""
    found: dict[str, HeadWord] = {}
    for row in rows:
        known = row["kind"] in ("organization", "place", "person", "other")
        require(row, known, "kind must be organization, place, person or other")
        found[key_of(row["word"])] = HeadWord(row["kind"], sector_of(row), row.where)
    return found


def build_pronouns(rows: Iterable[Row]) -> Mapping[str, Pronoun]:
    """Return pronouns by form."""
    found: dict[str, Pronoun] = {}
    for row in rows:
        require(row, row["sort"] in PRONOUN_SORTS, f"sort must be one of {sorted(PRONOUN_SORTS)}")
        require(row, row["person"] in ("1", "2", "3"), "person must be 1, 2 or 3")
        found[key_of(row["form"])] = Pronoun(
            row["sort"], int(row["person"]), row["gender"], row["number"], row["stands_for"]
        )
    return found


def sector_of(row: Row) -> str | None:
    """Return the PLOVER sector of a row; `-` is none."""
    return None if row["sector"] == "-" else row["sector"]


def require(row: Row, holds: bool, message: str) -> None:
    """Raise LexiconError with the row's place unless the condition holds."""
    if not holds:
        raise LexiconError((Problem(code="entry", where=row.where, message=message),))

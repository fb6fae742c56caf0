"""States, capitals, seats of government and nationality words, as one language writes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from dictafacta.lexicon.settings import Settings
from dictafacta.lexicon.stems import stemmer
from dictafacta.lexicon.table import Row

COLUMNS = ("country", "sort", "kind", "sector", "forms")


@dataclass(frozen=True, slots=True)
class WorldEntry:
    """One thing that a word list of the world knows.

    `country` is ISO 3166-1 alpha-3, or empty; `sort` is `country`, `part`, `capital`, `seat`,
    `region`, `body` or `demonym`; `forms` begins with the usual name; `where` is the line.
    """

    country: str
    sort: str
    kind: str
    sector: str
    forms: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What is known of the world's states. Keys are case-folded words parted by one blank.

    `names` leads from a name to its entry; `first_words` from the first word of a name to the
    greatest number of words that such a name has (both without case endings, where a language has
    them); `first_of_demonyms` likewise for `demonyms`, which lead from a form of a nationality
    word to the country; `states` from a country code to the names of the state, the usual one
    first; `rivals` from a name that parts of the world share to all entries of it ("Georgia").
    """

    names: Mapping[str, WorldEntry] = field(default_factory=dict)
    first_words: Mapping[str, int] = field(default_factory=dict)
    first_of_demonyms: Mapping[str, int] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rivals: Mapping[str, tuple[WorldEntry, ...]] = field(default_factory=dict)


def build_world(rows: Iterable[Row], settings: Settings) -> World:
    """Return the world that the rows tell, inflected as the settings say."""
    stems = stemmer(settings)
    names: dict[str, WorldEntry] = {}
    demonyms: dict[str, str] = {}
    states: dict[str, tuple[str, ...]] = {}
    namesakes: dict[str, dict[str, WorldEntry]] = {}
    for row in sorted(rows, key=lambda r: ORDER.get(r["sort"], len(ORDER))):
        forms = tuple(row["forms"].split("|"))
        entry = WorldEntry(
            row["country"].strip("-"), row["sort"], row["kind"], row["sector"], forms, row.where
        )
        if entry.sort == "demonym":
            for form in forms:
                for inflected in inflections(form.casefold(), settings.nationality_endings):
                    demonyms.setdefault(inflected, entry.country)
            continue
        if entry.sort == "country":
            states[entry.country] = forms
        for form in forms:
            key = stems.key(key_of(form))
            names.setdefault(key, entry)
            namesakes.setdefault(key, {}).setdefault(entry.country, entry)
    return World(
        names=names,
        first_words=first_words(names),
        first_of_demonyms=first_words(demonyms),
        demonyms=demonyms,
        states=states,
        rivals={k: tuple(v.values()) for k, v in namesakes.items() if shared(v)},
    )


def shared(entries: Mapping[str, WorldEntry]) -> bool:
    """Tell whether the entries of one name are states or parts of several countries."""
    return sum(e.sort in ("country", "part") and bool(e.country) for e in entries.values()) > 1


ORDER = {"country": 0, "part": 1, "seat": 2, "body": 3, "capital": 4, "region": 5, "demonym": 6}


def inflections(form: str, endings: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterable[str]:
    """Yield the forms of a nationality word: those of the first ending that fits, and itself."""
    yield form
    for ending, others in endings:
        if form.endswith(ending):
            stem = form[: len(form) - len(ending)] if ending else form
            yield from (stem + other for other in others)
            return


@cache
def key_of(name: str) -> str:
    """Return the key under which a name is found: case-folded, apostrophes straight."""
    return " ".join(name.casefold().replace("’", "'").split())


def first_words(keys: Iterable[str]) -> Mapping[str, int]:
    """Return for each first word how many words the longest key that begins with it has."""
    longest: dict[str, int] = {}
    for key in keys:
        words = key.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest

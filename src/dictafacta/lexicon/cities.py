"""The world's larger cities, from GeoNames: evidence that a name names a place, and where it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from dictafacta.lexicon.files import read
from dictafacta.lexicon.stems import Stemmer


@dataclass(frozen=True, slots=True)
class City:
    """A city: ISO alpha-3 country, latitude and longitude in degrees, its usual name."""

    country: str
    latitude: float
    longitude: float
    name: str


@dataclass(frozen=True, slots=True)
class Cities:
    """Cities by folded name, without case endings where a language has them.

    A name is evidence of a place, and only other evidence can tell which of several. `lines` are
    those of `cities.tsv`, the largest city first, read when asked for.
    """

    lines: Mapping[str, tuple[str, ...]]

    def __contains__(self, key: str) -> bool:
        return key in self.lines

    def all(self, key: str) -> tuple[City, ...]:
        """Return the cities of this name, the largest first."""
        return tuple(city_of(line) for line in self.lines.get(key, ()))


def city_of(line: str) -> City:
    """Return a line of `cities.tsv` as a city."""
    country, latitude, longitude, forms = line.split("\t")
    return City(country, float(latitude), float(longitude), forms.partition("|")[0])


def load_cities(shared: Traversable, stems: Stemmer, cyrillic: bool) -> Cities:
    """Return the cities as a language writes them: in Cyrillic letters, or in Latin ones."""
    return read_cities(read(shared, "cities.tsv"), stems, cyrillic)


@cache
def read_cities(text: str, stems: Stemmer, cyrillic: bool) -> Cities:
    """Return the cities of the table `text`; languages that write them alike share the result."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines()[2:]:
        for form in line[line.rindex("\t") + 1 :].casefold().split("|"):
            if ("\u0400" <= form[0] <= "\u04ff") is cyrillic:
                key = stems.key(form)
                same = found.get(key, ())
                if line not in same:
                    found[key] = (*same, line)
    return Cities(found)


def is_cyrillic(letter: str) -> bool:
    """Tell whether a letter is Cyrillic."""
    return "\u0400" <= letter <= "\u04ff"

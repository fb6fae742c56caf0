"""Codes of countries and languages as other formats write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """A country's ISO 3166-1 alpha-2 code, and its FIPS 10-4 code or the empty string."""

    alpha2: str
    fips: str


@cache
def country_codes() -> Mapping[str, CountryCodes]:
    """Return the codes of every country, by ISO 3166-1 alpha-3."""
    return {alpha3: CountryCodes(alpha2, fips) for alpha3, alpha2, fips in table("countries.tsv")}


@cache
def language_codes() -> Mapping[str, str]:
    """Return the ISO 639-3 codes of languages, by ISO 639-1."""
    return {row[0]: row[1] for row in table("languages.tsv")}


def table(name: str) -> list[list[str]]:
    """Return the lines of a table of this room, without its two lines of head."""
    text = (files("dictafacta.export") / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[2:]]

"""The switches of a language: what its `language.toml` says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from dictafacta.problems import LexiconError, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Grammar differences between languages as named switches; the rules know no language names.

    `quotation_marks` are pairs of opening and closing marks. `drops_subject`: a finite verb may
    lack its subject (pro-drop). `nationality_endings` inflect nationality words: each is an ending
    and the endings that may stand in its place; the first that fits is used. `name_endings` are
    case endings that a proper name may carry, `name_alternations` what the end of a stem becomes
    when it is inflected. `capitalises_nouns`: a capital says nothing about a noun.
    `has_articles`: a bare noun speaks of somebody new. `joins_nouns`: the last part of a long noun
    may be a word of its own. `month_first`: dates in figures begin with the month (7/4/2019 is a
    day in July). `article_before_year`: a bare year may have an article ("dopo il 2018").
    `spoken_in` are the countries (ISO 3166-1 alpha-3) in which a text of the language is at home.
    """

    name: str
    endonym: str
    quotation_marks: tuple[tuple[str, str], ...]
    drops_subject: bool = False
    nationality_endings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    name_endings: tuple[str, ...] = ()
    name_alternations: tuple[tuple[str, str], ...] = ()
    capitalises_nouns: bool = False
    has_articles: bool = True
    joins_nouns: bool = False
    month_first: bool = False
    article_before_year: bool = False
    spoken_in: tuple[str, ...] = ()


def read_settings(text: str, where: str) -> Settings:
    """Return the settings in TOML `text`; raise LexiconError for an unknown or missing switch."""
    try:
        values: Mapping[str, Any] = tomllib.loads(text)
        known = {f.name for f in fields(Settings)}
        unknown = sorted(set(values) - known)
        if unknown:
            raise ValueError(f"unknown switches: {', '.join(unknown)}")
        return Settings(**{key: frozen(value) for key, value in values.items()})
    except (tomllib.TOMLDecodeError, TypeError, ValueError) as error:
        problem = Problem(code="settings", where=where, message=str(error))
        raise LexiconError((problem,)) from error


def frozen(value: Any) -> Any:  # noqa: ANN401  (TOML holds anything)
    """Return lists as tuples, all the way down."""
    return tuple(frozen(v) for v in value) if isinstance(value, list) else value

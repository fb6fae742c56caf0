"""Loads and checks the language folders; it knows columns, not languages."""

from dictafacta.lexicon.folder import Lexicon, languages, load, read_table
from dictafacta.lexicon.settings import Settings
from dictafacta.lexicon.table import Row, read_rows, unmark

__all__ = [
    "Lexicon",
    "Row",
    "Settings",
    "languages",
    "load",
    "read_rows",
    "read_table",
    "unmark",
]

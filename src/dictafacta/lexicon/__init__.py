"""Loads and checks the language folders; it knows columns, not languages."""

from dictafacta.lexicon.cities import City
from dictafacta.lexicon.cues import CueEntry, CueForm, CueTable, Frame
from dictafacta.lexicon.files import read_table
from dictafacta.lexicon.folder import Lexicon, languages, load
from dictafacta.lexicon.naming import HeadWord, Naming, Pronoun, Role
from dictafacta.lexicon.settings import Settings
from dictafacta.lexicon.speech import Speech
from dictafacta.lexicon.table import Row, read_rows, unmark
from dictafacta.lexicon.world import World, WorldEntry

__all__ = [
    "City",
    "CueEntry",
    "CueForm",
    "CueTable",
    "Frame",
    "HeadWord",
    "Lexicon",
    "Naming",
    "Pronoun",
    "Role",
    "Row",
    "Settings",
    "Speech",
    "World",
    "WorldEntry",
    "languages",
    "load",
    "read_rows",
    "read_table",
    "unmark",
]

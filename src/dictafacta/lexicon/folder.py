"""Loads a language folder: its switches and word lists, checked line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from dictafacta.lexicon.cues import COLUMNS, CueTable, build_cues
from dictafacta.lexicon.events import EventLexicon, load_events
from dictafacta.lexicon.files import read, read_table
from dictafacta.lexicon.inflection import Inflected, inflect
from dictafacta.lexicon.naming import Naming, load_naming
from dictafacta.lexicon.settings import Settings, read_settings
from dictafacta.lexicon.speech import Speech, read_speech
from dictafacta.lexicon.times import TimeLexicon, load_times
from dictafacta.problems import DictafactaError

LANGUAGES = files("dictafacta") / "languages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything that the rules may ask about one language. `digest` changes with any file."""

    language: str
    settings: Settings
    digest: str
    naming: Naming = field(default_factory=Naming)
    cues: CueTable = field(default_factory=CueTable)
    speech: Speech = field(default_factory=Speech)
    events: EventLexicon = field(default_factory=EventLexicon)
    times: TimeLexicon = field(default_factory=TimeLexicon)
    cue_forms: Mapping[str, tuple[Inflected, ...]] = field(default_factory=dict)


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there are folders for; `_` folders are shared data."""
    found = (f.name for f in LANGUAGES.iterdir() if f.is_dir() and f.name[0] not in "_.")
    return tuple(sorted(found))


@cache
def settings_of(code: str) -> Settings:
    """Return the switches of a language that there is a folder for, without its word lists."""
    return read_settings(read(LANGUAGES / code, "language.toml"), f"{code}/language.toml")


@cache
def load(code: str) -> Lexicon:
    """Return the lexicon of a language; raise LexiconError with every problem found in it."""
    folder = LANGUAGES / code
    if not folder.is_dir():
        raise DictafactaError(
            "unknown-language",
            f"there is no language folder {code!r}",
            f"known: {', '.join(languages())}",
        )
    shared = LANGUAGES / "_world"
    settings = settings_of(code)
    cues = read_table(folder, "cues.tsv", COLUMNS, build_cues)
    speech = read_speech(read(folder, "speech.toml"), f"{code}/speech.toml")
    return Lexicon(
        language=code,
        settings=settings,
        digest=digest(folder, shared, LANGUAGES / "_plover", LANGUAGES / "_shared"),
        naming=load_naming(folder, shared, settings),
        events=load_events(folder, LANGUAGES / "_plover"),
        times=load_times(folder, LANGUAGES / "_shared", settings),
        cues=cues,
        speech=speech,
        cue_forms=inflect(cues, speech),
    )


def digest(*folders: Traversable) -> str:
    """Return a short digest over all files of the folders."""
    total = sha256()
    for file in sorted((f for d in folders for f in d.iterdir()), key=lambda f: f.name):
        if file.is_file():
            total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]

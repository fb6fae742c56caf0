"""The words that signal a statement: `cues.tsv` of a language folder, indexed for the rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dictafacta.lexicon.table import Row
from dictafacta.model import Act
from dictafacta.problems import LexiconError, Problem

COLUMNS = ("cue", "form", "frame", "act", "gloss", "example")


class CueForm(StrEnum):
    """The part of speech of a cue's main word. A `hedge` signals no statement by itself: it marks
    that the wording keeps its distance (reportedly, allegedly)."""

    VERB = "verb"
    NOUN = "noun"
    PREPOSITION = "preposition"
    ADJECTIVE = "adjective"
    HEDGE = "hedge"


class Frame(StrEnum):
    """What can be the content of a cue.

    `quote` a quotation beside it; `clause` a finite clause or a question; `infinitive`; `object`
    the noun phrase that is its object; `as` what something is called, or described as; `strong`
    the cue hardly ever means anything but speech, so that it may claim what stands beside it
    where the tree is silent. For prepositions: `aside` it needs a comma or quotation before it and
    nothing but the source behind it; `saying` it needs a noun of saying (`nach Angaben`).
    `behind`: its source stands before it (zufolge); `possessive`: its second word stands for the
    source (in his view); `resumed`: its source is the one before (demnach);
    `relative`: it is the noun before (wonach).
    `citing`: the verb's object is who said it, its subject passes it on (quote X as saying).
    Prepositional contents (`accuse X of Y`) are written `+of`.
    """

    QUOTE = "quote"
    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    OBJECT = "object"
    AS = "as"
    STRONG = "strong"
    ASIDE = "aside"
    SAYING = "saying"
    BEHIND = "behind"
    POSSESSIVE = "possessive"
    RESUMED = "resumed"
    RELATIVE = "relative"
    CITING = "citing"


@dataclass(frozen=True, slots=True, kw_only=True)
class CueEntry:
    """One line of the table. `words` are lemmas or forms in lower case, the main word first;
    `prepositions` introduce a prepositional content; `where` is the line's place."""

    words: tuple[str, ...]
    form: CueForm
    frames: frozenset[Frame]
    prepositions: frozenset[str]
    act: Act
    gloss: str
    where: str

    @property
    def lemma(self) -> str:
        """The cue as the table writes it."""
        return " ".join(self.words)

    def takes(self, frame: Frame) -> bool:
        """Tell whether `frame` can be the content of this cue."""
        return frame in self.frames


@dataclass(frozen=True, slots=True)
class CueTable:
    """All cues of a language by their main word, the longest first."""

    entries: tuple[CueEntry, ...] = ()
    _by_word: Mapping[str, tuple[CueEntry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, list[CueEntry]] = {}
        for entry in self.entries:
            found.setdefault(entry.words[0], []).append(entry)
        ordered = {w: tuple(sorted(es, key=lambda e: -len(e.words))) for w, es in found.items()}
        object.__setattr__(self, "_by_word", ordered)

    def starting_with(self, word: str) -> tuple[CueEntry, ...]:
        """Return the cues whose main word is `word`, those of most words first."""
        return self._by_word.get(word, ())


def build_cues(rows: Iterable[Row]) -> CueTable:
    """Return the table of `rows`; raise LexiconError with every line that does not hold."""
    entries: list[CueEntry] = []
    problems: list[Problem] = []
    seen: set[tuple[tuple[str, ...], CueForm]] = set()
    for row in rows:
        try:
            entry = read_cue(row)
            if (entry.words, entry.form) in seen:
                raise ValueError(f"{entry.lemma!r} stands here twice as {entry.form.value}")
        except ValueError as error:
            problems.append(Problem(code="cue", where=row.where, message=str(error)))
            continue
        seen.add((entry.words, entry.form))
        entries.append(entry)
    if problems:
        raise LexiconError(tuple(problems))
    return CueTable(tuple(entries))


def read_cue(row: Row) -> CueEntry:
    """Return one line as an entry; ValueError says what is wrong with it."""
    frames = row["frame"].split()
    words = tuple(row["cue"].lower().split())
    if not words:
        raise ValueError("the cue is empty")
    return CueEntry(
        words=words,
        form=CueForm(row["form"]),
        frames=frozenset(Frame(f) for f in frames if not f.startswith("+")),
        prepositions=frozenset(f[1:] for f in frames if f.startswith("+")),
        act=Act(row["act"]),
        gloss=row["gloss"],
        where=row.where,
    )

"""Loads the event anchors of a language (`events.tsv`) and the word lists that frames ask for.

`events.tsv` has a line for each anchor in each frame:

- `anchor`: the lemma, in lower case; `pos`: VERB, NOUN or ADJ.
- `type`, `mode`, `cameo`: PLOVER type and mode, CAMEO code.
- `frame`: `actor>recipient`, each a list of slots in order of preference (`subj>obj,against`);
  `subj=with` says that the fillers of the second list act together with the first (reciprocal).
- `needs`: conditions parted by blanks, all of which must hold. `slot` (filled), `!slot` (empty),
  `slot=word|@class` (its head, or a noun inside it, is the word or of the class), and flags:
  `political` (the word alone makes it political), `strict` (both roles must be political),
  `official` (the actor must be political), `public` (any person will do as actor),
  `armed` (weapons or violence in the clause make it political), `weak` (never an event of its
  own, only a further anchor of one).

`event_words.tsv` names the word classes, the markers of the slots (`slot:with`) and the words
that decide status (`negator`, `plan`, ...). `irregular` (`form>lemma`) and `plurals`
(`ending>ending`) help where a pipeline's lemma is wrong.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from dictafacta.lexicon.files import read_table
from dictafacta.lexicon.table import Row
from dictafacta.model import EventType
from dictafacta.problems import LexiconError, Problem

EVENT_COLUMNS = ("anchor", "pos", "type", "mode", "cameo", "frame", "needs", "gloss", "example")
WORD_COLUMNS = ("class", "words")
SCORE_COLUMNS = ("type", "mode", "score")
CAMEO_COLUMNS = ("code", "contexts")
SHORTEST_STEM = 4
SHORTEST_PART = 5  # letters of the last part of a joined noun
PARTS = frozenset({"VERB", "NOUN", "ADJ"})
FLAGS = frozenset({"political", "strict", "weak", "official", "public", "armed"})
# Slots that grammar fills by itself; every other slot needs markers in event_words.tsv.
GRAMMAR_SLOTS = frozenset(
    {
        "subj",
        "subject",
        "obj",
        "iobj",
        "comp",
        "deep",
        "purpose",
        "mod",
        "adj",
        "poss",
        "prt",
        "self",
        "head",
    }
)


@dataclass(frozen=True, slots=True)
class Need:
    """One condition on an anchor: a slot that is filled, empty, or filled by certain words."""

    slot: str
    absent: bool = False
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """One anchor in one frame. `where` is its line, `it/events.tsv:12`."""

    where: str
    anchor: str
    pos: str
    type: EventType
    mode: str | None
    cameo: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    reciprocal: bool
    needs: tuple[Need, ...]
    flags: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLexicon:
    """The anchors of a language by lemma, and its word classes; empty where there are no files."""

    entries: Mapping[str, tuple[EventEntry, ...]] = field(default_factory=dict)
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    scores: Mapping[tuple[str, str], float] = field(default_factory=dict)
    contexts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stems: Mapping[str, str] = field(default_factory=dict)
    irregular: Mapping[str, str] = field(default_factory=dict)
    plurals: tuple[tuple[str, str], ...] = ()

    def singulars(self, form: str) -> Iterator[str]:
        """Yield what the lemma of a noun's inflected form may be, by the language's endings."""
        for ending, other in self.plurals:
            if form.endswith(ending) and len(form) - len(ending) >= SHORTEST_STEM - 1:
                yield form[: len(form) - len(ending)] + other

    def found(self, lemma: str, form: str, pos: str) -> tuple[EventEntry, ...] | None:
        """Return the entries of a word: by lemma, form, stem (verbs) or last part.

        Stems help where a pipeline makes up a lemma for a verb that it has not seen; the last
        part is what counts in languages that join nouns ("Luftangriff").
        """
        word = form.lower()
        spelled = (self.irregular.get(word, ""), lemma.lower(), word)
        entries: tuple[EventEntry, ...] = ()
        for spelling in spelled:
            if not any(e.pos == pos for e in entries):
                entries += self.entries.get(spelling, ())
        if entries:
            return entries
        if pos == "VERB":
            return self._by_stem(word) or self._by_stem(lemma.lower())
        if pos == "NOUN" and "joined_compounds" in self.classes:
            return self._by_last_part(lemma.lower())
        return None

    def _by_stem(self, word: str) -> tuple[EventEntry, ...] | None:
        for ending in self.classes.get("verb_endings", ()):
            stem = word[: len(word) - len(ending)]
            if word.endswith(ending) and stem in self.stems:
                return self.entries[self.stems[stem]]
        return None

    def _by_last_part(self, word: str) -> tuple[EventEntry, ...] | None:
        for start in range(SHORTEST_PART - 1, len(word) - SHORTEST_PART + 1):
            if entries := self.entries.get(word[start:]):
                return entries
        return None

    def words(self, name: str) -> frozenset[str]:
        """Return the words of a class; none where the language does not name it."""
        return self.classes.get(name, frozenset())

    def score(self, kind: EventType, mode: str | None) -> float | None:
        """Return PLOVER's conflict and cooperation score, from -10 to 10, of a type and mode."""
        scores = self.scores
        return scores.get((kind.value, mode or ""), scores.get((kind.value, "")))


def load_events(folder: Traversable, plover: Traversable) -> EventLexicon:
    """Return the event anchors of a language; raise LexiconError with every line that fails."""
    entries = read_table(folder, "events.tsv", EVENT_COLUMNS, build_entries)
    classes = read_table(folder, "event_words.tsv", WORD_COLUMNS, build_classes)
    found = EventLexicon(
        entries=entries,
        classes=classes,
        stems=build_stems(entries, classes.get("lemma_endings", frozenset())),
        irregular=dict(pairs(classes.get("irregular", frozenset()))),
        plurals=tuple(sorted(pairs(classes.get("plurals", frozenset())), reverse=True)),
        scores=read_table(plover, "scores.tsv", SCORE_COLUMNS, build_scores),
        contexts=read_table(plover, "cameo.tsv", CAMEO_COLUMNS, build_contexts),
    )
    if problems := unknown_names(found):
        raise LexiconError(problems)
    return found


def build_entries(rows: Iterable[Row]) -> Mapping[str, tuple[EventEntry, ...]]:
    """Return the anchors by lemma; raise LexiconError with every line that does not hold."""
    found: dict[str, list[EventEntry]] = {}
    problems: list[Problem] = []
    for row in rows:
        try:
            entry = build_entry(row)
            found.setdefault(entry.anchor, []).append(entry)
        except ValueError as error:
            problems.append(Problem(code="event-entry", where=row.where, message=str(error)))
    if problems:
        raise LexiconError(tuple(problems))
    return {anchor: tuple(entries) for anchor, entries in found.items()}


def build_entry(row: Row) -> EventEntry:
    """Return one line as an entry; ValueError says what does not hold."""
    if row["pos"] not in PARTS:
        raise ValueError(f"{row['pos']!r} is none of {', '.join(sorted(PARTS))}")
    actor, recipient, reciprocal = read_frame(row["frame"])
    terms = row["needs"].split()
    return EventEntry(
        where=row.where,
        anchor=row["anchor"].lower(),
        pos=row["pos"],
        type=EventType(row["type"]),
        mode=row["mode"] or None,
        cameo=row["cameo"] or None,
        actor=actor,
        recipient=recipient,
        reciprocal=reciprocal,
        needs=tuple(read_need(t) for t in terms if t not in FLAGS),
        flags=frozenset(t for t in terms if t in FLAGS),
        example=row["example"],
    )


def read_frame(frame: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return the actor's slots, the recipient's, and whether both act (`subj=with`)."""
    reciprocal = "=" in frame
    actor, parted, recipient = frame.partition("=" if reciprocal else ">")
    if not parted:
        raise ValueError(f"{frame!r} is no frame: write actor>recipient or actor=others")
    return split(actor), split(recipient), reciprocal


def split(text: str) -> tuple[str, ...]:
    """Return the parts of a list with commas."""
    return tuple(part for part in text.split(",") if part)


def read_need(term: str) -> Need:
    """Return one condition: `slot`, `slot=word|@class`, or either with `!` before it."""
    absent = term.startswith("!")
    slot, _, words = term.lstrip("!").partition("=")
    found = frozenset(w.replace("_", " ") for w in words.split("|") if w)
    return Need(slot, absent=absent, words=found)


def build_stems(
    entries: Mapping[str, tuple[EventEntry, ...]], endings: frozenset[str]
) -> Mapping[str, str]:
    """Return the anchors that are verbs by stem: the lemma without the first ending that fits."""
    stems: dict[str, str] = {}
    for anchor, found in entries.items():
        if any(e.pos == "VERB" for e in found):
            for ending in sorted(endings, key=len, reverse=True):
                stem = anchor[: len(anchor) - len(ending)]
                if anchor.endswith(ending) and len(stem) >= SHORTEST_STEM:
                    stems.setdefault(stem, anchor)
                    break
            else:
                stems.setdefault(anchor, anchor)
    return stems


def pairs(words: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the two sides of words written `form>lemma`."""
    for word in words:
        one, parted, other = word.partition(">")
        if parted:
            yield one, other


def build_classes(rows: Iterable[Row]) -> Mapping[str, frozenset[str]]:
    """Return the word classes; a class may stand on several lines."""
    found: dict[str, set[str]] = {}
    for row in rows:
        words = (w.strip().lower() for w in row["words"].split(","))
        found.setdefault(row["class"], set()).update(w for w in words if w)
    return {name: frozenset(words) for name, words in found.items()}


def build_scores(rows: Iterable[Row]) -> Mapping[tuple[str, str], float]:
    """Return PLOVER's scores by type and mode."""
    return {(row["type"], row["mode"]): float(row["score"]) for row in rows}


def build_contexts(rows: Iterable[Row]) -> Mapping[str, tuple[str, ...]]:
    """Return the contexts that each CAMEO code implies."""
    return {row["code"]: tuple(row["contexts"].split()) for row in rows}


def unknown_names(lexicon: EventLexicon) -> tuple[Problem, ...]:
    """Return a problem for each slot or word class that an entry asks for and nobody defines."""
    known = GRAMMAR_SLOTS | {n[5:] for n in lexicon.classes if n.startswith("slot:")}
    problems = []
    for entry in (e for entries in lexicon.entries.values() for e in entries):
        needed = {n.slot for n in entry.needs}
        for slot in sorted({*entry.actor, *entry.recipient, *needed} - known):
            problems.append(Problem(code="slot", where=entry.where, message=f"no slot {slot!r}"))
        asked = {w[1:] for need in entry.needs for w in need.words if w.startswith("@")}
        for name in sorted(asked - set(lexicon.classes)):
            problems.append(Problem(code="class", where=entry.where, message=f"no class {name!r}"))
    return tuple(problems)

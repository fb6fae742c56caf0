"""Inflected forms of the cue verbs, so that a cue is found where tagger or lemmatiser fails.

`speech.toml` gives for each ending of an infinitive the endings of its forms, and lists irregular
forms. A `!` marks an ending, or a form, that no noun or adjective has.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dictafacta.lexicon.cues import CueEntry, CueForm, CueTable
from dictafacta.lexicon.speech import Speech


@dataclass(frozen=True, slots=True)
class Inflected:
    """A form of a cue verb; `certain` where nothing but a verb looks like it."""

    entry: CueEntry
    certain: bool


def inflect(cues: CueTable, speech: Speech) -> Mapping[str, Inflected]:
    """Return the forms of all cue verbs of one word. A form of two verbs belongs to the first."""
    irregular = dict(speech.irregular_forms)
    found: dict[str, Inflected] = {}
    for entry in cues.entries:
        if entry.form is CueForm.VERB and len(entry.words) == 1:
            for form, certain in forms(entry.words[0], speech, irregular):
                found.setdefault(form, Inflected(entry, certain))
    return found


def forms(lemma: str, speech: Speech, irregular: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Yield the forms of one verb and whether they are certain."""
    for form in irregular.get(lemma, "").split():
        yield form.lstrip("!"), form.startswith("!")
    for ending, others in speech.verb_endings:
        if lemma.endswith(ending):
            stem = lemma.removesuffix(ending)
            for other in others.split():
                yield stem + other.lstrip("!"), other.startswith("!")
            return

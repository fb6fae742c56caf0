"""Inflected forms of the cue verbs, so that a cue is found where tagger or lemmatiser fails.

`speech.toml` gives for each ending of an infinitive the endings of its forms, and lists irregular
forms. A `!` marks an ending, or a form, that no noun or adjective has. Verbs may part from their
particle (teilte ... mit).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dictafacta.lexicon.cues import CueEntry, CueForm, CueTable
from dictafacta.lexicon.speech import Speech


@dataclass(frozen=True, slots=True)
class Inflected:
    """A form of a cue verb; `certain` where nothing but a verb looks like it. `particle` must stand
    behind it in the text."""

    entry: CueEntry
    certain: bool
    particle: str = ""


def inflect(cues: CueTable, speech: Speech) -> Mapping[str, tuple[Inflected, ...]]:
    """Return the forms of all cue verbs, for several words those of the first. Forms with a
    particle come before others."""
    irregular = dict(speech.irregular_forms)
    found: dict[str, list[Inflected]] = {}
    for entry in cues.entries:
        if entry.form is not CueForm.VERB:
            continue
        particle, base = parted(entry.words[0], speech)
        for form, certain in forms(base, speech, irregular):
            if not particle:
                found.setdefault(form, []).append(Inflected(entry, certain))
            else:
                found.setdefault(form, []).insert(0, Inflected(entry, certain, particle))
                found.setdefault(particle + form, []).append(Inflected(entry, certain))
        if particle:
            found.setdefault(f"{particle}zu{base}", []).append(Inflected(entry, True))
    return {form: tuple(those) for form, those in found.items()}


def parted(lemma: str, speech: Speech) -> tuple[str, str]:
    """Return a separable verb as its particle and the rest."""
    for particle in sorted(speech.particles, key=len, reverse=True):
        base = lemma.removeprefix(particle)
        if base != lemma and len(base) > 3:
            return particle, base
    return "", lemma


def forms(lemma: str, speech: Speech, irregular: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Yield the forms of one verb and whether they are certain. `ge*t` goes around the stem."""
    for form in irregular.get(lemma, "").split():
        yield form.lstrip("!"), form.startswith("!")
    for ending, others in speech.verb_endings:
        if lemma.endswith(ending):
            stem = lemma.removesuffix(ending)
            for other in others.split():
                bare = other.lstrip("!")
                form = bare.replace("*", stem) if "*" in bare else stem + bare
                yield form, other.startswith("!")
            return

"""Word forms whose lemma is known: met in treebanks, or listed in a dictionary.

The network's edit scripts invent lemmas for irregular forms ("nahm" → "kommen"): what is known goes
before. A table is a text of lines with fields between tabs. Lines that begin with `=` hold a part
of speech and its lemmas; the others, sorted, hold a form (a lower-case key) and then, for each part
of speech that it was met as, this part of speech and its lemmas with a space between them, the most
frequent one first; `*` stands for the dictionary, which tells no parts of speech.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

ANY, HEAD = "*", "="
ENDING = 2  # last letters by which a dictionary's lemma is told to be of a part of speech
COMMON = 0.01  # share of a part of speech's lemmas from which an ending is typical of it
CHECKED = frozenset(("VERB", "ADJ"))  # the dictionary's lemma must end like others of these


@dataclass(frozen=True, slots=True)
class KnownForms:
    """A table of forms: its sorted lines, and the lemmas and endings of each part of speech."""

    lines: Sequence[str] = ()
    lemmas: dict[str, frozenset[str]] = field(default_factory=dict)
    endings: dict[str, frozenset[str]] = field(default_factory=dict)

    def lemma(self, form: str, upos: str, guesses: Sequence[str], invented: bool) -> str | None:
        """Return the known lemma of a form, or None where the guess is as good as any.

        `guesses` are the network's lemmas without those that replace the whole word, best first;
        `invented` tells that its very best one did replace it.
        """
        entry = self.entry(key_of(form))
        guess = guesses[0] if guesses and not invented else None
        if upos in entry:
            return pick(guess, entry[upos])
        known = self.lemmas.get(upos, frozenset())
        if guess is not None and guess.casefold() in known:
            return guess
        listed = entry.get(ANY)
        if listed:
            fitting = [lemma for lemma in listed if lemma.casefold() in known]
            typical = listed[0][-ENDING:] in self.endings.get(upos, ())
            if fitting or typical or upos not in CHECKED:
                return pick(guess, fitting or listed)
        return next((g for g in guesses if g.casefold() in known), None) if invented else None

    def entry(self, key: str) -> dict[str, list[str]]:
        """Return the lemmas of a form by part of speech."""
        place = bisect_left(self.lines, key + "\t")
        if place == len(self.lines) or not self.lines[place].startswith(key + "\t"):
            return {}
        fields = (part.split(" ") for part in self.lines[place].split("\t")[1:])
        return {upos: lemmas for upos, *lemmas in fields}


def pick(guess: str | None, lemmas: Sequence[str]) -> str:
    """Return the lemma that the guess names, else the first."""
    if guess is None:
        return lemmas[0]
    return next((x for x in lemmas if x.casefold() == guess.casefold()), lemmas[0])


def key_of(form: str) -> str:
    """Return the form in lower case with one kind of apostrophe."""
    return form.lower().replace("’", "'")


def read_forms(text: str) -> KnownForms:
    """Read a table."""
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if not line.startswith(HEAD)), len(lines))
    heads = (line[1:].partition("\t") for line in lines[:first])
    lemmas = {upos: frozenset(words.split(" ")) for upos, _, words in heads}
    endings = {upos: typical_endings(words) for upos, words in lemmas.items()}
    return KnownForms(lines[first:], lemmas, endings)


def typical_endings(lemmas: Iterable[str]) -> frozenset[str]:
    """Return the endings that at least one lemma in a hundred has."""
    counts = Counter(lemma[-ENDING:] for lemma in lemmas)
    least = COMMON * counts.total()
    return frozenset(ending for ending, count in counts.items() if count >= least)

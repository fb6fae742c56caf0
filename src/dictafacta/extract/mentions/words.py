"""The text as the naming rules see it: folded words, what capitals are worth, quotation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dictafacta.lexicon import Lexicon, Naming, Settings
from dictafacta.model import Parse, Sentence

NOMINAL = frozenset({"NOUN", "PROPN"})
NAME_LIKE = frozenset({"PROPN", "NOUN", "ADJ", "X", "NUM"})
PARTS = re.compile(r"[-‐‑'’]")
OPENERS = frozenset("\"“„«‘'‹([—–-:•|*·…")


@dataclass(frozen=True, slots=True)
class Words:
    """A parse with what the naming rules ask of each token, by token index.

    `low` is the form, case-folded with straight apostrophes; `stem` the same without case endings;
    `capital`: begins with a capital letter; `weak`: a capital here proves nothing (start of a
    sentence or quotation, headline in capitals); `quoted`: stands inside quotation marks;
    `shouted`: its sentence is written in capitals throughout.
    """

    parse: Parse
    settings: Settings
    naming: Naming
    low: Sequence[str]
    stem: Sequence[str]
    capital: Sequence[bool]
    weak: Sequence[bool]
    quoted: Sequence[bool]
    shouted: Sequence[bool]

    def text(self, first: int, last: int) -> str:
        """Return the text of the tokens `first` to `last` (excluded), as written."""
        tokens = self.parse.tokens
        return self.parse.text[tokens[first].span.start : tokens[last - 1].span.end]

    def glued(self, index: int) -> bool:
        """Tell whether no white space parts the token from the one before."""
        tokens = self.parse.tokens
        return index > 0 and tokens[index - 1].span.end == tokens[index].span.start

    def key(self, first: int, last: int) -> str:
        """Return the folded words of the tokens `first` to `last` (excluded), as in word lists."""
        parts: list[str] = []
        for i in range(first, last):
            if parts and self.glued(i) and not self.low[i - 1].endswith("'"):
                parts[-1] += self.low[i]
            else:
                parts.append(self.low[i])
        return " ".join(parts)


def see(parse: Parse, lexicon: Lexicon) -> Words:
    """Return the parse with what the naming rules ask of each token."""
    low = [t.form.casefold().replace("’", "'") for t in parse.tokens]
    capital = [has_capital(t.form) for t in parse.tokens]
    weak, shouted = [False] * len(low), [False] * len(low)
    for sentence in parse.sentences:
        weaken(parse, sentence, capital, weak)
        loud = is_shouted(parse, sentence)
        shouted[sentence.first : sentence.last] = [loud] * (sentence.last - sentence.first)
    endings = tuple(sorted(lexicon.settings.name_endings, key=len, reverse=True))
    return Words(
        parse=parse,
        settings=lexicon.settings,
        naming=lexicon.naming,
        low=low,
        stem=[stem_of(w, endings) for w in low] if endings else low,
        capital=capital,
        weak=weak,
        quoted=quoted_tokens(parse, lexicon.settings),
        shouted=shouted,
    )


def has_capital(form: str) -> bool:
    """Tell whether the word, or a part of it after a hyphen or apostrophe, has a capital first."""
    if form[:1].isupper() or form[1:2].isupper():
        return True
    return not form.isalnum() and any(part[:1].isupper() for part in PARTS.split(form))


def stem_of(word: str, endings: tuple[str, ...]) -> str:
    """Return the word without its longest case ending, if three letters remain."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def weaken(parse: Parse, sentence: Sentence, capital: list[bool], weak: list[bool]) -> None:
    """Mark the tokens of a sentence whose capital proves nothing."""
    span = range(sentence.first, sentence.last)
    long = [i for i in span if len(parse.tokens[i].form) > 3 and parse.tokens[i].form[0].isalpha()]
    shouted = len(long) >= 3 and sum(capital[i] for i in long) > 0.7 * len(long)
    shouted = shouted or is_shouted(parse, sentence)
    opened = True
    for i in span:
        form = parse.tokens[i].form
        weak[i] = opened or shouted
        if form[0].isalnum():
            opened = False
        elif form[0] in OPENERS:
            opened = True


def is_shouted(parse: Parse, sentence: Sentence) -> bool:
    """Tell whether all words of the sentence stand in capitals, and there are at least two."""
    forms = [t.form for t in parse.words(sentence) if len(t.form) > 2 and t.form.isalpha()]
    return len(forms) >= 2 and all(form.isupper() for form in forms)


def quoted_tokens(parse: Parse, settings: Settings) -> list[bool]:
    """Return for each token whether it stands inside quotation marks that open in its block."""
    closing = dict(settings.quotation_marks)
    found = [False] * len(parse.tokens)
    for sentence, before in zip(parse.sentences, (None, *parse.sentences), strict=False):
        if before is None or before.block != sentence.block:
            awaited = ""
        for i in range(sentence.first, sentence.last):
            form = parse.tokens[i].form
            if awaited:
                found[i] = form != awaited
                awaited = "" if form == awaited else awaited
            elif form in closing:
                awaited = closing[form]
    return found

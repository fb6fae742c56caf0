"""The text as the naming rules see it: folded words, what capitals are worth, quotation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dictafacta.lexicon import HeadWord, Lexicon, Naming, Settings, WorldEntry
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
    `shouted`: its sentence is written in capitals throughout. `opening_marks` open quotations.
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
    opening_marks: frozenset[str]

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
        return self.joined(self.low, first, last)

    def name_key(self, first: int, last: int) -> str:
        """Return the key of a proper name, without case endings."""
        return self.joined(self.stem, first, last)

    def joined(self, parts: Sequence[str], first: int, last: int) -> str:
        """Return the parts of some tokens with a blank wherever the text parts them."""
        if last - first == 1:
            return parts[first]
        found: list[str] = []
        for i in range(first, last):
            if found and self.glued(i) and not self.low[i - 1].endswith("'"):
                found[-1] += parts[i]
            else:
                found.append(parts[i])
        return " ".join(found)

    def known(self, first: int, last: int) -> WorldEntry | None:
        """Return what the lists of the world say of the name at these tokens."""
        return self.naming.world.names.get(self.name_key(first, last))

    def head_word(self, index: int) -> HeadWord | None:
        """Return what the token would tell of a name that it heads."""
        heads = self.naming.heads
        return heads.get(self.low[index]) or heads.get(self.parse.tokens[index].lemma.casefold())

    def given(self, index: int) -> str | None:
        """Return the gender that the token tells as a given name; None if it is none."""
        return self.naming.given.get(self.stem[index])


def see(parse: Parse, lexicon: Lexicon) -> Words:
    """Return the parse with what the naming rules ask of each token."""
    stems = lexicon.naming.stems
    low = [t.form.casefold().replace("’", "'") for t in parse.tokens]
    capital = [has_capital(t.form) for t in parse.tokens]
    weak, shouted = [False] * len(low), [False] * len(low)
    for sentence in parse.sentences:
        weaken(parse, sentence, capital, weak, lexicon.settings.capitalises_nouns)
        loud = is_shouted(parse, sentence)
        shouted[sentence.first : sentence.last] = [loud] * (sentence.last - sentence.first)
    return Words(
        parse=parse,
        settings=lexicon.settings,
        naming=lexicon.naming,
        low=low,
        stem=[stems.stem(w) for w in low] if stems.endings else low,
        capital=capital,
        weak=weak,
        quoted=quoted_tokens(parse, lexicon.settings),
        shouted=shouted,
        opening_marks=frozenset(pair[0] for pair in lexicon.settings.quotation_marks),
    )


def has_capital(form: str) -> bool:
    """Tell whether the word, or a part of it after a hyphen or apostrophe, has a capital first."""
    if form[:1].isupper() or form[1:2].isupper():
        return True
    return not form.isalnum() and any(part[:1].isupper() for part in PARTS.split(form))


def weaken(
    parse: Parse, sentence: Sentence, capital: list[bool], weak: list[bool], nouns: bool
) -> None:
    """Mark the tokens of a sentence whose capital proves nothing; `nouns`: all have one."""
    span = range(sentence.first, sentence.last)
    long = [i for i in span if len(parse.tokens[i].form) > 3 and parse.tokens[i].form[0].isalpha()]
    shouted = len(long) >= 3 and sum(capital[i] for i in long) > 0.7 * len(long) and not nouns
    shouted = shouted or is_shouted(parse, sentence)
    opened = True
    for i in span:
        form = parse.tokens[i].form
        weak[i] = opened or shouted or (nouns and parse.tokens[i].upos == "NOUN")
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

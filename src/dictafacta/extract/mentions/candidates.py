"""Names that the pipeline missed: known places, headed names, acronyms, people with titles."""

import re
from collections.abc import Iterator, Sequence

from dictafacta.extract.mentions.names import (
    ORGANIZATION,
    OTHER,
    PERSON,
    NameSpan,
    capital_run,
    free,
    is_given,
    is_name,
    is_strong,
    mend,
    outer_heads,
)
from dictafacta.extract.mentions.titles import office_before, role_at
from dictafacta.extract.mentions.words import Words
from dictafacta.model import Sentence

ACRONYM = re.compile(r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][A-ZÀ-ÞА-ЯЁІЇЄҐ0-9&]{1,6}\Z")
KNOWN = 3.0  # weight of a name that the world lists know
ROMAN = re.compile(r"[IVXLCDM]+\Z")


def known_places(words: Words) -> list[NameSpan]:
    """Return every name of a state, capital or seat of government in the text."""
    world = words.naming.world
    found: list[NameSpan] = []
    for sentence in words.parse.sentences:
        i = sentence.first
        while i < sentence.last:
            longest = world.first_words.get(words.stem[i], 0)
            if not words.capital[i] and not begins_with_article(words, i, sentence.last):
                longest = 0
            span = longest_known(words, i, longest, sentence.last) if longest else None
            if span:
                found.append(span)
            i = span.last if span else i + 1
    return found


def longest_known(words: Words, first: int, longest: int, limit: int) -> NameSpan | None:
    """Return the longest known name that begins at `first`, whose hyphens may be tokens."""
    for last in range(min(first + 2 * longest, limit), first, -1):
        entry = words.known(first, last)
        if entry is None:
            continue
        if last - first == 1 and (
            begins_person(words, first, limit) or ends_longer_name(words, first)
        ):
            return None
        written = words.text(first, last)
        if len(written) <= 3 and not written.isupper() and written not in entry.forms:
            continue  # "us", "it" are no countries
        return NameSpan(first, last, entry.kind, KNOWN, entry.where)
    return None


def begins_with_article(words: Words, index: int, limit: int) -> bool:
    """Tell whether an article and a capitalised word stand here: "la Repubblica"."""
    return (
        words.parse.tokens[index].upos == "DET" and index + 1 < limit and words.capital[index + 1]
    )


def ends_longer_name(words: Words, index: int) -> bool:
    """Tell whether a known place is the end of another proper noun: "Environment Canada"."""
    if index == 0 or not is_strong(words, index - 1) or role_at(words, index - 1):
        return False
    token, before = words.parse.tokens[index], words.parse.tokens[index - 1]
    linked = token.head == before.index or before.head == index
    bound = (token if token.head == before.index else before).relation in ("flat", "compound")
    return before.upos == "PROPN" and linked and bound and words.known(index - 1, index) is None


def begins_person(words: Words, first: int, limit: int) -> bool:
    """Tell whether a known place is a given name here: "Chad Hedrick"."""
    following = first + 1
    return (
        following < limit
        and is_given(words, first)
        and is_strong(words, following)
        and words.parse.tokens[following].upos == "PROPN"
    )


def headed_names(words: Words, sentence: Sentence, is_open: Sequence[bool]) -> Iterator[NameSpan]:
    """Yield runs of capitals whose first or last word tells what they name ("Treasury Board").

    `is_open` tells which tokens such a name may hold: those of no name, and of known places, which
    are part of longer names ("Junta de Extremadura").
    """
    i = sentence.first
    while i < sentence.last:
        if not (is_open[i] and words.capital[i]):
            i += 1
            continue
        end = capital_run(words, i, sentence.last, is_open)
        span = judged_run(words, i, end) if end - i >= 2 else None
        if span:
            yield span
        i = max(end, i + 1)


def judged_run(words: Words, first: int, last: int) -> NameSpan | None:
    """Return the run as a name if a head word, a title or a given name tells its kind."""
    roles = words.naming.roles
    while first < last - 1 and words.low[first] in roles and not is_given(words, first):
        if roles[words.low[first]].sort == "body":
            break
        first += 1
    heads = [h for h in outer_heads(words, first, last) if h]
    if last - first < 2 or any(h.kind == OTHER for h in heads):
        return None
    if heads and any(is_strong(words, i) for i in range(first, last)):
        return NameSpan(first, last, heads[0].kind, 1.5, heads[0].where)
    if is_given(words, first) and is_strong(words, first + 1):
        return NameSpan(first, last, PERSON, 1.0, "given name")
    return None


def acronyms(words: Words, is_free: Sequence[bool]) -> Iterator[NameSpan]:
    """Yield words in capitals that stand in brackets after a name, and where they stand again."""
    tokens, naming = words.parse.tokens, words.naming
    bracketed = {
        t.form
        for t in tokens[2:]
        if ACRONYM.match(t.form)
        and words.low[t.index - 1] in ("(", "[")
        and words.capital[t.index - 2]
        and not ROMAN.match(t.form)
        and not (words.low[t.index] in naming.no_names or words.low[t.index] in naming.roles)
    }
    for token in tokens:
        if token.form in bracketed and is_free[token.index] and token.upos != "NUM":
            yield NameSpan(token.index, token.index + 1, ORGANIZATION, 0.4, "acronym")


def titled_people(words: Words, sentence: Sentence, is_free: Sequence[bool]) -> Iterator[NameSpan]:
    """Yield capitalised words after an office ("il ministro Bianchi", "Mr Key").

    The office's own complement may stand between: "il patriarca di Belgrado Irinej".
    """
    i = sentence.first + 1
    while i < sentence.last:
        end = i + 1
        if is_free[i] and may_follow_office(words, i):
            end = capital_run(words, i, sentence.last, is_free)
            office = office_before(words, i, sentence.first)
            if office is None and is_apposed_to_office(words, i, end, sentence):
                office = office_before(words, i - 1, sentence.first)
            if office is not None and end > i and is_name(words, i, end):
                yield NameSpan(i, end, PERSON, 1.0, "office")
        i = max(end, i + 1)


def is_apposed_to_office(words: Words, first: int, last: int, sentence: Sentence) -> bool:
    """Tell whether capitals stand between commas: "its minister, Declan Moriarty, ..."."""
    if last - first < 2 or words.low[first - 1] != ",":
        return False
    return last < sentence.last and words.low[last] == ","


def may_follow_office(words: Words, index: int) -> bool:
    """Tell whether a person's name may begin here, after an office or its complement."""
    token, before = words.parse.tokens[index], words.parse.tokens[index - 1]
    if token.upos != "PROPN" or not is_strong(words, index) or words.head_word(index):
        return False
    if before.upos in ("ADP", "PUNCT", "CCONJ") or not words.capital[index - 1]:
        return before.upos != "ADP"
    if role_at(words, index - 1) or words.known(index - 1, index):
        return True
    return is_given(words, index) and before.upos != "PROPN"


def missed_names(words: Words, names: Sequence[NameSpan]) -> list[NameSpan]:
    """Return names that the pipeline missed, given those found so far."""
    size = len(words.parse.tokens)
    is_free = free(names, size)
    is_open = free((n for n in names if n.weight < KNOWN), size)
    found: list[NameSpan] = []
    for sentence in words.parse.sentences:
        found.extend(titled_people(words, sentence, is_free))
        found.extend(headed_names(words, sentence, is_open))
    found.extend(acronyms(words, is_free))
    return found


def loose_names(words: Words, names: Sequence[NameSpan]) -> list[NameSpan]:
    """Return the runs of proper nouns with a telling capital that stand free of all names.

    They are candidates only: the document's evidence decides what they name, if anything.
    """
    is_free = free(names, len(words.parse.tokens))
    found: list[NameSpan] = []
    for sentence in words.parse.sentences:
        i = sentence.first
        while i < sentence.last:
            end = i + 1
            if is_free[i] and is_strong(words, i) and words.parse.tokens[i].upos == "PROPN":
                end = capital_run(words, i, sentence.last, is_free)
                found.extend(
                    piece
                    if piece.reason == "split"
                    else NameSpan(piece.first, piece.last, PERSON, 0.1, "loose")
                    for piece in mend(words, i, end, PERSON, end)
                )
            i = max(end, i + 1)
    return found

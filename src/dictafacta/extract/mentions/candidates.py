"""Names that the pipeline missed: known places, headed names, acronyms, people with titles."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dictafacta.extract.mentions.names import (
    ORGANIZATION,
    OTHER,
    PERSON,
    NameSpan,
    capital_run,
    is_given,
    is_name,
    is_strong,
    outer_heads,
)
from dictafacta.extract.mentions.words import Words
from dictafacta.model import Sentence

ACRONYM = re.compile(r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][A-ZÀ-ÞА-ЯЁІЇЄҐ0-9&]{1,6}\Z")
ROMAN = re.compile(r"[IVXLCDM]+\Z")


def known_places(words: Words) -> list[NameSpan]:
    """Return every name of a state, capital or seat of government in the text."""
    world = words.naming.world
    found: list[NameSpan] = []
    for sentence in words.parse.sentences:
        i = sentence.first
        while i < sentence.last:
            longest = world.first_words.get(words.low[i], 0) if words.capital[i] else 0
            span = longest_known(words, i, longest, sentence.last) if longest else None
            if span:
                found.append(span)
            i = span.last if span else i + 1
    return found


def longest_known(words: Words, first: int, longest: int, limit: int) -> NameSpan | None:
    """Return the longest known name that begins at `first`, whose hyphens may be tokens."""
    world = words.naming.world
    for last in range(min(first + 2 * longest, limit), first, -1):
        entry = world.names.get(words.key(first, last))
        if entry is None:
            continue
        written = words.text(first, last)
        if len(written) <= 3 and not written.isupper() and written not in entry.forms:
            continue  # "us", "it" are no countries
        return NameSpan(first, last, entry.kind, 3.0, entry.where)
    return None


def headed_names(words: Words, sentence: Sentence, is_free: Sequence[bool]) -> Iterator[NameSpan]:
    """Yield runs of capitals whose first or last word tells what they name ("Treasury Board")."""
    i = sentence.first
    while i < sentence.last:
        if not (is_free[i] and words.capital[i]):
            i += 1
            continue
        end = capital_run(words, i, sentence.last, is_free)
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
    """Yield words in capitals that stand at least twice, or in brackets after a name."""
    seen = Counter(t.form for t in words.parse.tokens if ACRONYM.match(t.form))
    for token in words.parse.tokens:
        if token.form not in seen or not is_free[token.index] or ROMAN.match(token.form):
            continue
        low = words.low[token.index]
        if low in words.naming.no_names or low in words.naming.roles or token.upos == "NUM":
            continue
        bracketed = token.index >= 2 and words.low[token.index - 1] == "("
        bracketed = bracketed and words.capital[token.index - 2]
        shouted = words.weak[token.index] and token.upos != "PROPN"
        if (bracketed or seen[token.form] > 1) and not shouted:
            yield NameSpan(token.index, token.index + 1, ORGANIZATION, 0.4, "acronym")


def titled_people(words: Words, sentence: Sentence, is_free: Sequence[bool]) -> Iterator[NameSpan]:
    """Yield capitalised words right after a role or title ("il ministro Bianchi", "Mr Key")."""
    tokens = words.parse.tokens
    for i in range(sentence.first + 1, sentence.last):
        role = words.naming.roles.get(words.low[i - 1])
        if role is None or role.sort == "body" or not (is_free[i] and words.capital[i]):
            continue
        if tokens[i].upos == "PROPN" and words.low[i] not in words.naming.no_names:
            end = capital_run(words, i, sentence.last, is_free)
            plain = words.low[i] not in words.naming.heads and end > i
            if plain and is_name(words, i, end):
                yield NameSpan(i, end, PERSON, 1.0, role.where)


def missed_names(words: Words, is_free: Sequence[bool]) -> list[NameSpan]:
    """Return names that stand free of all names found so far."""
    found: list[NameSpan] = []
    for sentence in words.parse.sentences:
        found.extend(titled_people(words, sentence, is_free))
        found.extend(headed_names(words, sentence, is_free))
    found.extend(acronyms(words, is_free))
    return found

"""Proper names: the pipeline's, mended where office and name or two names were run together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dictafacta.extract.mentions.words import NAME_LIKE, Words

PERSON, ORGANIZATION, PLACE = "person", "organization", "place"
CUT = frozenset({"PUNCT", "ADP", "DET", "CCONJ", "SCONJ", "PRON", "VERB", "AUX", "PART", "ADV"})
HYPHENS = frozenset({"-", "‐", "‑", "–"})
APOSTROPHES = frozenset({"'", "’", "'s", "’s", "s'"})
INNER = frozenset({"&", "/", "."})


@dataclass(frozen=True, slots=True, order=True)
class NameSpan:
    """A proper name at tokens `first` to `last` (excluded), with the kind it seems to have.

    `weight` is how much that kind is to be believed against the other occurrences of the name;
    `reason` says where it comes from.
    """

    first: int
    last: int
    kind: str
    weight: float
    reason: str


def mended_names(words: Words) -> list[NameSpan]:
    """Return the pipeline's names with their boundaries mended, in text order, none overlapping."""
    found: list[NameSpan] = []
    for name in words.parse.names:
        for piece in mend(words, name.first, name.last, name.kind):
            if not found or piece.first >= found[-1].last:
                found.append(piece)
    return found


def mend(words: Words, first: int, last: int, kind: str) -> Iterator[NameSpan]:
    """Yield what remains of a name once titles are off and run-together names are parted."""
    for start, end in pieces(words, *whole_words(words, first, last), kind):
        start, end = trimmed(words, start, end)
        if start < end and is_name(words, start, end):
            yield NameSpan(start, end, kind, 1.0, "pipeline")


def whole_words(words: Words, first: int, last: int) -> tuple[int, int]:
    """Widen a name that begins or ends inside a hyphenated word."""
    sentence = words.parse.sentence_of(first)
    last = min(last, sentence.last)
    while first - 2 >= sentence.first and words.low[first - 1] in HYPHENS and words.glued(first):
        if not (words.glued(first - 1) and words.capital[first - 2]):
            break
        first -= 2
    while last + 1 < sentence.last and words.low[last] in HYPHENS and words.glued(last):
        if not words.glued(last + 1):
            break
        last += 2
    return first, last


def pieces(words: Words, first: int, last: int, kind: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a name between the places where it must be cut."""
    start = first
    for i in range(first, last):
        if is_break(words, i, kind):
            if start < i:
                yield from split_known(words, start, i, kind)
            start = i + 1
    if start < last:
        yield from split_known(words, start, last, kind)


def is_break(words: Words, index: int, kind: str) -> bool:
    """Tell whether no name of this kind may hold the token."""
    token, low = words.parse.tokens[index], words.low[index]
    if token.upos == "PUNCT" or not any(c.isalnum() for c in low):
        joined = low in HYPHENS or low in INNER or low in APOSTROPHES
        return not joined
    if kind == PERSON:
        if low in words.naming.roles and not is_given(words, index):
            return True
        return not words.capital[index] and low not in words.naming.particles
    return token.upos in ("VERB", "AUX") and not words.capital[index]


def is_given(words: Words, index: int) -> bool:
    """Tell whether the token is a given name, not a role that happens to look like one."""
    return words.capital[index] and words.low[index] in words.naming.given


def split_known(words: Words, first: int, last: int, kind: str) -> Iterator[tuple[int, int]]:
    """Part "Cremlino Dmitry Peskov": a known place or seat, then a person."""
    for cut in range(last - 1, first, -1):
        known = words.naming.world.names.get(words.key(first, cut))
        if known and kind != PLACE and is_given(words, cut) and known.sort != "part":
            yield first, cut
            yield cut, last
            return
    yield first, last


def trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """Cut articles, prepositions, titles and punctuation off both ends of a name."""
    tokens = words.parse.tokens
    while first < last and is_trimmable(words, first, last):
        first += 1
    while first < last and (
        words.low[last - 1] in APOSTROPHES
        or words.low[last - 1] in HYPHENS
        or (tokens[last - 1].upos in CUT and not is_strong(words, last - 1))
    ):
        last -= 1
    return first, last


def is_trimmable(words: Words, index: int, last: int) -> bool:
    """Tell whether the first token of a name is none of it."""
    token, low = words.parse.tokens[index], words.low[index]
    if low in APOSTROPHES or low in HYPHENS or low in words.naming.no_names:
        return True
    role = words.naming.roles.get(low)
    if role and role.sort in ("role", "title") and index + 1 < last and not is_given(words, index):
        return not words.capital[index] or words.parse.tokens[index + 1].upos == "PROPN"
    return token.upos in CUT and not is_strong(words, index)


def is_strong(words: Words, index: int) -> bool:
    """Tell whether the token has a capital that proves something."""
    return words.capital[index] and not words.weak[index]


def is_name(words: Words, first: int, last: int) -> bool:
    """Tell whether the tokens can be a proper name at all."""
    if last - first == 1:
        low = words.low[first]
        if low in words.naming.no_names or low in words.naming.world.demonyms:
            return low in words.naming.world.names
        if low in words.naming.roles and not is_given(words, first):
            return False
    return any(words.capital[i] for i in range(first, last)) and any(
        c.isalpha() for c in words.low[first]
    )


def free(spans: Iterable[NameSpan], size: int) -> list[bool]:
    """Return for each token whether no name holds it."""
    result = [True] * size
    for span in spans:
        result[span.first : span.last] = [False] * (span.last - span.first)
    return result


def in_order(*lists: Sequence[NameSpan]) -> list[NameSpan]:
    """Return all names in text order; where two overlap, the longer wins, then the heavier."""
    every = [name for group in lists for name in group]
    every.sort(key=lambda n: (n.first - n.last, -n.weight, n.first))
    taken: set[int] = set()
    kept: list[NameSpan] = []
    for name in every:
        if not any(i in taken for i in range(name.first, name.last)):
            taken.update(range(name.first, name.last))
            kept.append(name)
    return sorted(kept)


def capital_run(words: Words, first: int, limit: int, open_tokens: Sequence[bool]) -> int:
    """Return the end of the run of capitalised name words that begins at `first`."""
    tokens, i = words.parse.tokens, first
    while i < limit and open_tokens[i]:
        if words.capital[i] and tokens[i].upos in NAME_LIKE:
            i += 1
        elif (
            words.low[i] in HYPHENS
            and i > first
            and words.glued(i)
            and i + 1 < limit
            and words.glued(i + 1)
        ):
            i += 2
        elif is_joint(words, i, first, limit):
            i += 1
        else:
            break
    return min(i, limit)


def is_joint(words: Words, index: int, first: int, limit: int) -> bool:
    """Tell whether the token is a particle between two capitalised words ("di", "of")."""
    return (
        index > first
        and index + 1 < limit
        and words.low[index] in words.naming.joints
        and words.parse.tokens[index].upos != "CCONJ"
        and words.capital[index + 1]
        and not words.capital[index]
    )

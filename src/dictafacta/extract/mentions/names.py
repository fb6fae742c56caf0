"""Proper names: the pipeline's, mended where office and name or two names were run together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dictafacta.extract.mentions.words import NAME_LIKE, Words
from dictafacta.lexicon import HeadWord

PERSON, ORGANIZATION, PLACE, OTHER = "person", "organization", "place", "other"
CUT = frozenset({"PUNCT", "ADP", "DET", "CCONJ", "SCONJ", "PRON", "VERB", "AUX", "PART", "ADV"})
HYPHENS = frozenset({"-", "‐", "‑", "–"})
APOSTROPHES = frozenset({"'", "'s", "s'"})
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
    names = words.parse.names
    limits = [*(name.first for name in names[1:]), len(words.low)]
    for name, limit in zip(names, limits, strict=False):
        for piece in mend(words, name.first, name.last, name.kind, limit):
            if not found or piece.first >= found[-1].last:
                found.append(piece)
    return found


def mend(words: Words, first: int, last: int, kind: str, limit: int) -> Iterator[NameSpan]:
    """Yield what remains of a name once titles are off and run-together names are parted.

    A name may be widened to the right, up to the token `limit`.
    """
    head = words.head_word(first) if words.capital[first] and last - first > 1 else None
    if head and head.kind != OTHER and not is_given(words, first):
        kind = head.kind
    cuts = list(pieces(words, *whole_words(words, first, last), kind))
    for start, end in cuts:
        parted = start > first and words.capital[start - 1]
        start, end = trimmed(words, start, end)
        if start < end and end == cuts[-1][1]:
            wider = extended(words, end) if kind == PERSON else with_complement(words, start, end)
            end = max(end, min(wider, limit))
        if start < end and is_name(words, start, end):
            if parted and is_given(words, start):
                yield NameSpan(start, end, PERSON, 1.0, "split")
            else:
                yield NameSpan(start, end, kind, 1.0 if len(cuts) == 1 else 0.3, "pipeline")


def whole_words(words: Words, first: int, last: int) -> tuple[int, int]:
    """Widen a name that begins or ends inside a hyphenated word."""
    sentence = words.parse.sentence_of(first)
    last = min(last, sentence.last)
    while first - 2 >= sentence.first and is_hyphen(words, first - 1):
        if not words.capital[first - 2]:
            break
        first -= 2
    while last + 1 < sentence.last and is_hyphen(words, last):
        last += 2
    return first, last


def is_hyphen(words: Words, index: int) -> bool:
    """Tell whether the token is a hyphen that joins the words around it."""
    joined = index + 1 < len(words.low) and words.glued(index) and words.glued(index + 1)
    return joined and words.low[index] in HYPHENS


def pieces(words: Words, first: int, last: int, kind: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a name between the places where it must be cut."""
    start = first
    for i in range(first, last):
        if is_break(words, i, first, last, kind):
            if start < i:
                yield from split_known(words, start, i, kind)
            start = i + 1
    if start < last:
        yield from split_known(words, start, last, kind)


def is_break(words: Words, index: int, first: int, last: int, kind: str) -> bool:
    """Tell whether no name of this kind may hold the token."""
    token, low = words.parse.tokens[index], words.low[index]
    if low in APOSTROPHES:
        return kind != ORGANIZATION or (index + 1 < last and is_given(words, index + 1))
    if token.upos == "PUNCT" or not any(c.isalnum() for c in low):
        return not (is_hyphen(words, index) or low in INNER)
    if index > first and is_hyphen(words, index - 1):
        return False
    if kind == PERSON:
        after_given = any(is_given(words, i) for i in range(first, index))
        if low in words.naming.roles and not is_given(words, index) and not after_given:
            return True
        return not words.capital[index] and low not in words.naming.particles
    if kind == PLACE and token.upos == "ADP" and index + 1 < last:
        following = words.parse.tokens[index + 1]
        return following.upos == "DET" and words.head_word(first) is None
    return token.upos in ("VERB", "AUX") and not words.capital[index]


def is_given(words: Words, index: int) -> bool:
    """Tell whether the token is a given name, not a role that happens to look like one."""
    return words.capital[index] and words.stem[index] in words.naming.given


def split_known(words: Words, first: int, last: int, kind: str) -> Iterator[tuple[int, int]]:
    """Part "Cremlino Dmitry Peskov" and "Istruzione Stefania Giannini" before the person."""
    cut = person_after_known(words, first, last, kind)
    cut = cut or person_after_office(words, first, last, kind)
    if cut is None:
        yield first, last
        return
    if cut > first and is_known(words, first, cut):
        yield first, cut
    yield cut, last


def person_after_known(words: Words, first: int, last: int, kind: str) -> int | None:
    """Return where a person's name begins after the name of a state or seat."""
    for cut in range(last - 1, first, -1):
        if not is_known(words, first, cut):
            continue
        if is_given(words, cut) and last - cut >= 2:
            return cut
        single = cut - first == 1 and words.given(first)
        after = first > 0 and words.parse.tokens[first - 1].upos == "ADP"
        if kind == PERSON and not single and (after or is_state(words, first, cut)):
            return cut  # "(patriarca di) Belgrado Irinej", "Usa Obama"
    return None


def is_known(words: Words, first: int, last: int) -> bool:
    """Tell whether the tokens are a name in the lists of the world."""
    return words.known(first, last) is not None


def is_state(words: Words, first: int, last: int) -> bool:
    """Tell whether the tokens name a state."""
    entry = words.known(first, last)
    return entry is not None and entry.sort == "country"


def person_after_office(words: Words, first: int, last: int, kind: str) -> int | None:
    """Return where a person's name begins after an office or the end of one.

    "Minister of Education Stefania Giannini"; "(ministro dell') Informazione Ernesto Villegas".
    """
    if last - first < 3 or is_given(words, first):
        return None
    role = words.naming.roles.get(words.low[first])
    office = role is not None and role.sort != "body"
    tokens = words.parse.tokens
    loose = first > 0 and tokens[first - 1].upos == "ADP"
    loose = loose or (words.weak[first] and tokens[first].upos in ("ADJ", "NOUN", "ADV"))
    if not office and not (loose and kind == PERSON):
        return None
    for cut in range(first + 1, last - 1):
        if is_given(words, cut) and words.low[cut - 1] not in HYPHENS:
            return cut
    return None


def trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """Cut articles, prepositions, titles and punctuation off both ends of a name."""
    while first < last and is_trimmable(words, first, last):
        first += 1
    while first < last and is_loose_end(words, last - 1):
        last -= 1
    return first, last


def is_trimmable(words: Words, index: int, last: int) -> bool:
    """Tell whether the first token of a name is none of it."""
    token, low = words.parse.tokens[index], words.low[index]
    if low in APOSTROPHES or low in HYPHENS or low in INNER:
        return True
    role = words.naming.roles.get(low)
    if role and role.sort in ("role", "title") and index + 1 < last and not is_given(words, index):
        return not words.capital[index] or words.parse.tokens[index + 1].upos == "PROPN"
    return token.upos in CUT and not is_strong(words, index)


def is_loose_end(words: Words, index: int) -> bool:
    """Tell whether the last token of a name is none of it."""
    low = words.low[index]
    if low in APOSTROPHES or low in HYPHENS or low in INNER:
        return True
    if low in words.naming.joints or low in words.naming.particles:
        return True
    if not words.capital[index] and low in words.naming.heads:
        return True  # "Lombardy region"
    if index > 0 and is_hyphen(words, index - 1):
        return False
    return words.parse.tokens[index].upos in CUT and not is_strong(words, index)


def extended(words: Words, last: int) -> int:
    """Return the end of a person's name, widened over the capitalised words that follow it."""
    limit = words.parse.sentence_of(last - 1).last
    while last < limit and is_strong(words, last) and words.low[last].isalpha():
        low = words.low[last]
        known = is_known(words, last, last + 1) or low in words.naming.world.demonyms
        if known or low in words.naming.roles or low in words.naming.no_names:
            break
        if low in words.naming.joints or low in words.naming.particles:
            break
        token = words.parse.tokens[last]
        if token.upos != "PROPN" and token.relation not in ("flat", "compound"):
            break
        last += 1
        while last + 1 < limit and is_hyphen(words, last):
            last += 2
    return last


def with_complement(words: Words, first: int, last: int) -> int:
    """Return the end of a name that its head word opens, widened over its complement.

    "Università Federale" is followed by "dell'Estremo Oriente", "Camera" by "dei Deputati",
    "Parlamento" by "inglese".
    """
    limit, tokens = words.parse.sentence_of(first).last, words.parse.tokens
    if words.head_word(first) is None or not words.capital[first]:
        return last
    end = last
    while end + 1 < limit and words.low[end] in words.naming.joints and words.capital[end + 1]:
        end += 2
        while end < limit and words.capital[end] and tokens[end].upos in NAME_LIKE:
            end += 1
    adjective = end < limit and tokens[end].upos == "ADJ" and not words.capital[end]
    return end + 1 if adjective and words.low[end] in words.naming.world.demonyms else end


def is_strong(words: Words, index: int) -> bool:
    """Tell whether the token has a capital that proves something."""
    return words.capital[index] and not words.weak[index]


def is_name(words: Words, first: int, last: int) -> bool:
    """Tell whether the tokens can be a proper name at all."""
    naming, low = words.naming, words.low[first]
    if not any(c.isalpha() for c in low) and last - first == 1:
        return False
    key = words.key(first, last)
    if key in naming.no_names or key in naming.world.demonyms:
        return is_known(words, first, last)
    role = naming.roles.get(low)
    if role and role.sort != "body" and not is_given(words, first):
        follows = words.low[first + 1] in naming.joints if last - first > 1 else True
        if follows:
            return False
    if any(h and h.kind == OTHER for h in outer_heads(words, first, last)):
        return is_given(words, first) or is_known(words, first, last)
    if any(words.capital[i] for i in range(first, last)):
        return True
    return words.parse.tokens[first].upos == "PROPN"  # the pipeline is sure of a name


def outer_heads(words: Words, first: int, last: int) -> list[HeadWord | None]:
    """Return what the word lists say of the first and the last word of a name."""
    return [words.head_word(i) for i in sorted({first, last - 1})]


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
        elif i > first and i + 1 < limit and is_hyphen(words, i):
            i += 2
        elif is_joint(words, i, first, limit):
            i += 1
        else:
            break
    while i > first and words.low[i - 1] in words.naming.joints:
        i -= 1
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

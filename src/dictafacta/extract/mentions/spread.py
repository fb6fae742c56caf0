"""A name found once is found everywhere in its document: inflected, shortened, in capitals."""

from collections.abc import Iterable, Iterator, Sequence

from dictafacta.extract.mentions.names import PERSON, NameSpan
from dictafacta.extract.mentions.words import Words

Key = tuple[str, ...]


def spread(words: Words, names: Sequence[NameSpan], is_free: Sequence[bool]) -> list[NameSpan]:
    """Return further occurrences of `names` on free tokens."""
    known = spread_keys(words, names)
    found: list[NameSpan] = []
    for sentence in words.parse.sentences:
        i = sentence.first
        while i < sentence.last:
            span = occurrence(words, known, i, sentence.last, is_free) if is_free[i] else None
            if span:
                found.append(span)
            i = span.last if span else i + 1
    return found


def spread_keys(words: Words, names: Iterable[NameSpan]) -> dict[str, dict[Key, str]]:
    """Return the keys to look for with their kinds, by their first word."""
    known: dict[str, dict[Key, str]] = {}
    for name in names:
        for key in keys_of(words, name):
            known.setdefault(key[0], {}).setdefault(key, name.kind)
    return known


def keys_of(words: Words, name: NameSpan) -> Iterator[Key]:
    """Yield the name's own key and, for people, those of the words after the given name."""
    key = tuple(words.stem[name.first : name.last])
    yield key
    if name.kind != PERSON or len(key) < 2:
        return
    for i in range(name.first + 1, name.last):
        telling = words.capital[i] and len(words.stem[i]) >= 3
        if telling and (i == name.last - 1 or words.given(i) is None):
            yield (words.stem[i],)


def occurrence(
    words: Words,
    known: dict[str, dict[Key, str]],
    first: int,
    limit: int,
    is_free: Sequence[bool],
) -> NameSpan | None:
    """Return the longest known name that begins at the free token `first`."""
    keys = known.get(words.stem[first])
    if not keys or not words.capital[first]:
        return None
    best: NameSpan | None = None
    for key, kind in keys.items():
        last = first + len(key)
        if last > limit or (best and best.last >= last):
            continue
        if tuple(words.stem[first:last]) == key and all(is_free[first:last]):
            if last - first == 1 and not is_plausible(words, first):
                continue
            best = NameSpan(first, last, kind, 0.2, "elsewhere in the text")
    return best


def is_plausible(words: Words, index: int) -> bool:
    """Tell whether a single word may be a name here."""
    token = words.parse.tokens[index]
    if words.low[index] in words.naming.no_names:
        return False
    return token.upos == "PROPN" or not words.weak[index]

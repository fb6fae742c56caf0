"""What speaks for the kind of a name beside the pipeline's word: offices, given names, heads."""

from collections import Counter

from dictafacta.extract.mentions.names import (
    ORGANIZATION,
    OTHER,
    PERSON,
    NameSpan,
    is_given,
    outer_heads,
)
from dictafacta.extract.mentions.titles import office_before
from dictafacta.extract.mentions.words import Words


def votes(words: Words, spans: list[NameSpan]) -> Counter[str]:
    """Return how much speaks for each kind, over all occurrences of a name."""
    total: Counter[str] = Counter()
    for span in spans:
        add(total, span.kind, span.weight)
        if office_before(words, span.first, words.parse.sentence_of(span.first).first) is not None:
            add(total, PERSON, 2.0)
    for kind, weight in own_evidence(words, spans[0], len(spans)):
        add(total, kind, weight)
    return total


def add(total: Counter[str], kind: str, weight: float) -> None:
    """Add to the votes for a kind."""
    total[kind] += weight  # type: ignore[assignment]  # a counter of weights


def own_evidence(words: Words, span: NameSpan, count: int) -> list[tuple[str, float]]:
    """Return what the words of a name that stands `count` times say themselves."""
    found: list[tuple[str, float]] = []
    length = span.last - span.first
    if length >= 2 and is_given(words, span.first):
        found.append((PERSON, 0.7 + 0.3 * count))
    heads = [h for h in outer_heads(words, span.first, span.last) if h and h.kind != OTHER]
    if heads and length >= 2:
        found.append((heads[0].kind, 1.5 + 0.7 * count))
    if length == 1 and is_acronym(words, span.first):
        found.append((ORGANIZATION, 0.7))
    return found


def is_acronym(words: Words, index: int) -> bool:
    """Tell whether the token is written in capitals in a sentence that is not."""
    form = words.parse.tokens[index].form
    upper = sum(c.isupper() for c in form)
    return 2 <= len(form) <= 8 and upper * 2 > len(form) and not words.shouted[index]

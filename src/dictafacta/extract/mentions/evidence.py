"""What speaks for the kind of a name beside the pipeline's word: offices, given names, heads."""

from collections import Counter

from dictafacta.extract.mentions.names import PERSON, NameSpan, is_given
from dictafacta.extract.mentions.titles import office_before
from dictafacta.extract.mentions.words import Words


def votes(words: Words, spans: list[NameSpan]) -> Counter[str]:
    """Return how much speaks for each kind, over all occurrences of a name."""
    total: Counter[str] = Counter()
    for span in spans:
        add(total, span.kind, span.weight)
        if office_before(words, span.first, words.parse.sentence_of(span.first).first) is not None:
            add(total, PERSON, 2.0)
    for kind, weight in own_evidence(words, spans[0]):
        add(total, kind, weight * (1 + 0.5 * len(spans)))
    return total


def add(total: Counter[str], kind: str, weight: float) -> None:
    """Add to the votes for a kind."""
    total[kind] += weight  # type: ignore[assignment]  # a counter of weights


def own_evidence(words: Words, span: NameSpan) -> list[tuple[str, float]]:
    """Return what the words of the name themselves say."""
    found: list[tuple[str, float]] = []
    length = span.last - span.first
    if length >= 2 and is_given(words, span.first):
        found.append((PERSON, 1.0))
    heads = [words.naming.heads.get(words.low[i]) for i in (span.first, span.last - 1)]
    head = next((h for h in heads if h), None)
    if head and length >= 2:
        found.append((head.kind, 1.5))
    return found

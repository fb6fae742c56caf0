"""What speaks for the kind of a name: the pipeline's word, its own words, and how it is used."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log2

from dictafacta.extract.mentions.names import (
    HYPHENS,
    ORGANIZATION,
    PERSON,
    PLACE,
    NameSpan,
    is_given,
    outer_heads,
)
from dictafacta.extract.mentions.titles import office_before
from dictafacta.extract.mentions.words import Words
from dictafacta.model import Sentence, Token

DOUBT = 0.4  # log odds against a name at which it is still kept
MOSTLY = 0.5  # share of its occurrences that the pipeline found as a person
STEADY = 2.0  # log odds by which other evidence must beat that
DECISIVE = ("office-", "apposed-", "under-place")  # once is enough
KINDS = (PERSON, ORGANIZATION, PLACE)
SOURCES = {"pipeline": "found", "elsewhere in the text": "again"}


def features(
    words: Words, spans: Sequence[NameSpan], surnames: Mapping[str, str], is_free: Sequence[bool]
) -> dict[str, float]:
    """Return the evidence on a name, over all its occurrences, by name of the evidence.

    What concerns an occurrence is a share of the occurrences (0 to 1), or 1 where one tells
    enough. `surnames` leads from the
    last word of the longer names in the document to the kind that they have; `is_free` tells which
    tokens no name holds.
    """
    found: Counter[str] = Counter()
    for span in spans:
        found.update(usage(words, span, is_free))
    shares = {
        name: 1.0 if name.startswith(DECISIVE) else count / len(spans)
        for name, count in found.items()
    }
    shares.update(dict.fromkeys(wording(words, spans[0], surnames), 1.0))
    shares["often"] = log2(len(spans))
    shares["bias"] = 1.0
    return shares


def usage(words: Words, span: NameSpan, is_free: Sequence[bool]) -> Iterable[str]:
    """Yield the evidence of one occurrence: who found it, and the words around it."""
    tokens = words.parse.tokens
    yield source_of(span)
    sentence = words.parse.sentence_of(span.first)
    office = office_before(words, span.first, sentence.first)
    if office is not None:
        yield "office-next" if office == span.first - 1 else "office-before"
    head = tokens[outer_token(words, span)]
    yield f"relation-{head.relation}"
    yield from nouns_around(words, head)
    if head.relation == "nsubj":
        yield "passive" if head.deprel == "nsubj:pass" else f"subject-of-{tokens[head.head].upos}"
    if office is None:
        yield from before(words, span, sentence, is_free)
    yield from after(words, span, sentence, is_free)
    if all(words.weak[i] for i in range(span.first, span.last) if words.capital[i]):
        yield "weak"
    if any(tokens[i].upos == "PROPN" for i in range(span.first, span.last)):
        yield "proper-noun"


def nouns_around(words: Words, head: Token) -> Iterable[str]:
    """Yield what the nouns say that the name hangs from or that are apposed to it.

    "the village of Zemo Nikozi", "Tskhinvali, the capital of South Ossetia".
    """
    if head.relation in ("nmod", "flat", "appos", "compound"):
        above = words.head_word(head.head)
        if above and not words.capital[head.head]:
            yield f"under-{above.kind}"
    for child in words.parse.children_by(head.index, "appos", "nmod"):
        apposed = words.head_word(child.index) if child.relation == "appos" else None
        if apposed and not words.capital[child.index]:
            yield f"apposed-{apposed.kind}"


def source_of(span: NameSpan) -> str:
    """Return by what rule an occurrence was found, and as what where that was a guess."""
    source = SOURCES.get(span.reason)
    if source:
        return f"{source}-{span.kind}"
    if "heads.tsv" in span.reason:
        return "by-head"
    return "by-list" if ".tsv" in span.reason else f"by-{span.reason.replace(' ', '-')}"


def before(
    words: Words, span: NameSpan, sentence: Sentence, is_free: Sequence[bool]
) -> Iterable[str]:
    """Yield the evidence in the token before an occurrence."""
    index = span.first - 1
    if index < sentence.first:
        yield "opens-sentence"
    elif is_free[index]:
        yield from preceding(words, words.parse.tokens[index])
    else:
        yield "after-name"


def after(
    words: Words, span: NameSpan, sentence: Sentence, is_free: Sequence[bool]
) -> Iterable[str]:
    """Yield the evidence in the token after an occurrence."""
    if span.last >= sentence.last:
        return
    low, upos = words.low[span.last], words.parse.tokens[span.last].upos
    if not is_free[span.last]:
        yield "before-name"
    elif low in (",", "(", ")", ":"):
        yield f"before-{low}"
    elif upos in ("VERB", "AUX", "NOUN", "PROPN"):
        yield f"before-{upos}"
    elif low in ("'s", "'"):
        yield "before-genitive"


def preceding(words: Words, token: Token) -> Iterable[str]:
    """Yield the evidence in a token of no name."""
    low = words.low[token.index]
    if token.upos == "ADP":
        yield "after-locative" if low in words.naming.locatives else "after-preposition"
    elif token.upos in ("DET", "NOUN", "ADJ", "PROPN", "VERB", "CCONJ"):
        yield f"after-{token.upos}"
    elif low in (",", "(", "-", "–", ":"):
        yield f"after-{low}"
    elif low in words.opening_marks:
        yield "after-quotation-mark"


def wording(words: Words, span: NameSpan, surnames: Mapping[str, str]) -> Iterable[str]:
    """Yield the evidence in the name itself."""
    inner = range(span.first, span.last)
    size = sum(words.low[i][0].isalnum() and not follows_hyphen(words, i, span) for i in inner)
    yield f"words-{min(size, 4)}"
    if is_given(words, span.first):
        yield "given-alone" if size == 1 else "given-first"
    yield from (f"head-{h.kind}" for h in set(outer_heads(words, span.first, span.last)) if h)
    entry = words.known(span.first, span.last)
    if entry:
        yield f"world-{entry.sort}-{entry.kind}"
    elif words.name_key(span.first, span.last) in words.naming.cities:
        yield "city"
    elif size == 1 and is_acronym(words, span.first):
        yield "acronym"
    if size == 1 and words.stem[span.first] in surnames:
        yield f"surname-{surnames[words.stem[span.first]]}"
    elif any(surnames.get(words.stem[i]) == "office" for i in inner):
        yield "part-with-office"
    yield from letters(words, span)


def letters(words: Words, span: NameSpan) -> Iterable[str]:
    """Yield the evidence in how the name is spelled."""
    inner = range(span.first, span.last)
    if any(words.low[i] in words.naming.joints for i in inner):
        yield "joint"
    if any(
        not words.capital[i] and words.low[i].isalpha() and not follows_hyphen(words, i, span)
        for i in inner
    ):
        yield "lower-case"
    if any(c.isdigit() for i in inner for c in words.low[i]):
        yield "digit"
    if any(words.low[i] in words.naming.world.demonyms for i in inner):
        yield "nationality"


def follows_hyphen(words: Words, index: int, span: NameSpan) -> bool:
    """Tell whether the token goes on with a hyphenated word of the name."""
    return index > span.first and words.low[index - 1] in HYPHENS


def outer_token(words: Words, span: NameSpan) -> int:
    """Return the first token of the name that hangs from outside it."""
    tokens = words.parse.tokens
    inside = range(span.first, span.last)
    return next(
        (i for i in inside if tokens[i].is_root or tokens[i].head not in inside), span.first
    )


def is_acronym(words: Words, index: int) -> bool:
    """Tell whether the token is written in capitals in a sentence that is not."""
    form = words.parse.tokens[index].form
    upper = sum(c.isupper() for c in form)
    return 2 <= len(form) <= 6 and upper * 2 > len(form) and not words.shouted[index]


def judged(words: Words, evidence: Mapping[str, float]) -> tuple[str | None, float]:
    """Return the kind that the evidence speaks for and by how much; None where it is no name."""
    scores = dict.fromkeys(KINDS, 0.0)
    weights = words.naming.evidence
    for name, value in evidence.items():
        row = weights.get(name)
        if row:
            for kind, weight in zip(KINDS, row, strict=True):
                scores[kind] += value * weight
    best = max(KINDS, key=lambda k: scores[k])
    if best == PLACE and is_full_name(evidence) and scores[PLACE] - scores[PERSON] < STEADY:
        best = PERSON
    return (best, scores[best]) if scores[best] > -DOUBT else (None, -scores[best])


def is_full_name(evidence: Mapping[str, float]) -> bool:
    """Tell whether the pipeline found a person of several words and no noun speaks for a place.

    Prepositions before a name ("à Victor Hugo") prove little against that.
    """
    several = "words-1" not in evidence and evidence.get("found-person", 0.0) >= MOSTLY
    return several and not any(f"{what}-place" in evidence for what in ("under", "apposed", "head"))

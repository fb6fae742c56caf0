"""A sentence's tree as rows for people."""

from collections.abc import Iterator
from dataclasses import dataclass

from dictafacta.model import Parse, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeWord:
    """A word of the sentence as the pipeline saw it; `head` is the word that it hangs on."""

    number: int
    form: str
    lemma: str
    upos: str
    relation: str
    head: int
    features: str


def tree_at(parse: Parse, place: Span) -> tuple[str, tuple[TreeWord, ...]]:
    """Return the sentence around a place and its words; empty where the place has none."""
    inside = parse.tokens_in(place)
    if not inside:
        return "", ()
    sentence = parse.sentence_of(inside[0])
    words = tuple(words_of(parse, sentence.first, sentence.last))
    return parse.span_of(range(sentence.first, sentence.last)).of(parse.text), words


def words_of(parse: Parse, first: int, last: int) -> Iterator[TreeWord]:
    """Yield the words from `first` up to `last`, numbered from 1; the root's head is 0."""
    for token in parse.tokens[first:last]:
        yield TreeWord(
            number=token.index - first + 1,
            form=token.form,
            lemma=token.lemma,
            upos=token.upos,
            relation=token.deprel,
            head=0 if token.is_root else token.head - first + 1,
            features="|".join(f"{k}={v}" for k, v in token.feats.items()),
        )

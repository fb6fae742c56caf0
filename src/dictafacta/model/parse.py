"""A parsed article, in the shape of Universal Dependencies and of no parser in particular."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dictafacta.model.article import Block
from dictafacta.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word.

    `index` is its place in `Parse.tokens`; `head` likewise, and a root is its own head. `span`
    counts in `Parse.text`. `feats` are Universal Dependencies features.
    """

    index: int
    span: Span
    form: str
    lemma: str
    upos: str
    head: int
    deprel: str
    sentence: int
    feats: Mapping[str, str] = field(default_factory=dict)

    @property
    def relation(self) -> str:
        """The universal part of the relation: `nsubj` for `nsubj:pass`."""
        return self.deprel.partition(":")[0]

    @property
    def is_root(self) -> bool:
        """Whether the token is the root of its sentence."""
        return self.head == self.index


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (excluded) of `Parse.tokens`; `block` is a place in its blocks."""

    index: int
    first: int
    last: int
    block: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as the pipeline found it: tokens `first` to `last` (excluded)."""

    first: int
    last: int
    kind: str  # "person", "organization", "place"


@dataclass(frozen=True, slots=True)
class Parse:
    """An article's text with its sentences, trees and names.

    `parser` names the model and its exact version; `document` the article's id. Tokens hold no
    white space. Every sentence lies in one block.
    """

    text: str
    language: str
    parser: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    blocks: tuple[Block, ...] = ()
    document: str = ""
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))

    def children(self, index: int) -> tuple[int, ...]:
        """Return the tokens that hang from the token at `index`, in text order."""
        return self._children[index]

    def children_by(self, index: int, *relations: str) -> Iterator[Token]:
        """Yield the children whose relation (`nsubj`) or full label (`nsubj:pass`) is asked for."""
        for child in self._children[index]:
            token = self.tokens[child]
            if token.deprel in relations or token.relation in relations:
                yield token

    def subtree(self, index: int) -> list[int]:
        """Return `index` and everything below it, in text order; a loop is walked once."""
        below = [index]
        seen = {index}
        for i in below:
            new = [child for child in self._children[i] if child not in seen]
            seen.update(new)
            below.extend(new)
        return sorted(below)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the heads above `index`, nearest first; a loop in a damaged tree ends the walk."""
        seen = {index}
        while (head := self.tokens[index].head) not in seen:
            yield head
            seen.add(head)
            index = head

    def span_of(self, indices: Iterable[int]) -> Span:
        """Return the smallest span over the tokens at `indices`, which must not be empty."""
        found = sorted(indices)
        return Span(self.tokens[found[0]].span.start, self.tokens[found[-1]].span.end)

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of `sentence`."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_of(self, index: int) -> Sentence:
        """Return the sentence that holds the token at `index`."""
        return self.sentences[self.tokens[index].sentence]

    def tokens_in(self, span: Span) -> range:
        """Return the indices of the tokens that share a character with `span` (binary search)."""
        return range(self._first_ending_after(span.start), self._first_starting_from(span.end))

    def _first_ending_after(self, offset: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.end > offset:
                high = middle
            else:
                low = middle + 1
        return low

    def _first_starting_from(self, offset: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.start >= offset:
                high = middle
            else:
                low = middle + 1
        return low

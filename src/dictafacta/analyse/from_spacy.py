"""Turns spaCy Docs into a Parse, and refuses labels that are not Universal Dependencies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from dictafacta.model import Article, Name, Parse, Sentence, Span, Token
from dictafacta.problems import UnsupportedScheme

# fmt: off
UNIVERSAL = frozenset({
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound",
    "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat",
    "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj", "obl", "orphan",
    "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
})
KINDS = {"PER": "person", "PERSON": "person", "ORG": "organization", "LOC": "place", "GPE": "place"}
# fmt: on


@dataclass(frozen=True, slots=True)
class Piece:
    """A block's text, or a part of it; `start` counts in the article's text."""

    block: int
    start: int
    text: str


@dataclass(slots=True)
class Built:
    """What has been put together of an article so far."""

    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)


def assemble(article: Article, parsed: Sequence[tuple[Piece, Doc]], parser: str) -> Parse:
    """Return one parse of an article from the Docs of its pieces."""
    built = Built()
    for piece, doc in parsed:
        check_scheme({word.dep_ for word in doc if not word.is_space and word.dep_}, parser)
        add_piece(doc, piece, built)
    return Parse(
        text=article.text,
        language=article.language,
        parser=parser,
        tokens=tuple(built.tokens),
        sentences=tuple(built.sentences),
        names=tuple(built.names),
        blocks=article.blocks,
        document=article.id,
    )


def check_scheme(labels: Iterable[str], parser: str) -> None:
    """Raise UnsupportedScheme where a dependency label is none of Universal Dependencies."""
    foreign = sorted(x for x in set(labels) if x.lower().partition(":")[0] not in UNIVERSAL)
    if foreign:
        shown = ", ".join(foreign[:8])
        raise UnsupportedScheme(
            f"{parser} uses labels that are not Universal Dependencies: {shown}",
            "choose a pipeline with Universal Dependencies",
        )


def add_piece(doc: Doc, piece: Piece, built: Built) -> None:
    """Append one piece's words, sentences and names; spaCy's white-space tokens are left out."""
    place: dict[int, int] = {}
    for sentence in doc.sents:
        words = [w for w in sentence if not w.is_space]
        if not words:
            continue
        first = len(built.tokens)
        place.update((w.i, first + n) for n, w in enumerate(words))
        for word in words:
            index = place[word.i]
            start = piece.start + word.idx
            head = place.get(word.head.i, index)
            built.tokens.append(
                Token(
                    index,
                    Span(start, start + len(word)),
                    word.text,
                    word.lemma_,
                    word.pos_,
                    head,
                    "root" if head == index else word.dep_,
                    len(built.sentences),
                    word.morph.to_dict(),
                )
            )
        sentence_number = len(built.sentences)
        built.sentences.append(Sentence(sentence_number, first, len(built.tokens), piece.block))
    for name in doc.ents:
        inside = [place[w.i] for w in name if w.i in place]
        if name.label_ in KINDS and inside:
            built.names.append(Name(inside[0], inside[-1] + 1, KINDS[name.label_]))

"""Turns spaCy Docs into a Parse, and refuses labels that are not Universal Dependencies."""

from collections.abc import Sequence

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


def assemble(article: Article, docs: Sequence[Doc], parser: str) -> Parse:
    """Return one parse of an article from the Docs of its blocks."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for number, (block, doc) in enumerate(zip(article.blocks, docs, strict=True)):
        check_labels(doc, parser)
        add_block(doc, block.span.start, number, tokens, sentences, names)
    return Parse(
        text=article.text,
        language=article.language,
        parser=parser,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        names=tuple(names),
        blocks=article.blocks,
        document=article.id,
    )


def check_labels(doc: Doc, parser: str) -> None:
    """Raise UnsupportedScheme where a dependency label is none of Universal Dependencies."""
    used = {token.dep_ for token in doc if not token.is_space and token.dep_}
    foreign = sorted(dep for dep in used if dep.lower().partition(":")[0] not in UNIVERSAL)
    if foreign:
        raise UnsupportedScheme(f"{parser} uses {foreign}, which are not Universal Dependencies")


def add_block(
    doc: Doc,
    offset: int,
    block: int,
    tokens: list[Token],
    sentences: list[Sentence],
    names: list[Name],
) -> None:
    """Append one block's words, sentences and names; spaCy's white-space tokens are left out."""
    place: dict[int, int] = {}
    for sentence in doc.sents:
        words = [w for w in sentence if not w.is_space]
        if not words:
            continue
        first = len(tokens)
        place.update((w.i, first + n) for n, w in enumerate(words))
        for word in words:
            index = place[word.i]
            start = offset + word.idx
            head = place.get(word.head.i, index)
            tokens.append(
                Token(
                    index,
                    Span(start, start + len(word)),
                    word.text,
                    word.lemma_,
                    word.pos_,
                    head,
                    "root" if head == index else word.dep_,
                    len(sentences),
                    word.morph.to_dict(),
                )
            )
        sentences.append(Sentence(len(sentences), first, len(tokens), block))
    for name in doc.ents:
        inside = [place[w.i] for w in name if w.i in place]
        if name.label_ in KINDS and inside:
            names.append(Name(inside[0], inside[-1] + 1, KINDS[name.label_]))

"""Scores natasha's own Russian models on the same test files, for comparison.

`pip install natasha` first; `python -m training.natasha_beside --corpora ../corpora`
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from natasha import (
    Doc,
    MorphVocab,
    NewsEmbedding,
    NewsMorphTagger,
    NewsNERTagger,
    NewsSyntaxParser,
    Segmenter,
)

from dictafacta.model import Article, Name, Parse, Sentence, Span, Token
from training.evaluate import evaluate
from training.labels import KEPT
from training.report import tests_only

KINDS = {"PER": "person", "ORG": "organization", "LOC": "place"}


class Natasha:
    """natasha's segmenter, tagger, parser and names as a pipeline; blocks are parsed apart."""

    name = "natasha"

    def __init__(self) -> None:
        self._segmenter, embedding = Segmenter(), NewsEmbedding()
        self._morph, self._syntax = NewsMorphTagger(embedding), NewsSyntaxParser(embedding)
        self._names, self._vocab = NewsNERTagger(embedding), MorphVocab()

    def parse(self, articles: Iterable[Article]) -> Iterator[Parse]:
        """Yield one parse for each article, in order."""
        for article in articles:
            tokens: list[Token] = []
            sentences: list[Sentence] = []
            names: list[Name] = []
            for number, block in enumerate(article.blocks):
                doc = Doc(block.span.of(article.text))
                doc.segment(self._segmenter)
                doc.tag_morph(self._morph)
                doc.parse_syntax(self._syntax)
                doc.tag_ner(self._names)
                self._add(doc, block.span.start, number, tokens, sentences, names)
            yield Parse(
                article.text, article.language, self.name, tuple(tokens), tuple(sentences),
                tuple(names), article.blocks,
            )  # fmt: skip

    def _add(self, doc, offset, block, tokens, sentences, names) -> None:
        first_of_doc = len(tokens)
        for sent in doc.sents:
            first = len(tokens)
            place = {t.id: first + i for i, t in enumerate(sent.tokens)}
            for i, t in enumerate(sent.tokens):
                t.lemmatize(self._vocab)
                head = place.get(t.head_id, first + i)
                rel = t.rel if t.rel in KEPT else (t.rel or "dep").partition(":")[0]
                tokens.append(
                    Token(
                        first + i, Span(offset + t.start, offset + t.stop), t.text,
                        t.lemma or t.text, t.pos or "X", head, rel, len(sentences), t.feats or {},
                    )
                )  # fmt: skip
            sentences.append(Sentence(len(sentences), first, len(tokens), block))
        for span in doc.spans:
            inside = [
                t.index for t in tokens[first_of_doc:]
                if t.span.start < offset + span.stop and t.span.end > offset + span.start
            ]  # fmt: skip
            if inside:
                names.append(Name(inside[0], inside[-1] + 1, KINDS[span.type]))


def main() -> None:
    """Prints natasha's scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../corpora"))
    corpora = tests_only("ru", parser.parse_args().corpora)
    natasha = Natasha()
    for name, sentences in corpora.test_trees.items():
        tally = evaluate(natasha, sentences)
        print(name, {m: round(tally.f1(m), 1) for m in ("tokens", "UPOS", "lemmas", "UAS", "LAS")})
    for name, sentences in corpora.test_names.items():
        for change in ("", "upper"):
            tally = evaluate(natasha, sentences, change=change)
            print(name, change, {m: round(tally.f1(m), 1) for m in tally.gold})


if __name__ == "__main__":
    main()

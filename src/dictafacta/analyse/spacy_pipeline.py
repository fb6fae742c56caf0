"""Runs a spaCy pipeline over the blocks of articles and returns parses."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc

from dictafacta.analyse.from_spacy import assemble
from dictafacta.model import Article, Parse


class SpacyPipeline:
    """A spaCy pipeline from a folder. Blocks are parsed apart: no sentence runs over two."""

    def __init__(self, folder: Path) -> None:
        self._nlp = spacy.load(folder)
        meta = self._nlp.meta
        self.name = f"{meta['lang']}_{meta['name']}-{meta['version']}"

    def parse(self, articles: Iterable[Article]) -> Iterator[Parse]:
        """Yield one parse for each article, in order."""
        for article in articles:
            texts = [block.span.of(article.text) for block in article.blocks]
            docs: list[Doc] = list(self._nlp.pipe(texts, batch_size=64))
            yield assemble(article, docs, self.name)

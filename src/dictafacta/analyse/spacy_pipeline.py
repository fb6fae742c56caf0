"""Runs a spaCy pipeline, of a folder or an installed package, over the blocks of articles."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from threading import Lock

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dictafacta.analyse.from_spacy import Piece, assemble, check_scheme
from dictafacta.model import Article, Parse
from dictafacta.problems import DictafactaError, UnsupportedScheme

LONGEST_PIECE = 20_000  # characters; a parser's memory grows with the text it is given at once
ARTICLES_AT_ONCE = 16


class SpacyPipeline:
    """A spaCy pipeline with Universal Dependencies. Blocks are parsed apart.

    Raises UnsupportedScheme at loading where the pipeline has no parser or another label scheme.
    spaCy keeps a growing table of strings, so that one thread at a time is let in.
    """

    def __init__(self, source: Path | str) -> None:
        self._nlp = open_pipeline(source)
        meta = self._nlp.meta
        self.name = f"{meta['lang']}_{meta['name']}-{meta['version']}"
        check_scheme(parser_labels(self._nlp), self.name)
        self._lock = Lock()

    def parse(self, articles: Iterable[Article]) -> Iterator[Parse]:
        """Yield one parse for each article, in order."""
        articles = iter(articles)
        while group := list(islice(articles, ARTICLES_AT_ONCE)):
            pieces = [
                [Piece(number, start, text) for number, start, text in cut(article)]
                for article in group
            ]
            docs = iter(self._run([piece.text for some in pieces for piece in some]))
            for article, some in zip(group, pieces, strict=True):
                parsed = [(piece, next(docs)) for piece in some]
                yield assemble(article, parsed, self.name)

    def _run(self, texts: list[str]) -> list[Doc]:
        with self._lock:
            return list(self._nlp.pipe(texts, batch_size=64))


def open_pipeline(source: Path | str) -> Language:
    """Return the loaded pipeline; DictafactaError where there is none of that name."""
    try:
        return spacy.load(source)
    except (OSError, ValueError) as error:
        raise DictafactaError(
            "no-such-pipeline",
            f"the pipeline {str(source)!r} cannot be loaded: {str(error).splitlines()[0]}",
            "install it, or give the folder that it lies in",
        ) from error


def parser_labels(nlp: Language) -> tuple[str, ...]:
    """Return the dependency labels that the pipeline can give."""
    for name, component in nlp.pipeline:
        if name.endswith("parser") and (labels := getattr(component, "labels", ())):
            return tuple(labels)
    raise UnsupportedScheme(
        f"{nlp.meta['lang']}_{nlp.meta['name']} has no dependency parser",
        "choose a pipeline with Universal Dependencies",
    )


def cut(article: Article) -> Iterator[tuple[int, int, str]]:
    """Yield block number, start and text of each block; long blocks at white space, in pieces."""
    for number, block in enumerate(article.blocks):
        start, end = block.span.start, block.span.end
        while end - start > LONGEST_PIECE:
            window = article.text[start : start + LONGEST_PIECE]
            at = max(window.rfind("\n"), window.rfind(". ") + 1)
            at = at if at > LONGEST_PIECE // 2 else window.rfind(" ")
            at = at if at > 0 else LONGEST_PIECE
            yield number, start, article.text[start : start + at]
            start += at
        yield number, start, article.text[start:end]

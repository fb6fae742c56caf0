"""A pipeline without a model: words at white space, everything hangs on the first word."""

import re

from dictafacta.model import Parse, Sentence, Span, Token


class PlainPipeline:
    name = "plain-0"

    def __init__(self, before=lambda article: None):
        self.before = before
        self.batches = []

    def parse(self, articles):
        articles = list(articles)
        self.batches.append(len(articles))
        for article in articles:
            self.before(article)
            yield parse_of(article)


def parse_of(article):
    tokens, sentences = [], []
    for number, block in enumerate(article.blocks):
        first = len(tokens)
        for match in re.finditer(r"\w+|[^\w\s]", block.span.of(article.text)):
            start = block.span.start + match.start()
            span = Span(start, start + len(match.group()))
            word = match.group()
            relation = "dep" if len(tokens) > first else "root"
            tokens.append(
                Token(len(tokens), span, word, word.lower(), "X", first, relation, len(sentences))
            )
        if len(tokens) > first:
            sentences.append(Sentence(len(sentences), first, len(tokens), number))
    return Parse(
        text=article.text,
        language=article.language,
        parser="plain-0",
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        blocks=article.blocks,
        document=article.id,
    )

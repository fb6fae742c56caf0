"""Write a parse by hand, so that a rule can be tested without a model."""

from dictafacta.model import Block, BlockKind, Name, Parse, Sentence, Span, Token


def parse(text, rows, language="it", names=(), document="test"):
    """Build a Parse of `text`.

    `rows`: one word a line, `form lemma upos head deprel [Feat=Val|Feat=Val]`; head counted from 1
    in the sentence, 0 the root; a blank line parts sentences. Blocks are the lines of `text` that
    are not empty. `names`: (first, last excluded, kind) in token indices of the document.
    """
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(at, at + len(line))))
        at += len(line) + 1
    tokens, sentences, at = [], [], 0
    for number, group in enumerate(rows.strip().split("\n\n")):
        first = len(tokens)
        for row in group.strip().splitlines():
            form, lemma, upos, head, deprel, *feats = row.split()
            start = text.index(form, at)
            at = start + len(form)
            index = len(tokens)
            above = index if head == "0" else first + int(head) - 1
            morph = dict(f.split("=") for f in feats[0].split("|")) if feats else {}
            span = Span(start, at)
            tokens.append(Token(index, span, form, lemma, upos, above, deprel, number, morph))
        block = next(n for n, b in enumerate(blocks) if b.span.covers(tokens[first].span))
        sentences.append(Sentence(number, first, len(tokens), block))
    return Parse(
        text,
        language,
        "by hand",
        tuple(tokens),
        tuple(sentences),
        tuple(Name(*n) for n in names),
        tuple(blocks),
        document,
    )

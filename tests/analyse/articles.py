"""Articles made of blocks, for the tests of this room."""

from dictafacta.model import Article, Block, BlockKind, Source, Span

SOURCE = Source(uri="-", media_type="text/plain", encoding="utf-8", bytes=0, sha256="")


def article(*blocks: str, language: str = "it") -> Article:
    text, made = "", []
    for block in blocks:
        text += "\n\n" if text else ""
        made.append(Block(kind=BlockKind.PARAGRAPH, span=Span(len(text), len(text) + len(block))))
        text += block
    return Article(id="a", source=SOURCE, text=text, language=language, blocks=tuple(made))

"""Finds paragraphs in another language than the article's."""

from collections.abc import Iterator, Sequence

from py3langid import rank

from dictafacta.lexicon.residue import function_words
from dictafacta.model import Block, BlockKind, Finding

CODE = "mixed-language"
_KNOWN = ("de", "en", "es", "fr", "it", "pt", "ru", "uk")
_WORDS = 12  # fewer do not tell a language from its sisters
_SHARE = 0.22  # of grammatical words: the least that running prose has
_MOST = 200  # paragraphs looked at


def mixed(text: str, blocks: Sequence[Block], language: str) -> Iterator[Finding]:
    """Yield a finding for each paragraph that is in one of the other known languages.

    Two witnesses must agree: the language model, and the paragraph's grammatical words.
    """
    if language not in _KNOWN:
        return
    for block in [b for b in blocks if b.kind is BlockKind.PARAGRAPH][:_MOST]:
        body = block.span.of(text)
        words = [word.strip(".,;:!?«»“”\"'()").casefold() for word in body.split()]
        if len(words) < _WORDS:
            continue
        shares = {code: _share(words, code) for code in _KNOWN}
        best = max(shares, key=lambda code: shares[code])
        if best == language or shares[best] < max(_SHARE, 2 * shares[language]):
            continue
        if rank(body)[0][0] == best:
            message = f"the paragraph is in another language ({best}) than the article ({language})"
            yield Finding(code=CODE, message=message, span=block.span)


def _share(words: Sequence[str], code: str) -> float:
    known = function_words(code).all
    return sum(word in known for word in words) / len(words)

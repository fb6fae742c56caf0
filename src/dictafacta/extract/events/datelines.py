"""Finds the words of datelines, which take part in nothing: "GALWAY, 13 March (Reuters) — "."""

from collections.abc import Iterator

from dictafacta.model import Parse

LENGTH = 14  # tokens in which a dateline ends
DASHES = frozenset({"—", "–", "-", "--"})
VERBAL = frozenset({"VERB", "AUX"})


def dateline_tokens(parse: Parse) -> Iterator[int]:
    """Yield the words before the dash that opens a block, if no verb is among them."""
    block = None
    for sentence in parse.sentences:
        if sentence.block == block:
            continue
        block = sentence.block
        opening = range(sentence.first, min(sentence.first + LENGTH, sentence.last))
        dash = next((i for i in opening if is_dash(parse, i)), None)
        if dash and not any(parse.tokens[i].upos in VERBAL for i in range(opening.start, dash)):
            yield from range(opening.start, dash)


def is_dash(parse: Parse, index: int) -> bool:
    """Tell whether a token is a dash with white space before it, not a hyphen."""
    before, token = parse.tokens[max(index - 1, 0)], parse.tokens[index]
    return token.form in DASHES and before.span.end < token.span.start

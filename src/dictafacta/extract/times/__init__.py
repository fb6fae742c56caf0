"""When: time expressions and what they mean."""

from dictafacta.lexicon import Lexicon
from dictafacta.model import Parse, TimeExpression


def find_times(parse: Parse, lexicon: Lexicon, published: str | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the document, resolved against its publication date."""
    return ()

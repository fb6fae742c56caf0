"""Who and what a text speaks of."""

from dictafacta.lexicon import Lexicon
from dictafacta.model import MentionTable, Parse


def find_mentions(parse: Parse, lexicon: Lexicon) -> MentionTable:
    """Return every candidate mention of the document, resolved to entities."""
    return MentionTable()

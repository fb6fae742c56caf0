"""Who said what."""

from dictafacta.lexicon import Lexicon
from dictafacta.model import MentionTable, Parse, Statement


def find_statements(
    parse: Parse, lexicon: Lexicon, mentions: MentionTable
) -> tuple[Statement, ...]:
    """Return the statements of the document in text order."""
    return ()

"""Who did what to whom, when, where, and on whose word."""

from dictafacta.lexicon import Lexicon
from dictafacta.model import Event, MentionTable, Parse, Statement, TimeExpression


def find_events(
    parse: Parse,
    lexicon: Lexicon,
    mentions: MentionTable,
    times: tuple[TimeExpression, ...],
    statements: tuple[Statement, ...],
    published: str | None,
) -> tuple[Event, ...]:
    """Return the distinct events of the document in text order."""
    return ()

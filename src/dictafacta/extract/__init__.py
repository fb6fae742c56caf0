"""Pure rules over a parse and a lexicon: mentions, times, statements, events."""

from dictafacta.extract.events import find_events
from dictafacta.extract.mentions import find_mentions
from dictafacta.extract.statements import find_statements
from dictafacta.extract.times import find_times

__all__ = ["find_events", "find_mentions", "find_statements", "find_times"]

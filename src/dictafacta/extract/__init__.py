"""Pure rules over a parse and a lexicon: mentions, times, statements, events."""

from dictafacta.extract.events import find_events
from dictafacta.extract.mentions import find_mentions
from dictafacta.extract.statements import find_statements, measure_coverage
from dictafacta.extract.times import date_in_text, find_times

__all__ = [
    "date_in_text",
    "find_events",
    "find_mentions",
    "find_statements",
    "find_times",
    "measure_coverage",
]

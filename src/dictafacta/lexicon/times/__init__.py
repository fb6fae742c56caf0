"""The words and the grammar of time: text in, time phrases out, nothing resolved yet.

A phrase is what its words say ("two weeks before X"), whatever day it is; `extract.times` works out
the day. Dates that are complete in themselves are resolved here, for rooms that need no more.
"""

from dictafacta.lexicon.times.absolute import absolute_dates
from dictafacta.lexicon.times.grammar import Grammar, Node, Rule, Value
from dictafacta.lexicon.times.phrases import Phrase, find_phrases
from dictafacta.lexicon.times.vocabulary import TimeLexicon, load_times

__all__ = [
    "Grammar",
    "Node",
    "Phrase",
    "Rule",
    "TimeLexicon",
    "Value",
    "absolute_dates",
    "find_phrases",
    "load_times",
]

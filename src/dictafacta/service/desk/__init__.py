"""The desk: many readings in one file, to search, compare and correct."""

from dictafacta.service.desk.across import story_to_dict
from dictafacta.service.desk.adding import Added, Outcome
from dictafacta.service.desk.desk import Desk
from dictafacta.service.desk.everything import rows_on
from dictafacta.service.desk.judging import Imported, Judgements
from dictafacta.store import DocumentQuery, EventQuery, StatementQuery
from dictafacta.store.judgements import Kept

__all__ = [
    "Added",
    "Desk",
    "DocumentQuery",
    "EventQuery",
    "Imported",
    "Judgements",
    "Kept",
    "Outcome",
    "StatementQuery",
    "rows_on",
    "story_to_dict",
]

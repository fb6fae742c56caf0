"""The desk: many readings in one file, to search, compare and correct."""

from dictafacta.service.desk.adding import Added, Outcome
from dictafacta.service.desk.desk import Desk
from dictafacta.service.desk.everything import rows_on
from dictafacta.store import DocumentQuery, EventQuery, StatementQuery

__all__ = [
    "Added",
    "Desk",
    "DocumentQuery",
    "EventQuery",
    "Outcome",
    "StatementQuery",
    "rows_on",
]

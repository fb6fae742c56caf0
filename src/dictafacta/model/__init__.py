"""The types that pass between rooms. They hold data and check it; they do nothing else."""

from dictafacta.model.article import (
    Article,
    Block,
    BlockKind,
    DateBasis,
    Finding,
    Page,
    Published,
    Residue,
    ResidueKind,
    Source,
)
from dictafacta.model.claims import (
    Act,
    Count,
    CountKind,
    Cue,
    Event,
    EventDate,
    EventType,
    Evidence,
    Speaker,
    Statement,
    StatementKind,
    Status,
    TimeExpression,
)
from dictafacta.model.contract import to_contract
from dictafacta.model.contract_reader import from_contract
from dictafacta.model.coverage import Coverage
from dictafacta.model.desk import (
    DeskDocument,
    EventRow,
    FigureRow,
    Party,
    Passage,
    StatementRow,
    StoryRow,
    Verdict,
)
from dictafacta.model.identifiers import content_id
from dictafacta.model.mentions import Entity, EntityKind, Mention, MentionForm, MentionTable
from dictafacta.model.parse import Name, Parse, Sentence, Token
from dictafacta.model.reading import Provenance, Reading
from dictafacta.model.span import Span, cover

__all__ = [
    "Act",
    "Article",
    "Block",
    "BlockKind",
    "Count",
    "CountKind",
    "Coverage",
    "Cue",
    "DateBasis",
    "DeskDocument",
    "Entity",
    "EntityKind",
    "Event",
    "EventDate",
    "EventRow",
    "EventType",
    "Evidence",
    "FigureRow",
    "Finding",
    "Mention",
    "MentionForm",
    "MentionTable",
    "Name",
    "Page",
    "Parse",
    "Party",
    "Passage",
    "Provenance",
    "Published",
    "Reading",
    "Residue",
    "ResidueKind",
    "Sentence",
    "Source",
    "Span",
    "Speaker",
    "Statement",
    "StatementKind",
    "StatementRow",
    "Status",
    "StoryRow",
    "TimeExpression",
    "Token",
    "Verdict",
    "content_id",
    "cover",
    "from_contract",
    "to_contract",
]

"""A story as it is shown: its sources with their copies, and what they say side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dictafacta.model.claims import Act, StatementKind
from dictafacta.model.desk import DeskDocument, Passage, StoryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one document says: `value` for the table, the sentence, and who vouches for it.

    `record` is the id of the statement or event that it comes from, if one does.
    """

    document: str
    value: str
    passage: Passage
    according_to: tuple[str, ...] = ()
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that several documents speak of; `topic` names it, `aspect` what is compared.

    `aspect` is a kind of quantity (`dead`), `happened`, `actors`, `recipients`, `places`, `date`
    or `denied`. Documents differ where they give different values. Figures stand in topics and
    values as `figure:12`.
    """

    aspect: str
    topic: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether the documents give different values."""
        return len({cell.value for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of two wordings: `left` and `right` are equal, or one may be empty."""

    left: str
    right: str

    @property
    def same(self) -> bool:
        """Whether both wordings have these words."""
        return self.left == self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one document gives an utterance; `statement` is the record's id.

    `differences` tells how it differs from the first wording in the same language; it is empty
    for that one.
    """

    document: str
    language: str
    statement: str
    kind: StatementKind
    act: Act
    words: str
    passage: Passage
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a figure said once, in the wordings of two documents or more, and why they are one."""

    speaker: int
    wordings: tuple[Wording, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyOf:
    """A document that copies another: how, how alike they are (0 to 1), and why."""

    document: DeskDocument
    kind: str
    likeness: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StorySource:
    """One source of a story: the origin and its copies."""

    origin: DeskDocument
    copies: tuple[CopyOf, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story with its sources and what they say; `names` leads from figures to their names."""

    story: StoryRow
    sources: tuple[StorySource, ...]
    documents: tuple[DeskDocument, ...]
    matters: tuple[Matter, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)

    def named(self, value: str) -> str:
        """Return a topic or value with the names of figures in the place of their numbers."""
        parts = (part.strip() for part in value.split(","))
        return ", ".join(
            self.names.get(int(p.removeprefix("figure:")), p) if p.startswith("figure:") else p
            for p in parts
        )

    def document(self, identifier: str) -> DeskDocument:
        """Return the document with this id; KeyError if the story has none."""
        for document in self.documents:
            if document.id == identifier:
                return document
        raise KeyError(identifier)

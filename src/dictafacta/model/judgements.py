"""What a person decided about a record or about names, with who and when, to be kept and applied.

A judgement names its record by the document's id and the record's content hash, and keeps the
words and their place, so that it can be applied to a later reading that cut them otherwise. It
names figures by their names, never by number. In JSON Lines it is `dictafacta-judgement/1`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dictafacta.model.contract import JsonObject
from dictafacta.model.identifiers import content_id
from dictafacta.model.mentions import EntityKind
from dictafacta.model.span import Span

SCHEMA = "dictafacta-judgement/1"
_RECORD = re.compile(r"[a-z0-9]{1,64}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")


class Decision(StrEnum):
    """What was decided."""

    CONFIRM = "confirm"
    REJECT = "reject"
    SPEAKER = "speaker"
    MERGE = "merge"
    SPLIT = "split"


class Subject(StrEnum):
    """What kind of record was judged."""

    STATEMENT = "statement"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRecord:
    """The record that a judgement is about, as it was then.

    `document` is the document's id, `id` the record's; `spans` are its content or anchors and
    `words` their text. `label` is the act of a statement, the type of an event.
    """

    subject: Subject
    document: str
    id: str
    label: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.spans) != len(self.words) or not self.spans:
            raise ValueError("a judged record needs its words and their places")
        if not _RECORD.fullmatch(self.document) or not _RECORD.fullmatch(self.id):
            raise ValueError("a judged record needs the ids of document and record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision. `when` is ISO 8601 in UTC; `note` is what the person wants remembered.

    Decisions about a record have `record`, and a fixed speaker's name in `speaker`. Merges and
    splits have `names` of one kind (`figure_kind`); a split may hold for `documents` (ids) alone.
    `undone` is when it was taken back.
    """

    decision: Decision
    who: str
    when: str
    record: JudgedRecord | None = None
    speaker: str | None = None
    figure_kind: EntityKind | None = None
    names: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    note: str = ""
    undone: str | None = None

    def __post_init__(self) -> None:
        if not _TIME.fullmatch(self.when) or (self.undone and not _TIME.fullmatch(self.undone)):
            raise ValueError("a judgement needs its time as 2026-11-24T03:04:05+00:00")
        about_names = self.decision in (Decision.MERGE, Decision.SPLIT)
        if about_names != (self.record is None):
            raise ValueError(f"{self.decision} needs {'no record' if about_names else 'a record'}")
        if (self.decision is Decision.SPEAKER) != bool(self.speaker and self.speaker.strip()):
            raise ValueError("a name goes with a fixed speaker, and with nothing else")
        if about_names and (len(self.names) < 2 or self.figure_kind is None):
            raise ValueError(f"{self.decision} needs two names and their kind")

    @property
    def id(self) -> str:
        """A hash of everything but the undoing, by which the same judgement is known again."""
        record = self.record
        about = (record.subject, record.document, record.id) if record else ()
        body = (self.decision, self.who, self.when, *about, self.speaker or "", self.note)
        return content_id("j", "", *body, *self.names, "", *self.documents)


def judgement_to_dict(judgement: Judgement) -> JsonObject:
    """Return a judgement as plain JSON values."""
    record = judgement.record
    return {
        "schema": SCHEMA,
        "decision": judgement.decision.value,
        "who": judgement.who,
        "when": judgement.when,
        "record": {
            "subject": record.subject.value,
            "document": record.document,
            "id": record.id,
            "label": record.label,
            "spans": [[s.start, s.end] for s in record.spans],
            "words": list(record.words),
        }
        if record
        else None,
        "speaker": judgement.speaker,
        "figure_kind": judgement.figure_kind.value if judgement.figure_kind else None,
        "names": list(judgement.names),
        "documents": list(judgement.documents),
        "note": judgement.note,
        "undone": judgement.undone,
    }


def judgement_from_dict(value: Any) -> Judgement:  # noqa: ANN401  (whatever a file held)
    """Return the judgement that JSON values describe; raise ValueError where they describe none."""
    if not isinstance(value, Mapping) or value.get("schema") != SCHEMA:
        raise ValueError(f"it is no {SCHEMA}")
    try:
        kind = value.get("figure_kind")
        record = value.get("record")
        return Judgement(
            decision=Decision(value["decision"]),
            who=text(value["who"]),
            when=text(value["when"]),
            record=record_from_dict(record) if record is not None else None,
            speaker=None if value.get("speaker") is None else text(value["speaker"]),
            figure_kind=EntityKind(kind) if kind is not None else None,
            names=tuple(map(text, value.get("names", ()))),
            documents=tuple(map(text, value.get("documents", ()))),
            note=text(value.get("note", "")),
            undone=None if value.get("undone") is None else text(value["undone"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"a field is missing or of the wrong type: {error}") from error


def record_from_dict(value: Mapping[str, Any]) -> JudgedRecord:
    """Return the judged record that JSON values describe."""
    return JudgedRecord(
        subject=Subject(value["subject"]),
        document=text(value["document"]),
        id=text(value["id"]),
        label=text(value["label"]),
        spans=tuple(Span(int(start), int(end)) for start, end in value["spans"]),
        words=tuple(map(text, value["words"])),
    )


def text(value: object) -> str:
    """Return a value that is text; raise TypeError for any other."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value

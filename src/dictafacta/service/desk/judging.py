"""Judgements on a desk: made, taken back, listed, carried from desk to desk.

Making or taking back a judgement makes the rows of the documents that it touches anew, from their
stored readings; a page that is read again goes through the same judgements.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser

from dictafacta.model import EntityKind, Event, Statement
from dictafacta.model.judgements import (
    Decision,
    JudgedRecord,
    Judgement,
    judgement_from_dict,
    judgement_to_dict,
)
from dictafacta.problems import DictafactaError, Problem
from dictafacta.resolve.judgements import judged_record
from dictafacta.resolve.spelling import folded
from dictafacta.service.desk.relating import unrelated
from dictafacta.service.desk.rows import put_rows
from dictafacta.store import Database, document_number, find_number, reading_of
from dictafacta.store.judgements import (
    Kept,
    RecordAddress,
    appearances_named,
    judgement_numbered,
    judgements,
    put_judgement,
    records_like,
    undo_judgement,
)
from dictafacta.store.relations import forget_relation

SHORT = 8  # characters of ids in messages
NAMELESS = frozenset((EntityKind.GROUP,))
Spellings = Counter[tuple[str, EntityKind]]


class Judgements:
    """What people decided on a desk: to add to, to take back, to carry to another desk.

    Records go by `document:record`, ids or their beginnings, as searches show them; a record's id
    alone does. `who` judges: DICTAFACTA_USER, else the account's name, where it is not given. A
    judgement is applied at once and to every later reading of its document.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def __iter__(self) -> Iterator[Kept]:
        """Yield all judgements in the order in which they came, also those undone."""
        return judgements(self.database)

    def confirm(self, record: str, *, who: str | None = None, note: str = "") -> Kept:
        """Confirm a statement or an event."""
        return judge_record(self.database, Decision.CONFIRM, record, who=who, note=note)

    def reject(self, record: str, *, who: str | None = None, note: str = "") -> Kept:
        """Reject a statement or an event: searches and exports leave it out."""
        return judge_record(self.database, Decision.REJECT, record, who=who, note=note)

    def speaker(self, record: str, name: str, *, who: str | None = None, note: str = "") -> Kept:
        """Fix a statement's speaker: the entity of its document with this name, or a new one."""
        return judge_record(
            self.database, Decision.SPEAKER, record, speaker=name, who=who, note=note
        )

    def merge(
        self,
        names: Sequence[str],
        *,
        kind: EntityKind | None = None,
        who: str | None = None,
        note: str = "",
    ) -> Kept:
        """Decide that names are one figure."""
        return judge_names(self.database, Decision.MERGE, names, kind=kind, who=who, note=note)

    def split(
        self,
        names: Sequence[str],
        *,
        documents: Sequence[str] = (),
        kind: EntityKind | None = None,
        who: str | None = None,
        note: str = "",
    ) -> Kept:
        """Decide that names are different figures, or one name in `documents` and elsewhere."""
        return judge_names(
            self.database,
            Decision.SPLIT,
            names if len(names) > 1 else [*names, *names],
            documents=documents,
            kind=kind,
            who=who,
            note=note,
        )

    def undo(self, number: int) -> Kept:
        """Take the judgement with this number back."""
        return undo(self.database, number)

    def lines(self) -> Iterator[str]:
        """Yield every judgement as a line of JSON (`dictafacta-judgement/1`), also those undone."""
        for kept in judgements(self.database):
            yield json.dumps(judgement_to_dict(kept.judgement)) + "\n"

    def take(self, lines: Iterable[str], where: str = "-") -> "Imported":
        """Take in judgements that were exported; `where` names the lines' source in problems."""
        return import_judgements(self.database, lines, where)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of imported judgements; problems name the lines that hold none."""

    taken: int
    known: int
    problems: tuple[Problem, ...]


def judge_record(
    db: Database,
    decision: Decision,
    reference: str,
    *,
    speaker: str | None = None,
    who: str | None = None,
    note: str = "",
) -> Kept:
    """Judge one statement or event and return the judgement as it is kept.

    `reference` is the record's id, or `document:record`; beginnings do, if they lead to one record
    alone. Raise DictafactaError where they do not, and for a speaker of an event.
    """
    address = address_of(db, reference)
    if decision is Decision.SPEAKER and address.subject.value != "statement":
        raise DictafactaError(
            "not-a-statement", f"{reference} is an event", "only statements have a speaker"
        )
    judgement = Judgement(
        decision=decision,
        who=who or user(),
        when=now(),
        record=record_at(db, address),
        speaker=speaker,
        note=note,
    )
    return keep(db, judgement)


def judge_names(
    db: Database,
    decision: Decision,
    names: Sequence[str],
    *,
    documents: Sequence[str] = (),
    kind: EntityKind | None = None,
    who: str | None = None,
    note: str = "",
) -> Kept:
    """Decide that names stand for one figure, or for several; return the judgement as kept.

    `documents` (ids or their beginnings) narrow a split to what these documents name so. `kind` is
    taken from the desk where it is not given. Raise DictafactaError for a name that no document
    has, and where kinds do not agree.
    """
    found = [spellings(db, name, kind) for name in names]
    shared = common_kind(names, found)
    judgement = Judgement(
        decision=decision,
        who=who or user(),
        when=now(),
        figure_kind=shared,
        names=tuple(usual(counts, shared) for counts in found),
        documents=tuple(document_id(db, d) for d in documents),
        note=note,
    )
    return keep(db, judgement)


def keep(db: Database, judgement: Judgement) -> Kept:
    """Store a new judgement and apply it, in one transaction."""
    with db.transaction():
        number = put_judgement(db, judgement)
        if number is None:
            raise DictafactaError("already-judged", "this very judgement is on the desk already")
        apply_anew(db, [judgement])
    return numbered(db, number)


def undo(db: Database, number: int) -> Kept:
    """Take a judgement back; DictafactaError where there is none, or it was taken back before."""
    found = numbered(db, number)
    if found.judgement.undone:
        raise DictafactaError("already-undone", f"judgement {number} was undone before")
    with db.transaction():
        undo_judgement(db, number, now())
        apply_anew(db, [found.judgement])
    return numbered(db, number)


def import_judgements(db: Database, lines: Iterable[str], where: str) -> Imported:
    """Take in judgements that were exported, and apply them; a line that holds none is a problem.

    Judgements on documents that are not here wait for them.
    """
    taken: list[Judgement] = []
    problems: list[Problem] = []
    known = 0
    with db.transaction():
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                judgement = judgement_from_dict(json.loads(line))
            except (ValueError, RecursionError) as error:
                problems.append(
                    Problem(code="bad-judgement", where=f"{where}:{number}", message=str(error))
                )
                continue
            if put_judgement(db, judgement) is None:
                known += 1
            else:
                taken.append(judgement)
        apply_anew(db, taken)
    return Imported(len(taken), known, tuple(problems))


def touched(db: Database, judgement: Judgement) -> list[int]:
    """Return the numbers of the documents whose rows a judgement may change."""
    if judgement.record is not None:
        number = document_number(db, judgement.record.document)
        return [] if number is None else [number]
    wanted = {folded(name) for name in judgement.names}
    only = {document_number(db, d) for d in judgement.documents}
    return sorted(
        {
            document
            for name in judgement.names
            for document, spelled, _ in appearances_named(db, name)
            if folded(spelled) in wanted and (not only or document in only)
        }
    )


def apply_anew(db: Database, judged: Sequence[Judgement]) -> None:
    """Make the rows of the documents that judgements touch anew from their stored readings.

    Where names were judged, all of these documents are taken out first, so that names which were
    one figure do not hold each other there. The caller holds the transaction.
    """
    documents = sorted({number for judgement in judged for number in touched(db, judgement)})
    if any(judgement.record is None for judgement in judged):
        with ExitStack() as stack:
            for number in documents:
                stack.enter_context(unrelated(db, number))
                forget_relation(db, number)
    for number in documents:
        put_rows(db, number, reading_of(db, number))


def numbered(db: Database, number: int) -> Kept:
    """Return the judgement with this number; DictafactaError where there is none."""
    found = judgement_numbered(db, number)
    if found is None:
        raise DictafactaError(
            "no-judgement", f"there is no judgement {number}", "`dictafacta judge list` shows them"
        )
    return found


def address_of(db: Database, reference: str) -> RecordAddress:
    """Return the one record that a reference leads to; DictafactaError for none or several."""
    document, colon, record = reference.strip().lower().rpartition(":")
    found = records_like(db, document, record) if record or colon else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise DictafactaError(
            "no-record",
            f"there is no statement or event {reference} on this desk",
            "searches show the ids: `dictafacta said`, `dictafacta events`",
        )
    shown = ", ".join(f"{a.document[:SHORT]}:{a.id}" for a in found[:5])
    more = " and more" if len(found) > 5 else ""
    raise DictafactaError(
        "ambiguous-record", f"{reference} leads to {shown}{more}", "give more characters of the id"
    )


def record_at(db: Database, address: RecordAddress) -> JudgedRecord:
    """Return what a judgement keeps of the record at an address."""
    reading = reading_of(db, address.number)
    every: tuple[Statement | Event, ...] = (*reading.statements, *reading.events)
    for record in every:
        if record.id == address.id:
            return judged_record(reading, record)
    raise DictafactaError(
        "desk-damaged", f"the reading has no record {address.id}", "`dictafacta reread` mends it"
    )


def spellings(db: Database, name: str, kind: EntityKind | None) -> Spellings:
    """Return how documents spell a name, and of what kind it is there, with their numbers.

    Raise DictafactaError for a name that none has.
    """
    found = Counter(
        (spelled, EntityKind(sort))
        for _, spelled, sort in appearances_named(db, name)
        if folded(spelled) == folded(name)
    )
    described = all(k in NAMELESS for _, k in found) and bool(found)
    for pair in [p for p in found if p[1] in NAMELESS or kind not in (None, p[1])]:
        del found[pair]
    if described:
        raise DictafactaError(
            "no-figure",
            f"{name} was read as a description and not as a name, and has no figure",
            "`dictafacta judge speaker` names who is meant",
        )
    if not found:
        raise DictafactaError(
            "no-figure",
            f"nobody and nothing on this desk is called {name}",
            "give the name as `dictafacta said` shows it",
        )
    return found


def common_kind(names: Sequence[str], found: Sequence[Spellings]) -> EntityKind:
    """Return the kind that all names have, in most documents; DictafactaError if there is none."""
    totals = Counter[EntityKind]()
    for counts in found:
        for (_, kind), count in counts.items():
            totals[kind] += count
    shared = [k for k in totals if all(any(k is kind for _, kind in c) for c in found)]
    if shared:
        return max(shared, key=lambda k: (totals[k], k))
    facts = "; ".join(
        f"{name}: {', '.join(sorted({kind.value for _, kind in counts}))}"
        for name, counts in zip(names, found, strict=True)
    )
    raise DictafactaError(
        "different-kinds", f"the names are of different kinds ({facts})", "only like goes with like"
    )


def usual(counts: Spellings, kind: EntityKind) -> str:
    """Return how most documents spell a name of this kind."""
    fitting = {spelled: count for (spelled, k), count in counts.items() if k is kind}
    return max(fitting, key=lambda spelled: (fitting[spelled], spelled))


def document_id(db: Database, reference: str) -> str:
    """Return the id of the document whose id is or begins so."""
    return reading_of(db, find_number(db, reference)).article.id


def now() -> str:
    """Return the time as judgements write it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def user() -> str:
    """Return who judges: DICTAFACTA_USER, else the name of the account."""
    try:
        return os.environ.get("DICTAFACTA_USER") or getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"

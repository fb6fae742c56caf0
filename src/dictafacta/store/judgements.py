"""Judgements in the file: kept apart from what rules found, with where each one landed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dictafacta.model import Verdict
from dictafacta.model.judgements import (
    Judgement,
    Subject,
    judgement_from_dict,
    judgement_to_dict,
)
from dictafacta.store.database import Database
from dictafacta.store.words import match_of

TABLES = {Subject.STATEMENT: "statements", Subject.EVENT: "events"}
ALL = "SELECT number, body, undone, placing, record FROM judgements"
SHOWN = 20  # records that are named where a reference leads to several


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A judgement with its number on this desk, and where it landed.

    `placing` is `same`, `moved` or `lost`, None while its document is not here.
    """

    number: int
    judgement: Judgement
    placing: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class RecordAddress:
    """Where a record is: its kind, its id, its document's id and number."""

    subject: Subject
    id: str
    document: str
    number: int


def put_judgement(db: Database, judgement: Judgement) -> int | None:
    """Keep a judgement and return its number; None where it is here already.

    One that comes back undone is undone here too, which counts as news.
    """
    known = db.row("SELECT number, undone FROM judgements WHERE id = ?", (judgement.id,))
    if known:
        if known[1] or not judgement.undone:
            return None
        undo_judgement(db, known[0], judgement.undone)
        return int(known[0])
    record = judgement.record
    body = json.dumps(judgement_to_dict(replace(judgement, undone=None)))
    return db.run(
        "INSERT INTO judgements (id, document, body, undone) VALUES (?, ?, ?, ?)",
        (judgement.id, record.document if record else None, body, judgement.undone),
    )


def undo_judgement(db: Database, number: int, when: str) -> None:
    """Note that a judgement was taken back: it stands nowhere any more."""
    sql = "UPDATE judgements SET undone = ?, placing = NULL, record = NULL WHERE number = ?"
    db.run(sql, (when, number))


def judgements(db: Database) -> Iterator[Kept]:
    """Yield all judgements in the order in which they came, also those undone."""
    return map(kept, db.rows(f"{ALL} ORDER BY number"))


def judgements_on(db: Database, document: str) -> list[Kept]:
    """Return the judgements on the records of the document with this id, those undone left out."""
    sql = f"{ALL} WHERE document = ? AND undone IS NULL ORDER BY number"
    return [kept(row) for row in db.rows(sql, (document,))]


def judgements_on_names(db: Database) -> list[Kept]:
    """Return the judgements on names, those undone left out."""
    sql = f"{ALL} WHERE document IS NULL AND undone IS NULL ORDER BY number"
    return [kept(row) for row in db.rows(sql)]


def judgement_numbered(db: Database, number: int) -> Kept | None:
    """Return the judgement with this number."""
    found = db.row(f"{ALL} WHERE number = ?", (number,))
    return kept(found) if found else None


def kept(row: tuple[int, str, str | None, str | None, str | None]) -> Kept:
    """Return a judgement from its row."""
    number, body, undone, placing, record = row
    judgement = replace(judgement_from_dict(json.loads(body)), undone=undone)
    return Kept(number=number, judgement=judgement, placing=placing, record=record)


def note_placing(db: Database, number: int, placing: str | None, record: str | None) -> None:
    """Note where a judgement landed."""
    db.run(
        "UPDATE judgements SET placing = ?, record = ? WHERE number = ?", (placing, record, number)
    )


def put_verdicts(db: Database, document: int, verdicts: Mapping[str, Verdict]) -> None:
    """Note the verdicts on the records of a document, by record id."""
    values = [(verdict.value, document, record) for record, verdict in verdicts.items()]
    for table in TABLES.values():
        db.run_many(f"UPDATE {table} SET verdict = ? WHERE document = ? AND id = ?", values)


def records_like(db: Database, document: str, record: str) -> list[RecordAddress]:
    """Return the records whose id begins so, in documents whose id begins so; some are enough."""
    found: list[RecordAddress] = []
    for subject, table in TABLES.items():
        sql = f"""SELECT s.id, d.id, d.number FROM {table} s
            JOIN documents d ON d.number = s.document
            WHERE s.id >= ? AND s.id < ? AND d.id >= ? AND d.id < ? ORDER BY 2, 1 LIMIT ?"""
        values = (record, f"{record}~", document, f"{document}~", SHOWN)
        found += [RecordAddress(subject, i, d, n) for i, d, n in db.rows(sql, values)]
    return found


def appearances_named(db: Database, name: str) -> list[tuple[int, str, str]]:
    """Return document number, name and kind of the appearances that have the words of a name."""
    match = match_of(f'"{name}"')
    if match is None:
        return []
    sql = """SELECT document, name, kind FROM appearances WHERE number IN
        (SELECT rowid FROM name_words WHERE name_words MATCH ?) ORDER BY document"""
    return db.rows(sql, (match,))

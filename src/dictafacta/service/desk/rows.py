"""Makes the rows of a stored reading: people's judgements applied, and related to all others."""

from dictafacta.model import Reading
from dictafacta.model.rows import document_row, event_rows, statement_rows
from dictafacta.resolve.judgements import Judged, apply_judgements
from dictafacta.service.desk.days import days_of
from dictafacta.service.desk.steps import STEPS
from dictafacta.store import Database, put_records
from dictafacta.store.judgements import judgements_on, note_placing, put_verdicts


def put_rows(db: Database, number: int, reading: Reading) -> None:
    """Put the rows of a document in the place of those it has, in the caller's transaction.

    The stored reading stays as it was read; what people decided is in the rows.
    """
    judged = judged_reading(db, reading)
    document = document_row(judged.reading)
    put_records(
        db,
        number,
        judged.reading.entities,
        statement_rows(judged.reading, document),
        event_rows(judged.reading, document),
        days_of,
    )
    put_verdicts(db, number, judged.verdicts)
    for step in STEPS:
        step(db, number, judged.reading)


def judged_reading(db: Database, reading: Reading) -> Judged:
    """Return a reading with the judgements on its document applied; note where each landed."""
    found = judgements_on(db, reading.article.id)
    judged = apply_judgements(reading, [k.judgement for k in found])
    numbers = {k.judgement.id: k.number for k in found}
    for placement in judged.placements:
        number = numbers[placement.judgement.id]
        note_placing(db, number, placement.placing.value, placement.record)
    return judged

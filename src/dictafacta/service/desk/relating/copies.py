"""The copies of a desk: each new document is compared with the few that share its shingles."""

from collections.abc import Sequence

import numpy as np

from dictafacta.resolve.copies import Candidate, compare_hashes, likely, origin
from dictafacta.resolve.shingles import Hashes, sample_of, shingle_hashes
from dictafacta.store import Database
from dictafacta.store.relations import (
    Member,
    group_of,
    hashes_of,
    member_of,
    move_origin,
    origin_of,
    put_copies,
    put_sketch,
    set_origin,
    sketch_owners,
)

CROWD = 30  # members of a group that a document is held against
Found = tuple[int, str, float, tuple[str, ...]]  # document, kind, likeness, reasons


def relate_copies(db: Database, document: int, text: str) -> list[Found]:
    """Store a document's sketch and return which others it copies, the likest first."""
    hashes = shingle_hashes(text)
    sample = sample_of(hashes)
    owners = sketch_owners(db, sample.tolist())
    owners.pop(document, None)
    put_sketch(db, document, hashes.astype("<u8").tobytes(), sample.tolist())
    found = [copy for other in likely(owners, len(sample)) if (copy := compared(db, other, hashes))]
    put_copies(db, document, found)
    return sorted(found, key=lambda c: (-c[2], c[0]))


def compared(db: Database, other: int, hashes: Hashes) -> Found | None:
    """Compare a document's hashes with those of a stored one."""
    stored: Hashes = np.frombuffer(hashes_of(db, other), dtype="<u8")
    copy = compare_hashes(str(other), "", stored, hashes)
    if copy is None:
        return None
    reason = f"{copy.likeness:.0%} of all shingles agree, {copy.held:.0%} of the shorter text's"
    return other, copy.kind.value, copy.likeness, (reason,)


def join_origin(
    db: Database, document: int, identifier: str, language: str, copies: Sequence[Found]
) -> bool:
    """Give a document its origin; tell whether it joined others.

    It joins the likest group if it copies more than half of those in its language: a page that
    merges two articles goes to one of them and does not make one source of both.
    """
    numbers = {number for number, *_ in copies}
    tried: set[str] = set()
    for number, *_ in copies:
        known = origin_of(db, number)
        if known is None or known in tried:
            continue
        tried.add(known)
        group = [m for m in group_of(db, known, CROWD) if m.number != document]
        spoken = [m for m in group if m.language == language]
        held = sum(m.number in numbers for m in spoken)
        if group and held * 2 >= len(spoken) + bool(spoken):
            enter(db, document, identifier, known)
            return True
    set_origin(db, [document], identifier)
    return False


def enter(db: Database, document: int, identifier: str, known: str) -> None:
    """Put a document into the group of an origin; it becomes the origin if it is the better one."""
    set_origin(db, [document], known)
    two = [m for i in (known, identifier) if (m := member_of(db, i))]
    if two and origin(Candidate(m.id, m.published, m.shingles) for m in two) == identifier:
        move_origin(db, known, identifier)


def choose_origin(db: Database, group: Sequence[Member]) -> None:
    """Note for all documents of a group which of them is the origin."""
    if group:
        chosen = origin(Candidate(m.id, m.published, m.shingles) for m in group)
        set_origin(db, (m.number for m in group), chosen)


def leave_origin(db: Database, document: int) -> None:
    """Take a document out of its group; the others choose their origin among themselves."""
    known = origin_of(db, document)
    if known:
        choose_origin(db, [m for m in group_of(db, known, None) if m.number != document])

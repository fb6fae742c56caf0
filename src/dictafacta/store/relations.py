"""Copies, origins and stories in the file, and what each document added to them."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dictafacta.store.database import Database
from dictafacta.store.keys import owners
from dictafacta.store.words import plain

SIGNED = 1 << 63


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRelation:
    """What a document added: its story, whether it counts for the centre, and the rest as JSON."""

    story: int | None
    is_copy: bool
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStory:
    """A story as new documents are compared with it; days are ISO 8601."""

    number: int
    first: str | None = None
    last: str | None = None
    origins: int = 0
    centre: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A document in a group of copies or a story: what an origin is chosen by."""

    number: int
    id: str
    language: str
    published: str | None
    shingles: int


def packed(value: object) -> bytes:
    """Return a value as compressed JSON."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"))


def unpacked(content: bytes) -> Any:  # noqa: ANN401  (whatever was packed)
    """Return what was packed."""
    return json.loads(zlib.decompress(content))


def relation_of(db: Database, document: int) -> StoredRelation | None:
    """Return what a document added, None where it has not been related yet."""
    row = db.row("SELECT story, is_copy, content FROM relations WHERE document = ?", (document,))
    if row is None:
        return None
    return StoredRelation(story=row[0], is_copy=bool(row[1]), content=unpacked(row[2]))


def put_relation(db: Database, document: int, relation: StoredRelation) -> None:
    """Store what a document added."""
    db.run(
        "INSERT OR REPLACE INTO relations VALUES (?, ?, ?, ?)",
        (document, relation.story, relation.is_copy, packed(relation.content)),
    )


def forget_relation(db: Database, document: int) -> None:
    """Forget what a document added, once that has been taken back."""
    db.run("DELETE FROM relations WHERE document = ?", (document,))
    db.run("UPDATE appearances SET figure = NULL WHERE document = ?", (document,))


def put_sketch(db: Database, document: int, hashes: bytes, sample: Iterable[int]) -> None:
    """Store the hashes of a document's shingles and the sample that finds its copies."""
    db.run("DELETE FROM sketch_keys WHERE document = ?", (document,))
    db.run("INSERT OR REPLACE INTO sketches VALUES (?, ?)", (document, hashes))
    db.run_many(
        "INSERT INTO sketch_keys VALUES (?, ?)", ((value - SIGNED, document) for value in sample)
    )


def sketch_owners(db: Database, sample: Iterable[int]) -> dict[int, int]:
    """Return the documents with the sampled hashes, each with how many of them it has."""
    sql = "SELECT document FROM sketch_keys WHERE hash = ?"
    return owners(db, sql, (value - SIGNED for value in sample))


def hashes_of(db: Database, document: int) -> bytes:
    """Return the stored hashes of a document's shingles."""
    row = db.row("SELECT hashes FROM sketches WHERE document = ?", (document,))
    return row[0] if row else b""


def put_copies(
    db: Database, document: int, found: Iterable[tuple[int, str, float, Iterable[str]]]
) -> None:
    """Store of which other documents this one is a copy: number, kind, likeness, reasons."""
    db.run_many(
        "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?, ?)",
        ((document, other, kind, score, "\n".join(why)) for other, kind, score, why in found),
    )


def forget_copies(db: Database, document: int) -> None:
    """Take back all that was found of a document's copies."""
    db.run("DELETE FROM copies WHERE document = ?1 OR other = ?1", (document,))


def copies_of(db: Database, document: int) -> list[tuple[int, str, float, tuple[str, ...]]]:
    """Return the documents that copy this one or that it copies: number, kind, likeness, why."""
    found = db.rows(
        "SELECT other, kind, likeness, reasons FROM copies WHERE document = ?1 UNION ALL"
        " SELECT document, kind, likeness, reasons FROM copies WHERE other = ?1",
        (document,),
    )
    return [(other, kind, score, tuple(why.split("\n"))) for other, kind, score, why in found]


MEMBER = (
    "SELECT d.number, d.id, d.language, d.day_from, coalesce(length(s.hashes), 0) / 8"
    " FROM documents d LEFT JOIN sketches s ON s.document = d.number"
)


def group_of(db: Database, origin: str, most: int | None) -> list[Member]:
    """Return the documents of one origin, in order of number; at most so many."""
    sql = f"{MEMBER} WHERE d.origin = ? ORDER BY d.number LIMIT ?"
    return members(db, sql, (origin, -1 if most is None else most))


def member_of(db: Database, identifier: str) -> Member | None:
    """Return the document with this id."""
    return next(iter(members(db, f"{MEMBER} WHERE d.id = ?", (identifier,))), None)


def move_origin(db: Database, old: str, new: str) -> None:
    """Note another origin for all documents of one."""
    db.run("UPDATE documents SET origin = ? WHERE origin = ?", (new, old))


def members(db: Database, sql: str, values: Iterable[Any]) -> list[Member]:
    """Return the rows of a query on `MEMBER`."""
    return [
        Member(number=number, id=identifier, language=language, published=day, shingles=shingles)
        for number, identifier, language, day, shingles in db.rows(sql, tuple(values))
    ]


def origin_of(db: Database, document: int) -> str | None:
    """Return the id of the origin of a document."""
    row = db.row("SELECT origin FROM documents WHERE number = ?", (document,))
    return row[0] if row else None


def set_origin(db: Database, documents: Iterable[int], origin: str) -> None:
    """Note the origin of documents."""
    db.run_many(
        "UPDATE documents SET origin = ? WHERE number = ?", ((origin, n) for n in documents)
    )


def set_story(db: Database, documents: Iterable[int], story: int | None) -> None:
    """Note the story of documents."""
    listed = list(documents)
    db.run_many("UPDATE documents SET story = ? WHERE number = ?", ((story, n) for n in listed))
    db.run_many("UPDATE relations SET story = ? WHERE document = ?", ((story, n) for n in listed))


def count_marks(db: Database, marks: Iterable[str], change: int) -> None:
    """Count the documents that have each of the marks up or down."""
    db.run_many(
        "INSERT INTO mark_counts VALUES (?1, max(0, ?2)) ON CONFLICT"
        " DO UPDATE SET documents = max(0, documents + ?2)",
        ((plain(mark), change) for mark in sorted(marks)),
    )


def holders_of(db: Database, marks: Iterable[str]) -> dict[str, int]:
    """Return in how many documents each of the marks is."""
    wanted = json.dumps(sorted(map(plain, marks)))
    sql = "SELECT * FROM mark_counts WHERE mark IN (SELECT value FROM json_each(?))"
    return dict(db.rows(sql, (wanted,)))


def related_documents(db: Database) -> int:
    """Return how many documents there are, roughly: the highest number."""
    row = db.row("SELECT max(number) FROM documents")
    return int(row[0] or 0) if row else 0


def stories_with(db: Database, keys: Iterable[str], since: str, most: int) -> list[StoredStory]:
    """Return the stories that share most keys, of those that began after `since` (ISO 8601)."""
    sql = "SELECT story FROM story_keys WHERE key = ? AND (day >= ? OR day = '')"
    found = owners(db, sql, sorted(keys), since)
    ranked = sorted(found, key=lambda n: (-found[n], n))[:most]
    return [story for number in ranked if (story := story_of(db, number))]


def story_of(db: Database, number: int) -> StoredStory | None:
    """Return a story with its centre."""
    row = db.row("SELECT first, last, origins, centre FROM stories WHERE number = ?", (number,))
    if row is None:
        return None
    return StoredStory(
        number=number, first=row[0], last=row[1], origins=row[2], centre=unpacked(row[3])
    )


def put_story(db: Database, story: StoredStory, keys: Iterable[str]) -> int:
    """Store a story, a new one for number 0, with further keys; return its number."""
    values = (story.first, story.last, story.origins, packed(story.centre))
    number = story.number
    if number:
        db.run(
            "UPDATE stories SET first = ?, last = ?, origins = ?, centre = ? WHERE number = ?",
            (*values, number),
        )
    else:
        number = db.run(
            "INSERT INTO stories (first, last, origins, centre) VALUES (?, ?, ?, ?)", values
        )
    db.run_many(
        "INSERT INTO story_keys SELECT ?1, ?2, ?3 WHERE NOT EXISTS"
        " (SELECT 1 FROM story_keys WHERE story = ?3 AND key = ?1)",
        ((plain(key), story.first or "", number) for key in sorted(keys)),
    )
    return number


def remove_story(db: Database, number: int) -> None:
    """Take away a story without documents."""
    db.run("DELETE FROM stories WHERE number = ?", (number,))


def story_members(db: Database, story: int, most: int) -> list[Member]:
    """Return the latest documents of a story that copy no other, at most so many."""
    return members(
        db,
        f"{MEMBER} WHERE d.story = ? AND d.origin = d.id ORDER BY d.number DESC LIMIT ?",
        (story, most),
    )


def documents_of_story(db: Database, story: int) -> list[int]:
    """Return the numbers of all documents of a story, earliest first."""
    found = db.rows(
        "SELECT number FROM documents WHERE story = ? ORDER BY day_from IS NULL, day_from, number",
        (story,),
    )
    return [number for (number,) in found]


def find_stories(
    db: Database,
    *,
    since: str | None = None,
    until: str | None = None,
    figures: Iterable[int] | None = None,
    languages: Iterable[str] = (),
    least: int = 1,
    limit: int | None = None,
) -> list[int]:
    """Return the numbers of stories, those of the latest day first.

    `since` and `until` are days that the story's span must meet, `figures` those of whom one must
    appear in it, `languages` those of which one of its documents is, `least` its fewest sources.
    """
    phrases, values = ["s.origins >= ?"], [least]  # type: tuple[list[str], list[Any]]
    if since:
        phrases, values = [*phrases, "s.last >= ?"], [*values, since]
    if until:
        phrases, values = [*phrases, "s.first <= ?"], [*values, until]
    member = "SELECT d.story FROM documents d"
    if figures is not None:
        phrases.append(
            f"s.number IN ({member} JOIN appearances a ON a.document = d.number"
            " WHERE a.figure IN (SELECT value FROM json_each(?)))"
        )
        values.append(json.dumps(sorted(figures)))
    if wanted := list(languages):
        phrases.append(
            f"s.number IN ({member} WHERE d.language IN (SELECT value FROM json_each(?)))"
        )
        values.append(json.dumps(wanted))
    sql = (
        f"SELECT s.number FROM stories s WHERE {' AND '.join(phrases)}"
        " ORDER BY s.last DESC, s.origins DESC, s.number LIMIT ?"
    )
    found = db.rows(sql, (*values, -1 if limit is None else limit))
    return [number for (number,) in found]


def story_figures(db: Database, story: int) -> list[tuple[int, str, int]]:
    """Return the figures of a story with kind and number of its documents, most first."""
    found = db.rows(
        "SELECT f.number, f.kind, count(DISTINCT a.document) AS times FROM documents d"
        " JOIN appearances a ON a.document = d.number JOIN figures f ON f.number = a.figure"
        " WHERE d.story = ? GROUP BY f.number ORDER BY times DESC, f.number",
        (story,),
    )
    return [(number, kind, times) for number, kind, times in found]

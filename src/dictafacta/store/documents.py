"""Documents in the file: source, reading and text of each, and what became of lost pages."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from dictafacta.model import Page, Reading, from_contract, to_contract
from dictafacta.problems import DictafactaError, Problem, Severity
from dictafacta.store.database import Database
from dictafacta.store.words import keyed, plain

Days = tuple[str | None, str | None]  # first and last day, ISO 8601
PUT = """
    INSERT INTO documents (id, uri, url, outlet, places, title, language, published, day_from,
        day_to, added, read, readable, version, model, lexicon)
    VALUES (:id, :uri, :url, :outlet, :places, :title, :language, :published, :day_from,
        :day_to, :now, :now, :readable, :version, :model, :lexicon)
    ON CONFLICT (id) DO UPDATE SET url = :url, outlet = :outlet, places = :places, title = :title,
        language = :language, published = :published, day_from = :day_from, day_to = :day_to,
        read = :now, readable = :readable, version = :version, model = :model, lexicon = :lexicon
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A page that could not be had, and when (ISO 8601, UTC) that was last tried."""

    problem: Problem
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRead:
    """A stored document that may be read again.

    `version` made its present reading; `analysed` tells whether a pipeline had a part in it.
    """

    number: int
    id: str
    language: str
    version: str
    analysed: bool


def now() -> str:
    """Return the time as the desk writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def known(db: Database, identifier: str) -> bool:
    """Tell whether a document with this id is on the desk."""
    return document_number(db, identifier) is not None


def document_number(db: Database, identifier: str) -> int | None:
    """Return the number by which the tables call the document with this id."""
    found = db.row("SELECT number FROM documents WHERE id = ?", (identifier,))
    return found[0] if found else None


def put_document(db: Database, page: Page | None, reading: Reading, days: Days) -> int:
    """Store a document whole and return its number; a known one gets the new reading.

    `days` are the first and last day that its publication date covers. Source, place and time of
    adding of a known document stay as they are. The caller holds the transaction.
    """
    article = reading.article
    host = urlsplit(article.url).hostname if article.url and is_web(article.url) else None
    values = {
        "id": article.id,
        "uri": article.source.uri,
        "url": article.url,
        "outlet": article.outlet,
        "places": keyed(f"{article.outlet or ''} {host or ''}"),
        "title": article.title,
        "language": article.language,
        "published": article.published.value if article.published else None,
        "day_from": days[0],
        "day_to": days[1],
        "now": now(),
        "readable": int(reading.readable),
        "version": reading.made_by.dictafacta,
        "model": reading.made_by.model,
        "lexicon": reading.made_by.lexicon,
    }
    db.run(PUT, {k: plain(v) if isinstance(v, str) else v for k, v in values.items()})
    number = document_number(db, article.id)
    if number is None:
        raise LookupError(article.id)
    if page is not None:
        put_source(db, number, page)
    put_reading(db, number, reading)
    return number


def is_web(url: str) -> bool:
    """Tell whether an address has a host to name."""
    return url.startswith(("http://", "https://")) and not set(url) & set("[]")


def raw_bytes(page: Page) -> bytes:
    """Return a page's bytes, those of a text in UTF-8."""
    content = page.content
    return content.encode("utf-8", "replace") if isinstance(content, str) else content


def digest_of(page: Page) -> str:
    """Return the id that a page's document has: the SHA-256 of its bytes."""
    return sha256(raw_bytes(page)).hexdigest()


def put_source(db: Database, number: int, page: Page) -> None:
    """Store the page as it came."""
    text = isinstance(page.content, str)
    stated = (page.media_type, page.encoding, page.url, page.published, page.language)
    db.run(
        "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (number, zlib.compress(raw_bytes(page)), text, *(v and plain(v) for v in stated)),
    )


def put_reading(db: Database, number: int, reading: Reading) -> None:
    """Store the reading whole, and its text beside it for the search."""
    content = json.dumps(to_contract(reading), separators=(",", ":")).encode("ascii")
    db.run(
        "INSERT INTO readings VALUES (:number, :content)"
        " ON CONFLICT DO UPDATE SET content = :content",
        {"number": number, "content": zlib.compress(content)},
    )
    db.run("DELETE FROM texts WHERE document = ? AND text <> ?", (number, plain(reading.text)))
    db.run("INSERT INTO texts VALUES (?, ?) ON CONFLICT DO NOTHING", (number, plain(reading.text)))


def reading_of(db: Database, number: int) -> Reading:
    """Return the stored reading of a document; DictafactaError where it is damaged."""
    found = db.row("SELECT content FROM readings WHERE document = ?", (number,))
    if found is None:
        raise no_document(str(number))
    try:
        return from_contract(json.loads(zlib.decompress(found[0])))
    except (ValueError, zlib.error) as error:
        raise DictafactaError(
            "desk-damaged",
            f"the reading of document {number} is damaged: {error}",
            "`dictafacta reread` makes it anew from the stored source",
        ) from error


def source_of(db: Database, number: int) -> Page:
    """Return the page that a document was read from, with what was stated of it."""
    found = db.row(
        "SELECT uri, content, is_text, media_type, encoding, s.url, s.published, s.language"
        " FROM sources s JOIN documents ON number = document WHERE document = ?",
        (number,),
    )
    if found is None:
        raise no_document(str(number))
    uri, content, is_text, media_type, encoding, url, published, language = found
    try:
        raw = zlib.decompress(content)
    except zlib.error as error:
        raise DictafactaError("desk-damaged", f"the source of {uri} is damaged: {error}") from error
    return Page(
        uri=uri,
        content=raw.decode("utf-8") if is_text else raw,
        media_type=media_type,
        encoding=encoding,
        url=url,
        published=published,
        language=language,
    )


def no_document(wanted: str) -> DictafactaError:
    """Return the error that there is no such document."""
    return DictafactaError(
        "no-document",
        f"there is no document {wanted} on this desk",
        "give its id, or eight characters and more of its beginning that no other has",
    )


def remove_document(db: Database, number: int) -> None:
    """Take a document off the desk with all that hangs on it, in the caller's transaction."""
    db.run("DELETE FROM documents WHERE number = ?", (number,))


def unreadable(db: Database) -> list[int]:
    """Return the numbers of the documents in which no article was found."""
    return [n for (n,) in db.rows("SELECT number FROM documents WHERE NOT readable")]


def note_sighting(db: Database, identifier: str, page: Page) -> bool:
    """Note that the bytes of a known document were found at another place; tell whether so."""
    number = document_number(db, identifier)
    uri, url = plain(page.uri), page.url and plain(page.url)
    same = "SELECT 1 FROM documents WHERE number = ? AND uri = ?"
    seen = "SELECT 1 FROM sightings WHERE document = ? AND uri = ?"
    if number is None or db.row(same, (number, uri)) or db.row(seen, (number, uri)):
        return False
    db.run("INSERT INTO sightings VALUES (?, ?, ?, ?)", (number, uri, url, now()))
    return True


def note_loss(db: Database, problem: Problem) -> None:
    """Note that a page could not be had, in the caller's transaction or alone."""
    fields = (problem.where, problem.code, problem.message, problem.hint)
    db.run(
        "INSERT OR REPLACE INTO losses VALUES (?, ?, ?, ?, ?, ?)",
        (*map(plain, fields), problem.severity.value, now()),
    )


def forget_loss(db: Database, place: str) -> None:
    """Forget the loss of a page that has been read after all."""
    db.run("DELETE FROM losses WHERE place = ?", (plain(place),))


def losses(db: Database) -> Iterator[Loss]:
    """Yield the pages that could not be had, by place."""
    for place, code, message, hint, severity, seen in db.rows("SELECT * FROM losses"):
        problem = Problem(
            code=code, where=place, message=message, hint=hint, severity=Severity(severity)
        )
        yield Loss(problem=problem, seen=seen)


def to_read_again(db: Database, language: str | None = None) -> list[ToRead]:
    """Return the documents whose source is stored, of one language or all, in order."""
    found = db.rows(
        "SELECT number, id, d.language, version, model FROM documents d"
        " JOIN sources ON number = document WHERE ? IN (d.language, '') ORDER BY number",
        (language or "",),
    )
    return [
        ToRead(number=number, id=identifier, language=code, version=version, analysed=bool(model))
        for number, identifier, code, version, model in found
    ]


def find_number(db: Database, identifier: str) -> int:
    """Return the number of the document whose id is or begins so; DictafactaError if none is.

    Eight characters are asked for at least, and that they lead to one document alone.
    """
    key = identifier.strip().lower()
    sql = "SELECT number FROM documents WHERE id >= ? AND id < ? LIMIT 2"
    found = db.rows(sql, (key, f"{key}g")) if len(key) >= 8 else []
    if len(found) != 1:
        raise no_document(identifier)
    return int(found[0][0])


def counts(db: Database) -> dict[str, int]:
    """Return how many documents, statements, events and lost pages there are."""
    queries = {
        "documents": "SELECT count(*) FROM documents WHERE readable",
        "unreadable": "SELECT count(*) FROM documents WHERE NOT readable",
        "statements": "SELECT count(*) FROM statements",
        "events": "SELECT count(*) FROM events",
        "lost": "SELECT count(*) FROM losses",
    }
    return {name: int((db.row(sql) or (0,))[0]) for name, sql in queries.items()}

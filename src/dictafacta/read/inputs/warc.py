"""Pages from web archives (WARC 1.0 and 1.1, ISO 28500), compressed or not, damaged or whole."""

import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from dictafacta.model import Page
from dictafacta.problems import Problem, Severity
from dictafacta.read.inputs.options import InputOptions

MAX_RECORD = 64_000_000
"""The most bytes of one record, unpacked; a longer one is left out with a problem."""

_MEMBER = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."
_STEP = 1 << 16
_PAGE_TYPES = ("text/html", "application/xhtml", "text/plain")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")


def pages_in_archive(path: Path, options: InputOptions) -> Iterator[Page | Problem]:
    """Yield the page of each response in a WARC file, a problem for each damaged stretch.

    A record that cannot be unpacked costs itself only: reading goes on at the next place that
    looks like the start of a record.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        yield Problem(code="unreadable", where=str(path), message=f"cannot be read: {error}"[:200])
        return
    with stream:
        packed = stream.read(2) == _MEMBER[:2]
        stream.seek(0)
        records = _members(stream, str(path)) if packed else _plain_records(stream, str(path))
        for record in records:
            if isinstance(record, Problem):
                yield record
            elif (page := _page(record[1], f"{path}#{record[0]}", options)) is not None:
                yield page


def _damaged(where: str, start: int, end: int, why: str) -> Problem:
    return Problem(
        code="damaged-archive",
        where=f"{where}#{start}",
        message=f"{why}; {max(0, end - start):,} bytes were skipped",
        severity=Severity.WARNING,
    )


def _members(stream: BinaryIO, where: str) -> Iterator[tuple[int, bytes] | Problem]:
    """Yield the place and content of each gzip member."""
    place = _next(stream, 0, _MEMBER)
    while place is not None:
        content, used, why = _unpacked(stream, place)
        if why:
            following = _next(stream, place + 1, _MEMBER)
            yield _damaged(where, place, following or place, why)
            place = following
            continue
        yield place, content
        place = _next(stream, place + used, _MEMBER)


def _unpacked(stream: BinaryIO, place: int) -> tuple[bytes, int, str]:
    """Return a member's content and its packed length, or why it cannot be unpacked."""
    stream.seek(place)
    unzip = zlib.decompressobj(31)
    parts: list[bytes] = []
    size = used = 0
    while not unzip.eof:
        chunk = stream.read(_STEP)
        if not chunk:
            return b"", used, "the last record is cut off"
        try:
            parts.append(unzip.decompress(chunk, MAX_RECORD + 1 - size))
        except zlib.error as error:
            return b"", used, f"a record is damaged ({error})"
        size += len(parts[-1])
        used += len(chunk)
        if size > MAX_RECORD:
            return b"", used, "a record is too large"
    return b"".join(parts), used - len(unzip.unused_data), ""


def _next(stream: BinaryIO, place: int, mark: bytes) -> int | None:
    """Return the next place at or after `place` where `mark` stands; None at the end."""
    stream.seek(place)
    kept = b""
    while chunk := stream.read(1 << 20):
        found = (kept + chunk).find(mark)
        if found >= 0:
            return place - len(kept) + found
        place += len(chunk)
        kept = (kept + chunk)[-(len(mark) - 1) :]
    return None


def _plain_records(stream: BinaryIO, where: str) -> Iterator[tuple[int, bytes] | Problem]:
    place = _next(stream, 0, _RECORD)
    while place is not None:
        stream.seek(place)
        head = stream.read(_STEP)
        end = head.find(b"\r\n\r\n")
        length = _fields(head[:end]).get("content-length", "") if end > 0 else ""
        if not length.isdigit() or int(length) > MAX_RECORD:
            following = _next(stream, place + 1, _RECORD)
            yield _damaged(where, place, following or place, "a record has no usable length")
            place = following
            continue
        stream.seek(place)
        whole = end + 4 + int(length)
        content = stream.read(whole)
        if len(content) < whole:
            following = _next(stream, place + 1, _RECORD)
            yield _damaged(where, place, following or place, "a record is cut off")
            place = following
            continue
        yield place, content
        place = _next(stream, place + whole, _RECORD)


def _fields(head: bytes) -> dict[str, str]:
    lines = head.decode("utf-8", "replace").split("\r\n")[1:]
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value}


def _page(record: bytes, where: str, options: InputOptions) -> Page | Problem | None:
    """Return the page in a record; None where the record holds something else."""
    if not record.startswith(_RECORD):
        return None
    head, _, block = record.partition(b"\r\n\r\n")
    fields = _fields(head)
    if (length := fields.get("content-length", "")).isdigit():
        block = block[: int(length)]
    kind, media, encoding = fields.get("warc-type"), fields.get("content-type", ""), None
    if kind == "response" and media.startswith("application/http"):
        http, _, block = block.partition(b"\r\n\r\n")
        status = _STATUS.match(http)
        if status is None or status[1] != b"200":
            return None
        answer = _fields(http)
        media = answer.get("content-type", "")
        block = _transferred(block, answer)
    elif kind not in ("resource", "conversion", "response"):
        return None
    if not media.lower().startswith(_PAGE_TYPES):
        return None
    return Page(
        uri=where,
        content=block,
        media_type=options.media_type or media,
        encoding=encoding,
        url=options.url or fields.get("warc-target-uri", "").strip("<>") or None,
        published=options.published,
        language=options.language,
    )


def _transferred(block: bytes, answer: Mapping[str, str]) -> bytes:
    """Undo chunked transfer and deflate; gzip is left to the decoder, which sees it itself."""
    if "chunked" in answer.get("transfer-encoding", "").lower():
        block = _unchunked(block)
    if answer.get("content-encoding", "").lower() == "deflate":
        for bits in (15, -15):
            try:
                return zlib.decompressobj(bits).decompress(block, MAX_RECORD)
            except zlib.error:
                continue
    return block


def _unchunked(block: bytes) -> bytes:
    parts: list[bytes] = []
    place = 0
    while 0 <= (end := block.find(b"\r\n", place)) < place + 20:
        try:
            size = int(block[place:end].split(b";")[0], 16)
        except ValueError:
            break
        if size == 0:
            return b"".join(parts)
        parts.append(block[end + 2 : end + 2 + size])
        place = end + 2 + size + 2
    # What archivers call chunked is often stored without its chunks.
    return b"".join(parts) if parts else block

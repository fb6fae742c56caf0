"""Turns the bytes of a page into text, whatever they claim to be, and says what was done."""

import codecs
import re
import zlib
from dataclasses import dataclass
from typing import TypeVar

from charset_normalizer import from_bytes

from dictafacta.model import Page
from dictafacta.problems import Problem, Severity
from dictafacta.read.language import certainty

MAX_BYTES = 10_000_000
"""The most bytes of one page that are read; what follows is left out with a problem."""

Content = TypeVar("Content", str, bytes)
_SAMPLE = 20_000  # bytes that guessing an encoding looks at
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    *(b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x7fELF", b"RIFF"),
    *(b"\xd0\xcf\x11\xe0", b"OggS", b"ID3", b"\x1a\x45\xdf\xa3", b"BZh", b"\xfd7zXZ"),
    *(b"7z\xbc\xaf", b"Rar!", b"wOFF", b"wOF2", b"SQLite format 3", b"MZ\x90"),
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.+-]{2,40})", re.I)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.+-]{2,40})", re.I)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.+-]{2,40})", re.I)
_TAGS = re.compile(rb"<(script|style)\b.{0,200000}?</\1|<[^<>]{0,2000}>", re.I | re.S)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
# What the standard of the web says browsers read under these labels (WHATWG Encoding, 4.2).
_LABELS = {"iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_LABELS |= {"iso8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030"}
_LABELS |= {"euc_kr": "cp949", "shift_jis": "cp932", "utf-16": "utf-16-le", "big5": "big5hkscs"}
# Python's codecs for host names and program texts are no character sets of pages.
_NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}
_NO_CHARSETS |= {"unicode-escape", "raw-unicode-escape", "mbcs", "oem"}
_CANDIDATES = ["cp1252", "cp1251", "cp1250", "koi8_u", "cp1253", "cp1254", "cp1255", "cp1256"]
_CANDIDATES += ["cp1257", "iso8859_2", "iso8859_5", "cp866", "gb18030", "big5", "cp932", "euc_jp"]
_SISTERS = ("cp1252", "cp1250", "cp1254", "cp1257")
_CANDIDATES += ["cp949", "cp874", "mac_roman"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A page's text; control characters have become spaces, one for one, so that offsets hold.

    `raw` is what the digest is taken of: the undecoded bytes as given. A problem of severity
    error among `problems` means that there is nothing to read.
    """

    text: str
    encoding: str
    raw: bytes
    problems: tuple[Problem, ...] = ()


def decode(page: Page) -> Decoded:
    """Return the text of `page`; never raises for bad data."""
    if isinstance(page.content, str):
        raw = page.content.encode("utf-8", "replace")
        text, problems = _capped(page.content, page.uri)
        return Decoded(text=_clean(text), encoding="utf-8", raw=raw, problems=problems)
    body, problems = _unpacked(page.content, page.uri)
    body, cut = _capped(body, page.uri)
    problems = (*problems, *cut)
    wide = _wide(body)
    reason = _binary(body, wide)
    if reason:
        problem = Problem(
            code="binary",
            where=page.uri,
            message=f"this is no page but {reason}",
            hint="give HTML or plain text; take the text out of PDF or office files first",
        )
        return Decoded(text="", encoding="binary", raw=page.content, problems=(problem,))
    name, text = _decoded(body, wide, page)
    if "\ufffd" in text and text.count("\ufffd") > body.count(b"\xef\xbf\xbd"):
        problems = (*problems, _damaged(text, name, page.uri))
    return Decoded(text=_clean(text), encoding=name, raw=page.content, problems=problems)


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _capped(content: Content, where: str) -> tuple[Content, tuple[Problem, ...]]:
    if len(content) <= MAX_BYTES:
        return content, ()
    problem = Problem(
        code="too-large",
        where=where,
        message=f"only the first {MAX_BYTES:,} of {len(content):,} bytes or characters were read",
        hint="a page this large is rarely one article; split it",
        severity=Severity.WARNING,
    )
    return content[:MAX_BYTES], (problem,)


def _unpacked(content: bytes, where: str) -> tuple[bytes, tuple[Problem, ...]]:
    """Undo gzip, stopping one byte past the cap, so that a small file cannot fill the memory."""
    if content[:2] != b"\x1f\x8b":
        return content, ()
    unzip = zlib.decompressobj(31)
    parts: list[bytes] = []
    fault = ""
    try:
        # In steps, so that what stood before the damage is kept.
        size = 0
        for at in range(0, len(content), 65_536):
            parts.append(unzip.decompress(content[at : at + 65_536], MAX_BYTES + 1 - size))
            size += len(parts[-1])
            if size > MAX_BYTES or unzip.eof:
                break
    except zlib.error as error:
        fault = f"the gzip stream is damaged ({error})"
    if not unzip.eof and not fault and size <= MAX_BYTES:
        fault = "the gzip stream is cut off"
    if not fault:
        return b"".join(parts), ()
    problem = Problem(
        code="damaged-gzip",
        where=where,
        message=f"{fault}; what could be unpacked was read",
        severity=Severity.WARNING,
    )
    return b"".join(parts), (problem,)


def _wide(body: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 that a byte order mark or the pattern of zero bytes shows."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return name
    head = body[:4000]
    if len(head) < 8 or b"\0" not in head:
        return None
    # Each script keeps to few values of the high byte, which text in one byte a letter never does.
    for name, high, low in (
        ("utf-16-le", head[1::2], head[0::2]),
        ("utf-16-be", head[0::2], head[1::2]),
    ):
        small = sum(high.count(value) for value in range(8))
        if small > len(high) * 0.9 and low.count(0) < len(low) * 0.2:
            return name
    return None


def _binary(body: bytes, wide: str | None) -> str:
    """Return why the bytes are no text; the empty string if they may be."""
    head = body[:8000]
    if head.startswith(_BINARY):
        return "a binary file"
    control = sum(head.count(c) for c in range(32) if c not in (9, 10, 12, 13, 27))
    if wide is None and control > len(head) * 0.06:
        return "a binary file (many control characters)"
    return ""


def _damaged(text: str, name: str, where: str) -> Problem:
    return Problem(
        code="invalid-bytes",
        where=where,
        message=f"{text.count(chr(0xFFFD))} places are not valid {name}; shown as \ufffd",
        severity=Severity.WARNING,
    )


def _decoded(body: bytes, wide: str | None, page: Page) -> tuple[str, str]:
    if wide:
        return wide, body.decode(wide, "replace").removeprefix("\ufeff")
    try:
        # Valid UTF-8 beyond ASCII is UTF-8, whatever the label says.
        return "utf-8", body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = [_canonical(name) for name in _declared(body, page)]
    named = next((name for name in declared if name and not name.startswith("utf")), None)
    if _mostly_utf8(body):
        return "utf-8", body.decode("utf-8", "replace")
    if named and _plausible(body, named):
        return named, body.decode(named, "replace")
    name = _guessed(body) or named or "cp1252"
    return name, body.decode(name, "replace")


def _declared(body: bytes, page: Page) -> list[str]:
    found = [page.encoding or ""]
    if page.media_type and (match := _HEADER.search(page.media_type)):
        found.append(match[1])
    for pattern in (_XML, _META):
        if label := pattern.search(body[:20_000]):
            found.append(label[1].decode("ascii", "replace"))
    return found


def _canonical(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
        if not codecs.lookup(name)._is_text_encoding:
            return None
    except (LookupError, ValueError):
        return None
    if name in _NO_CHARSETS:
        return None
    return _LABELS.get(name, name)


def _mostly_utf8(body: bytes) -> bool:
    """Tell UTF-8 with some damage from another encoding."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text[:200_000] if c > "\x7f") - min(bad, 200_000)
    return good > 0 and bad <= max(good * 0.25, 1)


def _plausible(body: bytes, name: str) -> bool:
    """Tell whether text in the encoding `name` reads like one: few holes, no C1 controls.

    A Cyrillic or Greek page under a Western label shows as a run of accented letters.
    """
    sample = _sample(body)
    text = sample.decode(name, "replace")
    letters = sum(c.isalpha() for c in text)
    holes = sum(1 for c in text if c == "\ufffd" or "\x80" <= c < "\xa0")
    accented = sum(1 for c in text if "\xc0" <= c <= "\xff")
    return holes <= max(2, letters * 0.02) and accented <= max(8, letters * 0.4)


def _sample(body: bytes) -> bytes:
    """Return up to 20,000 bytes of the words that hold bytes beyond ASCII, without mark-up."""
    words = (w for w in _TAGS.sub(b" ", body[:400_000]).split() if max(w) > 127)
    return b" ".join(words)[:_SAMPLE]


def _guessed(body: bytes) -> str | None:
    sample = _sample(body)[:4000]
    if not sample:
        return None
    matches = from_bytes(
        sample, cp_isolation=_CANDIDATES, threshold=0.4, preemptive_behaviour=False
    )
    best = matches.best()
    if best is None:
        return None
    if best.encoding not in _SISTERS:
        return _canonical(best.encoding)
    # Sister code pages read the same bytes as other accented letters: the one whose letters make
    # words of some language wins, the commonest (first) a draw.
    return max(_SISTERS, key=lambda name: certainty(sample.decode(name, "replace")))

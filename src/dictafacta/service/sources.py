"""Turns what a caller gives (a path, bytes, text) into pages, and names the caller's mistakes."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dictafacta.model import Article, Block, Page, Span
from dictafacta.problems import DictafactaError, Problem, Severity
from dictafacta.service.limits import Limits

PageSource = str | bytes | os.PathLike[str]

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
LANGUAGE = re.compile(r"[a-z]{2,3}")
LARGEST_FILE = 256 * 2**20  # bytes; more than this is no page, and is not loaded into memory


def to_page(
    source: PageSource,
    *,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
    media_type: str | None = None,
) -> Page:
    """Return a source as a page: a path is read, `str` is text as it is.

    Raise DictafactaError for a file that is not there or cannot be opened, and for a date or
    language code that is none.
    """
    given = {
        "url": url,
        "published": checked_date(published),
        "language": checked_language(language),
        "media_type": media_type,
    }
    if isinstance(source, bytes | str):
        return Page(uri="-", content=source, **given)
    path = Path(source)
    return Page(uri=str(path), content=content_of(path), **given)


def checked_date(value: str | None) -> str | None:
    """Return a publication date if it is one; raise DictafactaError otherwise."""
    if value is None or DATE.fullmatch(value[:10]):
        return value and value[:10]
    raise DictafactaError(
        "bad-date", f"{value!r} is no date", "write it as 2023-09-14, 2023-09 or 2023"
    )


def checked_language(value: str | None) -> str | None:
    """Return the language code without region (`it` for `it-IT`); raise DictafactaError if none."""
    if value is None:
        return None
    code = re.split("[-_]", value.strip().lower())[0]
    if LANGUAGE.fullmatch(code):
        return code
    raise DictafactaError(
        "bad-language", f"{value!r} is no language code", "write it as in ISO 639-1: it, en, ru"
    )


def content_of(path: Path) -> bytes:
    """Return the bytes of a file; raise DictafactaError where that cannot be done."""
    try:
        if path.is_dir():
            raise DictafactaError(
                "is-a-folder", f"{path} is a folder", "read_many reads the pages in it"
            )
        if path.stat().st_size > LARGEST_FILE:
            raise DictafactaError(
                "file-too-large",
                f"{path} has more than {LARGEST_FILE // 2**20} MiB",
                "a page is smaller; is this an archive?",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DictafactaError(
            "no-such-file", f"there is no file {path}", "text itself is given as str, or by -"
        ) from error
    except OSError as error:
        raise DictafactaError(
            "unreadable-file", f"{path} cannot be opened: {error.strerror or error}"
        ) from error


def analysed_part(article: Article, limits: Limits) -> tuple[Article, Problem | None]:
    """Return the article with the blocks that the pipeline is to see, and what was left out.

    Blocks that are too long for the pipeline are cut at white space; the text and therefore all
    offsets stay as they are.
    """
    pieces: list[Block] = []
    left = limits.characters
    for block in article.blocks:
        for span in cut(article.text, block.span, limits):
            if len(span) <= left:
                pieces.append(replace(block, span=span))
            left -= len(span)
    part = replace(article, blocks=tuple(pieces))
    if left >= 0:
        return part, None
    seen = pieces[-1].span.end if pieces else 0
    return part, Problem(
        code="text-too-long",
        where=article.source.uri,
        message=f"only the first {seen} of {len(article.text)} characters were analysed",
        hint="a text this long is rarely one article: split it",
        severity=Severity.WARNING,
    )


def cut(text: str, span: Span, limits: Limits) -> Iterator[Span]:
    """Yield pieces of `span` no longer than the pipeline takes at once, cut at white space."""
    start = span.start
    while span.end - start > limits.block:
        end = start + limits.block
        space = text.rfind(" ", start + limits.block // 2, end)
        end = space if space > start else end
        yield Span(start, end)
        start = end + 1 if text[end].isspace() else end
    if start < span.end:
        yield Span(start, span.end)

"""Turns a page into an article."""

import re
import unicodedata
from hashlib import sha256

from dictafacta.model import (
    Article,
    Block,
    BlockKind,
    DateBasis,
    Page,
    Published,
    Source,
    Span,
)


def read_article(page: Page) -> Article:
    """Return the article of a page; what could not be done is in its `problems`."""
    raw = page.content.encode("utf-8", "replace") if isinstance(page.content, str) else page.content
    text = unicodedata.normalize("NFC", raw.decode(page.encoding or "utf-8", "replace"))
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    blocks, parts, at = [], [], 0
    for number, match in enumerate(lines):
        line = match.group().strip()
        kind = BlockKind.TITLE if number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(kind=kind, span=Span(at, at + len(line))))
        parts.append(line)
        at += len(line) + 2
    digest = sha256(raw).hexdigest()
    return Article(
        id=digest,
        source=Source(
            uri=page.uri,
            media_type=page.media_type or "text/plain",
            encoding=page.encoding or "utf-8",
            bytes=len(raw),
            sha256=digest,
        ),
        text="\n\n".join(parts),
        language=page.language or "und",
        url=page.url,
        title=parts[0] if parts else None,
        published=Published(value=page.published, basis=DateBasis.GIVEN)
        if page.published
        else None,
        blocks=tuple(blocks),
    )

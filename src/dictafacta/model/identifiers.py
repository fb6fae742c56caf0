"""Identifiers made from content, so that a better rule that finds the same thing keeps the id."""

from hashlib import blake2b

from dictafacta.model.span import Span


def content_id(prefix: str, document: str, *body: object) -> str:
    """Return `prefix` and twelve hexadecimal digits that depend on the document and the body alone.

    Spans are given as themselves; everything else by its `str`.
    """
    parts = [document, *(f"{b.start}-{b.end}" if isinstance(b, Span) else str(b) for b in body)]
    return (
        prefix + blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=6).hexdigest()
    )

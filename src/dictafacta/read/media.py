"""Tells HTML from plain text."""

import re

_START = re.compile(
    r"^\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--.{0,5000}?-->\s*)*<(?:!doctype|html)\b", re.I | re.S
)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|a|span|meta|title|script|article|section|table|ul|li|br|h[1-6])\b"
    r"[^<>]{0,1000}>",
    re.I,
)
HTML = "text/html"
PLAIN = "text/plain"


def media_type(declared: str | None, text: str) -> str:
    """Return `text/html` or `text/plain`: what the text looks like, then what it is called.

    A file called plain text that begins like an HTML document is one; a page called HTML that
    holds no tag is text.
    """
    name = (declared or "").partition(";")[0].strip().lower()
    head = text[:50_000]
    tags = sum(1 for _ in _TAG.finditer(head))
    if _START.match(head):
        return HTML
    if "html" in name:
        return HTML if tags else PLAIN
    if name == PLAIN:
        return PLAIN
    return HTML if tags >= 3 and tags * 400 >= len(head) else PLAIN

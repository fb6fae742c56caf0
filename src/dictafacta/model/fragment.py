"""Links to a passage of a page, which browsers scroll to and mark."""

import re
from urllib.parse import quote, urldefrag

from dictafacta.model.span import Span

_WHOLE = 120
_WORDS = 4
_SPACE = re.compile(r"\s+")


def fragment_link(url: str | None, text: str, span: Span | None) -> str | None:
    """Return `url` with a text fragment for the words at `span` of `text`; None without either.

    Short passages are named in full, long ones by their first and last words, as the draft
    "URL Fragment Text Directives" of the Web Platform Incubator Community Group has it. A
    passage over several blocks is named by its ends, because a fragment's words must stand in
    one block.
    """
    if not url or span is None or not url.startswith(("http://", "https://")):
        return None
    passage = span.of(text).strip()
    if not passage:
        return None
    address, fragment = urldefrag(url)
    fragment = fragment.partition(":~:")[0]
    if len(passage) <= _WHOLE and "\n" not in passage:
        directive = _encoded(passage)
    else:
        words = _SPACE.split(passage)
        first = " ".join(_SPACE.split(passage.partition("\n")[0].strip())[:_WORDS])
        last = " ".join(_SPACE.split(passage.rpartition("\n")[2].strip())[-_WORDS:])
        if len(words) < 2 * _WORDS and "\n" not in passage:
            directive = _encoded(passage)
        else:
            directive = f"{_encoded(first)},{_encoded(last)}"
    return f"{address}#{fragment}:~:text={directive}"


def _encoded(words: str) -> str:
    # Hyphen, comma and ampersand part the directive's fields and must be encoded as well.
    return quote(_SPACE.sub(" ", words), safe="", errors="replace").replace("-", "%2D")

"""Pages from JSON Lines: an object a line, with `text` or `html` and what is known of it."""

import json
from collections.abc import Iterable, Iterator, Mapping

from dictafacta.model import Page
from dictafacta.problems import Problem
from dictafacta.read.inputs.options import InputOptions


def pages_in_lines(
    lines: Iterable[bytes], where: str, options: InputOptions
) -> Iterator[Page | Problem]:
    """Yield the page of each line, a problem for a line that holds none.

    Fields: `html` or `text` (the content); `url`, `published` (ISO 8601), `language`, `title`
    (all optional). A `title` that the text does not begin with is put before it.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{where}#{number}"
        try:
            record = json.loads(line.decode("utf-8", "replace"))
        except (ValueError, RecursionError) as error:
            yield Problem(code="bad-line", where=place, message=f"no JSON: {error}"[:200])
            continue
        if not isinstance(record, dict):
            yield Problem(code="bad-line", where=place, message="a JSON value, but no object")
            continue
        yield _page(record, place, options)


def _page(record: Mapping[str, object], place: str, options: InputOptions) -> Page | Problem:
    html, text = _text(record, "html"), _text(record, "text")
    if not html and not text:
        return Problem(
            code="bad-line",
            where=place,
            message="the object has neither `text` nor `html`",
            hint=f"its fields are {', '.join(map(str, list(record)[:8]))}",
        )
    title = _text(record, "title")
    if text and title and not text.lstrip().startswith(title.strip()):
        text = f"{title.strip()}\n\n{text}"
    return Page(
        uri=place,
        content=html or text,
        media_type="text/html" if html else "text/plain",
        url=options.url or _text(record, "url") or None,
        published=options.published or _text(record, "published")[:10] or None,
        language=options.language or _text(record, "language") or None,
    )


def _text(record: Mapping[str, object], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""

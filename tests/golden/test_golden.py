"""Golden readings: what the product makes of a few pages, reviewed as diffs.

`python -m pytest tests/golden --rewrite` writes them anew; read the diff before you commit it.
"""

import json
from pathlib import Path

import pytest

from dictafacta.model import Page
from dictafacta.service import read_pages

FOLDER = Path(__file__).parent
PAGES = sorted(f for f in (FOLDER / "pages").iterdir() if f.suffix in (".txt", ".html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda f: f.name)
def test_the_reading_is_the_golden_one(page, request):
    [reading] = read_pages([Page(uri=page.name, content=page.read_bytes())])
    found = json.dumps(shortened(reading.to_dict()), ensure_ascii=False, indent=1) + "\n"
    golden = FOLDER / f"{page.stem}.json"
    if request.config.getoption("--rewrite"):
        golden.write_text(found, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == found, "rerun with --rewrite and read the diff"


def shortened(reading):
    """Return a reading with words for spans, and without what differs between machines."""
    text = reading["document"].pop("text")
    entities = {e["id"]: e["name"] for e in reading["entities"]}
    mentions = {m["id"]: entities[m["entity"]] for m in reading["mentions"]}
    names = {**entities, **mentions}
    for left_out in ("mentions", "made_by", "schema"):
        reading.pop(left_out)
    return worded(reading, text, names)


def worded(value, text, names):
    if isinstance(value, dict):
        return {
            key: words(inner, text) if key == "span" else worded(inner, text, names)
            for key, inner in value.items()
            if key not in ("id", "confidence", "source", "sha256", "reasons", "entries")
        }
    if isinstance(value, list) and value and all(isinstance(v, int) for v in value):
        return words(value, text)
    if isinstance(value, list):
        return [worded(inner, text, names) for inner in value]
    return names.get(value, value) if isinstance(value, str) else value


def words(span, text):
    return span and text[slice(*span)]

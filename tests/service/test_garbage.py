"""Whatever the text: nothing raises, every span reads back, the JSON is valid and in its schema."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dictafacta.model import Page, from_contract, to_contract
from dictafacta.service import read_pages

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "evaluation/gold").glob("*.json"))
SCHEMA = json.loads((ROOT / "docs/reference/reading.schema.json").read_text(encoding="utf-8"))
QUIET = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
MARKS = "« » “ ” \" ' „ ‚ ‘ ’ — - : , . ; ! ? ( ) [ ] … \u200b \ufeff \x00 🙂 \u0301"
BLANKS = ["\n", "\n\n", "\t", "\u00a0"]
PHRASES = """ha detto|disse|secondo|Mario Rossi|il presidente|Putin|Roma|che|non|ieri|lunedì|2023
|ha attaccato|l’esercito|gli Stati Uniti|avrebbe|promette|accusa|READ|LEGGI ANCHE|x"""
PIECES = MARKS.split(" ") + BLANKS + PHRASES.replace("\n", "").split("|")
MIXTURES = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
TAGS = ["<p>", "</p>", "<div>", "<h1>", "<a href=x>", "<!--", "]]>"]
ANYTHING = st.one_of(MIXTURES, st.text(max_size=200))


@cache
def validator():
    return Draft202012Validator(SCHEMA)


def check(page):
    """Read a page and check everything that must hold for any reading."""
    [reading] = read_pages([page])
    found = json.loads(json.dumps(reading.to_dict(), ensure_ascii=False, allow_nan=False))
    validator().validate(found)
    assert to_contract(from_contract(found)) == reading.to_dict()
    assert not {p.code for p in reading.problems} & {"failed-stage", "refused-record"}
    assert reading.readable or any(p.severity == "error" for p in reading.problems)
    text = found["document"]["text"]
    for start, end in spans(found):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    undocumented(found, SCHEMA)
    return reading


def spans(value):
    """Yield every span of a reading but those in the source."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "span" and inner:
                yield inner
            elif key in ("content", "anchors"):
                yield from inner
            else:
                yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def undocumented(value, schema):
    """Assert that every field of a reading stands in the schema."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
        undocumented(value, schema)
    elif isinstance(value, dict) and "properties" in schema:
        assert set(value) == set(schema["properties"])
        for name, inner in value.items():
            undocumented(inner, schema["properties"][name])
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for inner in value:
            undocumented(inner, schema["items"])


@QUIET
@given(ANYTHING)
def test_any_text(text):
    check(Page(uri="x", content=text, language="it", published="2023-09-14"))


@QUIET
@given(st.one_of(st.binary(max_size=300), ANYTHING.map(lambda t: t.encode("utf-16"))))
def test_any_bytes(content):
    check(Page(uri="x", content=content))


@QUIET
@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<div>", "<h1>", "<a href=x>", "<!--", "]]>"])),
    MIXTURES,
)
def test_any_markup(tags, text):
    content = "<html><body>" + "".join(f"{tag}{text}" for tag in tags)
    check(Page(uri="x", content=content, media_type="text/html", language="it"))


@pytest.mark.parametrize(
    "file", sorted((ROOT / "evaluation/gold").glob("*.json")), ids=lambda f: f.stem
)
def test_news(file):
    gold = json.loads(file.read_text(encoding="utf-8"))
    reading = check(Page(uri=file.stem, content=gold["text"], language=gold["language"]))
    words = reading.text.split()
    assert words == gold["text"].split()

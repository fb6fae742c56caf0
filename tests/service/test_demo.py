"""The demo's pages are small, free to give away, and plainly invented where they are."""

import json
from collections import Counter
from pathlib import Path

from dictafacta.read import read_article
from dictafacta.service.demo import FOLDER, INVENTED, WIKINEWS, demo_pages

GOLD = Path(__file__).parents[2] / "evaluation/gold"
MARKS = ("nvented", "nventato", "nventado", "nventé", "rfundener", "ымышленный", "игаданий")


def pages(folder):
    return [p for p in demo_pages() if p.uri.startswith(f"demo:{folder}")]


def test_every_file_is_listed_once_and_all_are_small():
    folder = Path(str(FOLDER))
    listed = Counter(p.uri.removeprefix("demo:") for p in demo_pages())
    there = {f"{f.parent.name}/{f.name}" for f in folder.glob("*/*")}
    assert set(listed.values()) == {1}
    assert set(listed) == there
    assert sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) < 400_000


def test_invented_pages_say_that_they_are_invented():
    found = pages(INVENTED)
    assert len(found) >= 20
    assert [p.uri for p in found if not any(m in p.content.decode() for m in MARKS)] == []


def test_invented_pages_are_articles_in_many_languages_with_dates():
    articles = [read_article(page) for page in pages(INVENTED)]
    assert {a.language for a in articles} == {"it", "en", "es", "fr", "de", "ru", "uk"}
    assert all(a.published and a.published.value.startswith("2025-05-") for a in articles)
    assert all(a.url and a.url.split("/")[2].endswith(".example") for a in articles)
    assert all(a.residue for a in articles)
    assert [a.source.uri for a in articles if a.problems] == []


def test_wikinews_texts_are_those_of_the_gold_readings_with_their_attribution():
    gold = {
        f"demo:{WIKINEWS}{f.stem}.txt": json.loads(f.read_text(encoding="utf-8"))
        for f in GOLD.glob("*.json")
    }
    found = {p.uri: p for p in pages(WIKINEWS)}
    assert set(found) == set(gold)
    for uri, reading in gold.items():
        assert found[uri].content.decode().strip() == reading["text"].strip()
        assert found[uri].published == reading["published"]
    assert "Creative Commons Attribution 2.5" in (FOLDER / "README.md").read_text(encoding="utf-8")

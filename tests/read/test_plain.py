"""Unseen places to break a line part no words, and every block still has its place."""

from dictafacta.model import Page
from dictafacta.read.article import read_article
from dictafacta.read.plain import plain, squeezed

WORDS = "Die Donau\u00addampf\u00adschiff\u00adfahrt ruht, sagte der Rat am Mitt\u200bwoch. "


def test_text_is_plain():
    assert plain(" Mit\u00adtel\n\u200balter e\u0301 ") == "Mittel alter é"
    assert squeezed(" Mit\u00adtel\n alter ") == "Mittelalter"
    assert plain("\u00ad \ufeff") == ""


def test_a_page_with_soft_hyphens_is_read_without_them():
    html = f"<h1>Schiff</h1><p>{WORDS * 4}</p><p>{WORDS.replace(chr(0xAD), '&shy;') * 4}</p>"
    article = read_article(Page(uri="x", content=f"<html><body>{html}</body></html>"))
    assert "Donaudampfschifffahrt" in article.text
    assert "Mittwoch" in article.text
    assert "\u00ad" not in article.text
    for block in article.blocks:
        assert block.source is not None


def test_stripped_text_with_soft_hyphens_is_read_without_them():
    text = f"Schiff\n\n{WORDS * 4}"
    article = read_article(Page(uri="x", content=text, media_type="text/plain"))
    assert "Donaudampfschifffahrt" in article.text
    assert all(block.source is not None for block in article.blocks)


def test_a_bold_line_before_a_break_is_a_heading():
    body = "".join(f"<p><b>Heading {n}</b><br>{WORDS * 5}</p>" for n in range(4))
    article = read_article(Page(uri="x", content=f"<html><body><h1>A</h1>{body}</body></html>"))
    kinds = [b.kind.value for b in article.blocks if "Heading" in b.span.of(article.text)]
    assert kinds == ["heading"] * 4

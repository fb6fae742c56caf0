"""Bytes become the text that was meant, and what was lost is said."""

import gzip
import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictafacta.model import Page
from dictafacta.problems import Severity
from dictafacta.read.article import read_article
from dictafacta.read.decoding import MAX_BYTES, decode

RUSSIAN = "Министр заявил в пятницу, что переговоры продолжатся. Никто не знает, чем они кончатся. "
ITALIAN = "Il ministro è già partito perché la città non può più aspettare, così ha detto. "
CZECH = "Ministr včera řekl, že vláda příští týden rozhodne o důchodech a že žádné škrty nebudou. "


def decoded(content, **declared):
    return decode(Page(uri="page", content=content, **declared))


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "no-such-encoding"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-be"),
        (RUSSIAN, "utf-16-le"),
        (ITALIAN, "cp1252"),
        (ITALIAN, "utf-8-sig"),
    ],
)
def test_text_is_decoded_whatever_the_label_says(text, encoding, declared):
    page = (text * 3).encode(encoding)
    assert decoded(page, encoding=declared).text == text * 3


def test_an_unlabelled_central_european_page_is_recognised():
    assert decoded((CZECH * 3).encode("cp1250")).text == CZECH * 3


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1250">',
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">',
    ],
)
def test_the_pages_own_label_is_believed(head):
    page = f"<html><head>{head}</head><body><p>{CZECH}</p></body></html>".encode("cp1250")
    assert CZECH.strip() in decoded(page).text


@pytest.mark.parametrize(
    "label",
    ["idna", "punycode", "undefined", "unicode_escape", "rot13", "base64", "utf-7", "hz", "\x00"],
)
def test_no_label_raises(label):
    page = f'<meta charset="{label}"><p>{ITALIAN}</p>'.encode("cp1252")
    assert "ministro" in decoded(page, encoding=label).text


def test_a_label_in_the_media_type_is_believed():
    assert (
        decoded("Öl für alle".encode("cp850"), media_type="text/html; charset=cp850").text
        == "Öl für alle"
    )


def test_damaged_utf8_is_still_utf8_and_the_damage_is_said():
    page = ITALIAN.encode() * 5 + b"\xff\xfe" + ITALIAN.encode()
    found = decoded(page)
    assert found.encoding == "utf-8"
    assert found.text.count("\ufffd") == 2
    assert [p.code for p in found.problems] == ["invalid-bytes"]


def test_control_characters_become_spaces_one_for_one():
    found = decoded("a\x00b\x07c\x1bd\ud800e")
    assert found.text == "a b c d e"


def test_a_packed_page_is_unpacked_and_a_cut_one_in_part():
    page = (ITALIAN * 500).encode()
    assert decoded(gzip.compress(page)).text == ITALIAN * 500
    noise = random.Random(0).randbytes(3000).hex().encode()
    cut = decoded(gzip.compress(page + noise)[:-1000])
    assert cut.text.startswith(ITALIAN * 500)
    assert [p.code for p in cut.problems] == ["damaged-gzip"]


def test_a_packed_bomb_is_unpacked_up_to_the_cap_only():
    found = decoded(gzip.compress(b"a " * 30_000_000))
    assert len(found.text) == MAX_BYTES
    assert [p.code for p in found.problems] == ["too-large"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-page"),
        (b" \n\t ", "empty-page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
        (b"%PDF-1.7 ...", "binary"),
        (random.Random(1).randbytes(5000), "binary"),
        (b"<html><body></body></html>", "no-article"),
        (b"<html><body><script>var x = 1;</script></body></html>", "no-article"),
    ],
)
def test_what_cannot_be_read_is_an_error_and_an_empty_article(content, code):
    article = read_article(Page(uri="page", content=content))
    assert article.text == ""
    assert [(p.code, p.severity) for p in article.problems] == [(code, Severity.ERROR)]


def test_fifty_megabytes_are_read_in_part():
    article = read_article(Page(uri="page", content=b"The minister resigned. " * 2_200_000))
    assert article.text.startswith("The minister resigned.")
    assert "too-large" in [p.code for p in article.problems]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=3000), st.sampled_from([None, "text/html", "text/plain"]))
def test_no_bytes_raise(content, kind):
    article = read_article(Page(uri="page", content=content, media_type=kind))
    assert article.text or article.problems


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=2000))
def test_no_text_raises_and_every_block_reads_back(text):
    article = read_article(Page(uri="page", content=f"<html><body><p>{text}</p></body></html>"))
    for block in article.blocks:
        assert block.span.of(article.text).strip()


def test_random_bytes_after_a_page_head_raise_nothing():
    for _ in range(20):
        read_article(Page(uri="page", content=b"<!doctype html><html><body><p>" + os.urandom(2000)))

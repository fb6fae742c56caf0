"""Stripped pages of one site that are read together tell about each other."""

from dictafacta.model import Page, ResidueKind
from dictafacta.read import learn_sites, read_article
from dictafacta.service import read_pages

TITLES = (
    "Council closes the harbour bridge",
    "Ferry company hires twenty sailors",
    "Museum shows paintings from the north",
    "Farmers wait for rain in the valley",
)


def stripped(number: int, url: str | None = "https://www.courier.example/n/1") -> Page:
    other = TITLES[(number + 1) % 4]
    text = "\n\n".join(
        (
            TITLES[number],
            "The mayor said on Friday that nothing had been decided and that everybody could come.",
            other,
            "The meeting lasted until midnight, and people on the square had waited in the cold.",
            "Valley Courier since nineteen hundred",
            f"That was the end of day {number}, and nobody had more to say about it that night.",
        )
    )
    return Page(uri=f"{number}.txt", content=text, media_type="text/plain", url=url, language="en")


def test_titles_of_other_pages_and_repeated_lines_are_residue():
    for number, reading in enumerate(read_pages(map(stripped, range(4)))):
        kinds = {r.text: r.kind for r in reading.article.residue}
        assert kinds[TITLES[(number + 1) % 4]] is ResidueKind.RELATED_LINK
        assert kinds["Valley Courier since nineteen hundred"] is ResidueKind.NAVIGATION
        assert TITLES[number] in reading.article.text


def test_a_page_alone_reads_as_by_itself():
    alone = next(read_pages([stripped(0)])).article
    assert alone == read_article(stripped(0))
    assert TITLES[1] in alone.text


def test_pages_without_an_address_belong_to_no_site():
    pages = [stripped(n, None) for n in range(4)]
    assert not learn_sites(pages)
    assert [r.article for r in read_pages(pages)] == [read_article(p) for p in pages]


def test_pages_of_several_sites_are_kept_apart():
    pages = [stripped(n, f"https://site{n}.example/x") for n in range(4)]
    assert not learn_sites(pages)


def test_html_pages_and_bad_addresses_tell_nothing():
    html = [Page(uri="a", content="<html><p>x</p></html>", url="https://a.example/1")] * 3
    assert not learn_sites(html)
    assert not learn_sites([stripped(0, "https://[bad"), stripped(1, "https://[bad")])

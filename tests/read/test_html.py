"""The article is found on a page, in its parts, at its places, and the rest is labelled."""

import time
import unicodedata
from html import unescape

import pytest

from dictafacta.model import Article, BlockKind, DateBasis, Page, ResidueKind
from dictafacta.read.article import read_article

PARAGRAPHS = (
    "The regional council of Valdrena voted on Thursday to close the old harbour bridge, "
    "after engineers warned that its main cable had rusted through in two places.",
    "“We cannot ask people to drive over it for another winter,” said Marta Oliveri, who "
    "chairs the council’s committee for public works, at a meeting in the town hall.",
    "The bridge carries about nine thousand vehicles a day, and the nearest crossing lies "
    "twelve kilometres upstream, near the village of Santa Croce &amp; Lago.",
    "Shopkeepers on the south bank fear for their trade. “Half of my customers come over "
    "from the other side,” said Paolo Renzi, who has sold fishing gear there since 1998.",
    "The council will decide in March whether to repair the bridge or to build a new one, "
    "and has asked the state for a loan of forty million euros.",
)
PAGE = f"""<!doctype html>
<html lang="en-GB"><head><title>Council closes harbour bridge | The Valdrena Courier</title>
<meta property="og:title" content="Council closes harbour bridge">
<meta property="og:site_name" content="The Valdrena Courier">
<meta property="og:description" content="Engineers found rust in the main cable; traders fear for their living.">
<link rel="canonical" href="https://courier.example/news/bridge">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Council closes harbour bridge", "datePublished": "2023-09-14T21:30:00Z",
"dateModified": "2023-09-15T08:00:00+02:00", "articleSection": "Local",
"author": [{{"@type": "Person", "name": "Lena Hartwig"}}, {{"@type": "Person", "name": "Tom O'Shea"}}],
"publisher": {{"@type": "Organization", "name": "The Valdrena Courier"}}}}</script></head>
<body>
<nav class="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/weather">Weather</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to improve your visit. Accept them or change your settings.</p></div>
<main><article class="story">
<header><h1>Council closes <em>harbour</em> bridge</h1>
<p class="standfirst">Engineers found rust in the main cable; traders fear for their living.</p>
<p class="byline">By <a rel="author" href="/people/lena-hartwig">Lena Hartwig</a> and Tom O'Shea</p>
<time datetime="2023-09-14T23:30:00+02:00">14 September 2023</time></header>
<div class="article-body">
<p>{PARAGRAPHS[0]}</p>
<p>{PARAGRAPHS[1]}</p>
<figure><img src="bridge.jpg"><figcaption>The harbour bridge seen from the south bank on Wednesday.</figcaption></figure>
<h2>Nine thousand vehicles a day</h2>
<p>{PARAGRAPHS[2]}</p>
<p><a href="/news/ferry">READ MORE: Ferry company promises extra boats</a></p>
<p>{PARAGRAPHS[3]}</p>
<ul><li>Repair would take two years and cost eighteen million euros, the engineers say.</li>
<li>A new bridge would take five years and cost three times as much as the repair.</li></ul>
<p>{PARAGRAPHS[4]}</p>
</div></article></main>
<aside class="related"><h3>Most read</h3><ul><li><a href="/a">Mayor of Lago resigns over stadium deal</a></li>
<li><a href="/b">Ten things to do this weekend</a></li></ul></aside>
<section id="comments"><h3>Comments</h3><form><label>Your e-mail address will not be published *</label></form></section>
<footer><p>© 2023 The Valdrena Courier. All rights reserved.</p></footer>
</body></html>"""  # noqa: E501 - lines as pages have them


def read(page: str | bytes, **given) -> Article:
    return read_article(Page(uri="page.html", content=page, media_type="text/html", **given))


@pytest.fixture(scope="module")
def article() -> Article:
    return read(PAGE)


def texts(article: Article, kind: BlockKind) -> list[str]:
    return [b.span.of(article.text) for b in article.blocks if b.kind is kind]


def test_the_whole_body_is_found_in_order(article):
    assert texts(article, BlockKind.PARAGRAPH) == [unescape(p) for p in PARAGRAPHS]


def test_title_standfirst_heading_and_list_are_told_apart(article):
    assert texts(article, BlockKind.TITLE) == ["Council closes harbour bridge"]
    assert texts(article, BlockKind.SUMMARY) == [
        "Engineers found rust in the main cable; traders fear for their living."
    ]
    assert texts(article, BlockKind.HEADING) == ["Nine thousand vehicles a day"]
    assert len(texts(article, BlockKind.LIST_ITEM)) == 2


def test_nothing_beside_the_article_is_in_its_text(article):
    for foreign in (
        "READ MORE",
        "cookies",
        "Most read",
        "stadium",
        "e-mail",
        "All rights",
        "Weather",
    ):
        assert foreign not in article.text


def test_what_stands_beside_is_kept_and_labelled(article):
    labelled = {r.kind: r.text for r in article.residue}
    assert "Ferry company" in " ".join(r.text for r in article.residue)
    assert "cookies" in labelled[ResidueKind.COOKIE_NOTICE]
    assert "Home" in labelled[ResidueKind.NAVIGATION]
    assert all(r.probability is not None and 0 <= r.probability <= 1 for r in article.residue)


def test_every_block_stands_at_its_place_in_the_source(article):
    for block in article.blocks:
        assert block.source is not None
        source = unescape(block.source.of(PAGE).replace("<em>", "").replace("</em>", ""))
        assert " ".join(source.split()) == block.span.of(article.text)


def test_metadata_are_found(article):
    assert article.title == "Council closes harbour bridge"
    assert article.authors == ("Lena Hartwig", "Tom O'Shea")
    assert article.outlet == "The Valdrena Courier"
    assert article.url == "https://courier.example/news/bridge"
    assert article.section == "Local"
    assert article.language == "en"
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2023-09-14", DateBasis.METADATA)
    assert article.modified is not None
    assert article.modified.value == "2023-09-15"


def test_what_the_user_states_wins():
    found = read(PAGE, url="https://mirror.example/x", published="2020-01-02", language="it")
    assert (found.url, found.language) == ("https://mirror.example/x", "it")
    assert found.published is not None
    assert (found.published.value, found.published.basis) == ("2020-01-02", DateBasis.GIVEN)


def test_an_article_that_stands_twice_is_read_once():
    body = PAGE[PAGE.index('<div class="article-body">') : PAGE.index("</article>")]
    found = read(PAGE.replace("</article>", f"</article><div>{body}</div>"))
    assert found.text.count("forty million") == 1


def test_text_decoded_wrongly_before_is_restored_and_said():
    wrong = "Il ministro è partito perché la città non può più aspettare.".encode().decode("cp1252")
    found = read(PAGE.replace(PARAGRAPHS[2], f"{wrong} {wrong}"))
    assert "città non può più" in found.text
    (finding,) = [f for f in found.findings if f.code == "mojibake-repaired"]
    assert finding.span is not None
    assert "città" in finding.span.of(found.text)


def test_text_is_normal_form_c():
    found = read(unicodedata.normalize("NFD", PAGE.replace("Oliveri", "Olivéri")))
    assert "Olivéri" in found.text
    assert unicodedata.is_normalized("NFC", found.text)
    block = next(b for b in found.blocks if "Olivéri" in b.span.of(found.text))
    assert block.source is not None


def test_a_live_blog_is_recognised():
    assert [f.code for f in read(PAGE.replace('"NewsArticle"', '"LiveBlogPosting"')).findings] == [
        "live-blog"
    ]


def test_several_articles_on_one_page_are_recognised():
    story = (
        "<article><h2>Another day</h2>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</article>"
    )
    changed = [
        story.replace("Valdrena", name).replace("bridge", noun)
        for name, noun in (("Aldora", "tunnel"), ("Monteluce", "school"), ("Rivarossa", "theatre"))
    ]
    found = read(f"<html><body><main>{''.join(changed)}</main></body></html>")
    assert "several-articles" in [f.code for f in found.findings]


@pytest.mark.parametrize(("mark", "several"), [("", False), ("<time>14.9.2023</time>", True)])
def test_sections_of_a_guide_are_no_articles(mark, several):
    section = f"<article><h2>Tip</h2>{mark}" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    changed = [
        f"{section}</article>".replace("Valdrena", name).replace("bridge", noun)
        for name, noun in (("Aldora", "tunnel"), ("Monteluce", "school"), ("Rivarossa", "theatre"))
    ]
    found = read(f"<html><body><main><h1>Ten tips</h1>{''.join(changed)}</main></body></html>")
    assert ("several-articles" in [f.code for f in found.findings]) is several


def test_a_page_that_must_be_paid_for_says_so():
    found = read(
        PAGE.replace('"articleSection"', '"isAccessibleForFree": "False", "articleSection"')
    )
    assert "not-free" in [f.code for f in found.findings]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + PARAGRAPHS[0],
        "<table><tr><td>" * 30_000 + PARAGRAPHS[0],
        "<p>" + "<b><i>" * 20_000 + PARAGRAPHS[0],
        "<a href=x>" * 50_000,
        "<" * 500_000,
        "<!--" * 100_000,
        "<p>x</p>" * 100_000,
        "<script>" + "x" * 2_000_000,
        "&" * 300_000,
        "<p title='" + "a" * 1_000_000,
        '<script type="application/ld+json">' + "[" * 200_000 + "</script>",
        '<script type="application/ld+json">{"a":' * 20_000,
        "<time>" * 20_000 + "2023",
        '<meta name="author" content="' + "and " * 50_000 + '">',
        "<h1>" + "word " * 100_000 + "</h1>",
        "<span class='byline'>" * 20_000 + "By Ann Lee",
    ],
)
def test_pathological_pages_are_read_in_bounded_time(page):
    start = time.process_time()
    read(f"<!doctype html><html><body>{page}</body></html>")
    assert time.process_time() - start < 10

"""Links to passages name them so that a browser finds them."""

import pytest

from dictafacta.model import Span
from dictafacta.model.fragment import fragment_link

TEXT = (
    "Rain, again\n\n"
    + "The minister said that the dam would hold. " * 5
    + "Nobody left.\n\nLast words here."
)


def test_a_short_passage_is_named_in_full_with_separators_encoded():
    link = fragment_link("https://example.org/a", "Well-known, they & we", Span(0, 21))
    assert link == "https://example.org/a#:~:text=Well%2Dknown%2C%20they%20%26%20we"


def test_a_long_passage_is_named_by_its_ends():
    link = fragment_link("https://example.org/a", TEXT, Span(13, len(TEXT)))
    assert link == "https://example.org/a#:~:text=The%20minister%20said%20that,Last%20words%20here."


def test_an_older_fragment_is_kept_and_an_older_passage_is_not():
    link = fragment_link("https://example.org/a#top:~:text=old", "New", Span(0, 3))
    assert link == "https://example.org/a#top:~:text=New"


@pytest.mark.parametrize("url", [None, "", "file.html", "javascript:alert(1)"])
def test_there_is_no_link_without_a_web_address(url):
    assert fragment_link(url, "words", Span(0, 5)) is None

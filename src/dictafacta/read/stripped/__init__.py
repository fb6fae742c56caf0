"""Repairs text that somebody else has already stripped of its mark-up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dictafacta.read.draft import Draft

if TYPE_CHECKING:
    from dictafacta.read.stripped.site import Site

__all__ = ["draft_site", "draft_stripped"]


def draft_stripped(text: str, site: "Site | None" = None) -> Draft:
    """Return the article's pieces and the residue of already stripped text.

    Every line of `text` comes back as one or the other, with its place. `site` is what other
    pages of its site tell.
    """
    # Arrays are loaded with the first page, so that the command line starts at once.
    from dictafacta.read.stripped.cleaning import draft_lines
    from dictafacta.read.stripped.model import packaged

    return draft_lines(text, packaged(), site)


def draft_site(texts: Sequence[str]) -> tuple[Draft, ...]:
    """Return the drafts of several stripped pages of one site, in order.

    The pages tell about each other: a line that is another page's title, a line that stands on
    many of them, and a prefix that the site puts before its teasers are residue.
    """
    from dictafacta.read.stripped.cleaning import draft_lines
    from dictafacta.read.stripped.model import packaged
    from dictafacta.read.stripped.site import learn_site

    site = learn_site(texts)
    return tuple(draft_lines(text, packaged(), site) for text in texts)

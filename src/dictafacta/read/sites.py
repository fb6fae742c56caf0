"""What the stripped pages of one site that are read together tell about each other."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dictafacta.model import Page
from dictafacta.read.decoding import decode
from dictafacta.read.media import HTML, media_type

if TYPE_CHECKING:
    from dictafacta.read.stripped.site import Site

MAX_TEXT = 400_000
"""The most characters of one page that are looked at."""

Sites = Mapping[str, "Site"]


def host_of(page: Page) -> str:
    """Return the host of a page's address without `www.`; empty where it is not known."""
    try:
        host = urlsplit(page.url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def learn_sites(pages: Iterable[Page]) -> Sites:
    """Return by host what stripped pages have in common, where there are several of one site.

    A page whose address is not known belongs to no site, and one page alone tells nothing.
    """
    by_host: dict[str, list[Page]] = {}
    for page in pages:
        if host := host_of(page):
            by_host.setdefault(host, []).append(page)
    found = {}
    for host, group in by_host.items():
        texts = _stripped(group) if len(group) > 1 else []
        if len(texts) > 1:
            from dictafacta.read.stripped.site import learn_site  # arrays take a while to load

            found[host] = learn_site(texts)
    return found


def _stripped(pages: Iterable[Page]) -> list[str]:
    """Return the texts of the pages that are no HTML."""
    texts = []
    for page in pages:
        text = decode(page).text[:MAX_TEXT]
        if text.strip() and media_type(page.media_type, text) != HTML:
            texts.append(text)
    return texts

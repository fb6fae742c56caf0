"""Splits pages by site, so that no model is measured on a site that it was trained on."""

import re
from hashlib import sha256
from urllib.parse import urlparse

FOLDS = 5
SHARED_HOSTS = frozenset(("archive.org", "wordpress.com", "blogspot.com", "hypotheses.org"))


def site_of(url: str) -> str:
    """Return the registered domain, or the host where many sites share one domain."""
    import tldextract

    archived = re.search(r"web\.archive\.org/web/[^/]+/(.*)", url)
    if archived:
        url = archived.group(1) if "//" in archived.group(1) else f"http://{archived.group(1)}"
    domain = tldextract.TLDExtract(suffix_list_urls=())(url).top_domain_under_public_suffix
    host = urlparse(url).netloc.lower().removeprefix("www.")
    return host or url if not domain or domain in SHARED_HOSTS else domain


def fold_of(site: str) -> int:
    """Return the fold in which a site is tested."""
    return int(sha256(site.encode()).hexdigest(), 16) % FOLDS

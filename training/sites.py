"""Splits pages by site, so that no model is measured on a site that it was trained on."""

import re
from hashlib import sha256
from urllib.parse import urlsplit

FOLDS = 5
ARCHIVED = re.compile(r"web\.archive\.org/web/[^/]+/(.*)")


def site_of(url: str) -> str:
    """Return the site of an address: its host without what only names a part of it."""
    if match := ARCHIVED.search(url):
        url = match[1] if "//" in match[1] else f"http://{match[1]}"
    parts = (urlsplit(url).hostname or url).split(".")
    shared = len(parts) > 2 and parts[-2] in ("co", "com", "org", "wordpress", "blogspot")
    return ".".join(parts[-3:] if shared else parts[-2:])


def fold_of(url: str) -> int:
    """Return the fold in which a page's site is tested."""
    return int(sha256(site_of(url).encode()).hexdigest(), 16) % FOLDS

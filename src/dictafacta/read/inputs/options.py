"""What a user may set about where pages come from."""

from dataclasses import dataclass
from pathlib import Path

from dictafacta.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class InputOptions:
    """Limits and permissions for reading and fetching; all sizes in bytes, times in seconds.

    `url`, `published`, `language` and `media_type` are what the user states of the pages; they
    win over what a file, record or feed says. `cache` is a folder in which fetched pages are
    kept, so that the next fetch can ask whether they changed. Private, loopback and link-local
    addresses are refused unless `allow_private`.
    """

    url: str | None = None
    published: str | None = None
    language: str | None = None
    media_type: str | None = None
    max_file: int = 100_000_000
    max_page: int = 10_000_000
    timeout: float = 20.0
    redirects: int = 5
    allow_private: bool = False
    robots: bool = True
    follow_feeds: bool = True
    max_entries: int = 100
    cache: Path | None = None
    user_agent: str = f"dictafacta/{VERSION}"

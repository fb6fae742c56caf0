"""Keeps fetched pages, so that a site can be asked whether they have changed (RFC 9110, 13)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A page as it was when fetched, with the marks by which the site knows that state."""

    content: bytes
    media_type: str
    etag: str
    last_modified: str

    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for the page only if it has changed."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder with two files for each page: the body and what the site said of it."""

    folder: Path

    def _files(self, url: str) -> tuple[Path, Path]:
        name = sha256(url.encode("utf-8", "replace")).hexdigest()
        return self.folder / f"{name}.body", self.folder / f"{name}.json"

    def find(self, url: str) -> Kept | None:
        """Return the page kept for `url`; None where there is none or it is damaged."""
        body, facts = self._files(url)
        try:
            said = json.loads(facts.read_text("utf-8"))
            return Kept(
                content=body.read_bytes(),
                media_type=str(said["media_type"]),
                etag=str(said["etag"]),
                last_modified=str(said["last_modified"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, url: str, content: bytes, media_type: str, headers: Mapping[str, str]) -> None:
        """Keep a page if the site gave a mark to ask by; a full disk costs only the cache."""
        etag, last = headers.get("etag", ""), headers.get("last-modified", "")
        if not etag and not last:
            return
        body, facts = self._files(url)
        said = {"url": url, "media_type": media_type, "etag": etag, "last_modified": last}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            body.write_bytes(content)
            facts.write_text(json.dumps(said), "utf-8")
        except OSError:
            return

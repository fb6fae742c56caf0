"""Pages from files, folders and standard input."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from dictafacta.model import Page
from dictafacta.problems import Problem
from dictafacta.read.inputs.options import InputOptions

_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
}


# Files of a folder that are plainly parts of pages, or no text at all, are passed over.
# fmt: off
_NO_PAGES = frozenset({
    ".css", ".js", ".mjs", ".json", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp",
    ".avif", ".ico", ".bmp", ".tif", ".tiff", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3",
    ".mp4", ".webm", ".ogg", ".wav", ".pdf", ".zip", ".tar", ".tgz", ".xz", ".bz2", ".7z", ".py",
    ".pyc", ".so", ".sqlite", ".db", ".desk",
})
# fmt: on


def media_type_of(name: str) -> str | None:
    """Return the media type that a file's suffix declares, `.gz` put aside; None if it does not."""
    return _TYPES.get(Path(name.removesuffix(".gz")).suffix.lower())


_JOURNALS = ("-wal", "-shm", "-journal")  # beside a database, whatever its suffix


def files_under(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder, sorted by path; hidden ones, pictures, scripts and
    linked folders are left."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            suffix = Path(name).suffix.lower()
            journal = suffix.endswith(_JOURNALS)
            if not name.startswith(".") and not journal and suffix not in _NO_PAGES:
                yield Path(here, name)


def content_of(path: Path, limit: int) -> bytes | Problem:
    """Return the first `limit` bytes of a file, or why they cannot be had."""
    try:
        with path.open("rb") as stream:
            return stream.read(limit)
    except FileNotFoundError:
        return Problem(code="not-found", where=str(path), message="there is no such file")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Problem(code="unreadable", where=str(path), message=f"cannot be read: {reason}")


def standard_input(options: InputOptions) -> Page:
    """Return what stands on standard input as one page."""
    return page("-", sys.stdin.buffer.read(options.max_file), options)


def page(uri: str, content: bytes | str, options: InputOptions, kind: str | None = None) -> Page:
    """Return content with what the user states of it."""
    return Page(
        uri=uri,
        content=content,
        media_type=options.media_type or kind or media_type_of(uri),
        url=options.url,
        published=options.published,
        language=options.language,
    )

"""What the command line is given (files, folders, `-`), as pages."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dictafacta.model import Page
from dictafacta.problems import DictafactaError
from dictafacta.service.sources import LARGEST_FILE, checked_date, checked_language, to_page

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text", ".md", ""})


def check_inputs(names: Iterable[str]) -> None:
    """Raise DictafactaError for the first name that leads nowhere, before any page is read."""
    for name in names:
        if name != "-" and not Path(name).exists():
            raise DictafactaError(
                "no-such-file",
                f"there is no file or folder {name}",
                "give a file, a folder, or - for standard input",
            )


def pages_of(
    names: Iterable[str],
    *,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
    media_type: str | None = None,
) -> Iterator[Page]:
    """Yield the pages behind the names, lazily: files, the files of folders, standard input."""
    for name in names:
        if name == "-":
            yield Page(
                uri="-",
                content=sys.stdin.buffer.read(LARGEST_FILE),
                url=url,
                published=checked_date(published),
                language=checked_language(language),
                media_type=media_type,
            )
            continue
        for path in files_of(Path(name)):
            yield to_page(
                path, url=url, published=published, language=language, media_type=media_type
            )


def files_of(path: Path) -> Iterator[Path]:
    """Yield the file itself, or the pages in a folder and below it, sorted by name."""
    if not path.is_dir():
        yield path
        return
    for inner in sorted(path.rglob("*")):
        if inner.is_file() and inner.suffix.lower() in SUFFIXES and not hidden(inner, path):
            yield inner


def hidden(file: Path, folder: Path) -> bool:
    """Tell whether the file or a folder on the way to it has a name that begins with a dot."""
    return any(part.startswith(".") for part in file.relative_to(folder).parts)

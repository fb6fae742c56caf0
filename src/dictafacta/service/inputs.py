"""What the command line is given (files, folders, addresses, `-`), as pages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dictafacta.model import Page
from dictafacta.problems import DictafactaError, Problem
from dictafacta.read.inputs.options import InputOptions
from dictafacta.service.sources import checked_date, checked_language

ADDRESSES = ("http://", "https://")


def pages_of(names: Iterable[str], options: InputOptions) -> Iterator[Page | Problem]:
    """Return the pages behind the names, lazily; a problem stands in the place of what is lost.

    Raise DictafactaError, before anything is read, for a name that leads nowhere and for a date or
    language that is none.
    """
    stated = replace(
        options,
        published=checked_date(options.published),
        language=checked_language(options.language),
    )
    names = tuple(names)
    for name in names:
        check_name(name)
    return (page for name in names for page in behind(name, stated))


def page_total(names: Iterable[str]) -> int | None:
    """Return how many pages the names lead to, None where that shows only on reading them."""
    from dictafacta.read.inputs import page_count

    counts = [page_count(name) for name in names]
    return sum(c for c in counts if c is not None) if None not in counts else None


def behind(name: str, options: InputOptions) -> Iterator[Page | Problem]:
    """Return the pages behind one name."""
    from dictafacta.read import pages_from  # the libraries for archives and feeds take a while

    return pages_from(name, options)


def check_name(name: str) -> None:
    """Raise DictafactaError for the name of a file or folder that is not there."""
    if name == "-" or name.startswith(ADDRESSES) or Path(name).exists():
        return
    raise DictafactaError(
        "no-such-file",
        f"there is no file or folder {name}",
        "give a file, a folder, an address (https://…), or - for standard input",
    )

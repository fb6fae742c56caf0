"""Chooses the documents that are read again."""

import re

from dictafacta.problems import DictafactaError
from dictafacta.store import Database, ToRead, to_read_again

RELEASE = re.compile(r"\d+(\.\d+)*")  # what follows it (`+source`, `rc1`) does not count


def wanted_again(db: Database, language: str | None, older_than: str | None) -> list[ToRead]:
    """Return the stored documents of a language that a version before `older_than` read."""
    found = to_read_again(db, language)
    if older_than is None:
        return found
    limit = version_key(older_than)
    return [document for document in found if version_key(document.version) < limit]


def version_key(version: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared; raise DictafactaError if it is none."""
    found = RELEASE.match(version)
    if found is None:
        raise DictafactaError(
            "bad-version", f"{version!r} is no version", "write it as 0.2 or 0.2.1"
        )
    numbers = [int(part) for part in found[0].split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)

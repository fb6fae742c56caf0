"""Things said, things done: news pages into a record that can be checked."""

from typing import TYPE_CHECKING

import dictafacta.read  # noqa: F401  (loaded first: below, `read` becomes the function)
from dictafacta.problems import DictafactaError, Problem
from dictafacta.service import Reading, read, read_many
from dictafacta.version import VERSION as __version__

if TYPE_CHECKING:
    from dictafacta.service.desk import Desk

__all__ = ["Desk", "DictafactaError", "Problem", "Reading", "__version__", "read", "read_many"]


def __getattr__(name: str) -> object:
    """Load the desk when it is asked for: reading a page needs no database."""
    if name == "Desk":
        from dictafacta.service.desk import Desk

        return Desk
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

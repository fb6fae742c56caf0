"""Things said, things done: news pages into a record that can be checked."""

import dictafacta.read  # noqa: F401  (loaded first: below, `read` becomes the function)
from dictafacta.problems import DictafactaError, Problem
from dictafacta.service import Reading, read, read_many
from dictafacta.version import VERSION as __version__

__all__ = ["DictafactaError", "Problem", "Reading", "__version__", "read", "read_many"]

"""What can go wrong, as values and as exceptions.

* Problem (a value): something about one page, line or document; work goes on
* DictafactaError (raised): the user's mistake, with a code and a hint
  x LexiconError: a language folder does not hold together
  x UnsupportedScheme: a pipeline's labels are not Universal Dependencies
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether the thing was lost, or the result is partial or doubtful."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that went wrong at one place, kept so that it can be counted and shown.

    `code` is stable and documented in `docs/reference/problems.md`; `where` names a file, page
    or line; `hint` says what to do.
    """

    code: str
    where: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.where}: {self.severity} {self.code}: {self.message}{hint}"


class DictafactaError(Exception):
    """Base of every error that this package raises on purpose: the user's mistake, not bad data."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(f"{message} ({hint})" if hint else message)
        self.code = code
        self.message = message
        self.hint = hint


class LexiconError(DictafactaError):
    """A language folder does not hold together; carries every problem found in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("lexicon", "\n".join(map(str, problems)))
        self.problems = problems


class UnsupportedScheme(DictafactaError):
    """A pipeline's labels are not Universal Dependencies."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__("unsupported-scheme", message, hint)

"""Runs one stage of a document's reading, so that bad data costs a stage and not the run."""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dictafacta.problems import Problem, Severity
from dictafacta.service.limits import Clock, OutOfTime

Result = TypeVar("Result")

# What a text can provoke. A TypeError, AttributeError or NameError is a bug and stays one.
BAD_DATA = (ValueError, LookupError, ArithmeticError, RecursionError)


class Attempt:
    """One document's way through the stages; `problems` collects what went wrong on it."""

    def __init__(self, where: str, clock: Clock) -> None:
        self.where = where
        self.clock = clock
        self.problems: list[Problem] = []

    def stage(self, name: str, work: Callable[[], Result], otherwise: Result) -> Result:
        """Return what `work` gives, or `otherwise` where time is up or the data defeat it."""
        try:
            with self.clock.running():
                return work()
        except OutOfTime:
            self.late(name)
        except BAD_DATA as error:
            self.problems.append(failed(name, self.where, error))
        return otherwise

    def late(self, stage: str) -> None:
        """Note that the budget is spent; the first stage that met it is named, the rest are not."""
        if any(problem.code == "time-budget" for problem in self.problems):
            return
        self.problems.append(
            Problem(
                code="time-budget",
                where=self.where,
                message=f"{self.clock.seconds:g} s were spent before {stage} was finished;"
                " the reading is partial",
                hint="a document this hard is rare: please report it",
                severity=Severity.WARNING,
            )
        )


def failed(stage: str, where: str, error: Exception) -> Problem:
    """Return the problem that a stage failed on this document, with the place of failure."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return Problem(
        code="failed-stage",
        where=where,
        message=f"{stage} failed with {type(error).__name__}: {error}"
        f" (at {Path(place.filename).name}:{place.lineno}); the reading is partial",
        hint="the page is kept as far as it was read: please report it",
        severity=Severity.WARNING,
    )

"""How far the adding of pages has come, on standard error."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from dictafacta.problems import Problem
from dictafacta.report.terminal import safe


class Track:
    """Counts pages by what became of them, and shows it where somebody is looking."""

    def __init__(self, progress: Progress, total: int | None) -> None:
        self.outcomes: Counter[str] = Counter()
        self.problems: Counter[str] = Counter()
        self.progress = progress
        self.task = progress.add_task("reading", total=total, facts="")

    def step(self, outcome: str, problems: tuple[Problem, ...]) -> None:
        """Count one page."""
        self.outcomes[outcome] += 1
        self.problems.update(p.code for p in problems)
        self.progress.update(self.task, advance=1, facts=self.facts())

    def say(self, text: str) -> None:
        """Print a line above the bar."""
        self.progress.console.print(safe(text), markup=False, highlight=False, soft_wrap=True)

    def close(self) -> None:
        """Take the bar away; what was counted stays."""
        self.progress.stop()

    def facts(self) -> str:
        """Return the counts so far."""
        return ", ".join(f"{count} {name}" for name, count in self.outcomes.items())


@contextmanager
def tracked(total: int | None) -> Iterator[Track]:
    """Show a bar while the block runs: silent where standard error is no terminal."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[facts]}", markup=False),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not sys.stderr.isatty()
    ) as progress:
        yield Track(progress, total)

"""What the command line asks for: readings of named inputs, of an example, and their report."""

from collections.abc import Iterator, Sequence
from importlib.resources import files

from dictafacta.model import Page
from dictafacta.problems import DictafactaError
from dictafacta.read.inputs.options import InputOptions
from dictafacta.service.bootstrap import NO_CHOICE, Choices, read_pages
from dictafacta.service.explain import Explanation
from dictafacta.service.inputs import pages_of
from dictafacta.service.reading import Reading

NO_OPTIONS = InputOptions()
EXAMPLES = files("dictafacta.service") / "examples"


def read_inputs(
    names: Sequence[str],
    *,
    options: InputOptions = NO_OPTIONS,
    pipelines: Choices = NO_CHOICE,
) -> Iterator[Reading]:
    """Return the readings of files, folders, archives, feeds, addresses and standard input (`-`).

    They come lazily and in order; what could not be had is a reading without a text, with its
    problem. Raise DictafactaError, before anything is read, for a name that leads nowhere.
    """
    return read_pages(pages_of(names, options), pipelines=pipelines)


def examples() -> tuple[str, ...]:
    """Return the languages that a bundled example page is in."""
    return tuple(sorted(f.name[:2] for f in EXAMPLES.iterdir() if f.name[2:3] == "."))


def read_example(language: str) -> Iterator[Reading]:
    """Return the reading of the bundled example page in a language."""
    for file in EXAMPLES.iterdir():
        if file.name.partition(".")[0] == language:
            page = Page(uri=f"example:{file.name}", content=file.read_bytes())
            return read_pages([page])
    raise DictafactaError(
        "no-example", f"there is no example page in {language!r}", f"there are: {examples()}"
    )


def print_report(reading: Reading) -> None:
    """Print a reading to standard output as a report for people."""
    from dictafacta.report.terminal import print_reading  # rich takes a while to load

    print_reading(reading)


def print_explanation(found: Explanation) -> None:
    """Print why a record was found, for people."""
    from dictafacta.report.explanation import print_explanation as show

    show(found.reading, found.record, found.sentence, found.tree)

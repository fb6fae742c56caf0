"""Reads a tab-separated word list line by line and names what is wrong with each line."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dictafacta.problems import Problem

MARKED = re.compile(r"\[([^][]+)\]")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its place (`it/cues.tsv:12`) and its fields by column name."""

    where: str
    fields: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.fields[column]


def read_rows(text: str, name: str, columns: Sequence[str]) -> Iterator[Row | Problem]:
    """Yield every line of the table `text` as a row, or as what is wrong with it.

    The first line that is no comment (`#`) must name `columns`. A column called `example` must
    mark its word once with square brackets: `«Vado», [disse] Anna.`
    """
    numbered = [(n, line) for n, line in enumerate(text.splitlines(), 1) if is_content(line)]
    if not numbered or numbered[0][1].split("\t") != list(columns):
        yield Problem(
            code="header", where=name, message=f"the first line must be {', '.join(columns)}"
        )
        return
    for number, line in numbered[1:]:
        yield read_row(line, f"{name}:{number}", columns)


def is_content(line: str) -> bool:
    """Tell whether the line is neither empty nor a comment."""
    return bool(line.strip()) and not line.startswith("#")


def read_row(line: str, where: str, columns: Sequence[str]) -> Row | Problem:
    """Return one line as a row, or as what is wrong with it."""
    fields = line.split("\t")
    if len(fields) != len(columns):
        return Problem(
            code="columns",
            where=where,
            message=f"{len(fields)} columns, not {len(columns)}",
            hint="columns are parted by one TAB",
        )
    if line != unicodedata.normalize("NFC", line):
        return Problem(code="unicode", where=where, message="accents are written apart (NFD)")
    row = Row(where, dict(zip(columns, (f.strip() for f in fields), strict=True)))
    if "example" in row.fields and len(MARKED.findall(row["example"])) != 1:
        return Problem(
            code="example",
            where=where,
            message="mark the word once, like this: «Vado», [disse] Anna.",
        )
    return row


def unmark(example: str) -> tuple[str, int, int]:
    """Return an example without its brackets, and the offsets of the word that they marked."""
    match = MARKED.search(example)
    if match is None:
        raise ValueError(f"no marked word in {example!r}")
    start = match.start()
    plain = example[:start] + match.group(1) + example[match.end() :]
    return plain, start, start + len(match.group(1))

"""The names of the months in all languages at once, for dates on pages of unknown language."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from dictafacta.lexicon.files import read_table
from dictafacta.lexicon.table import Row

_COLUMNS = ("class", "value", "forms")
_LANGUAGES = files("dictafacta") / "languages"


@cache
def month_names() -> Mapping[str, int]:
    """Return the forms of the months' names (lower case), each with its number, 1 to 12."""
    found: dict[str, int] = {}
    for folder in sorted(_LANGUAGES.iterdir(), key=lambda f: f.name):
        if folder.is_dir() and folder.name[0] not in "_.":
            for form, month in read_table(folder, "times.tsv", _COLUMNS, _months):
                found.setdefault(form, month)
    return found


def _months(rows: Iterable[Row]) -> list[tuple[str, int]]:
    named = [row for row in rows if row["class"] in ("month", "month-weak")]
    return [(form, int(row["value"])) for row in named for form in row["forms"].split("|")]

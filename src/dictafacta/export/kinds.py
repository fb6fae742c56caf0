"""What can be exported: the kinds of rows, and the formats that can say what they hold."""

from dataclasses import dataclass
from enum import StrEnum

from dictafacta.model import DeskDocument, EventRow, FigureRow, StatementRow, StoryRow
from dictafacta.problems import DictafactaError

Row = StatementRow | EventRow | DeskDocument | FigureRow | StoryRow


class RowKind(StrEnum):
    """The kinds of rows that a desk gives."""

    STATEMENTS = "statements"
    EVENTS = "events"
    DOCUMENTS = "documents"
    FIGURES = "figures"
    STORIES = "stories"


class Format(StrEnum):
    """The formats that rows are written in."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    FTM = "ftm"
    ANNOTATION = "annotation"
    GDELT = "gdelt"
    GEXF = "gexf"
    GEOJSON = "geojson"


@dataclass(frozen=True, slots=True)
class FormatEntry:
    """A format: what it is in words, the suffix of its files, and the rows it can express."""

    title: str
    suffix: str
    rows: tuple[RowKind, ...]
    binary: bool = False


EVERY = tuple(RowKind)
CLAIMS = (RowKind.STATEMENTS, RowKind.EVENTS)
FORMATS: dict[Format, FormatEntry] = {
    Format.CSV: FormatEntry("comma-separated values (RFC 4180)", ".csv", EVERY),
    Format.JSONL: FormatEntry("JSON Lines, one object a row", ".jsonl", EVERY),
    Format.PARQUET: FormatEntry("Apache Parquet", ".parquet", EVERY, binary=True),
    Format.FTM: FormatEntry(
        "FollowTheMoney entities, one JSON object a line",
        ".ftm.jsonl",
        (*CLAIMS, RowKind.DOCUMENTS, RowKind.FIGURES),
    ),
    Format.ANNOTATION: FormatEntry("W3C Web Annotation (JSON-LD)", ".jsonld", CLAIMS),
    Format.GDELT: FormatEntry(
        "event table with the columns of GDELT 2.0", ".tsv", (RowKind.EVENTS,)
    ),
    Format.GEXF: FormatEntry("network for Gephi (GEXF 1.2)", ".gexf", CLAIMS),
    Format.GEOJSON: FormatEntry(
        "places on a map (GeoJSON, RFC 7946)", ".geojson", (RowKind.EVENTS,)
    ),
}


def format_named(name: str) -> Format:
    """Return the format of this name; DictafactaError where there is none."""
    try:
        return Format(name.strip().lower())
    except ValueError:
        raise DictafactaError(
            "no-such-format", f"there is no format {name!r}", f"there are: {', '.join(Format)}"
        ) from None


def check_expressible(kind: RowKind, wanted: Format) -> None:
    """Raise DictafactaError where a format has no way to say what rows of this kind hold."""
    if kind in FORMATS[wanted].rows:
        return
    able = ", ".join(f for f, entry in FORMATS.items() if kind in entry.rows)
    raise DictafactaError(
        "format-cannot-express",
        f"{wanted} ({FORMATS[wanted].title}) cannot express {kind}",
        f"{kind} can be written as {able}",
    )

"""Writes rows in the formats that are text; Parquet is the store's."""

from collections.abc import Callable, Iterable
from typing import TextIO

from dictafacta.export.annotations import write_annotations
from dictafacta.export.csv import write_csv
from dictafacta.export.followthemoney import write_ftm
from dictafacta.export.gdelt import write_gdelt
from dictafacta.export.geojson import write_geojson
from dictafacta.export.jsonl import write_jsonl
from dictafacta.export.kinds import Format, Row, RowKind, check_expressible
from dictafacta.export.network import write_gexf

WRITERS: dict[Format, Callable[[Iterable[Row], TextIO], int]] = {
    Format.JSONL: write_jsonl,
    Format.FTM: write_ftm,
    Format.ANNOTATION: write_annotations,
    Format.GDELT: write_gdelt,
    Format.GEXF: write_gexf,
    Format.GEOJSON: write_geojson,
}


def write_text(rows: Iterable[Row], kind: RowKind, wanted: Format, stream: TextIO) -> int:
    """Write the rows to a text stream as they come; return how many there were.

    The stream must leave line ends alone (`newline=""`). Raise DictafactaError, before a row is
    taken, where the format cannot express rows of this kind.
    """
    check_expressible(kind, wanted)
    if wanted is Format.CSV:
        return write_csv(rows, kind, stream)
    return WRITERS[wanted](rows, stream)

"""Tables as Apache Parquet, to hand over; written in groups of rows, never as a whole."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from dictafacta.problems import DictafactaError

GROUP = 20_000  # rows that are held at once
Cell = str | int | float | bool | tuple[str, ...] | None


def write_parquet(
    columns: Sequence[tuple[str, str, str]], records: Iterable[Sequence[Cell]], stream: BinaryIO
) -> int:
    """Write the records as one table; return how many there were.

    `columns` are name, type (`text`, `integer`, `number`, `boolean`, `texts`) and meaning, which
    becomes the column's description. Raise DictafactaError where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise DictafactaError(
            "missing-library", "Parquet needs pyarrow", "pip install 'dictafacta[parquet]'"
        ) from error
    types: dict[str, pa.DataType] = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "texts": pa.list_(pa.string()),
    }
    schema = pa.schema(
        [
            pa.field(name, types[sort], metadata={"description": meaning})
            for name, sort, meaning in columns
        ]
    )
    count = 0
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for group in groups(records):
            arrays = [
                pa.array(cells, f.type)
                for cells, f in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(group)
    return count


def groups(records: Iterable[Sequence[Cell]]) -> Iterator[list[Sequence[Cell]]]:
    """Yield the records some thousands at a time."""
    found = iter(records)
    while group := list(islice(found, GROUP)):
        yield group

"""Rows as JSON Lines: one object a line, with the names of the row types."""

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TextIO

from dictafacta.export.characters import clean
from dictafacta.export.kinds import Row
from dictafacta.model import Span


def write_jsonl(rows: Iterable[Row], stream: TextIO) -> int:
    """Write one JSON object a row; return how many rows there were.

    Fields are those of the row types in `dictafacta.model.desk`; spans are `[start, end]`.
    """
    count = 0
    for row in rows:
        stream.write(json_line(plain(row)))
        count += 1
    return count


def json_line(value: object) -> str:
    """Return a value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def plain(value: Any) -> Any:  # noqa: ANN401  (rows hold anything that JSON can)
    """Return a row, or what it holds, as plain JSON values."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    return value

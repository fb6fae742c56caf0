"""Events as GeoJSON features (RFC 7946)."""

import json
from collections.abc import Iterable
from typing import TextIO

from dictafacta.export.characters import clean
from dictafacta.export.columns import record
from dictafacta.export.kinds import Row, RowKind
from dictafacta.export.tables import TABLES
from dictafacta.model import EventRow


def write_geojson(rows: Iterable[Row], stream: TextIO) -> int:
    """Write a feature for each event; return how many there were.

    An event has a geometry only where a place that the text gives for it has coordinates: a point,
    or several. All others are features without one (`"geometry": null`), so that none is lost
    and none is put on the map by a guess. Properties are the columns of the table of events.
    """
    columns = TABLES[RowKind.EVENTS]
    names = [column.name for column in columns]
    stream.write('{"type": "FeatureCollection", "features": [')
    count = 0
    for row in rows:
        if not isinstance(row, EventRow):
            continue
        feature = {
            "type": "Feature",
            "id": clean(f"{row.document.id}:{row.id}"),
            "geometry": geometry(row),
            "properties": dict(zip(names, record(columns, row), strict=True)),
        }
        stream.write(",\n" if count else "\n")
        stream.write(json.dumps(feature, ensure_ascii=False, allow_nan=False))
        count += 1
    stream.write("\n]}\n")
    return count


def geometry(row: EventRow) -> dict[str, object] | None:
    """Return where the event is told to have been: longitude, then latitude."""
    points = list(
        dict.fromkeys(
            (p.longitude, p.latitude)
            for p in row.places
            if p.longitude is not None and p.latitude is not None
        )
    )
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}

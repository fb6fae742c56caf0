"""Loads gold readings (`gold/GUIDELINES.md` of the data folder)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dictafacta.problems import DictafactaError
from dictafacta.service.scoring.annotation import (
    Agent,
    Annotation,
    EntityRecord,
    EventRecord,
    Offsets,
    StatementRecord,
)

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A text with what a careful reader found in it."""

    id: str
    language: str
    published: str | None
    text: str
    annotation: Annotation


def load_gold(folder: Path) -> tuple[GoldDocument, ...]:
    """Return the gold documents of a folder by file name; DictafactaError where there are none."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise DictafactaError(
            "no-gold",
            f"there is no gold reading (*.json) in {folder}",
            "see docs/guides/measure.md",
        )
    return tuple(document(file) for file in files)


def document(file: Path) -> GoldDocument:
    """Return the gold document in `file`; DictafactaError where it is none."""
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
        return GoldDocument(
            id=values["id"],
            language=values["language"],
            published=values.get("published"),
            text=values["text"],
            annotation=Annotation(
                statements=records(values["statements"], statement),
                events=records(values["events"], event),
                entities=records(values["entities"], entity),
            ),
        )
    except (ValueError, LookupError, TypeError) as error:
        raise DictafactaError(
            "bad-gold", f"{file} is no gold reading: {type(error).__name__} {error}"
        ) from error


def records(values: Sequence[Json] | None, build: Any) -> Any:  # noqa: ANN401
    """Return the records made by `build`, or None where nothing was annotated."""
    return None if values is None else tuple(build(v) for v in values)


def statement(value: Json) -> StatementRecord:
    """Return a gold statement."""
    return StatementRecord(
        content=tuple(map(offsets, value["content"])),
        speaker=agent(value["speaker"]),
        kind=value["kind"],
        act=value["act"],
        cue=offsets(value["cue"]) if value["cue"] else None,
        via=agents(value["via"]),
        hedged=value["hedged"],
        optional=bool(value.get("optional")),
    )


def event(value: Json) -> EventRecord:
    """Return a gold event."""
    return EventRecord(
        type=value["type"],
        anchors=tuple(map(offsets, value["anchors"])),
        actors=agents(value["actors"]),
        recipients=agents(value["recipients"]),
        status=value["status"],
        attributed_to=tuple(Agent(None, (name,)) for name in value["attributed_to"]),
        date=value["date"],
    )


def entity(value: Json) -> EntityRecord:
    """Return a gold entity."""
    return EntityRecord(value["kind"], tuple(value["names"]))


def agent(value: Json) -> Agent:
    """Return a gold agent."""
    return Agent(offsets(value["span"]) if value["span"] else None, tuple(value["names"]))


def agents(values: Iterable[Json]) -> tuple[Agent, ...]:
    """Return gold agents."""
    return tuple(map(agent, values))


def offsets(value: Sequence[int]) -> Offsets:
    """Return a pair of offsets."""
    return value[0], value[1]

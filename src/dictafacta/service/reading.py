"""Puts the results of all stages into one reading."""

from dataclasses import dataclass

from dictafacta import model
from dictafacta.model import (
    Entity,
    EntityKind,
    Event,
    Mention,
    MentionForm,
    MentionTable,
    Statement,
)
from dictafacta.model.contract import JsonObject, to_contract


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(model.Reading):
    """A reading with the forms in which users want it."""

    def to_dict(self) -> JsonObject:
        """Return the reading in the public format `dictafacta-reading/1`."""
        return to_contract(self)

    def to_html(self) -> str:
        """Return the reading as one self-contained HTML page."""
        from dictafacta.report.page import html_page  # the template engine takes a while to load

        return html_page(self)


def used_mentions(statements: tuple[Statement, ...], events: tuple[Event, ...]) -> set[str]:
    """Return the ids of all mentions that a statement or an event points at."""
    used: set[str] = set()
    for s in statements:
        used.update(s.via)
        used.update(m for m in (s.addressee, s.speaker and s.speaker.mention) if m)
    for e in events:
        used.update((*e.actors, *e.recipients, *e.place, *e.attributed_to))
    return used


def kept(
    table: MentionTable, statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Return the mentions and entities that a reading shows: the named ones and the used ones."""
    used = used_mentions(statements, events)
    wanted = {table.mention(m).entity for m in used}
    wanted.update(e.id for e in table.entities if e.kind is not EntityKind.GROUP)
    entities = tuple(e for e in table.entities if e.id in wanted)
    mentions = tuple(
        m
        for m in table.mentions
        if m.id in used or (m.entity in wanted and m.form is not MentionForm.DROPPED)
    )
    return mentions, entities

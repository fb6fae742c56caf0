"""An entity in its document, with what the word lists of its language know of the name."""

from collections.abc import Iterable
from dataclasses import dataclass

from dictafacta import lexicon
from dictafacta.lexicon import Naming
from dictafacta.lexicon.world import key_of
from dictafacta.model import Entity, EntityKind, Reading

Spot = tuple[float, float]  # latitude and longitude in degrees


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity in its document.

    `state` is a country code where the name is a state's; `spot` tells where a place lies, if the
    reading knows it or a larger city has this name.
    """

    document: str
    entity: Entity
    state: str | None = None
    spot: Spot | None = None


def appearances(document: str, reading: Reading) -> list[Appearance]:
    """Return the named entities of a reading as appearances in `document`."""
    named = (e for e in reading.entities if e.kind is not EntityKind.GROUP)
    return list(appearances_of(document, named, reading.article.language))


def state_entities(found: Iterable[Appearance]) -> frozenset[str]:
    """Return the ids of the entities that are states."""
    return frozenset(a.entity.id for a in found if a.state)


def appearances_of(
    document: str, entities: Iterable[Entity], language: str
) -> Iterable[Appearance]:
    """Yield entities of a document in a language as appearances."""
    naming = lexicon.load(language).naming if language in lexicon.languages() else None
    for entity in entities:
        if naming is None or entity.kind is not EntityKind.PLACE:
            yield Appearance(document, entity, spot=own_spot(entity))
        else:
            yield Appearance(
                document, entity, state_of(entity, naming), own_spot(entity) or city(entity, naming)
            )


def own_spot(entity: Entity) -> Spot | None:
    """Return where a place lies, if its reading knows."""
    if entity.kind is not EntityKind.PLACE or entity.latitude is None or entity.longitude is None:
        return None
    return entity.latitude, entity.longitude


def state_of(entity: Entity, naming: Naming) -> str | None:
    """Return the country code where the entity's name is that of a state in its language."""
    for name in (entity.name, *entity.names):
        entry = naming.world.names.get(naming.stems.key(key_of(name)))
        if entry is not None and entry.sort == "country":
            return entry.country
    return None


def city(entity: Entity, naming: Naming) -> Spot | None:
    """Return where the largest city of the entity's name lies."""
    found = naming.cities.all(naming.stems.key(key_of(entity.name)))
    return (found[0].latitude, found[0].longitude) if found else None

"""Puts places on the map, where the text tells which of those with this name is meant."""

from collections.abc import Iterable
from dataclasses import replace

from dictafacta.lexicon import Lexicon
from dictafacta.lexicon.cities import City
from dictafacta.lexicon.naming import Naming
from dictafacta.lexicon.world import key_of
from dictafacta.model import Entity, EntityKind

CAPITAL = "capital"


def located(entities: Iterable[Entity], words: Lexicon) -> tuple[Entity, ...]:
    """Return the entities, cities with their coordinates and the reason.

    A name alone puts nothing on the map: the entity must have a country, and the largest city of
    its name must lie in it. Names of states, regions and seats of government are no cities.
    """
    return tuple(with_coordinates(e, words.naming) for e in entities)


def with_coordinates(entity: Entity, naming: Naming) -> Entity:
    """Return a place with the coordinates of its city; anything else as it is."""
    if entity.kind is not EntityKind.PLACE or not entity.country or entity.latitude is not None:
        return entity
    keys = [naming.stems.key(key_of(name)) for name in (entity.name, *entity.names)]
    city = next((c for c in map(naming.cities.get, keys) if c), None)
    if (
        city is None
        or city.country != entity.country
        or any(is_no_city(key, naming) for key in keys)
    ):
        return entity
    return replace(
        entity,
        latitude=city.latitude,
        longitude=city.longitude,
        reasons=(*entity.reasons, reason(city)),
    )


def reason(city: City) -> str:
    """Say where the coordinates come from."""
    return f"coordinates of {city.name} ({city.country}) in GeoNames"


def is_no_city(key: str, naming: Naming) -> bool:
    """Tell whether the world's lists know the name as something else than a city."""
    entry = naming.world.names.get(key)
    return entry is not None and entry.sort != CAPITAL

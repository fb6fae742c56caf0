"""A place is on the map only where its country says which of its name is meant."""

import pytest

from dictafacta import lexicon
from dictafacta.model import Entity, EntityKind
from dictafacta.service.places import located


def place(name, country, kind=EntityKind.PLACE):
    return Entity(id="e1", kind=kind, name=name, names=(name,), country=country)


def coordinates(language, *arguments, **given):
    [found] = located([place(*arguments, **given)], lexicon.load(language))
    return (found.latitude, found.longitude)


@pytest.mark.parametrize(
    ("language", "name", "country"),
    [
        ("en", "Lyon", "FRA"),
        ("it", "Vienna", "AUT"),
        ("ru", "Вене", "AUT"),
        ("uk", "Києві", "UKR"),
        ("de", "Mailand", "ITA"),
    ],
)
def test_a_city_of_its_country_has_coordinates(language, name, country):
    latitude, longitude = coordinates(language, name, country)
    assert -90 < latitude < 90
    assert -180 < longitude < 180


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Lyon", None),  # nothing says which
        ("Lyon", "USA"),
        ("Luxembourg", "LUX"),  # the state or its capital
        ("Singapore", "SGP"),
        ("Castlefrank Road", "CAN"),
    ],
)
def test_what_may_be_elsewhere_has_none(name, country):
    assert coordinates("en", name, country) == (None, None)


def test_a_person_of_a_citys_name_has_none():
    assert coordinates("en", "Lyon", "FRA", kind=EntityKind.PERSON) == (None, None)


def test_the_reason_is_given():
    [found] = located([place("Lyon", "FRA")], lexicon.load("en"))
    assert found.reasons == ("coordinates of Lyon (FRA) in GeoNames",)

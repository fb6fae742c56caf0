from dictafacta.model import Entity, EntityKind
from dictafacta.resolve.figures import Appearance, Figures


def person(name, roles=(), country=None):
    return Entity(
        id=name, kind=EntityKind.PERSON, name=name, names=(name,), roles=roles, country=country
    )


def folded(*appearances):
    figures = Figures()
    for appearance in appearances:
        figures.add(appearance)
    return [sorted(f.names) for f in figures.all]


def test_one_person_in_two_scripts_is_one_figure():
    found = folded(
        Appearance("a", person("Sergei Lavrov")), Appearance("b", person("Сергея Лаврова"))
    )
    assert found == [["Sergei Lavrov", "Сергея Лаврова"]]


def test_a_surname_joins_by_the_office():
    office = ("foreign minister",)
    found = folded(
        Appearance("a", person("Sergei Lavrov", office)), Appearance("b", person("Lavrov", office))
    )
    assert found == [["Lavrov", "Sergei Lavrov"]]


def test_a_surname_without_evidence_stays_apart():
    found = folded(Appearance("a", person("Sergei Lavrov")), Appearance("b", person("Lavrov")))
    assert len(found) == 2


def test_a_state_is_one_figure_in_every_language():
    russia = Entity(id="x", kind=EntityKind.PLACE, name="Russia")
    russie = Entity(id="y", kind=EntityKind.PLACE, name="Russie")
    germany = Entity(id="z", kind=EntityKind.PLACE, name="Germania")
    found = folded(
        Appearance("a", russia, "RUS"),
        Appearance("b", russie, "RUS"),
        Appearance("c", germany, "DEU"),
    )
    assert found == [["Russia", "Russie"], ["Germania"]]


def test_kinds_do_not_mix():
    place = Entity(id="p", kind=EntityKind.PLACE, name="Washington")
    assert len(folded(Appearance("a", place), Appearance("b", person("Washington")))) == 2

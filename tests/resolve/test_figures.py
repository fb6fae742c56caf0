from dictafacta.model import Entity, EntityKind
from dictafacta.resolve.appearances import Appearance
from dictafacta.resolve.constraints import Constraint
from dictafacta.resolve.figures import Figures


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


def test_an_error_on_the_kind_of_a_full_name_parts_nobody():
    place = Entity(id="p", kind=EntityKind.PLACE, name="Nikos Vardas")
    assert len(folded(Appearance("a", person("Nikos Vardas")), Appearance("b", place))) == 1


def organization(name):
    return Entity(id=name, kind=EntityKind.ORGANIZATION, name=name, names=(name,))


def test_an_organisation_is_one_in_every_language():
    found = folded(
        Appearance("a", organization("United Nations")),
        Appearance("b", organization("ONU")),
        Appearance("c", organization("Организации Объединённых Наций")),
        Appearance("d", organization("NATO")),
    )
    assert found == [["ONU", "United Nations", "Организации Объединённых Наций"], ["NATO"]]


def test_a_surname_joins_by_the_company_in_the_text():
    figures = Figures()
    others = [organization("Ansaldo Breda"), organization("Falck Renewables")]
    for document, name in (("a", "Sergio Tarvini"), ("b", "Tarvini")):
        figures.add_document([Appearance(document, e) for e in (*others, person(name))])
    assert sorted(map(sorted, (f.names for f in figures.all))) == [
        ["Ansaldo Breda"],
        ["Falck Renewables"],
        ["Sergio Tarvini", "Tarvini"],
    ]
    [reason] = [r for f in figures.all for r in f.reasons if "may be short" in r]
    assert "2 others appear with both" in reason


def test_evidence_that_speaks_for_two_speaks_for_neither():
    office = ("minister",)
    found = folded(
        Appearance("a", person("Anna Tarvini", office)),
        Appearance("b", person("Sergio Tarvini", office)),
        Appearance("c", person("Tarvini", office)),
    )
    assert len(found) == 3


def test_a_figure_does_not_grow_by_a_chain_of_names():
    office = ("minister",)
    found = folded(
        Appearance("a", person("Juan García", office)),
        Appearance("b", person("Juan García Pérez", office, "ESP")),
        Appearance("c", person("Juan García López", office, "ESP")),
    )
    assert all(len({n for n in names if n.count(" ") == 2}) <= 1 for names in found)


def test_two_spots_of_one_name_are_two_places():
    def place(identifier, latitude):
        return Entity(
            id=identifier, kind=EntityKind.PLACE, name="Tripoli", latitude=latitude, longitude=13.2
        )

    found = folded(
        *(
            Appearance(document, place(document, latitude), spot=(latitude, 13.2))
            for document, latitude in (("a", 32.9), ("b", 34.4), ("c", 32.9))
        )
    )
    assert len(found) == 2


def test_decisions_by_hand_win_over_the_rules():
    join = Constraint(EntityKind.PERSON, "Jorge Bergoglio", "Papa Francesco", same=True)
    part = Constraint(EntityKind.PERSON, "Anna Berg", "Anna Bergh", same=False)
    figures = Figures([join, part])
    for document, name in enumerate(
        ("Jorge Bergoglio", "Papa Francesco", "Anna Berg", "Anna Bergh")
    ):
        figures.add(Appearance(str(document), person(name)))
    assert [sorted(f.names) for f in figures.all] == [
        ["Jorge Bergoglio", "Papa Francesco"],
        ["Anna Berg"],
        ["Anna Bergh"],
    ]


def test_a_decision_on_some_documents_holds_for_these_alone():
    part = Constraint(EntityKind.PERSON, "Anna Berg", "Anna Berg", False, frozenset({"b"}))
    figures = Figures([part])
    for document in ("a", "b", "c"):
        figures.add(Appearance(document, person("Anna Berg")))
    assert [f.documents for f in figures.all] == [["a", "c"], ["b"]]

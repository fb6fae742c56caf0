import pytest

from dictafacta.resolve.names import person_likeness
from dictafacta.resolve.spelling import skeleton
from dictafacta.resolve.titles import organization_likeness

SAME = [
    ("Vladimir Putin", "Владимира Путина"),
    ("V. Putin", "Wladimir Putin"),
    ("Volodymyr Zelenskyy", "Володимира Зеленського"),
    ("Serguéi Lavrov", "Сергеем Лавровым"),
    ("Maria Zakharova", "Maria Sacharowa"),
    ("Benjamin Netanjahu", "Benyamin Nétanyahou"),
    ("Recep Tayyip Erdogan", "Реджеп Тайип Эрдоган"),
    ("Muammar Gaddafi", "Muammar Kadhafi"),
    ("Orbán Viktor", "Viktor Orban"),
    ("George Bush", "George W. Bush"),
    ("Yevgeny Prigozhin", "Jewgeni Prigoschin"),
    ("Aleksey Navalny", "Алексея Навального"),
]
APART = [
    ("Kim Jong Un", "Kim Yo Jong"),
    ("Vladimir Putin", "Lyudmila Putina"),
    ("Maria Zakharova", "Марк Захаров"),
    ("George Bush", "Jeb Bush"),
    ("Sergei Lavrov", "Сергей Лавринов"),
    ("Ivan Petrov", "Иван Петровский"),
    ("John Kerry", "John Perry"),
    ("Michel Barnier", "Michael Barrier"),
    ("Donald Trump", "Donald Tusk"),
    ("Pedro Sánchez", "Pedro Sancho"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_name_are_alike(left, right):
    assert person_likeness(left, right).score >= 0.8
    assert person_likeness(right, left).score >= 0.8


@pytest.mark.parametrize(("left", "right"), APART)
def test_names_of_different_people_are_apart(left, right):
    assert person_likeness(left, right).score < 0.8


def test_a_surname_alone_proves_nothing():
    assert 0.5 <= person_likeness("Putin", "Vladimir Putin").score < 0.8


@pytest.mark.parametrize("name", ["", ".", "de la", "123", "金正恩", "a" * 10_000])
def test_no_name_is_no_error(name):
    assert 0 <= person_likeness(name, "Kim Jong Un").score <= 1


def test_sounds_agree_over_scripts():
    assert len({skeleton(w) for w in ("Zelensky", "Selenskyj", "Зеленский", "Зеленський")}) == 1


KNOWN = [
    ("Joe Biden", "Джозеф Байден"),
    ("Bill Clinton", "William Clinton"),
    ("Xi Jinping", "Си Цзиньпина"),
    ("Ким Чен Ын", "Kim Jong-un"),
    ("Vladimir Zelensky", "Володимира Зеленського"),
]
OPEN = [
    ("Donald Trump", "Donald Trump Jr."),
    ("Maria", "Maria"),
    ("J. Smith", "John Smith"),
    ("Pedro Alcalde", "Pietro Alcalde"),
    ("Mario Draghi", "Mario Drago"),
]


@pytest.mark.parametrize(("left", "right"), KNOWN)
def test_tables_of_names_join_what_spelling_cannot(left, right):
    assert person_likeness(left, right).score >= 0.8


@pytest.mark.parametrize(("left", "right"), OPEN)
def test_names_that_two_people_may_bear_wait_for_evidence(left, right):
    found = person_likeness(left, right)
    assert 0.5 <= found.score < 0.8
    assert found.reasons


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("UN", "ООН", True),
        ("Corte penale internazionale", "ICC", True),
        ("UNICEF", "UNESCO", False),
        ("European Council", "Council of Europe", False),
    ],
)
def test_organisations_by_their_tables(left, right, same):
    assert (organization_likeness(left, right).score >= 0.8) is same

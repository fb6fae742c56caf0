"""What several documents say of one thing: quantities, happenings, denials, utterances."""

import pytest

import dictafacta
from dictafacta.resolve.accounts import matters
from dictafacta.resolve.appearances import appearances
from dictafacta.resolve.figures import Figures
from dictafacta.resolve.numbers import numbers
from dictafacta.resolve.quantities import quantities
from dictafacta.resolve.tellings import Telling
from dictafacta.resolve.utterances import differences, utterances

EN = """Ferry sinks off Tarvos, 12 dead

A ferry sank off Tarvos on Sunday and 12 people were killed, officials said on Monday.

"The ship was badly overloaded and it was too old," the minister Dimitra Kallas said.

Captain Nikos Vardas denied that he had been drinking.
"""
EN_OTHER = """Fourteen killed as ferry sinks

Fourteen people were killed when a ferry sank off Tarvos on Sunday.

Dimitra Kallas said: "The ship was badly overloaded and far too old."

Captain Nikos Vardas denied that he had been drinking.
"""
IT = """Traghetto affonda, 12 morti

Dodici persone sono morte domenica nel naufragio di un traghetto al largo di Tarvos.

«La nave era troppo carica», ha detto la ministra Dimitra Kallas.
"""


@pytest.fixture(scope="module")
def tellings():
    figures = Figures()
    found = []
    for number, (text, language) in enumerate(((EN, "en"), (EN_OTHER, "en"), (IT, "it"))):
        reading = dictafacta.read(text, language=language, published=f"2024-03-0{number + 4}")
        by_entity = figures.add_document(appearances(str(number), reading))
        found.append(Telling(str(number), reading, {e: f.id for e, f in by_entity.items()}))
    return found


def test_quantities_stand_side_by_side_and_differ(tellings):
    [dead] = [m for m in matters(tellings) if m.aspect == "dead"]
    assert [(c.document, c.value) for c in dead.cells] == [("0", "12"), ("1", "14"), ("2", "12")]
    assert dead.differs
    assert dead.cells[0].passage.text == "Ferry sinks off Tarvos, 12 dead"


def test_every_cell_reads_back(tellings):
    texts = {t.document: t.reading.text for t in tellings}
    for matter in matters(tellings):
        for cell in matter.cells:
            assert cell.passage.span.of(texts[cell.document]) == cell.passage.text


def test_who_denies_is_told_with_every_document(tellings):
    denied = [m for m in matters(tellings) if m.aspect == "denied"]
    assert [[c.document for c in m.cells] for m in denied] == [["0", "1"]]


def test_an_utterance_has_its_wordings(tellings):
    [found] = [u for u in utterances(tellings) if len(u.wordings) == 3]
    assert [w.document for w in found.wordings] == ["0", "1", "2"]
    assert found.reasons


def test_differences_are_marked_word_by_word():
    found = differences("The ship was badly overloaded.", "the ship was overloaded, he said")
    assert [(d.left, d.right) for d in found if not d.same] == [("badly", ""), ("", "he said")]
    assert " ".join(d.right for d in found if d.right) == "the ship was overloaded, he said"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Three workers were killed and 11 were injured.", "en", [("dead", 3), ("wounded", 11)]),
        ("Mató a dos personas y hirió a cinco.", "es", [("dead", 2), ("wounded", 5)]),
        ("Погибли 12 человек, 40 ранены.", "ru", [("dead", 12), ("wounded", 40)]),
        ("I morti sono 12, tra loro due bambini.", "it", [("dead", 12)]),
        ("Bei dem Unfall wurden sieben Menschen getötet.", "de", [("dead", 7)]),
        ("La police a interpellé 23 personnes.", "fr", [("detained", 23)]),
        ("A polícia deteve 8 pessoas; 3 ficaram feridas.", "pt", [("wounded", 3)]),
        ("Загинули п'ять людей.", "uk", []),
        ("The 300 passengers had lunch.", "en", []),
    ],
)
def test_quantities_take_the_nearest_number(text, language, expected):
    reading = dictafacta.read(text + "\n", language=language)
    assert [(q.kind, q.value) for q in quantities(reading)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("40.000 und 6,1", "de", ["40000", "6.1"]),
        ("40,000 and 6.1", "en", ["40000", "6.1"]),
        ("40 mila in piazza nel 2023", "it", ["40000"]),
        ("siete muertos", "es", ["7"]),
    ],
)
def test_numbers_agree_over_languages(text, language, expected):
    assert [n.value for n in numbers(text, language)] == expected

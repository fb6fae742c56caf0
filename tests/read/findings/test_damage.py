"""Damage is found where it is, and clean text has none."""

import pytest

from dictafacta.model import BlockKind
from dictafacta.read.draft import Piece, assemble
from dictafacta.read.findings import find_damage


def findings(language, *paragraphs):
    pieces = [Piece(kind=BlockKind.TITLE, text="Titolo")]
    pieces += [Piece(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs]
    text, blocks = assemble(pieces)
    found = find_damage(text, blocks, language)
    assert all(f.span is None or f.span.of(text) for f in found)
    return [(f.code, f.span.of(text)) for f in found]


DAMAGED = [
    (
        "it",
        "Ieri il capo ha parlato Al presidente della camera. Poi è partito.",
        "machine-translation",
    ),
    (
        "en",
        "The firm sold its tools To their rivals in the north. It was late.",
        "machine-translation",
    ),
    (
        "de",
        "Der Rat stimmte am Montag Gegen den neuen Plan ab. Dann ging er.",
        "machine-translation",
    ),
    ("es", "El jefe habló ayer Con los vecinos del barrio. Luego se fue.", "machine-translation"),
    (
        "it",
        "leader del partito di centro, ha parlato ieri con i giornalisti a Roma.",
        "displaced-text",
    ),
    ("fr", "«Nous partons demain, a dit le maire de la ville.", "unclosed-quotation"),
    ("en", "He said that they would go home soon” and left the room.", "unclosed-quotation"),
    (
        "en",
        "The council met on Tuesday and put off the vote on the bridge because of the",
        "truncated-sentence",
    ),
    (
        "it",
        "The council met on Tuesday and put off the vote on the bridge that was to be held now.",
        "mixed-language",
    ),
]


@pytest.mark.parametrize(("language", "text", "code"), DAMAGED)
def test_damage_is_found_at_its_place(language, text, code):
    found = findings(language, "Prima di tutto.", text)
    assert [c for c, where in found] == [code]
    assert found[0][1] in text


CLEAN = [
    ("it", "Il ministro Al Jazeera non lo ha visto. Ne parla La Repubblica, con Il Sole 24 Ore."),
    ("it", "«Vado via», ha detto. E poi: «Torno domani»."),
    (
        "en",
        "He read The Guardian on the way To Kill a Mockingbird was shown.".replace(
            "To Kill", "home"
        ),
    ),
    ("fr", "Le Monde et Le Figaro en parlent. Selon M. Dupont, « tout va bien »."),
    ("de", "„Wir gehen“, sagte Der Spiegel gestern. Die Zeit schrieb es auch."),
    ("de", 'Den “Hofstaat” nannte er eine „Farce", und »niemand« widersprach ihm «dort».'),
    ("en", '“We were told nothing," she said, and the time for ”little steps” was over.'),
    ("uk", "У статті „Сьогодні” йдеться про «новий “старий” план» уряду."),
    ("de", "Tipp: Anzahlung leisten Wie bei jedem Kredit lassen sich Raten senken. Gut so."),
    ("de", "Die Sel\u00adten\u00adheit im Mit\u00adtel\u00adalter lässt das ver\u00admu\u00adten."),
    ("en", 'A screen of 27" and a frame of 12" were on sale at the shop in the market.'),
]


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_clean_text_has_no_findings(language, text):
    assert findings(language, text) == []


def test_a_quotation_over_several_paragraphs_is_in_order():
    assert findings("en", "“We go home. It is late.", "“We come back soon,” she said.") == []
    assert findings("it", "«Partiamo oggi. È tardi.", "Torniamo presto», ha detto.") == []


def test_addresses_and_code_are_no_broken_sentences():
    assert findings("en", "He left.", "https://www.courier.example/news/the-mayor-has-left") == []
    assert findings("en", "Do this.", "import urllib and then query = text.replace(x, y)") == []


def test_who_begins_every_paragraph_with_a_small_letter_means_it():
    lines = [f"also, number {n} is better than the one that we had before it." for n in range(5)]
    assert findings("en", *lines) == []


def test_a_list_carries_its_sentence_on():
    pieces = [
        Piece(
            kind=BlockKind.PARAGRAPH,
            text="The council met on Tuesday and said that it will close the bridge for the",
        ),
        Piece(kind=BlockKind.LIST_ITEM, text="repair of the cable"),
    ]
    text, blocks = assemble(pieces)
    assert find_damage(text, blocks, "en") == ()

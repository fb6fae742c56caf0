"""What is told to the reader, or in a text about something else, is no event."""

import pytest

from event_trees import shown

ORDER = """
Visit visit VERB 0 root Mood=Imp|VerbForm=Fin
Russia Russia PROPN 1 obj
. . PUNCT 1 punct
"""
POLITE = """
Wann wann ADV 5 advmod
sollten sollen AUX 5 aux Mood=Ind|VerbForm=Fin
Sie er PRON 5 nsubj Case=Nom|Number=Plur|Person=3
Ministerien Ministerium NOUN 5 obj Number=Plur
besuchen besuchen VERB 0 root VerbForm=Inf
? ? PUNCT 5 punct
"""
VISIT = """
The the DET 2 det Definite=Def
{who} {who} NOUN 3 nsubj Number=Sing
visited visit VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Russia Russia PROPN 3 obj
. . PUNCT 3 punct
"""
PERSONAL = """
La el DET 2 det Definite=Def
policía policía NOUN 3 nsubj Number=Sing
detuvo detener VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
a a ADP 6 case
diez diez NUM 6 nummod
manifestantes manifestante NOUN 3 obl Number=Plur
. . PUNCT 3 punct
"""
CLASH = """
L' il DET 2 det Definite=Def
esercito esercito NOUN 4 nsubj Number=Sing
ha avere AUX 4 aux Mood=Ind|VerbForm=Fin
contattato contattare VERB 0 root VerbForm=Part
il il DET 6 det Definite=Def
ministro ministro NOUN 4 obj Number=Sing
. . PUNCT 4 punct
"""
DIED = """
Dieci dieci NUM 2 nummod
soldati soldato NOUN 4 nsubj:pass Number=Plur
sono essere AUX 4 aux:pass Mood=Ind|VerbForm=Fin
morti morire VERB 0 root VerbForm=Part
nell' in ADP 6 case
attacco attacco NOUN 4 obl Number=Sing
. . PUNCT 4 punct
"""


def test_an_order_to_the_reader_is_no_visit():
    assert shown("Visit Russia.", ORDER, names=((1, 2, "place"),)) == []


def test_the_polite_pronoun_is_the_reader():
    assert shown("Wann sollten Sie Ministerien besuchen?", POLITE, "de") == []


@pytest.mark.parametrize(
    ("who", "found"), [("minister", ["CONSULT minister > Russia (actual)"]), ("widow", [])]
)
def test_only_officials_pay_visits(who, found):
    text, rows = f"The {who} visited Russia.", VISIT.format(who=who)
    assert shown(text, rows, names=((3, 4, "place"),)) == found


def test_a_personal_object_with_its_preposition_is_the_object():
    found = shown("La policía detuvo a diez manifestantes.", PERSONAL, "es")
    assert found == ["COERCE policía > manifestantes (actual)"]


def test_both_who_act_together_count_where_both_must_be_political():
    found = shown("L'esercito ha contattato il ministro.", CLASH, "it")
    assert found == ["CONSULT esercito+ministro > - (actual)"]


def test_who_died_in_an_attack_is_its_recipient_though_the_parser_says_passive():
    found = shown("Dieci soldati sono morti nell'attacco.", DIED, "it")
    assert found == ["ASSAULT - > soldati (actual)"]

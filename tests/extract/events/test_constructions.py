"""Constructions of running news that the rules must see through, each on a tree by hand."""

from event_trees import read, shown

HELD = """
The the DET 2 det Definite=Def
talks talk NOUN 9 nsubj Number=Plur
that that PRON 5 obj PronType=Rel
ministers minister NOUN 5 nsubj Number=Plur
held hold VERB 2 acl Mood=Ind|Tense=Past|VerbForm=Fin
with with ADP 8 case
the the DET 8 det Definite=Def
rebels rebel NOUN 5 obl Number=Plur
ended end VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
. . PUNCT 9 punct
"""
ARREST = """
The the DET 2 det Definite=Def
minister minister NOUN 4 nmod Number=Sing
's 's PART 2 case
arrest arrest NOUN 5 nsubj Number=Sing
shocked shock VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
the the DET 7 det Definite=Def
party party NOUN 5 obj Number=Sing
. . PUNCT 5 punct
"""
HEADLINE = """
Opposition opposition NOUN 2 compound
leader leader NOUN 3 nsubj Number=Sing
arrested arrest VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
on on ADP 5 case
Monday Monday PROPN 3 obl
"""
TOWN = """
Il il DET 2 det Definite=Def
vertice vertice NOUN 7 nsubj Number=Sing
di di ADP 4 case
Roma Roma PROPN 2 nmod
tra tra ADP 6 case
ministri ministro NOUN 2 nmod Number=Plur
continua continuare VERB 0 root VerbForm=Fin|Number=Sing
. . PUNCT 7 punct
"""
DATELINE = """
PARIS PARIS PROPN 4 nsubj
— — PUNCT 4 punct
Police police NOUN 4 nsubj Number=Plur
arrested arrest VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
ten ten NUM 6 nummod
protesters protester NOUN 4 obj Number=Plur
. . PUNCT 4 punct
"""
TWO_SUBJECTS = """
Der der DET 2 det Case=Nom
Minister Minister NOUN 3 nsubj Case=Nom|Number=Sing
kritisierte kritisieren VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
die der DET 5 det Case=Nom
Rebellen Rebell NOUN 3 nsubj Case=Acc|Number=Plur
. . PUNCT 3 punct
"""
PROTEST = """
Vecinos vecino NOUN 2 nsubj Number=Plur
quemaron quemar VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
coches coche NOUN 2 obj Number=Plur
en en ADP 5 case
protesta protesta NOUN 2 obl Number=Sing
. . PUNCT 2 punct
"""


def test_a_relative_clause_gives_the_sides_of_talks_even_without_its_subtype():
    text = "The talks that ministers held with the rebels ended."
    assert shown(text, HELD) == ["CONSULT ministers+rebels > - (actual)"]


def test_an_owner_of_an_arrest_is_who_is_arrested():
    assert shown("The minister's arrest shocked the party.", ARREST) == [
        "COERCE - > minister (actual)"
    ]


def test_a_headline_without_its_auxiliary_is_passive():
    assert shown("Opposition leader arrested on Monday", HEADLINE) == ["COERCE - > leader (actual)"]


def test_a_sentence_with_its_stop_is_no_headline():
    rows = HEADLINE.rstrip("\n") + "\n. . PUNCT 3 punct\n"
    assert shown("Opposition leader arrested on Monday.", rows) == ["COERCE leader > - (actual)"]


def test_a_town_beside_a_summit_is_its_place_and_takes_no_part():
    tree, table, events = read(
        "Il vertice di Roma tra ministri continua.", TOWN, "it", names=((3, 4, "place"),)
    )
    [summit] = events
    assert "Roma" not in {tree.tokens[table.mention(a).head].form for a in summit.actors}
    assert [tree.tokens[table.mention(p).head].form for p in summit.place] == ["Roma"]


def test_the_town_of_a_dateline_takes_no_part():
    text = "PARIS — Police arrested ten protesters."
    found = shown(text, DATELINE, names=((0, 1, "place"),))
    assert not any("PARIS" in line for line in found)


def test_a_second_subject_is_the_object():
    assert shown("Der Minister kritisierte die Rebellen.", TWO_SUBJECTS, "de") == [
        "ACCUSE Minister > Rebellen (actual)"
    ]


def test_anybody_in_numbers_may_protest_by_what_they_do():
    found = shown("Vecinos quemaron coches en protesta.", PROTEST, "es")
    assert any(line.startswith("PROTEST Vecinos >") for line in found)

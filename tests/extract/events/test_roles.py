"""Who did what to whom: each construction on a tree written by hand."""

import pytest

from event_trees import shown

ACTIVE = """
Police police NOUN 2 nsubj Number=Plur
arrested arrest VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
ten ten NUM 4 nummod
protesters protester NOUN 2 obj Number=Plur
. . PUNCT 2 punct
"""
PASSIVE = """
Ten ten NUM 2 nummod
protesters protester NOUN 4 nsubj:pass Number=Plur
were be AUX 4 aux:pass Mood=Ind|Tense=Past|VerbForm=Fin
arrested arrest VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
by by ADP 6 case
police police NOUN 4 obl:agent Number=Plur
. . PUNCT 4 punct
"""
RELATIVE = """
The the DET 2 det Definite=Def
soldiers soldier NOUN 7 nsubj Number=Plur
who who PRON 4 nsubj PronType=Rel
shelled shell VERB 2 acl:relcl Mood=Ind|Tense=Past|VerbForm=Fin
the the DET 6 det Definite=Def
port port NOUN 4 obj Number=Sing
slept sleep VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
. . PUNCT 7 punct
"""
LIGHT = """
Rebels rebel NOUN 2 nsubj Number=Plur
carried carry VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
out out ADP 2 compound:prt
an a DET 5 det Definite=Ind
attack attack NOUN 2 obj Number=Sing
on on ADP 8 case
the the DET 8 det Definite=Def
palace palace NOUN 5 nmod Number=Sing
. . PUNCT 2 punct
"""
OWNER = """
Russia Russia PROPN 3 nmod:poss Number=Sing
's 's PART 1 case
invasion invasion NOUN 6 nsubj Number=Sing
of of ADP 5 case
Ukraine Ukraine PROPN 3 nmod Number=Sing
continues continue VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
. . PUNCT 6 punct
"""
CONTROL = """
The the DET 2 det Definite=Def
army army NOUN 3 nsubj Number=Sing
began begin VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
to to PART 5 mark
shell shell VERB 3 xcomp VerbForm=Inf
the the DET 7 det Definite=Def
port port NOUN 5 obj Number=Sing
. . PUNCT 3 punct
"""
COORDINATED = """
Rebels rebel NOUN 2 nsubj Number=Plur
attacked attack VERB 0 root Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin
the the DET 4 det Definite=Def
village village NOUN 2 obj Number=Sing
and and CCONJ 6 cc
kidnapped kidnap VERB 2 conj Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin
two two NUM 8 nummod
soldiers soldier NOUN 6 obj Number=Plur
. . PUNCT 2 punct
"""
RECIPROCAL = """
The the DET 2 det Definite=Def
president president NOUN 3 nsubj Number=Sing
met meet VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
the the DET 5 det Definite=Def
ambassador ambassador NOUN 3 obj Number=Sing
. . PUNCT 3 punct
"""
BETWEEN = """
Talks talk NOUN 6 nsubj Number=Plur
between between ADP 3 case
Israel Israel PROPN 1 nmod Number=Sing
and and CCONJ 5 cc
Lebanon Lebanon PROPN 3 conj Number=Sing
resumed resume VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
. . PUNCT 6 punct
"""
PRIVATE = """
A a DET 2 det Definite=Ind
man man NOUN 3 nsubj Number=Sing
killed kill VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
his his PRON 5 nmod:poss Poss=Yes
wife wife NOUN 3 obj Number=Sing
. . PUNCT 3 punct
"""
PROMISE = """
The the DET 2 det Definite=Def
government government NOUN 3 nsubj Number=Sing
promised promise VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
to to PART 5 mark
help help VERB 3 xcomp VerbForm=Inf
Ukraine Ukraine PROPN 5 obj Number=Sing
. . PUNCT 3 punct
"""
PROPN = ((0, 1, "place"), (4, 5, "place"))


@pytest.mark.parametrize(
    ("text", "rows", "names", "expected"),
    [
        ("Police arrested ten protesters.", ACTIVE, (), ["COERCE Police > protesters (actual)"]),
        (
            "Ten protesters were arrested by police.",
            PASSIVE,
            (),
            ["COERCE police > protesters (actual)"],
        ),
        (
            "The soldiers who shelled the port slept.",
            RELATIVE,
            (),
            ["ASSAULT soldiers > port (actual)"],
        ),
        (
            "Rebels carried out an attack on the palace.",
            LIGHT,
            (),
            ["ASSAULT Rebels > palace (actual)"],
        ),
        (
            "Russia's invasion of Ukraine continues.",
            OWNER,
            ((0, 1, "place"), (4, 5, "place")),
            ["ASSAULT Russia > Ukraine (actual)"],
        ),
        ("The army began to shell the port.", CONTROL, (), ["ASSAULT army > port (actual)"]),
        (
            "Rebels attacked the village and kidnapped two soldiers.",
            COORDINATED,
            (),
            ["ASSAULT Rebels > village (actual)", "ASSAULT Rebels > soldiers (actual)"],
        ),
        (
            "The president met the ambassador.",
            RECIPROCAL,
            (),
            ["CONSULT president+ambassador > - (actual)"],
        ),
        (
            "Talks between Israel and Lebanon resumed.",
            BETWEEN,
            ((2, 3, "place"), (4, 5, "place")),
            ["CONSULT Israel+Lebanon > - (actual)"],
        ),
        ("A man killed his wife.", PRIVATE, (), []),
        (
            "The government promised to help Ukraine.",
            PROMISE,
            ((5, 6, "place"),),
            ["AGREE government > Ukraine (actual)"],
        ),
    ],
    ids=[
        "active",
        "passive",
        "relative clause",
        "light verb",
        "owner and of-phrase",
        "control",
        "coordinated verbs, two events",
        "reciprocal",
        "between",
        "private crime is left out",
        "a promise of help is one AGREE",
    ],
)
def test_roles(text, rows, names, expected):
    assert shown(text, rows, names=names) == expected


REFLEXIVE = """
I il DET 2 det Definite=Def
manifestanti manifestante NOUN 5 nsubj Number=Plur
si si PRON 5 expl Person=3
sono essere AUX 5 aux Mood=Ind|VerbForm=Fin
scontrati scontrare VERB 0 root Number=Plur|Tense=Past|VerbForm=Part
con con ADP 8 case
la il DET 8 det Definite=Def
polizia polizia NOUN 5 obl Number=Sing
. . PUNCT 5 punct
"""
ADJECTIVE = """
L' il DET 2 det Definite=Def
invasione invasione NOUN 6 nsubj Number=Sing
russa russo ADJ 2 amod Number=Sing
dell' di ADP 5 case
Ucraina Ucraina PROPN 2 nmod
continua continuare VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
. . PUNCT 6 punct
"""


def test_a_reflexive_verb_keeps_its_subject():
    found = shown("I manifestanti si sono scontrati con la polizia.", REFLEXIVE, "it")
    assert found == ["PROTEST manifestanti > polizia (actual)"]


def test_a_nationality_adjective_acts():
    text = "L'invasione russa dell'Ucraina continua."
    found = shown(text, ADJECTIVE, "it", names=((4, 5, "place"),))
    assert found == ["ASSAULT russa > Ucraina (actual)"]


GERMAN = """
Die der DET 2 det Definite=Def
Rebellen Rebell NOUN 3 nsubj Number=Plur
griffen greifen VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
die der DET 5 det Definite=Def
Stadt Stadt NOUN 3 obj Number=Sing
an an ADP 3 compound:prt
. . PUNCT 3 punct
"""
JOINED = """
Der der DET 2 det Definite=Def
Außenminister Außenminister NOUN 3 nsubj Number=Sing
besuchte besuchen VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Moskau Moskau PROPN 3 obj
. . PUNCT 3 punct
"""


def test_a_split_verb_is_put_together():
    assert shown("Die Rebellen griffen die Stadt an.", GERMAN, "de") == [
        "ASSAULT Rebellen > Stadt (actual)"
    ]


def test_a_joined_noun_counts_by_its_last_part():
    text = "Der Außenminister besuchte Moskau."
    found = shown(text, JOINED, "de", names=((3, 4, "place"),))
    assert found == ["CONSULT Außenminister > Moskau (actual)"]


RUSSIAN = """
Протестующие протестующий NOUN 3 nsubj:pass Case=Nom|Number=Plur
были быть AUX 3 aux:pass
арестованы арестовать VERB 0 root VerbForm=Part|Voice=Pass
полицией полиция NOUN 3 obl Case=Ins|Number=Sing
. . PUNCT 3 punct
"""


def test_a_bare_instrumental_is_the_agent_of_a_passive():
    found = shown("Протестующие были арестованы полицией.", RUSSIAN, "ru")
    assert found == ["COERCE полицией > Протестующие (actual)"]

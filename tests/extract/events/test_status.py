"""Whether an event is told as having happened."""

import pytest

from event_trees import shown

SHELL = """
The the DET 2 det Definite=Def
army army NOUN {verb} nsubj Number=Sing
{words}
the the DET {noun} det Definite=Def
port port NOUN {verb} obj Number=Sing
. . PUNCT {verb} punct
"""


def tree(words, verb):
    lines = words.strip().split("\n")
    return SHELL.format(words=words.strip(), verb=verb, noun=2 + len(lines) + 2)


@pytest.mark.parametrize(
    ("text", "words", "verb", "status"),
    [
        (
            "The army did not shell the port.",
            "did do AUX 5 aux Mood=Ind|Tense=Past|VerbForm=Fin\nnot not PART 5 advmod\n"
            "shell shell VERB 0 root VerbForm=Inf",
            5,
            "negated",
        ),
        (
            "The army will shell the port.",
            "will will AUX 4 aux VerbForm=Fin\nshell shell VERB 0 root VerbForm=Inf",
            4,
            "future",
        ),
        (
            "The army may shell the port.",
            "may may AUX 4 aux VerbForm=Fin\nshell shell VERB 0 root VerbForm=Inf",
            4,
            "hypothetical",
        ),
        (
            "The army has shelled the port.",
            "has have AUX 4 aux Mood=Ind|Tense=Pres|VerbForm=Fin\n"
            "shelled shell VERB 0 root Tense=Past|VerbForm=Part",
            4,
            "actual",
        ),
    ],
)
def test_auxiliaries(text, words, verb, status):
    assert shown(text, tree(words, verb)) == [f"ASSAULT army > port ({status})"]


GOVERNED = """
The the DET 2 det Definite=Def
army army NOUN 3 nsubj Number=Sing
{verb}
to to PART 5 mark
shell shell VERB 3 xcomp VerbForm=Inf
the the DET 7 det Definite=Def
port port NOUN 5 obj Number=Sing
. . PUNCT 3 punct
"""


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("plans plan VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin", "future"),
        ("failed fail VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin", "negated"),
        ("continued continue VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin", "actual"),
    ],
)
def test_verbs_that_govern(verb, status):
    text = f"The army {verb.split()[0]} to shell the port."
    assert shown(text, GOVERNED.format(verb=verb)) == [f"ASSAULT army > port ({status})"]


REPORTED = """
La il DET 2 det Definite=Def
Russia Russia PROPN 4 nsubj
avrebbe avere AUX 4 aux Mood=Cnd|VerbForm=Fin
attaccato attaccare VERB 0 root Tense=Past|VerbForm=Part
la il DET 6 det Definite=Def
città città NOUN 4 obj
. . PUNCT 4 punct
"""


def test_a_conditional_that_keeps_its_distance_is_told_as_actual():
    found = shown("La Russia avrebbe attaccato la città.", REPORTED, "it", names=((1, 2, "place"),))
    assert found == ["ASSAULT Russia > città (actual)"]


REFUSAL = """
Syria Syria PROPN 4 nsubj
will will AUX 4 aux VerbForm=Fin
not not PART 4 advmod
help help VERB 0 root VerbForm=Inf
Ukraine Ukraine PROPN 4 obj
. . PUNCT 4 punct
"""


def test_what_will_not_be_given_is_refused():
    names = ((0, 1, "place"), (4, 5, "place"))
    assert shown("Syria will not help Ukraine.", REFUSAL, names=names) == [
        "REJECT Syria > Ukraine (actual)"
    ]


INTENTION = REFUSAL.replace("not not PART 4 advmod\n", "soon soon ADV 4 advmod\n")


def test_help_to_come_is_an_agreement_to_help():
    names = ((0, 1, "place"), (4, 5, "place"))
    assert shown("Syria will soon help Ukraine.", INTENTION, names=names) == [
        "AGREE Syria > Ukraine (actual)"
    ]

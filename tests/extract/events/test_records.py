"""One record for each event, with its source, its evidence and a lasting id."""

from dictafacta.model import (
    Act,
    CountKind,
    Evidence,
    Span,
    Speaker,
    Statement,
    StatementKind,
    TimeExpression,
)
from event_trees import read

TWICE = """
Rebels rebel NOUN 2 nsubj Number=Plur
attacked attack VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
the the DET 4 det Definite=Def
village village NOUN 2 obj Number=Sing
. . PUNCT 2 punct

The the DET 2 det Definite=Def
attack attack NOUN 3 nsubj Number=Sing
lasted last VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
hours hour NOUN 3 obl Number=Plur
. . PUNCT 3 punct
"""
REPORT = """
Police police NOUN 2 nsubj Number=Plur
say say VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
rebels rebel NOUN 4 nsubj Number=Plur
killed kill VERB 2 ccomp Mood=Ind|Tense=Past|VerbForm=Fin
12 12 NUM 6 nummod
soldiers soldier NOUN 4 obj Number=Plur
yesterday yesterday NOUN 4 obl
. . PUNCT 2 punct
"""
TEXT = "Police say rebels killed 12 soldiers yesterday."
URGE = """
We we PRON 2 nsubj Number=Plur|Person=1|PronType=Prs
urge urge VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
Israel Israel PROPN 2 obj
to to PART 5 mark
talk talk VERB 2 xcomp VerbForm=Inf
, , PUNCT 8 punct
police police NOUN 8 nsubj Number=Plur
said say VERB 2 parataxis Mood=Ind|Tense=Past|VerbForm=Fin
. . PUNCT 2 punct
"""


def said_by_head(head, content):
    """Make the one statement of a tree: its speaker is the mention at the token `head`."""

    def say(tree, table):
        mention = table.at(head)
        return (
            Statement(
                id="s1",
                kind=StatementKind.INDIRECT,
                act=Act.SAY,
                content=(content,),
                evidence=Evidence(rule="test", confidence=1.0),
                speaker=Speaker(mention=mention.id, entity=mention.entity),
            ),
        )

    return say


def test_a_definite_noun_is_a_further_anchor_of_the_event():
    text = "Rebels attacked the village. The attack lasted hours."
    tree, _, events = read(text, TWICE)
    assert [[a.of(tree.text) for a in e.anchors] for e in events] == [["attacked", "attack"]]


def test_what_somebody_says_rests_on_their_word():
    _, table, (event,) = read(TEXT, REPORT, say=said_by_head(0, Span(11, 46)))
    assert event.attributed_to == (table.at(0).id,)
    assert event.statement == "s1"


def test_what_the_outlet_tells_rests_on_nobody_else():
    _, _, (event,) = read(TEXT, REPORT)
    assert event.attributed_to == ()
    assert event.statement is None


def test_to_urge_is_an_act_of_the_speaker_and_not_hearsay():
    text = "We urge Israel to talk, police said."
    say = said_by_head(6, Span(0, 22))
    _, table, events = read(text, URGE, names=((2, 3, "place"),), say=say)
    (event,) = events
    assert event.type.value == "REQUEST"
    assert event.actors == (table.at(6).id,)
    assert event.attributed_to == ()


def test_a_time_in_the_clause_dates_the_event_and_is_nobody():
    time = TimeExpression(
        id="t1", span=Span(37, 46), value="2024-05-03", grain="day", basis="published"
    )
    _, _, (event,) = read(TEXT, REPORT, times=(time,))
    assert event.date.value == "2024-05-03"
    assert event.date.time == "t1"


def test_the_dead_are_counted():
    _, _, (event,) = read(TEXT, REPORT)
    assert [(c.kind, c.value) for c in event.counts] == [(CountKind.DEAD, 12)]


def test_an_event_names_its_rule_its_lexicon_line_and_its_plover_score():
    _, _, (event,) = read(TEXT, REPORT)
    assert event.evidence.rule == "active"
    assert event.evidence.entries[0].startswith("en/events.tsv:")
    assert event.cameo == "190"
    assert event.contexts == ("military",)
    assert event.score == -9


def test_ids_depend_on_the_document_and_the_anchors_alone():
    first = read(TEXT, REPORT)[2][0]
    again = read(TEXT, REPORT, say=said_by_head(0, Span(11, 46)))[2][0]
    assert first.id == again.id

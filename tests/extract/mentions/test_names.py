"""Names: merged, inflected, apart where they must be, and never found inside other words."""

import pytest

from conllu import parse
from dictafacta.extract import find_mentions
from dictafacta.lexicon import load
from dictafacta.model import EntityKind, MentionForm


def names_of(mentions):
    return {e.name: e for e in mentions.entities if e.kind is not EntityKind.GROUP}


def test_a_short_name_stands_for_the_one_named_before_and_a_relative_stays_apart():
    text = "Kim Jong Un arriva.\nKim saluta Kim Yo Jong."
    rows = """Kim Kim PROPN 4 nsubj
Jong Jong PROPN 1 flat:name
Un Un PROPN 1 flat:name
arriva arrivare VERB 0 root VerbForm=Fin|Number=Sing
. . PUNCT 4 punct

Kim Kim PROPN 2 nsubj
saluta salutare VERB 0 root VerbForm=Fin|Number=Sing
Kim Kim PROPN 2 obj
Yo Yo PROPN 3 flat:name
Jong Jong PROPN 3 flat:name
. . PUNCT 2 punct"""
    tree = parse(text, rows, names=[(0, 3, "person"), (5, 6, "person"), (7, 10, "person")])
    mentions = find_mentions(tree, load("it"))
    assert set(names_of(mentions)) == {"Kim Jong Un", "Kim Yo Jong"}
    assert names_of(mentions)["Kim Jong Un"].names == ("Kim Jong Un", "Kim")
    assert mentions.entity_of(mentions.at(5)).name == "Kim Jong Un"


def test_a_nationality_stands_for_its_state_and_makes_no_place_of_it():
    text = "L'attacco russo dura."
    rows = """L' il DET 2 det Definite=Def
attacco attacco NOUN 4 nsubj Gender=Masc|Number=Sing
russo russo ADJ 2 amod Gender=Masc|Number=Sing
dura durare VERB 0 root VerbForm=Fin
. . PUNCT 4 punct"""
    mentions = find_mentions(parse(text, rows), load("it"))
    state = mentions.entity_of(mentions.at(2))
    assert (state.kind, state.country) == (EntityKind.GROUP, "RUS")
    assert "Russia" in state.names
    assert not names_of(mentions)


def test_where_the_state_is_named_the_nationality_leads_to_it():
    text = "La Russia tace.\nL'attacco russo dura."
    rows = """La il DET 2 det Definite=Def
Russia Russia PROPN 3 nsubj
tace tacere VERB 0 root VerbForm=Fin
. . PUNCT 3 punct

L' il DET 2 det Definite=Def
attacco attacco NOUN 4 nsubj
russo russo ADJ 2 amod
dura durare VERB 0 root VerbForm=Fin
. . PUNCT 4 punct"""
    mentions = find_mentions(parse(text, rows), load("it"))
    assert mentions.at(6).entity == mentions.at(1).entity
    assert mentions.entity_of(mentions.at(1)).sectors == ("GOV",)


def test_a_name_is_never_found_inside_another_word():
    text = "Assad spoke.\nThe ambassador left."
    rows = """Assad Assad PROPN 2 nsubj
spoke speak VERB 0 root VerbForm=Fin
. . PUNCT 2 punct

The the DET 2 det Definite=Def
ambassador ambassador NOUN 3 nsubj Number=Sing
left leave VERB 0 root VerbForm=Fin
. . PUNCT 3 punct"""
    tree = parse(text, rows, "en", names=[(0, 1, "person")])
    mentions = find_mentions(tree, load("en"))
    assert mentions.at(4).entity != mentions.at(0).entity
    assert mentions.at(4).form is MentionForm.ROLE


def test_an_inflected_name_is_the_same_name():
    text = "Песков молчит.\nСлова Пескова ясны."
    rows = """Песков Песков PROPN 2 nsubj Case=Nom
молчит молчать VERB 0 root VerbForm=Fin
. . PUNCT 2 punct

Слова слово NOUN 3 nsubj Number=Plur
Пескова Песков PROPN 1 nmod Case=Gen
ясны ясный ADJ 0 root Number=Plur
. . PUNCT 3 punct"""
    tree = parse(text, rows, "ru", names=[(0, 1, "person"), (4, 5, "person")])
    mentions = find_mentions(tree, load("ru"))
    assert mentions.at(0).entity == mentions.at(4).entity


def test_an_acronym_in_brackets_is_another_name_of_what_stands_before_it():
    text = "The Korean Central News Agency (KCNA) reported it.\nKCNA lied."
    rows = """The the DET 5 det Definite=Def
Korean Korean PROPN 5 compound
Central Central PROPN 5 compound
News News PROPN 5 compound
Agency Agency PROPN 9 nsubj
( ( PUNCT 7 punct
KCNA KCNA PROPN 5 appos
) ) PUNCT 7 punct
reported report VERB 0 root VerbForm=Fin
it it PRON 9 obj
. . PUNCT 9 punct

KCNA KCNA PROPN 2 nsubj
lied lie VERB 0 root VerbForm=Fin
. . PUNCT 2 punct"""
    tree = parse(text, rows, "en", names=[(1, 5, "organization"), (6, 7, "organization")])
    mentions = find_mentions(tree, load("en"))
    assert mentions.at(11).entity == mentions.at(4).entity
    assert mentions.entity_of(mentions.at(4)).name == "Korean Central News Agency"


def test_a_relative_pronoun_stands_for_its_noun_and_is_left_out_of_the_phrase():
    text = "The men who left are here."
    rows = """The the DET 2 det Definite=Def
men man NOUN 6 nsubj Number=Plur
who who PRON 4 nsubj PronType=Rel
left leave VERB 2 acl:relcl VerbForm=Fin
are be AUX 6 cop VerbForm=Fin
here here ADV 0 root
. . PUNCT 6 punct"""
    tree = parse(text, rows, "en")
    mentions = find_mentions(tree, load("en"))
    assert mentions.at(1).span.of(text) == "The men"
    assert mentions.at(2).entity == mentions.at(1).entity


@pytest.mark.parametrize("code", ["de", "en", "es", "fr", "it", "pt", "ru", "uk"])
def test_every_language_knows_the_states_their_people_and_its_pronouns(code):
    naming = load(code).naming
    assert len(naming.world.states) > 180
    assert len(set(naming.world.demonyms.values())) > 90
    assert {p.sort for p in naming.pronouns.values()} >= {"personal", "relative", "possessive"}
    assert {r.sort for r in naming.roles.values()} == {"role", "title", "body"}


def test_no_mention_of_an_empty_text():
    assert find_mentions(parse("x", "x x X 0 root"), load("it")).entities == ()

from conllu import parse
from dictafacta.extract import find_mentions
from dictafacta.lexicon import load
from dictafacta.model import EntityKind, MentionForm

SPOKESMAN = """Il il DET 2 det Definite=Def
portavoce portavoce NOUN 7 nsubj
del di ADP 4 case
Cremlino Cremlino PROPN 2 nmod
Dmitry Dmitry PROPN 4 flat:name
Peskov Peskov PROPN 2 nmod
parla parlare VERB 0 root VerbForm=Fin|Person=3|Number=Sing
. . PUNCT 7 punct

Poi poi ADV 2 advmod
tace tacere VERB 0 root VerbForm=Fin|Person=3|Number=Sing
. . PUNCT 2 punct

Il il DET 2 det Definite=Def
portavoce portavoce NOUN 3 nsubj Number=Sing
ride ridere VERB 0 root VerbForm=Fin|Person=3|Number=Sing
. . PUNCT 3 punct"""
TEXT = "Il portavoce del Cremlino Dmitry Peskov parla.\nPoi tace.\nIl portavoce ride."


def table():
    tree = parse(TEXT, SPOKESMAN, names=[(3, 6, "organization")])
    return tree, find_mentions(tree, load("it"))


def test_an_office_and_a_name_run_together_are_parted_and_joined_to_one_mention():
    tree, mentions = table()
    spokesman = mentions.at(1)
    assert spokesman.span.of(tree.text) == "Il portavoce del Cremlino Dmitry Peskov"
    entity = mentions.entity_of(spokesman)
    assert (entity.kind, entity.name) == (EntityKind.PERSON, "Dmitry Peskov")
    assert entity.roles == ("portavoce del Cremlino",)
    assert mentions.at(4) == spokesman
    assert mentions.entity_of(mentions.at(3)).name == "Cremlino"


def test_a_later_role_and_an_unspoken_subject_lead_to_the_same_person():
    _, mentions = table()
    person = mentions.at(1).entity
    assert mentions.dropped(9).entity == person
    assert mentions.dropped(9).form is MentionForm.DROPPED
    later = mentions.at(12)
    assert (later.form, later.entity) == (MentionForm.ROLE, person)


def test_every_span_reads_back_and_the_table_is_the_same_twice():
    tree, mentions = table()
    assert all(m.span is None or m.span.of(tree.text).strip() for m in mentions.mentions)
    assert mentions == find_mentions(tree, load("it"))

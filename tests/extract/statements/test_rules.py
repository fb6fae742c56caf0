"""Each rule on a tree written by hand."""

import pytest

from conllu import parse
from dictafacta.extract import find_mentions, find_statements
from dictafacta.lexicon import load

FIN = "VerbForm=Fin|Mood=Ind"


def found(text, rows, language="en", names=()):
    tree = parse(text, rows, language, names)
    words = load(language)
    table = find_mentions(tree, words)
    statements = find_statements(tree, words, table)
    return [
        (
            s.evidence.rule,
            s.kind.value,
            [c.of(tree.text) for c in s.content],
            table.entity_of(table.mention(s.speaker.mention)).name if s.speaker else None,
        )
        for s in statements
    ]


QUOTED = f"""
" " PUNCT 3 punct
We we PRON 3 nsubj
won win VERB 7 ccomp {FIN}
, , PUNCT 3 punct
" " PUNCT 3 punct
Baird Baird PROPN 7 nsubj
said say VERB 0 root {FIN}
. . PUNCT 7 punct
"""


def test_a_cue_after_the_quotation():
    assert found('"We won," Baird said.', QUOTED, names=[(5, 6, "person")]) == [
        ("cue-after-quotation", "direct", ["We won"], "Baird")
    ]


CLAUSE = f"""
Baird Baird PROPN 2 nsubj
said say VERB 0 root {FIN}
that that SCONJ 5 mark
they they PRON 5 nsubj
won win VERB 2 ccomp {FIN}
. . PUNCT 2 punct
"""


def test_a_clause_with_a_conjunction():
    assert found("Baird said that they won.", CLAUSE, names=[(0, 1, "person")]) == [
        ("clause-with-conjunction", "indirect", ["they won"], "Baird")
    ]


NEGATED = f"""
Baird Baird PROPN 4 nsubj
did do AUX 4 aux {FIN}
not not PART 4 advmod Polarity=Neg
say say VERB 0 root VerbForm=Inf
that that SCONJ 7 mark
they they PRON 7 nsubj
won win VERB 4 ccomp {FIN}
. . PUNCT 4 punct
"""


def test_a_denied_saying_is_no_statement():
    assert found("Baird did not say that they won.", NEGATED, names=[(0, 1, "person")]) == []


SOURCE = f"""
Secondo secondo ADP 2 case
Anna Anna PROPN 4 obl
, , PUNCT 2 punct
piove piovere VERB 0 root {FIN}
. . PUNCT 4 punct
"""


def test_a_preposition_names_the_source():
    assert found("Secondo Anna, piove.", SOURCE, "it", [(1, 2, "person")]) == [
        ("source-phrase", "indirect", ["piove"], "Anna")
    ]


FOLLOWING = f"""
Lo lo PRON 3 obj
ha avere AUX 3 aux {FIN}
annunciato annunciare VERB 0 root VerbForm=Part
Vestager Vestager PROPN 3 obj
. . PUNCT 3 punct
"""


@pytest.mark.parametrize("mark", ["«»", "“”"])
def test_a_subject_behind_its_verb_that_the_tree_takes_for_an_object(mark):
    text = f"{mark[0]}Si parte.{mark[1]} Lo ha annunciato Vestager."
    rows = f"""
{mark[0]} {mark[0]} PUNCT 3 punct
Si si PRON 3 expl
parte partire VERB 0 root {FIN}
. . PUNCT 3 punct
{mark[1]} {mark[1]} PUNCT 3 punct

{FOLLOWING.strip()}
"""
    assert found(text, rows, "it", [(8, 9, "person")]) == [
        ("resumed", "direct", ["Si parte"], "Vestager")
    ]


TITLE = f"""
Ha avere AUX 2 aux {FIN}
letto leggere VERB 0 root VerbForm=Part
« « PUNCT 4 punct
Cuore cuore PROPN 2 obj
» » PUNCT 4 punct
. . PUNCT 2 punct
"""


def test_the_title_of_a_work_is_no_statement():
    assert found("Ha letto «Cuore».", TITLE, "it") == []

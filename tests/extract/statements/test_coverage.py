from conllu import parse
from dictafacta.extract import measure_coverage
from dictafacta.lexicon import load
from dictafacta.model import Act, Evidence, Span, Speaker, Statement, StatementKind

ROWS = """
« « PUNCT 2 punct
Uno uno PRON 0 root
» » PUNCT 2 punct
e e CCONJ 6 cc
« « PUNCT 6 punct
due due PRON 2 conj
» » PUNCT 6 punct
e e CCONJ 10 cc
« « PUNCT 10 punct
tre tre PRON 2 conj
» » PUNCT 10 punct
"""


def statement(start, end, speaker=None):
    return Statement(
        id=f"s{start}",
        kind=StatementKind.DIRECT,
        act=Act.SAY,
        content=(Span(start, end),),
        evidence=Evidence(rule="test", confidence=1.0),
        speaker=speaker,
    )


def test_each_outermost_quotation_is_attributed_speakerless_or_unclaimed():
    tree = parse("«Uno» e «due» e «tre»", ROWS)
    found = measure_coverage(
        tree, load("it"), [statement(1, 4, Speaker(mention="m", entity="e")), statement(9, 12)]
    )
    assert found.attributed == (Span(1, 4),)
    assert found.without_speaker == (Span(9, 12),)
    assert found.unclaimed == (Span(17, 20),)
    assert (found.quotations, round(found.share, 3)) == (3, 0.667)


def test_a_text_without_quotations_is_covered():
    tree = parse("Piove.", "Piove piovere VERB 0 root\n. . PUNCT 1 punct")
    assert measure_coverage(tree, load("it"), ()).share == 1.0

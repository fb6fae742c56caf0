from conllu import parse
from dictafacta.model import Span


def test_a_hand_written_tree_reads_back():
    tree = parse(
        "Anna parla.", "Anna Anna PROPN 2 nsubj\nparla parlare VERB 0 root\n. . PUNCT 2 punct"
    )
    assert [t.span.of(tree.text) for t in tree.tokens] == ["Anna", "parla", "."]
    assert [t.index for t in tree.children_by(1, "nsubj")] == [0]
    assert list(tree.tokens_in(Span(3, 6))) == [0, 1]
    assert tree.subtree(1) == [0, 1, 2]

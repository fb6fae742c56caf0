from dictafacta.model import Block, BlockKind, Parse, Sentence, Span, Token


def test_a_loop_in_a_damaged_tree_is_walked_once():
    tokens = tuple(
        Token(n, Span(2 * n, 2 * n + 1), "a", "a", "X", head, "dep", 0)
        for n, head in enumerate((1, 2, 0, 3))
    )
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, 7))
    tree = Parse("a a a a", "it", "by hand", tokens, (Sentence(0, 0, 4, 0),), (), (block,))
    assert tree.subtree(0) == [0, 1, 2]
    assert list(tree.ancestors(0)) == [1, 2]

"""How far a noun phrase reaches: its tree, cut at relative clauses, coordination and loose ends."""

from collections.abc import Callable, Sequence

from dictafacta.extract.mentions.words import Words
from dictafacta.model import Parse, Span, Token

LEFT = frozenset({"det", "amod", "nummod", "nmod", "compound", "flat", "advmod", "fixed", "appos"})
RIGHT = frozenset(
    {"amod", "nummod", "nmod", "compound", "flat", "fixed", "appos", "acl", "obl", "det", "case"}
)
LEFT_ENDS = frozenset({"punct", "case", "cc", "mark", "conj"})
BOUND = frozenset({"flat", "compound", "fixed"})
PAIRS = {"(": ")", "[": "]"}


def phrase_ends(
    words: Words, is_apposition: Callable[[Token], bool]
) -> tuple[list[int], list[int]]:
    """Return the first and last token of the noun phrase that each token would head.

    `is_apposition` judges the tokens that hang as `appos`. Each tree is walked once, from its
    leaves, so that long sentences cost no more for each word than short ones.
    """
    size = len(words.parse.tokens)
    first, last = list(range(size)), list(range(size))
    for index in leaves_first(words.parse):
        before = [c for c in words.parse.children(index) if c < index]
        after = [c for c in words.parse.children(index) if c > index]
        for child in reversed(before):
            token = words.parse.tokens[child]
            if token.relation in LEFT_ENDS or (
                token.relation == "appos" and not is_apposition(token)
            ):
                break
            if token.relation not in LEFT or not is_left_part(token, index):
                continue
            first[index] = min(first[index], first[child])
        last[index] = right_end(words, index, after, last, is_apposition)
    return first, last


def right_end(
    words: Words,
    index: int,
    after: Sequence[int],
    last: Sequence[int],
    is_apposition: Callable[[Token], bool],
) -> int:
    """Return the last token of the phrase to the right of its head."""
    end = index
    for child in after:
        token = words.parse.tokens[child]
        if token.relation == "punct":
            continue
        if token.relation not in RIGHT or token.deprel == "acl:relcl":
            break
        if token.relation == "appos" and not is_apposition(token):
            break
        if token.relation == "acl" and (child != end + 1 or words.parse.children(child)):
            break  # a clause, not one participle
        end = max(end, last[child])
    return end


def is_left_part(token: Token, head: int) -> bool:
    """Tell whether a left child belongs to the phrase: a near adverb, a possessor, no clause."""
    if token.relation == "advmod":
        return head - token.index <= 3
    if token.relation == "nmod":
        return (
            token.upos == "PROPN"
            or token.deprel == "nmod:poss"
            or token.feats.get("Case") == "Gen"
            or token.feats.get("Poss") == "Yes"
        )
    return token.feats.get("PronType") not in ("Rel", "Int")


def leaves_first(parse: Parse) -> list[int]:
    """Return all tokens so that each stands after everything that hangs from it."""
    order = [t.index for t in parse.tokens if t.is_root]
    for index in order:
        order.extend(parse.children(index))
    order.reverse()
    return order


def balanced(words: Words, first: int, last: int, head: int) -> tuple[int, int]:
    """Cut a phrase (last excluded) around its head so that no quotation or bracket stays open."""
    while (at := unbalanced(words, first, last)) is not None:
        shorter = cut(first, last, at, head)
        if shorter == (first, last):  # the head itself is a mark
            break
        first, last = shorter
    return first, last


def unbalanced(words: Words, first: int, last: int) -> int | None:
    """Return the first mark between two tokens (last excluded) that has no partner there."""
    marks = dict(words.settings.quotation_marks) | PAIRS
    closers = set(marks.values())
    open_at: list[int] = []
    for i in range(first, last):
        form = words.parse.tokens[i].form
        if open_at and marks[words.parse.tokens[open_at[-1]].form] == form:
            open_at.pop()
        elif form in marks:
            open_at.append(i)
        elif form in closers:
            return i
    return open_at[0] if open_at else None


def cut(first: int, last: int, at: int, head: int) -> tuple[int, int]:
    """Return the side of `at` that holds the head."""
    return (at + 1, last) if at < head else (first, max(at, head + 1))


def stripped(words: Words, first: int, last: int, head: int) -> tuple[int, int]:
    """Take punctuation and loose function words off both ends of a phrase (last excluded)."""
    tokens = words.parse.tokens
    while last - 1 > head and tokens[last - 1].upos in ("PUNCT", "CCONJ", "ADP", "SCONJ", "DET"):
        last -= 1
    while first < head and (
        tokens[first].upos in ("PUNCT", "CCONJ", "SCONJ", "ADP")
        or tokens[first].feats.get("PronType") in ("Rel", "Int")
    ):
        first += 1
    return first, last


def span_between(words: Words, first: int, last: int) -> Span:
    """Return the characters of the tokens `first` to `last` (excluded)."""
    tokens = words.parse.tokens
    return Span(tokens[first].span.start, tokens[last - 1].span.end)

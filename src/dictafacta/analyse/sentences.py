"""Parts the tokens of one block into sentences; quotations and abbreviations stay whole."""

from collections.abc import Sequence

from dictafacta.analyse.tokens import Place, TokenStyle

TERMINATORS = frozenset((".", "!", "?", "…", "...", "?!", "!?"))
LAST_WORDS = frozenset(("etc.", "ecc.", "usw.", "др.", "ін."))  # may end a sentence, or not
CLOSERS = frozenset("\"'”’»“)]›")
OPENERS = frozenset("\"'“‘«„([‹¿¡—–-")
LONGEST = 180
SHORT_TAIL = 9


def find_sentences(text: str, places: Sequence[Place], style: TokenStyle) -> list[tuple[int, int]]:
    """Return first and last (excluded) token of each sentence of a block."""
    forms = [text[a:b] for a, b in places]
    ends: list[int] = []
    depth = 0
    at = 0
    while at < len(forms):
        form = forms[at]
        depth = _depth(depth, form, at, ends)
        if _terminates(form) and not _abbreviates(forms, at, style):
            after = _past_closers(text, places, forms, at + 1)
            depth = max(0, depth - forms[at + 1 : after].count(")"))
            if after >= len(forms) or _begins(text, places, forms, at, after, depth):
                ends.append(after)
                depth = 0
            at = after
        elif _paragraph_follows(text, places, at):
            at += 1
            ends.append(at)
            depth = 0
        else:
            at += 1
    if not ends or ends[-1] != len(forms):
        ends.append(len(forms))
    starts = [0, *ends[:-1]]
    return [piece for a, b in zip(starts, ends, strict=True) if b > a for piece in cut(forms, a, b)]


def cut(forms: Sequence[str], first: int, last: int) -> list[tuple[int, int]]:
    """Return a sentence in pieces of at most `LONGEST` tokens, cut at its punctuation."""
    pieces = []
    while last - first > LONGEST:
        window = range(first + LONGEST, first + LONGEST // 2, -1)
        at = next((i for i in window if forms[i - 1] in ";:"), 0)
        at = at or next((i for i in window if forms[i - 1] == ","), first + LONGEST)
        pieces.append((first, at))
        first = at
    return [*pieces, (first, last)]


def _terminates(form: str) -> bool:
    return (
        form in TERMINATORS
        or form.lower() in LAST_WORDS
        or (form[0] in ".!?…" and not form.strip(".!?…"))
    )


def _depth(depth: int, form: str, at: int, ends: Sequence[int]) -> int:
    """Return how many round brackets are open; one left open for long is forgotten."""
    if form == "(":
        return depth + 1
    if form == ")":
        return max(0, depth - 1)
    begun = ends[-1] if ends else 0
    return 0 if at - begun > 60 else depth


def _abbreviates(forms: Sequence[str], at: int, style: TokenStyle) -> bool:
    """Whether a lone dot belongs to the abbreviation or initial before it."""
    if forms[at] != "." or at == 0:
        return False
    before = forms[at - 1]
    initial = len(before) == 1 and before.isupper()
    ordinal = style.ordinals and before.isdigit() and len(before) < 3
    return initial or ordinal or before.lower() in style.abbreviations


def _past_closers(text: str, places: Sequence[Place], forms: Sequence[str], at: int) -> int:
    """Return the token after terminators and closing marks that touch the terminator."""
    while at < len(forms) and places[at - 1][1] == places[at][0]:
        if not (_terminates(forms[at]) or forms[at] in CLOSERS or forms[at] == "''"):
            break
        at += 1
    spaced_closer = (
        at + 1 < len(forms)
        and forms[at] in "»”"
        and not text[places[at][1] : places[at][1] + 1].isalnum()
    )
    return at + 1 if spaced_closer or (at + 1 == len(forms) and forms[at] in CLOSERS) else at


def _begins(
    text: str, places: Sequence[Place], forms: Sequence[str], end: int, at: int, depth: int
) -> bool:
    """Whether a new sentence begins at token `at`, after a terminator at `end`."""
    gap = text[places[at - 1][1] : places[at][0]]
    if depth and "\n" not in gap:
        return False
    first = forms[at]
    if first in OPENERS:
        following = forms[at + 1] if at + 1 < len(forms) else ""
        return bool(gap) and (
            _capital(following) or following in OPENERS or not following[:1].isalpha()
        )
    if not gap:
        before = forms[end - 1] if end else ""
        return before[-3:].islower() and len(before) > 2 and first[0].isupper() and len(first) > 1
    if not _capital(first):
        return False
    questioned = forms[end] != "." and at - end > 1
    return not (questioned and _short_tail(forms, at))


def _capital(form: str) -> bool:
    return form[:1].isupper() or form[:1].isdigit() or form[:1] in "@#"


def _short_tail(forms: Sequence[str], at: int) -> bool:
    """Whether a few words up to a full stop follow: who asked, after '…?"'."""
    for place in range(at, min(at + SHORT_TAIL, len(forms))):
        if _terminates(forms[place]):
            return forms[place] == "."
        if forms[place] in OPENERS or forms[place] in CLOSERS:
            return False
    return len(forms) - at < SHORT_TAIL


def _paragraph_follows(text: str, places: Sequence[Place], at: int) -> bool:
    """Whether a blank line follows the token."""
    if at + 1 >= len(places):
        return False
    return text[places[at][1] : places[at + 1][0]].count("\n") > 1

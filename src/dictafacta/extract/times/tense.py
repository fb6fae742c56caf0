"""Tells from the words around a time expression whether it lies ahead or behind."""

from dictafacta.lexicon.times import TimeLexicon
from dictafacta.model import Parse, Span, Token

REACH = 12  # tokens to either side, within the sentence


def direction_of(parse: Parse, words: TimeLexicon, span: Span) -> int:
    """Return 1 if the nearest tensed word of the sentence is a future, -1 for a past, else 0.

    Tenses come from the features of verbs (Universal Dependencies `Tense`) and from the words of
    class `future` ("will", "wird", "буде").
    """
    inside = parse.tokens_in(span)
    if not inside:
        return 0
    sentence = parse.sentence_of(inside.start)
    best, found = REACH + 1, 0
    first, last = max(sentence.first, inside.start - REACH), min(sentence.last, inside.stop + REACH)
    for place in (*range(first, inside.start), *range(inside.stop, last)):
        direction = direction_of_word(parse.tokens[place], words)
        away = inside.start - place if place < inside.start else place - inside.stop + 1
        if direction and away < best:
            best, found = away, direction
    return found


def direction_of_word(token: Token, words: TimeLexicon) -> int:
    """Return the direction that one word shows by itself."""
    for form in words.forms.get(token.form.lower(), ()):
        if len(form.tokens) == 1 and "future" in form.classes:
            return 1
    if token.upos not in ("VERB", "AUX"):
        return 0
    tense = token.feats.get("Tense")
    if tense == "Fut":
        return 1
    return -1 if tense in ("Past", "Imp", "Pqp") else 0

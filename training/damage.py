"""Augmentation: the damage that news pages do to text, done to training sentences."""

import random
import unicodedata

from training.annotation import Annotated

QUOTES = (
    ("“", "”"),
    ("«", "»"),
    ('"', '"'),
    ("„", "“"),
    ("'", "'"),
    ("‘", "’"),
    ("”", "”"),
    ("``", "''"),
    ("‹", "›"),
)
OPENING = {"“", "«", "„", "``", "‹"}
CLOSING = {"”", "»", "''", "›"}
MARKS = OPENING | CLOSING | {'"', "‘", "’", "'"}


def damaged(sentence: Annotated, chance: random.Random) -> Annotated:
    """The sentence as it is (three times in four), or with one or two kinds of damage."""
    forms = sentence.forms
    roll = chance.random()
    if any(f in MARKS for f in forms) and chance.random() < 0.5:
        forms = requoted(forms, chance)
    if roll < 0.12:
        forms = [f.upper() for f in forms]
    elif roll < 0.14:
        forms = [f.lower() for f in forms]
    elif roll < 0.18:
        forms = [unaccented(f) for f in forms]
    elif roll < 0.21:
        forms = [f[:1].upper() + f[1:] if len(f) > 3 else f for f in forms]
    changed = sentence if forms is sentence.forms else with_forms(sentence, forms)
    return unpunctuated(changed) if chance.random() < 0.07 else changed


def with_forms(sentence: Annotated, forms: list[str]) -> Annotated:
    """The same annotation over other forms."""
    return Annotated(
        forms, sentence.spaces, sentence.language, sentence.source, sentence.document,
        sentence.lemmas, sentence.upos, sentence.feats, sentence.heads, sentence.deprels,
        sentence.names, sentence.weight,
    )  # fmt: skip


def requoted(forms: list[str], chance: random.Random) -> list[str]:
    """Quotation marks of another style, in pairs."""
    opening, closing = chance.choice(QUOTES)
    inside = False
    out = []
    for form in forms:
        if form in OPENING or (form in MARKS and form not in CLOSING and not inside):
            out.append(opening)
            inside = True
        elif form in MARKS:
            out.append(closing)
            inside = False
        else:
            out.append(form)
    return out


def unaccented(form: str) -> str:
    """A form without accents; Cyrillic letters keep theirs."""
    if form.isascii() or any("\u0400" <= c <= "\u04ff" for c in form):
        return form
    return "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))


def unpunctuated(sentence: Annotated) -> Annotated:
    """A sentence without its final full stop, as in headlines."""
    last = len(sentence.forms) - 1
    if last < 3 or sentence.forms[last] not in ".!…":
        return sentence
    if sentence.heads is not None and last in sentence.heads:
        return sentence
    cut = slice(0, last)

    def part(layer: list | None) -> list | None:
        return None if layer is None else layer[cut]

    return Annotated(
        sentence.forms[cut], sentence.spaces[cut], sentence.language, sentence.source,
        sentence.document,
        part(sentence.lemmas), part(sentence.upos), part(sentence.feats), part(sentence.heads),
        part(sentence.deprels), part(sentence.names), sentence.weight,
    )  # fmt: skip

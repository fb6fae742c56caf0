"""Turns merged names into entities with their variants, and names with offices into mentions."""

from collections.abc import Sequence

from dictafacta.extract.mentions.drafts import Draft, Found
from dictafacta.extract.mentions.merging import NameGroup
from dictafacta.extract.mentions.names import PERSON, NameSpan
from dictafacta.extract.mentions.nominal import gender_of, number_of
from dictafacta.extract.mentions.phrases import balanced, stripped
from dictafacta.extract.mentions.titles import Title
from dictafacta.extract.mentions.words import Words
from dictafacta.model import EntityKind, MentionForm


def draft_of(words: Words, group: NameGroup) -> Draft:
    """Return the entity of a group of names, its fullest form first."""
    draft = Draft(EntityKind(group.kind))
    spans = sorted(group.spans, key=lambda s: (s.first - s.last, s.first))
    for span in spans:
        draft.call(written(words, span))
    draft.human = True if group.kind == PERSON else None
    draft.number = "s" if group.kind == PERSON else None
    draft.gender = gender_by_name(words, spans) if group.kind == PERSON else None
    draft.reasons.append(f"{group.kind}: {', '.join(dict.fromkeys(s.reason for s in spans))}")
    return draft


def written(words: Words, span: NameSpan) -> str:
    """Return a name as the text writes it, without line breaks or doubled blanks."""
    return " ".join(words.text(span.first, span.last).split())


def gender_by_name(words: Words, spans: Sequence[NameSpan]) -> str | None:
    """Return the gender that the given name tells, or the pipeline's features."""
    for span in spans:
        gender = words.naming.given.get(words.low[span.first])
        if span.last - span.first >= 2 and gender in ("m", "f"):
            return gender
    return next((g for s in spans if (g := gender_of(words.parse.tokens[s.first]))), None)


def head_of(words: Words, first: int, last: int) -> int:
    """Return the token of a stretch that hangs from outside it."""
    tokens = words.parse.tokens
    for i in range(first, last):
        if (tokens[i].is_root or not first <= tokens[i].head < last) and tokens[i].upos != "PUNCT":
            return i
    return first


def with_title(words: Words, name: NameSpan, title: Title, draft: int) -> Found:
    """Return the mention of a name together with its office."""
    first, last = min(title.first, name.first), max(title.last, name.last)
    own = head_of(words, name.first, name.last)
    first, last = balanced(words, first, last, own)
    first, last = stripped(words, first, last, min(own, title.noun))
    if not first <= title.noun < last:
        return Found(own, name.first, name.last, MentionForm.NAME, draft)
    head = head_of(words, first, last)
    head = head if head in (title.noun, own) else own
    other = title.noun if head == own else own
    return Found(head, first, last, MentionForm.NAME, draft, also=(other,))


def role_text(words: Words, title: Title) -> str:
    """Return the office as the text writes it, without its article."""
    first, last = title.first, title.last
    while first < title.noun and words.parse.tokens[first].upos in ("DET", "ADP"):
        first += 1
    return " ".join(words.text(first, max(last, title.noun + 1)).split())


def feature_gender(words: Words, index: int) -> str | None:
    """Return the gender of the office noun: the word list's, else the pipeline's."""
    role = words.naming.roles.get(words.low[index])
    if role and role.gender in ("m", "f"):
        return role.gender
    return gender_of(words.parse.tokens[index])


def feature_number(words: Words, index: int) -> str | None:
    """Return the number of the noun; a numeral beside it makes it plural."""
    return number_of(words.parse.tokens[index])

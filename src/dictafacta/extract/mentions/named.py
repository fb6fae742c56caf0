"""Turns merged names into entities with their variants, and names with offices into mentions."""

from collections.abc import Sequence

from dictafacta.extract.mentions.drafts import Draft, Found
from dictafacta.extract.mentions.merging import NameGroup
from dictafacta.extract.mentions.names import PERSON, NameSpan
from dictafacta.extract.mentions.nominal import gender_of
from dictafacta.extract.mentions.phrases import balanced, stripped
from dictafacta.extract.mentions.titles import Title
from dictafacta.extract.mentions.words import Words
from dictafacta.model import EntityKind, MentionForm


def draft_of(words: Words, group: NameGroup) -> Draft:
    """Return the entity of a group of names, its fullest form first."""
    draft = Draft(EntityKind(group.kind))
    spans = sorted(group.spans, key=lambda s: (s.first - s.last, s.first))
    for span in spans:
        draft.call(written(words, span.first, span.last))
    draft.human = True if group.kind == PERSON else None
    draft.number = "s" if group.kind == PERSON else None
    draft.gender = gender_by_name(words, spans) if group.kind == PERSON else None
    draft.reasons.append(f"{group.kind}: {', '.join(dict.fromkeys(s.reason for s in spans))}")
    return draft


def written(words: Words, first: int, last: int) -> str:
    """Return tokens as the text writes them, without line breaks or doubled blanks."""
    return " ".join(words.text(first, last).split())


def gender_by_name(words: Words, spans: Sequence[NameSpan]) -> str | None:
    """Return the gender that the given name tells, or the pipeline's features."""
    for span in spans:
        gender = words.given(span.first)
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


def with_titles(words: Words, name: NameSpan, titles: Sequence[Title], draft: int) -> Found:
    """Return the mention of a name together with its offices."""
    first = min(name.first, *(t.first for t in titles))
    last = max(name.last, *(t.last for t in titles))
    own = head_of(words, name.first, name.last)
    first, last = balanced(words, first, last, own)
    nouns = [t.noun for t in titles if first <= t.noun < last]
    first, last = stripped(words, first, last, min(own, *nouns) if nouns else own)
    first, last = min(first, name.first), max(last, name.last)
    heads = [own, *nouns]
    head = next((i for i in heads if not first <= above(words, i) < last), own)
    return Found(
        head, first, last, MentionForm.NAME, draft, also=tuple(i for i in heads if i != head)
    )


def above(words: Words, index: int) -> int:
    """Return the head of a token; -1 for a root."""
    token = words.parse.tokens[index]
    return -1 if token.is_root else token.head


def role_text(words: Words, title: Title) -> str:
    """Return the office as the text writes it, without its article."""
    first, last = title.first, max(title.last, title.noun + 1)
    while first < title.noun and words.parse.tokens[first].upos in ("DET", "ADP"):
        first += 1
    return written(words, first, last)


def feature_gender(words: Words, index: int) -> str | None:
    """Return the gender of a noun: the word list's, else the pipeline's."""
    role = words.naming.roles.get(words.low[index])
    if role and role.gender in ("m", "f"):
        return role.gender
    return gender_of(words.parse.tokens[index])

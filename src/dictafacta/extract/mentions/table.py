"""Puts the mention table together: names first, then noun phrases, then what stands for them."""

from collections.abc import Sequence

from dictafacta.extract.mentions.candidates import known_places, loose_names, missed_names
from dictafacta.extract.mentions.chains import Chains
from dictafacta.extract.mentions.drafts import Draft, Found
from dictafacta.extract.mentions.merging import NameGroup, judged_groups, merge
from dictafacta.extract.mentions.names import NameSpan, free, in_order, mended_names
from dictafacta.extract.mentions.phrases import span_between
from dictafacta.extract.mentions.spread import spread
from dictafacta.extract.mentions.words import Words, see
from dictafacta.lexicon import Lexicon
from dictafacta.model import Entity, Mention, MentionForm, MentionTable, Parse, Span, content_id


def find_mentions(parse: Parse, lexicon: Lexicon) -> MentionTable:
    """Return every candidate mention of the document, resolved to entities.

    Names are found first and merged for the whole document; then every noun phrase, pronoun,
    nationality word and unspoken subject is led to the entity that it stands for, or to one of
    its own. Nothing here looks at more than a bounded stretch of text around each word.
    """
    words = see(parse, lexicon)
    chains = Chains.over(words, find_groups(words))
    chains.link()
    return to_table(words, chains.drafts, chains.found)


def find_names(words: Words) -> list[NameSpan]:
    """Return all candidates for proper names, in text order, none overlapping."""
    size = len(words.parse.tokens)
    names = in_order(mended_names(words), known_places(words))
    names = in_order(names, missed_names(words, names))
    names = in_order(names, loose_names(words, names))
    return in_order(names, spread(words, names, free(names, size)))


def find_groups(words: Words) -> list[NameGroup]:
    """Return the names of the document, merged by what they name.

    A candidate that turns out to be no name gives way to the known places in it.
    """
    groups = judged_groups(words, find_names(words))
    is_free = free((span for group in groups for span in group.spans), len(words.parse.tokens))
    inside = [n for n in known_places(words) if all(is_free[n.first : n.last])]
    if inside:
        names = [span for group in groups for span in group.spans]
        groups = judged_groups(words, sorted((*names, *inside)))
    return merge(words, groups)


def find_name_spans(parse: Parse, lexicon: Lexicon) -> tuple[tuple[Span, str], ...]:
    """Return the proper names alone, without titles, each with the kind of its entity."""
    words = see(parse, lexicon)
    groups = find_groups(words)
    found = [
        (span_between(words, span.first, span.last), group.kind)
        for group in groups
        for span in group.spans
    ]
    return tuple(sorted(found))


def to_table(words: Words, drafts: Sequence[Draft], found: Sequence[Found]) -> MentionTable:
    """Return the finished table: entities that something mentions, mentions in text order."""
    document = words.parse.document
    identifiers = {}
    for place in {f.draft for f in found}:
        draft = drafts[place]
        identifiers[place] = content_id("e", document, draft.kind, *draft.names[:1], place)
    mentions = [to_mention(words, f, identifiers[f.draft]) for f in sorted(found, key=order)]
    entities = [
        to_entity(drafts[place], identifier) for place, identifier in sorted(identifiers.items())
    ]
    aliases = {
        token: m.id
        for m, f in zip(mentions, sorted(found, key=order), strict=True)
        for token in f.also
    }
    return MentionTable(tuple(mentions), tuple(entities), tuple(sorted(aliases.items())))


def order(found: Found) -> tuple[int, int, int]:
    """Sort mentions as they stand in the text; a dropped subject stands at its verb."""
    return (found.first if found.first >= 0 else found.head, -found.last, found.head)


def to_mention(words: Words, found: Found, entity: str) -> Mention:
    """Return a finished mention."""
    dropped = found.form is MentionForm.DROPPED
    span = None if dropped else span_between(words, found.first, found.last)
    body = (span,) if span else ("dropped", words.parse.tokens[found.head].span)
    return Mention(
        id=content_id("m", words.parse.document, *body, found.form),
        span=span,
        form=found.form,
        entity=entity,
        head=found.head,
    )


def to_entity(draft: Draft, identifier: str) -> Entity:
    """Return a finished entity."""
    return Entity(
        id=identifier,
        kind=draft.kind,
        name=draft.names[0],
        names=tuple(draft.names),
        roles=tuple(draft.roles),
        country=draft.country,
        sectors=tuple(draft.sectors),
        latitude=draft.latitude,
        longitude=draft.longitude,
        reasons=tuple(draft.reasons),
    )

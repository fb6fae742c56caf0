"""Quotations beside a cue: before it, after it, around it, and the cue between two quotations."""

from dataclasses import dataclass

from dictafacta.extract.statements.blocked import is_blocked, is_sourceless, lacks_source
from dictafacta.extract.statements.draft import Draft
from dictafacta.extract.statements.extents import clean
from dictafacta.extract.statements.hits import Hit, preposition
from dictafacta.extract.statements.scene import DASHES, MARKS, Item, Scene, Unit
from dictafacta.extract.statements.sources import source_head
from dictafacta.extract.statements.unlisted import unlisted_hit
from dictafacta.lexicon import CueForm, Frame
from dictafacta.model import Span

FAR = 16  # words between a quotation and its cue
NEAR = 4
LONGEST_TITLE = 5  # words
LINKING = frozenset({"DET", "ADP", "ADJ", "NUM", "CCONJ", "SCONJ", "AUX", "PART"})
BESIDE = (Frame.QUOTE, Frame.OBJECT, Frame.AS)


@dataclass(frozen=True, slots=True)
class Link:
    """A quotation and the cue that it belongs to; `strength` lets the better of two links win."""

    hit: Hit
    rule: str
    strength: float
    confidence: float


def quoted(scene: Scene) -> list[Draft]:
    """Return a draft for each quotation, or chain of quotations, that has a cue beside it."""
    drafts: list[Draft] = []
    for unit in scene.units:
        drafts.extend(quoted_in(scene, unit))
    return drafts


def quoted_in(scene: Scene, unit: Unit) -> list[Draft]:
    """Return the drafts of one unit."""
    drafts: list[Draft] = []
    for place, item in enumerate(unit.items):
        if not item.is_quotation:
            continue
        if drafts and continues(scene, unit, place, drafts[-1]):
            extend(scene, unit, place, drafts[-1])
            continue
        link = best_link(scene, unit, place)
        if link is not None and not is_partial(scene, unit, place, link):
            drafts.append(new_draft(scene, unit, item, link))
    return drafts


def new_draft(scene: Scene, unit: Unit, item: Item, link: Link) -> Draft:
    """Return the draft of a quotation with its cue."""
    spans = [s for p in scene.quotations[item.quotation].parts if (s := clean(scene, p))]
    tail = phrase_tail(scene, item) if link.rule == "cue-before-quotation" else None
    if tail is not None and spans:
        outer = scene.quotations[item.quotation].outer[-1]
        spans[-1] = Span(outer.start, tail)
    return Draft(
        rule=link.rule,
        content=spans or list(scene.quotations[item.quotation].parts),
        unit=unit.index,
        confidence=link.confidence,
        hit=link.hit,
        quotations=[item.quotation],
        source=source_head(scene, unit, link.hit) if is_preposition(link.hit) else None,
    )


def is_preposition(hit: Hit) -> bool:
    """Tell whether a cue is a preposition, which names its source itself."""
    return hit.entry.form is CueForm.PREPOSITION


def best_link(scene: Scene, unit: Unit, place: int) -> Link | None:
    """Return the stronger of the links to the left and to the right of a quotation."""
    links = [link_after(scene, unit, place), link_before(scene, unit, place)]
    found = [link for link in links if link is not None]
    if not found and follows_comma(scene, unit, place):
        verb = unlisted_hit(scene, unit, place)
        return Link(verb, "verb-after-quotation", 1.0, 0.7) if verb else None
    return max(found, key=lambda link: link.strength, default=None)


def link_after(scene: Scene, unit: Unit, place: int) -> Link | None:
    """Return the link to a cue that follows: «A», said X."""
    words = 0
    comma = follows_comma(scene, unit, place)
    title = is_title(scene, unit.items[place].quotation) and (
        not comma or follows_article(scene, unit, place)
    )
    rest = unit.items[place + 1 :]
    for item in rest:
        if item.is_quotation or words > FAR:
            return None
        token = scene.token(item.token)
        if token.form in {";", ":"} or token.upos == "CCONJ":
            return None
        if token.upos == "PUNCT":
            continue
        words += 1
        hit = scene.hits.get(item.token)
        if hit and closes(scene, unit, hit, comma, words, title):
            strength = 3.5 if words <= NEAR else 2
            return Link(hit, "cue-after-quotation", strength, 0.95 if comma else 0.8)
        if token.upos == "VERB" and stops(scene, hit, item.token):
            return None
        if token.upos == "AUX" and not belongs_to_cue(scene, item.token):
            return None
    return None


def stops(scene: Scene, hit: Hit | None, verb: int) -> bool:
    """Tell whether a verb behind a quotation ends the search for its cue."""
    if hit is not None:
        return hit.entry.form is CueForm.VERB
    return not governs_cue(scene, verb)


def governs_cue(scene: Scene, verb: int) -> bool:
    """Tell whether an infinitive that is a cue follows a finite verb: se limitó a decir X."""
    return scene.finite(verb) and any(
        t.index in scene.hits and t.feats.get("VerbForm") == "Inf" and t.index - verb <= NEAR
        for t in scene.parse.children_by(verb, "xcomp", "ccomp", "advcl")
    )


def closes(scene: Scene, unit: Unit, hit: Hit, comma: bool, words: int, title: bool) -> bool:
    """Tell whether a cue behind a quotation can be the quotation's."""
    entry = hit.entry
    if entry.form is CueForm.PREPOSITION:
        return entry.takes(Frame.STRONG) and words == 1
    if entry.form is not CueForm.VERB or not entry.takes(Frame.QUOTE):
        return False
    if title or (not comma and (words > NEAR or not entry.takes(Frame.STRONG))):
        return False
    if is_sourceless(scene, hit):
        return False
    return not is_blocked(scene, hit) and not has_own_clause(scene, unit, hit)


def follows_article(scene: Scene, unit: Unit, place: int) -> bool:
    """Tell whether a determiner or adjective stands right before a quotation, a name then."""
    if not place or unit.items[place - 1].is_quotation:
        return False
    return scene.token(unit.items[place - 1].token).upos in {"DET", "ADJ", "NOUN"}


def follows_comma(scene: Scene, unit: Unit, place: int) -> bool:
    """Tell whether a comma, a dash or the quotation's own end parts it from what follows."""
    last = scene.quotations[unit.items[place].quotation].parts[-1].end
    if scene.parse.text[last - 1] in ",?!.…":
        return True
    if place + 1 >= len(unit.items):
        return False
    return scene.token(unit.items[place + 1].token).form in DASHES | {","}


def belongs_to_cue(scene: Scene, index: int) -> bool:
    """Tell whether an auxiliary belongs to a cue."""
    return (
        scene.token(index).head in scene.hits
        or (index + 1) in scene.hits
        or (index + 2) in scene.hits
    )


def has_own_clause(scene: Scene, unit: Unit, hit: Hit) -> bool:
    """Tell whether a conjunction right behind the cue opens a clause of its own."""
    tokens = [t for t in unit.tokens if t > hit.token]
    speech = scene.lexicon.speech
    if speech.clause_after_comma and clause_follows(scene, unit, hit):
        return True
    for index in tokens[:8]:
        token = scene.token(index)
        if token.form.lower() in speech.complementizers and token.upos == "SCONJ":
            return True
        if token.upos in {"VERB", "PUNCT"}:
            return False
    return False


def clause_follows(scene: Scene, unit: Unit, hit: Hit) -> bool:
    """Tell whether a comma right behind the cue opens a clause, where commas always do."""
    items = [i for i in unit.items if i.token > hit.token]
    for place, item in enumerate(items[:2]):
        if item.is_quotation:
            return False
        if scene.token(item.token).form == ",":
            rest = items[place + 1 :]
            if not rest or rest[0].is_quotation:
                return False
            return any(scene.finite(i.token) for i in rest if not i.is_quotation)
    return False


def link_before(scene: Scene, unit: Unit, place: int) -> Link | None:
    """Return the link to a cue that leads: X said: «A»."""
    before: list[int] = []
    for item in reversed(unit.items[:place]):
        if item.is_quotation:
            break
        before.append(item.token)
    if not before:
        return None
    colon = scene.token(before[0]).form == ":"
    gap: list[int] = []
    for index in before:
        hit = scene.hits.get(index)
        if hit and leads(scene, unit, hit, gap, colon, unit.items[place].quotation):
            strength = 4 if colon else 3 if len(gap) <= NEAR else 1.5
            rule = "cue-before-colon" if colon else "cue-before-quotation"
            return Link(hit, rule, strength, 0.95 if colon else 0.85)
        gap.append(index)
        if not colon and (len(gap) > FAR or scene.finite(index)):
            return None
    return None


def is_title(scene: Scene, number: int) -> bool:
    """Tell whether a quotation looks like a name: few words, no verb, every one a capital."""
    tokens = scene.quotation_tokens(number)
    words = [scene.token(i) for i in tokens if i == tokens.start or stands_free(scene, i)]
    named = [t for t in words if t.upos not in {"PUNCT", "DET", "ADP", "CCONJ", "NUM"}]
    if len(named) > LONGEST_TITLE or any(t.upos in {"VERB", "AUX"} for t in named):
        return False
    return all(t.form[:1].isupper() for t in named)


def stands_free(scene: Scene, index: int) -> bool:
    """Tell whether white space stands before a word: not so within `Lenta.ru`."""
    return scene.token(index - 1).span.end < scene.token(index).span.start


def names_noun(scene: Scene, number: int, before: int) -> bool:
    """Tell whether a quotation is the name of the noun before it: la société «La Gaule verte»."""
    tokens = scene.quotation_tokens(number)
    words = [scene.token(i) for i in tokens if scene.token(i).upos != "PUNCT"]
    if scene.token(before).upos != "NOUN" or not words or len(words) > LONGEST_TITLE:
        return False
    return words[0].form[:1].isupper() and all(t.upos not in {"VERB", "AUX"} for t in words)


def leads(scene: Scene, unit: Unit, hit: Hit, gap: list[int], colon: bool, quotation: int) -> bool:
    """Tell whether a cue in front of a quotation can be the quotation's; `gap` runs backwards."""
    entry = hit.entry
    if entry.form in {CueForm.HEDGE, CueForm.ADJECTIVE, CueForm.PREPOSITION}:
        return False
    if not any(entry.takes(f) for f in BESIDE) or is_blocked(scene, hit):
        return False
    if entry.form is CueForm.VERB and not colon and lacks_source(scene, hit):
        return False
    words = [i for i in gap if scene.token(i).upos != "PUNCT" or scene.token(i).form == ","]
    if colon:
        return entry.takes(Frame.QUOTE) or not words
    if entry.form is CueForm.NOUN:
        return not words and entry.takes(Frame.QUOTE)
    if not words:
        return entry.takes(Frame.AS) or not is_title(scene, quotation)
    if is_title(scene, quotation) and not entry.takes(Frame.AS):
        return False
    if names_noun(scene, quotation, words[0]):
        return False
    return gap_is_light(scene, hit, words)


def gap_is_light(scene: Scene, hit: Hit, words: list[int]) -> bool:
    """Tell whether nothing but subject, addressee or circumstance parts a cue from a quotation."""
    speech, entry = scene.lexicon.speech, hit.entry
    last = scene.token(words[0])
    if any(scene.low(i) in speech.complementizers or is_other_verb(scene, i, hit) for i in words):
        return False
    if (
        last.form.lower() in speech.as_words
        or preposition(scene.lexicon, last) in entry.prepositions
    ):
        return entry.takes(Frame.AS) or bool(entry.prepositions)
    if last.form == ",":
        return entry.takes(Frame.QUOTE)
    if last.upos == "DET" and entry.takes(Frame.AS):
        before = scene.token(last.index - 1)
        return before.upos != "ADP" or before.form.lower() in speech.as_words
    if last.upos in LINKING:
        return False
    if not (entry.takes(Frame.AS) or (entry.takes(Frame.QUOTE) and entry.takes(Frame.STRONG))):
        return False
    return last.upos not in {"NOUN", "PROPN"} or belongs_to(scene, last.index, hit)


def is_other_verb(scene: Scene, index: int, hit: Hit) -> bool:
    """Tell whether a token is a verb that is no part of the cue's own group."""
    token = scene.token(index)
    return token.upos == "VERB" and index not in hit.words and token.relation != "amod"


def belongs_to(scene: Scene, index: int, hit: Hit) -> bool:
    """Tell whether a noun phrase depends on the cue: its subject, its addressee, its object."""
    if scene.token(index).head == hit.token:
        return True
    return any(a == hit.token for a in list(scene.parse.ancestors(index))[:3])


def is_partial(scene: Scene, unit: Unit, place: int, link: Link) -> bool:
    """Tell whether a quotation is only a part of a clause that goes on behind it."""
    if link.rule != "cue-before-quotation" or not link.hit.entry.takes(Frame.CLAUSE):
        return False
    following = unit.items[place + 1] if place + 1 < len(unit.items) else None
    if following is None or following.is_quotation:
        return False
    token = scene.token(following.token)
    return token.upos in {"AUX", "VERB"} and following.token not in scene.hits


def phrase_tail(scene: Scene, item: Item) -> int | None:
    """Return where the phrase ends of which a quoted fragment is only the beginning."""
    tokens = scene.quotation_tokens(item.quotation)
    if any(scene.verbs_between(tokens.start, tokens.stop)):
        return None
    following = next_word(scene, tokens[-1] + 1)
    if following is None:
        return None
    token = scene.token(following)
    quoted = [scene.token(i) for i in tokens]
    if token.feats.get("PronType") == "Rel" or is_relative(scene, following):
        return tail_of(scene, token.head if token.head > following else following)
    if token.upos == "NOUN" and all(t.upos not in {"NOUN", "PROPN", "VERB"} for t in quoted):
        return tail_of(scene, following)
    if token.upos == "ADP" and tokens.start <= scene.token(token.head).head < tokens.stop:
        return tail_of(scene, token.head)
    return None


def next_word(scene: Scene, index: int) -> int | None:
    """Return the word right behind a quotation, unless punctuation parts them."""
    for i in range(index, min(index + 2, len(scene.parse.tokens))):
        token = scene.token(i)
        if token.form not in MARKS:
            return None if token.upos == "PUNCT" else i
    return None


def is_relative(scene: Scene, index: int) -> bool:
    """Tell whether a conjunction-like word behind a noun opens a relative clause."""
    token = scene.token(index)
    return token.upos == "PRON" and token.form.lower() in scene.lexicon.speech.complementizers


def tail_of(scene: Scene, head: int) -> int | None:
    """Return where the phrase of `head` ends, no further than its sentence's next break."""
    last = head
    unit = scene.unit_of.get(head)
    for i in scene.parse.subtree(head):
        if i <= last:
            continue
        token = scene.token(i)
        breaks = token.form.lower() in scene.lexicon.speech.breaking_words
        if (unit is not None and not scene.in_unit(scene.units[unit], i)) or breaks:
            break
        if token.upos != "PUNCT":
            last = i
    return scene.token(last).span.end


def continues(scene: Scene, unit: Unit, place: int, draft: Draft) -> bool:
    """Tell whether a quotation only goes on with the one before it."""
    between: list[int] = []
    for item in reversed(unit.items[:place]):
        if item.is_quotation:
            break
        between.append(item.token)
    between.reverse()
    if not between or draft.quotations[-1] not in {i.quotation for i in unit.items[:place]}:
        return False
    forms = [scene.token(i).form for i in between]
    if draft.rule == "cue-after-quotation" and draft.hit and draft.hit.token in between:
        return forms[-1] in {",", ":"} | DASHES and ";" not in forms
    words = [i for i in between if scene.token(i).upos != "PUNCT"]
    return len(words) <= 3 and not any(scene.token(i).upos in {"VERB", "AUX"} for i in words)


def extend(scene: Scene, unit: Unit, place: int, draft: Draft) -> None:
    """Take a further quotation into a draft: as a span of its own behind its cue, else in one."""
    number = unit.items[place].quotation
    parts = [s for p in scene.quotations[number].parts if (s := clean(scene, p))]
    draft.quotations.append(number)
    if not parts:
        return
    if (
        draft.hit
        and draft.content[-1].end < scene.token(draft.hit.token).span.start < parts[0].start
    ):
        draft.content.extend(parts)
    else:
        first = scene.quotations[draft.quotations[-2]].outer[-1].start
        start = min(first, draft.content[-1].start)
        draft.content[-1] = Span(start, scene.quotations[number].outer[-1].end)

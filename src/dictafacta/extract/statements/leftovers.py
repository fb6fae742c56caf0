"""Quotations without a cue of their own: continued, signed, after a name and a colon, in titles."""

from dictafacta.extract.statements.blocked import is_blocked
from dictafacta.extract.statements.draft import Choice, Draft
from dictafacta.extract.statements.extents import clean, content
from dictafacta.extract.statements.hits import Hit
from dictafacta.extract.statements.scene import DASHES, MARKS, OUTSIDE, TERMINATORS, Scene, Unit
from dictafacta.extract.statements.unlisted import speaks
from dictafacta.lexicon import CueForm
from dictafacta.model import BlockKind, EntityKind, Mention, Span

FIRST_WORDS = 7  # in which a cue must come after the word that takes up a sentence
SHORTEST = 3  # words that a quotation needs to count as speech without a cue
LONGEST_NAME = 10  # words before a colon, or after a dash
HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})


def uncued(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return drafts for the quotations that no draft holds. `drafts` have their speakers."""
    taken = {q for d in drafts for q in d.quotations}
    covered = sorted((s.start, s.end) for d in drafts for s in d.content)
    found: list[Draft] = []
    for unit in scene.units:
        if unit.level != OUTSIDE:
            continue
        for place, item in enumerate(unit.items):
            if item.is_quotation and item.quotation not in taken:
                if is_covered(scene, item.quotation, covered):
                    continue
                draft = without_cue(scene, unit, place, [*drafts, *found])
                if draft is not None:
                    taken.add(item.quotation)
                    found.append(draft)
    for draft in found:  # a pull quote may repeat what is known to be somebody's only now
        draft.choice = draft.choice or same_words(scene, draft, found)
    return found + titles(scene, [*drafts, *found])


def is_covered(scene: Scene, number: int, covered: list[tuple[int, int]]) -> bool:
    """Tell whether a quotation stands inside the content of a draft."""
    part = scene.quotations[number].parts[0]
    return any(start <= part.start and part.end <= end for start, end in covered)


def without_cue(scene: Scene, unit: Unit, place: int, drafts: list[Draft]) -> Draft | None:
    """Return the draft of a quotation that no cue signals, or None where it is no speech."""
    number = unit.items[place].quotation
    spans = [s for p in scene.quotations[number].parts if (s := clean(scene, p))]
    if not spans:
        return None
    known = same_unit(unit, drafts)
    after_colon = named_before_colon(scene, unit, place) if known is None else None
    if after_colon is not None:
        return draft_of(scene, unit, number, spans, "name-and-colon", 0.8, after_colon)
    if words(scene, number) < SHORTEST or not is_whole(scene, unit, place):
        return None
    if scene.quotations[number].mark == "—" and not holds_verb(scene, number):
        return None  # what stands behind a dash alone: a signature, an item of a list
    signed = signature(scene, unit, place)
    if signed is not None:
        return draft_of(scene, unit, number, spans, "signed-quotation", 0.75, signed)
    draft = draft_of(scene, unit, number, spans, "continued-quotation", 0.6, None)
    draft.choice = (
        known or same_words(scene, draft, drafts) or neighbour(scene, draft, unit, drafts)
    )
    if draft.choice is None and scene.parse.blocks[unit.block].kind not in HEADLINES:
        return draft if ends_itself(scene, number) else None
    return draft


def same_unit(unit: Unit, drafts: list[Draft]) -> Choice | None:
    """Return the speaker of a statement in the same sentence: A, according to X: «B»."""
    return next((d.choice for d in drafts if d.unit == unit.index and d.choice), None)


def draft_of(
    scene: Scene,
    unit: Unit,
    number: int,
    spans: list[Span],
    rule: str,
    confidence: float,
    mention: Mention | None,
) -> Draft:
    """Return a draft without cue, whose speaker is `mention` where there is one."""
    draft = Draft(
        rule=rule, content=spans, unit=unit.index, confidence=confidence, quotations=[number]
    )
    if mention is not None:
        draft.choice = Choice(
            mention=mention.id, entity=mention.entity, score=0.8, reasons=(f"chosen: {rule}",)
        )
    return draft


def words(scene: Scene, number: int) -> int:
    """Return the number of words in a quotation."""
    tokens = scene.quotation_tokens(number)
    return sum(scene.token(i).upos != "PUNCT" for i in tokens)


def is_whole(scene: Scene, unit: Unit, place: int) -> bool:
    """Tell whether a quotation is a sentence by itself and no part of the one around it."""
    before = [i for i in unit.items[:place] if not i.is_quotation]
    after = [i for i in unit.items[place + 1 :] if not i.is_quotation]
    loose = [i for i in before if scene.token(i.token).upos not in {"PUNCT", "CCONJ", "ADV"}]
    first = scene.token(scene.quotation_tokens(unit.items[place].quotation).start)
    if loose and not (
        scene.token(unit.items[place - 1].token).form in {",", ":"} and len(loose) < 3
    ):
        return False
    trailing = [i for i in after if scene.token(i.token).upos not in {"PUNCT", "SYM"}]
    if not trailing:
        return bool(first.form[:1].isupper() or first.form[:1].isdigit() or loose or before)
    return not any(scene.token(i.token).upos in {"VERB", "AUX"} for i in trailing)


def holds_verb(scene: Scene, number: int) -> bool:
    """Tell whether a quotation holds a finite verb."""
    tokens = scene.quotation_tokens(number)
    return any(scene.verbs_between(tokens.start, tokens.stop))


def ends_itself(scene: Scene, number: int) -> bool:
    """Tell whether a quotation holds a finite verb and its own full stop."""
    q = scene.quotations[number]
    text = scene.parse.text
    after = text[q.end : q.end + 1]
    stop = text[q.parts[-1].end - 1] in ".!?…" or after in ".!?…"
    return stop and holds_verb(scene, number)


def named_before_colon(scene: Scene, unit: Unit, place: int) -> Mention | None:
    """Return the person or body that stands alone before a colon and a quotation."""
    before = [i.token for i in unit.items[:place] if not i.is_quotation]
    if len(before) < 2 or scene.token(before[-1]).form != ":":
        return None
    if any(scene.token(i).upos == "NUM" for i in before):
        return None  # a date
    verbs = [i for i in before if scene.token(i).form.islower() and scene.finite_group(i)]
    if verbs:
        return subject_of(scene, verbs, before[-1])
    mention = first_source(scene, before[:-1]) if len(before) <= LONGEST_NAME else None
    return None if mention is None or is_governed(scene, mention) else mention


def subject_of(scene: Scene, verbs: list[int], colon: int) -> Mention | None:
    """Return the person or body before the colon that is the subject of the first verb with one."""
    for verb in verbs:
        for subject in scene.parse.children_by(verb, "nsubj"):
            mention = scene.mention_of.get(subject.index) if subject.index < colon else None
            if mention is not None and speaks(scene, mention):
                return mention
    return None


def is_governed(scene: Scene, mention: Mention) -> bool:
    """Tell whether a preposition leads to a mention: the case of X: "A"."""
    if mention.span is None:
        return False
    first = scene.parse.tokens_in(mention.span).start
    before = [scene.token(i) for i in range(max(first - 2, 0), first)]
    return any(t.upos == "ADP" for t in before if t.upos != "DET")


def first_source(scene: Scene, tokens: list[int]) -> Mention | None:
    """Return the first mention of a person or body among tokens, a place if there is no other."""
    found = [scene.mention_of[i] for i in tokens if i in scene.mention_of]
    kinds = {m.id: scene.mentions.entity_of(m).kind for m in found}
    for wanted in (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP):
        for mention in found:
            if kinds[mention.id] is wanted:
                return mention
    return None


def signature(scene: Scene, unit: Unit, place: int) -> Mention | None:
    """Return who signs a quotation: "A" - X, or X alone behind it."""
    after = [i.token for i in unit.items[place + 1 :]]
    signs = [i for i in after if scene.token(i).form not in TERMINATORS]
    if not signs and unit.index + 1 < len(scene.units):
        following = scene.units[unit.index + 1]
        if following.block == unit.block and following.level == unit.level:
            signs = following.tokens
    if not signs or scene.token(signs[0]).form not in DASHES | {"("} or len(signs) > LONGEST_NAME:
        return None
    if any(scene.finite(i) or scene.token(i).upos == "NUM" for i in signs):
        return None
    mention = first_source(scene, signs)
    if mention is None or scene.mentions.entity_of(mention).kind is EntityKind.ORGANIZATION:
        return None
    return mention


def same_words(scene: Scene, draft: Draft, drafts: list[Draft]) -> Choice | None:
    """Return the speaker of a statement that holds the same words: a heading repeats its text."""
    wanted = plain(draft.content[0].of(scene.parse.text))
    if len(wanted) < 12:
        return None
    for other in drafts:
        if other.choice and any(wanted in plain(s.of(scene.parse.text)) for s in other.content):
            return other.choice
    return None


def plain(text: str) -> str:
    """Return a text without case, marks and white space."""
    return "".join(c for c in text.casefold() if c.isalnum())


def neighbour(scene: Scene, draft: Draft, unit: Unit, drafts: list[Draft]) -> Choice | None:
    """Return the speaker of the statement before, or after a heading of the one that follows."""
    here = [d for d in drafts if scene.units[d.unit].level == OUTSIDE and d.choice]
    kind = scene.parse.blocks[unit.block].kind
    if kind in HEADLINES or stands_alone(scene, unit):
        later = [d for d in here if d.start > draft.start and d.quotations]
        if later:
            return min(later, key=lambda d: d.start).choice
    earlier = [
        d for d in here if d.start < draft.start and unit.block - scene.units[d.unit].block <= 1
    ]
    return max(earlier, key=lambda d: d.start).choice if earlier else None


def stands_alone(scene: Scene, unit: Unit) -> bool:
    """Tell whether a block is nothing but a short quotation: a subhead or pull quote."""
    block = scene.parse.blocks[unit.block].span
    return (
        len(unit.items) <= 2
        and len(block) < 90
        and block.start + 2 >= scene.token(scene.edges[unit.index][0]).span.start
    )


def titles(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return what a headline attributes with a colon alone: X: A."""
    covered = [(s.start, s.end) for d in drafts for s in d.content]
    found: list[Draft] = []
    for unit in scene.units:
        if unit.level != OUTSIDE or scene.parse.blocks[unit.block].kind not in HEADLINES:
            continue
        colon = next((i for i in unit.tokens if scene.token(i).form == ":"), None)
        if colon is None:
            continue
        before = [i for i in unit.tokens if i < colon]
        last = scene.edges[unit.index][1] - 1
        span = content(scene, colon + 1, last)
        if span is None or not before or any(s < span.end and span.start < e for s, e in covered):
            continue
        mention = headline_source(scene, before)
        if mention is not None and len(span.of(scene.parse.text).split()) >= SHORTEST:
            draft = Draft(rule="headline-colon", content=[span], unit=unit.index, confidence=0.6)
            draft.choice = Choice(
                mention=mention.id,
                entity=mention.entity,
                score=0.6,
                reasons=("chosen: stands before the colon of a headline",),
            )
            found.append(draft)
    return found


def headline_source(scene: Scene, before: list[int]) -> Mention | None:
    """Return the person or body that opens a headline before its colon."""
    if len(before) > LONGEST_NAME or any(scene.finite(i) for i in before):
        return None
    dashes = [i for i in before if scene.token(i).form in DASHES]
    before = [i for i in before if not dashes or i > dashes[-1]]
    first = next((i for i in before if scene.token(i).form not in MARKS), None)
    mention = scene.mention_of.get(first) if first is not None else None
    if mention is None or mention.span is None or not reaches(scene, mention.span, before):
        return None
    kind = scene.mentions.entity_of(mention).kind
    return mention if kind in {EntityKind.PERSON, EntityKind.ORGANIZATION} else None


def reaches(scene: Scene, span: Span, before: list[int]) -> bool:
    """Tell whether nothing but a parenthesis or marks part a name from the colon behind it."""
    rest = [i for i in before if scene.token(i).span.start >= span.end]
    rest = [i for i in rest if scene.token(i).form != ":" and scene.token(i).form not in MARKS]
    if not rest or scene.token(rest[0]).form in {"(", ","}:
        return True
    return scene.token(rest[0]).upos == "ADP" and len(rest) <= SHORTEST  # X to the fans: A


def resumed(scene: Scene, used: set[int]) -> list[Draft]:
    """Return what a sentence takes up from the one before: A. This X said."""
    found: list[Draft] = []
    for unit in scene.units[1:]:
        before = scene.units[unit.index - 1]
        hit = resuming_cue(scene, unit)
        if hit is None or hit.token in used or before.level != unit.level:
            continue
        if unit.block - before.block > 1 or is_headline(scene, before):
            continue
        first, last = scene.edges[before.index]
        span = content(scene, first, last - 1)
        if span is not None:
            found.append(
                Draft(
                    rule="resumed",
                    content=[span],
                    unit=unit.index,
                    confidence=0.75,
                    hit=hit,
                    quotations=[i.quotation for i in before.items if i.is_quotation],
                )
            )
    return found


def is_headline(scene: Scene, unit: Unit) -> bool:
    """Tell whether a unit stands in a headline."""
    return scene.parse.blocks[unit.block].kind in HEADLINES


def resuming_cue(scene: Scene, unit: Unit) -> Hit | None:
    """Return the cue of a sentence that begins with a word for what was said before."""
    tokens = unit.tokens[:FIRST_WORDS]
    start = " ".join(scene.low(i) for i in tokens)
    words = next((w for w in scene.lexicon.speech.resuming if start.startswith(w + " ")), None)
    if words is None:
        return None
    following = tokens[len(words.split()) : len(words.split()) + 1]
    if any(scene.token(i).upos in {"NOUN", "PROPN", "ADJ", "NUM"} for i in following):
        return None
    if any(scene.low(i) in scene.lexicon.speech.complementizers for i in following):
        return None
    for i in tokens[len(words.split()) :]:
        hit = scene.hits.get(i)
        if hit and hit.entry.form is CueForm.VERB and not is_blocked(scene, hit):
            complement = any(True for _ in scene.parse.children_by(i, "ccomp"))
            return None if complement and has_conjunction(scene, unit, i) else hit
        if scene.token(i).upos in {"VERB", "PUNCT", "SCONJ"}:
            return None
    return None


def has_conjunction(scene: Scene, unit: Unit, cue: int) -> bool:
    """Tell whether a conjunction behind a cue opens a clause of its own."""
    words = scene.lexicon.speech.complementizers
    return any(scene.low(i) in words for i in unit.tokens if i > cue)

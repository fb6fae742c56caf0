"""Attributions that stand inside quotation marks: «A, explique X. B», "A - añadió X -, B".

Where nothing outside a quotation says whose it is, a cue between commas or dashes inside it does,
and the words around that aside are the content.
"""

from collections.abc import Iterator

from dictafacta.extract.statements.asides import comma_after
from dictafacta.extract.statements.blocked import is_blocked
from dictafacta.extract.statements.draft import Draft
from dictafacta.extract.statements.extents import clean, unit_end
from dictafacta.extract.statements.hits import Hit
from dictafacta.extract.statements.scene import DASHES, OUTSIDE, Scene, Unit
from dictafacta.extract.statements.speakers import beside
from dictafacta.extract.statements.unlisted import entry_of, has_object, has_speaker, speaks
from dictafacta.lexicon import CueForm, Frame
from dictafacta.model import Span

LIGHT = frozenset({"AUX", "PRON", "PART"})
RULE = "cue-inside-quotation"


def lift(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give quotations without a cue outside them the attribution inside them, and return all
    drafts, those with the new content among them."""
    taken = {q for d in drafts for q in d.quotations}
    asides = [d for d in drafts if d.rule == "aside"]
    found: list[Draft] = []
    for unit in scene.units:
        for item in unit.items:
            number = item.quotation
            if unit.level != OUTSIDE or number == OUTSIDE or number in taken:
                continue
            draft = inside(scene, unit, number, asides)
            if draft is not None:
                taken.add(number)
                found.append(draft)
    used = {d.hit.token for d in found if d.hit}
    return found + [
        d for d in drafts if d.rule != "aside" or d.hit is None or d.hit.token not in used
    ]


def inside(scene: Scene, unit: Unit, number: int, asides: list[Draft]) -> Draft | None:
    """Return the draft of a quotation that holds its own attribution."""
    for aside in asides:
        hit = aside.hit
        if hit is not None and scene.level(hit.token) == number and is_inverted(scene, hit):
            after = [s.start for s in aside.content if s.start > scene.token(hit.token).span.start]
            return draft_of(scene, unit, number, hit, after[0] if after else None)
    for hit in hits_inside(scene, number):
        own = scene.units[scene.unit_of[hit.token]]
        end = unit_end(scene, own)
        right = comma_after(scene, own, hit, end)
        if right is not None:
            resumed = scene.token(right).span.end if right < end else None
            return draft_of(scene, unit, number, hit, resumed)
    listed = unlisted_inside(scene, number)
    return draft_of(scene, unit, number, listed, None) if listed is not None else None


def hits_inside(scene: Scene, number: int) -> Iterator[Hit]:
    """Yield the cues in a quotation that stand between a comma and their own subject."""
    if not scene.lexicon.speech.subject_may_follow:
        return
    for i in scene.quotation_tokens(number):
        hit = scene.hits.get(i)
        if hit is None or scene.level(i) != number or i not in scene.unit_of:
            continue
        if not hit.entry.takes(Frame.QUOTE) or not hit.entry.takes(Frame.STRONG):
            continue
        named = beside(scene, i, +1, number)
        speaker = scene.mention_of.get(named) if named is not None else None
        if speaker is None or not speaks(scene, speaker):
            continue
        if stands_apart(scene, hit) and not is_blocked(scene, hit):
            yield hit


def stands_apart(scene: Scene, hit: Hit) -> bool:
    """Tell whether a comma or dash stands before a cue and its auxiliaries."""
    before = hit.token - 1
    while before > 0 and scene.token(before).upos in LIGHT:
        before -= 1
    return scene.token(before).form in DASHES | {","}


def is_inverted(scene: Scene, hit: Hit) -> bool:
    """Tell whether a cue stands behind a comma or dash with its subject behind it, or without."""
    if not stands_apart(scene, hit):
        return False
    subjects = scene.parse.children_by(hit.token, "nsubj")
    return all(t.index > hit.token or t.upos == "PRON" for t in subjects)


def unlisted_inside(scene: Scene, number: int) -> Hit | None:
    """Return a verb that no word list holds, between a comma and its subject."""
    if not scene.lexicon.speech.subject_may_follow:
        return None
    for i in scene.quotation_tokens(number):
        verb = scene.token(i)
        if verb.upos != "VERB" or verb.relation not in {"parataxis", "root"}:
            continue
        if i in scene.hits or i not in scene.unit_of or scene.level(i) != number:
            continue
        hit = Hit(token=i, words=(i,), entry=entry_of(verb))
        unit = scene.units[scene.unit_of[i]]
        follows = scene.token(i + 1).form.startswith("-") or scene.token(i + 1).upos == "PROPN"
        if follows and is_inverted(scene, hit) and not has_object(scene, unit, verb):
            return hit if has_speaker(scene, unit, verb) else None
    return None


def draft_of(scene: Scene, outer: Unit, number: int, hit: Hit, resumed: int | None) -> Draft | None:
    """Return the draft of the words around an attribution; `resumed` is where they go on, None for
    behind the sentence of the cue."""
    unit = scene.units[scene.unit_of[hit.token]]
    end = scene.token(unit_end(scene, unit)).span.end
    left, right = left_edge(scene, hit), resumed if resumed is not None else end
    spans: list[Span] = []
    for part in scene.quotations[number].parts:
        pieces = [part]
        if part.covers(scene.token(hit.token).span):
            pieces = [Span(a, b) for a, b in ((part.start, left), (right, part.end)) if a < b]
        spans.extend(s for p in pieces if (s := clean(scene, p)))
    if not spans or hit.entry.form is not CueForm.VERB:
        return None
    return Draft(
        rule=RULE,
        content=spans,
        unit=outer.index,
        confidence=0.8,
        hit=hit,
        quotations=[number],
    )


def left_edge(scene: Scene, hit: Hit) -> int:
    """Return where the comma or dash before an inverted cue stands."""
    before = hit.token - 1
    while before > 0 and scene.token(before).upos in LIGHT:
        before -= 1
    return scene.token(before).span.start

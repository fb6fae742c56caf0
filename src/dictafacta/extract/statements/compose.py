"""Turns drafts into statements: one for each thing said, with kind, chain and evidence."""

from dictafacta.extract.statements.draft import Draft
from dictafacta.extract.statements.hits import Hit
from dictafacta.extract.statements.scene import OUTSIDE, Scene
from dictafacta.lexicon import CueForm
from dictafacta.model import (
    Act,
    Cue,
    Evidence,
    Span,
    Speaker,
    Statement,
    StatementKind,
    content_id,
)

SAME = 0.75  # share of characters above which two contents are one
WITHIN = 0.35  # share of a source phrase's sentence that somebody else's words must take up
HEDGE_REACH = 3


def compose(scene: Scene, drafts: list[Draft]) -> tuple[Statement, ...]:
    """Return the statements of a document in text order."""
    kept = without_doubles(scene, sources_as_via(scene, drafts))
    chain(scene, kept)
    kept = [d for d in kept if not is_self_report(scene, d)]
    found: dict[str, Statement] = {}
    for draft in sorted(kept, key=lambda d: (d.start, -d.content[-1].end)):
        statement = finish(scene, draft)
        found.setdefault(statement.id, statement)
    return tuple(found.values())


def letters(spans: list[Span]) -> int:
    """Return the number of characters in spans."""
    return sum(len(s) for s in spans)


def common(a: list[Span], b: list[Span]) -> int:
    """Return the number of characters that two contents share."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def alike(a: Draft, b: Draft) -> float:
    """Return the share of characters that two contents have in common."""
    both = common(a.content, b.content)
    return both / (letters(a.content) + letters(b.content) - both)


def is_source_phrase(draft: Draft) -> bool:
    """Tell whether a draft rests on a preposition such as `according to`."""
    return draft.hit is not None and draft.hit.entry.form is CueForm.PREPOSITION


def sources_as_via(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Drop a source phrase whose sentence reports somebody else's words, and make it their via."""
    by_unit: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_unit.setdefault(draft.unit, []).append(draft)
    kept: list[Draft] = []
    for draft in drafts:
        inner = [
            d
            for d in by_unit[draft.unit]
            if is_source_phrase(draft)
            and not is_source_phrase(d)
            and d.hit is not None
            and common(d.content, draft.content) >= WITHIN * letters(draft.content)
        ]
        if inner and draft.choice:
            for other in inner:
                if other.choice is None or other.choice.entity != draft.choice.entity:
                    other.via.insert(0, draft.choice.mention)
        if not inner:
            kept.append(draft)
    return kept


def rank(draft: Draft) -> tuple[float, float]:
    """Return what makes one of two drafts of the same words the better one."""
    return (draft.confidence + (0.2 if draft.choice else 0), -draft.start)


def without_doubles(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Keep the best of the drafts that hold the same words at the same level."""
    kept: list[Draft] = []
    by_unit: dict[int, list[Draft]] = {}
    for draft in sorted(drafts, key=rank, reverse=True):
        rivals = by_unit.setdefault(draft.unit, [])
        if not any(is_double(scene, draft, d) for d in rivals):
            rivals.append(draft)
            kept.append(draft)
    return kept


def is_double(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Tell whether two drafts of a unit say the same."""
    if alike(draft, other) < SAME:
        return False
    return not (draft.hit and stands_in(scene, draft.hit, other))


def stands_in(scene: Scene, hit: Hit, other: Draft) -> bool:
    """Tell whether a cue stands inside another draft's content."""
    span = scene.token(hit.token).span
    return any(s.covers(span) for s in other.content)


def chain(scene: Scene, drafts: list[Draft]) -> None:
    """Give each draft whose cue stands inside another's content that one's speaker as via."""
    ordered = sorted(drafts, key=lambda d: (d.start, -d.content[-1].end))
    around: list[Draft] = []
    for draft in ordered:
        around = [d for d in around if d.content[-1].end > draft.start]
        holders = [d for d in around if draft.hit and stands_in(scene, draft.hit, d)]
        for holder in sorted(holders, key=lambda d: -letters(d.content)):
            if holder.choice and holder.choice.mention not in draft.via:
                draft.via.append(holder.choice.mention)
        around.append(draft)


def is_self_report(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft only says that a speaker says what the speaker says."""
    if draft.choice is None or not draft.via:
        return False
    outer = scene.mentions.mention(draft.via[-1])
    return outer.entity == draft.choice.entity


def finish(scene: Scene, draft: Draft) -> Statement:
    """Return a draft as a statement."""
    hit, choice = draft.hit, draft.choice
    confidence = draft.confidence * (0.7 + 0.3 * choice.score if choice else 0.7)
    content = tuple(draft.content)
    return Statement(
        id=content_id("s", scene.parse.document, *content),
        kind=kind_of(scene, draft),
        act=hit.entry.act if hit else Act.SAY,
        content=content,
        cue=Cue(span=hit.span(scene.parse), lemma=hit.entry.lemma) if hit else None,
        speaker=Speaker(mention=choice.mention, entity=choice.entity) if choice else None,
        addressee=addressee_of(scene, draft),
        via=tuple(draft.via),
        hedged=is_hedged(scene, draft),
        evidence=Evidence(
            rule=draft.rule,
            confidence=round(min(confidence, 1.0), 3),
            entries=(hit.entry.where,) if hit and hit.entry.where else (),
            reasons=choice.reasons if choice else ("no candidate for the speaker",),
        ),
    )


def addressee_of(scene: Scene, draft: Draft) -> str | None:
    """Return the mention of whom it was said to: the cue's indirect object."""
    if draft.hit is None or draft.hit.entry.form is not CueForm.VERB:
        return None
    for token in scene.parse.children_by(draft.hit.token, "iobj"):
        mention = scene.mention_of.get(token.index)
        if mention is not None and (draft.choice is None or mention.id != draft.choice.mention):
            return mention.id
    return None


def kind_of(scene: Scene, draft: Draft) -> StatementKind:
    """Tell how much of a content stands in quotation marks of its own."""
    around = own_levels(scene, draft)
    marked = total = 0
    for span in draft.content:
        for i in scene.parse.tokens_in(span):
            if scene.token(i).upos == "PUNCT":
                continue
            total += 1
            level = scene.level(i)
            marked += level != OUTSIDE and level not in around
    if not marked:
        return StatementKind.INDIRECT
    return StatementKind.DIRECT if marked == total else StatementKind.MIXED


def own_levels(scene: Scene, draft: Draft) -> set[int]:
    """Return the quotations around the cue: their marks are not the content's own."""
    level = scene.level(draft.hit.token) if draft.hit else OUTSIDE
    around: set[int] = set()
    if level in draft.quotations:  # the cue stands inside the quotation that it attributes
        level = scene.parents[level]
    while level != OUTSIDE:
        around.add(level)
        level = scene.parents[level]
    return around


def is_hedged(scene: Scene, draft: Draft) -> bool:
    """Tell whether the wording keeps its distance from the saying."""
    if draft.hit is None or draft.hit.entry.form is not CueForm.VERB:
        return False
    cue, speech = draft.hit.token, scene.lexicon.speech
    for aux in scene.parse.children_by(cue, "aux"):
        conditional = aux.feats.get("Mood") == "Cnd"
        participle = scene.token(cue).feats.get("VerbForm") == "Part"
        if speech.hearsay_conditional and conditional and participle:
            return True
        if aux.lemma.lower() in speech.hearsay_verbs:
            return True
    near = range(max(cue - HEDGE_REACH, 0), min(cue + HEDGE_REACH, len(scene.parse.tokens)))
    return any(
        i in scene.hits
        and scene.hits[i].entry.form is CueForm.HEDGE
        and scene.level(i) == scene.level(cue)
        and scene.unit_of.get(i) == scene.unit_of.get(cue)
        for i in near
    )

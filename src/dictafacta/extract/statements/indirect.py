"""What a verb, a noun or an adjective reports without (or not only with) quotation marks."""

from dictafacta.extract.statements.asides import as_clause, aside
from dictafacta.extract.statements.blocked import is_blocked
from dictafacta.extract.statements.clauses import bare_clause, clause_after, colon_clause
from dictafacta.extract.statements.draft import Draft
from dictafacta.extract.statements.hits import Hit, preposition
from dictafacta.extract.statements.infinitives import infinitive
from dictafacta.extract.statements.phrases import by_place, named_as, object_phrase, prepositional
from dictafacta.extract.statements.reach import Found, Rule
from dictafacta.extract.statements.scene import Scene, Unit
from dictafacta.lexicon import CueForm
from dictafacta.model import Span


def reported(scene: Scene, used: set[int]) -> list[Draft]:
    """Return the drafts of all cues that `used` does not hold."""
    drafts: list[Draft] = []
    for token, hit in scene.hits.items():
        if token in used or token not in scene.unit_of or is_blocked(scene, hit):
            continue
        unit = scene.units[scene.unit_of[token]]
        found = next(filter(None, (rule(scene, unit, hit) for rule in RULES[hit.entry.form])), None)
        if found is not None:
            rule, spans, confidence = found
            drafts.append(
                Draft(rule=rule, content=spans, unit=unit.index, confidence=confidence, hit=hit)
            )
    return drafts


def noun_content(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """What a noun reports: the promise to A, the claim that A, requests for A."""
    for rule in (clause_after, infinitive, prepositional):
        found = rule(scene, unit, hit)
        if found is not None and found[0] == "prepositional" and is_owner(scene, hit, found[1][0]):
            return None
        if found is not None and close_to_noun(scene, hit, found[1][0]):
            return f"noun-{found[0]}", found[1], found[2] - 0.15
    return None


def is_owner(scene: Scene, hit: Hit, span: Span) -> bool:
    """Tell whether a phrase names who a noun belongs to, and not what it says."""
    tokens = scene.parse.tokens_in(span)
    before = scene.token(tokens.start - 1)
    mention = scene.mention_of.get(tokens.start)
    if preposition(scene.lexicon, before) not in scene.lexicon.speech.owning_words:
        return False
    return mention is not None and scene.mentions.entity_of(mention).kind.value != "group"


def close_to_noun(scene: Scene, hit: Hit, span: Span) -> bool:
    """Tell whether only a short phrase parts a noun from its content."""
    between = scene.parse.text[scene.token(hit.token).span.end : span.start]
    return len(between.split()) <= 7 and not set(between) & set(":;.!?")


RULES: dict[CueForm, tuple[Rule, ...]] = {
    CueForm.VERB: (
        as_clause,
        clause_after,
        named_as,
        infinitive,
        colon_clause,
        bare_clause,
        aside,
        prepositional,
        object_phrase,
        by_place,
    ),
    CueForm.NOUN: (noun_content,),
    CueForm.ADJECTIVE: (clause_after, bare_clause, infinitive, prepositional),
    CueForm.PREPOSITION: (),
    CueForm.HEDGE: (),
}

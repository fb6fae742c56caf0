"""Finds the statements of a document: quotations first, then what is reported without marks."""

from dictafacta.extract.statements.compose import compose
from dictafacta.extract.statements.direct import quoted
from dictafacta.extract.statements.draft import Choice, Draft
from dictafacta.extract.statements.hits import Hit
from dictafacta.extract.statements.indirect import reported
from dictafacta.extract.statements.inside import lift
from dictafacta.extract.statements.leftovers import resumed, uncued
from dictafacta.extract.statements.scene import Scene, set_scene
from dictafacta.extract.statements.sources import sourced
from dictafacta.extract.statements.speakers import choose
from dictafacta.extract.statements.subjects import subjects as subjects_of
from dictafacta.lexicon import CueForm, Frame, Lexicon
from dictafacta.model import MentionTable, Parse, Statement

NEEDS_SOURCE = (
    "as-clause",
    "clause-behind",
    "noun-",
    "source-",
    "described",
    "object",
    "prepositional",
)


def find_statements(
    parse: Parse, lexicon: Lexicon, mentions: MentionTable
) -> tuple[Statement, ...]:
    """Return the statements of the document in text order."""
    scene = set_scene(parse, lexicon, mentions)
    return compose(scene, all_drafts(scene))


def all_drafts(scene: Scene) -> list[Draft]:
    """Return what every rule finds, each draft with its speaker."""
    drafts = quoted(scene)
    used = {d.hit.token for d in drafts if d.hit}
    taken_up = resumed(scene, used)
    used |= {d.hit.token for d in taken_up if d.hit}
    drafts += taken_up
    drafts += sourced(scene, used)
    drafts += reported(scene, used)
    drafts = lift(scene, drafts)
    choose_all(scene, drafts)
    kept = [d for d in drafts if is_sourced(scene, d)]
    return kept + uncued(scene, kept)


def choose_all(scene: Scene, drafts: list[Draft]) -> None:
    """Choose the speakers in text order; the last one may go on in the next paragraph at most."""
    last: dict[int, tuple[int, Choice]] = {}
    for draft in sorted(drafts, key=lambda d: (d.unit, d.hit.token if d.hit else 0)):
        unit = scene.units[draft.unit]
        before = last.get(unit.level)
        near = before is not None and unit.block - before[0] <= 1
        here = before is not None and unit.block == before[0]
        draft.choice = choose(scene, draft, before[1] if before and near else None, here)
        if draft.choice is not None:
            draft.via.extend(passed_on_by(scene, draft))
            if draft.hit is not None:
                scene.chosen[draft.hit.token] = draft.choice.mention
            last[unit.level] = (unit.block, draft.choice)


def passed_on_by(scene: Scene, draft: Draft) -> list[str]:
    """Return who quotes somebody else: the subject of a verb of quoting."""
    if draft.hit is None or draft.choice is None or not draft.hit.entry.takes(Frame.CITING):
        return []
    subjects = (c.token for c in subjects_of(scene, draft.hit.token, 1.0))
    found = (scene.mention_of[i].id for i in subjects if i in scene.mention_of)
    return [m for m in found if m != draft.choice.mention][:1]


def is_bare_infinitive(scene: Scene, hit: Hit) -> bool:
    """Tell whether a cue is an infinitive, which names nobody: it is worth noting that A."""
    auxiliaries = scene.parse.children_by(hit.token, "aux")
    form = scene.token(hit.token).feats.get("VerbForm")
    return form == "Inf" and not any(scene.finite(t.index) for t in auxiliaries)


def is_sourced(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft may stand without a speaker, or has one."""
    if draft.choice is not None:
        return True
    if draft.hit is not None and not draft.quotations and is_bare_infinitive(scene, draft.hit):
        return False
    if draft.hit is not None and draft.hit.entry.takes(Frame.POSSESSIVE):
        return True  # somebody is the source, whoever it is
    noun = draft.hit is not None and draft.hit.entry.form is CueForm.NOUN
    loose = noun and draft.rule != "cue-before-colon"
    return not loose and not draft.rule.startswith(NEEDS_SOURCE)

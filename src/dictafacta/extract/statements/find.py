"""Finds the statements of a document: quotations first, then what is reported without marks."""

from dictafacta.extract.statements.compose import compose
from dictafacta.extract.statements.direct import quoted
from dictafacta.extract.statements.draft import Draft
from dictafacta.extract.statements.indirect import reported
from dictafacta.extract.statements.leftovers import uncued
from dictafacta.extract.statements.scene import Scene, set_scene
from dictafacta.extract.statements.sources import sourced
from dictafacta.extract.statements.speakers import choose
from dictafacta.lexicon import Lexicon
from dictafacta.model import MentionTable, Parse, Statement


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
    drafts += sourced(scene, used)
    drafts += reported(scene, used)
    for draft in drafts:
        draft.choice = choose(scene, draft)
    kept = [d for d in drafts if is_sourced(d)]
    return kept + uncued(scene, kept)


def is_sourced(draft: Draft) -> bool:
    """Tell whether a draft may stand without a speaker, or has one."""
    return draft.choice is not None or not draft.rule.startswith(("noun-", "source-"))

"""One step after a document has been stored: how it relates to all that is on the desk."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import combinations

from dictafacta.model import Reading
from dictafacta.model.judgements import Decision
from dictafacta.resolve.appearances import appearances, state_entities
from dictafacta.resolve.constraints import Constraint
from dictafacta.resolve.marks import marks_of
from dictafacta.resolve.spelling import folded
from dictafacta.service.desk.relating.copies import join_origin, leave_origin, relate_copies
from dictafacta.service.desk.relating.figures import relate_figures, withdraw_figures
from dictafacta.service.desk.relating.stories import (
    find_story,
    find_translation,
    join_story,
    leave_story,
    marks_from,
    marks_to,
    part_overgrown,
    sweep_story,
)
from dictafacta.service.desk.relating.watch import watch_figures
from dictafacta.store import Database
from dictafacta.store.figures import sweep_figures
from dictafacta.store.judgements import judgements_on_names
from dictafacta.store.relations import (
    StoredRelation,
    StoredStory,
    copies_of,
    count_marks,
    forget_copies,
    put_copies,
    put_relation,
    relation_of,
    set_origin,
    story_of,
)


def relate(db: Database, document: int, reading: Reading) -> None:
    """Find a document's figures, copies and story, in the caller's transaction.

    What it added when it was read before is taken back first. Merges and splits that people
    decided hold for the figures.
    """
    before = withdraw(db, document)
    if not reading.readable:
        set_origin(db, [document], reading.article.id)
        sweep(db, before, set())
        return
    copies = relate_copies(db, document, reading.text)
    is_copy = join_origin(db, document, reading.article.id, reading.article.language, copies)
    named = appearances(reading.article.id, reading)
    figures, parts = relate_figures(db, document, named, constraints_on(db))
    marks = marks_of(reading.article.id, reading, figures, state_entities(named))
    count_marks(db, marks.weights, 1)
    found, rarity = find_story(db, marks, before.story if before else None)
    if is_copy:
        found = story_of_copies(db, [number for number, *_ in copies]) or found
    elif found and (rendered := find_translation(db, document, marks, found.number, rarity)):
        other, why = rendered
        copies = [(other, "translated", why.score, why.reasons)]
        put_copies(db, document, copies)
        is_copy = join_origin(db, document, reading.article.id, reading.article.language, copies)
    if before and found and before.story == found.number:
        is_copy = before.is_copy  # it counts for the centre as it did, whoever is the origin now
    content = {"marks": marks_to(marks), "figures": parts}
    put_relation(db, document, StoredRelation(story=None, is_copy=is_copy, content=content))
    story = join_story(db, document, marks, found, is_copy=is_copy)
    part_overgrown(db, story, rarity)
    watch_figures(db, figures.values())
    sweep(db, before, {story})


@contextmanager
def unrelated(db: Database, document: int) -> Iterator[None]:
    """Take back what a document added, before the block, which is to remove it; then clear up."""
    before = withdraw(db, document)
    leave_origin(db, document)
    yield
    sweep(db, before, set())


def constraints_on(db: Database) -> list[Constraint]:
    """Return what people decided about names, pair by pair; of two decisions the later holds."""
    found: dict[tuple[object, ...], Constraint] = {}
    for kept in judgements_on_names(db):
        judged = kept.judgement
        if judged.figure_kind is None:
            continue
        documents = frozenset(judged.documents)
        same = judged.decision is Decision.MERGE
        for left, right in combinations(judged.names, 2):
            pair = frozenset((folded(left), folded(right)))
            constraint = Constraint(judged.figure_kind, left, right, same, documents)
            found[judged.figure_kind, pair, documents] = constraint
    return list(found.values())


def story_of_copies(db: Database, copies: Iterable[int]) -> StoredStory | None:
    """Return the story of the documents that a document copies."""
    for number in copies:
        relation = relation_of(db, number)
        if relation and relation.story:
            return story_of(db, relation.story)
    return None


def withdraw(db: Database, document: int) -> StoredRelation | None:
    """Take back all that a document added, and return what it was."""
    before = relation_of(db, document)
    if before is None:
        return None
    marks = marks_from(before.content["marks"])
    if copies_of(db, document):
        leave_origin(db, document)
        forget_copies(db, document)
    withdraw_figures(db, parts_of(before))
    count_marks(db, marks.weights, -1)
    if before.story:
        leave_story(db, before.story, marks, is_copy=before.is_copy)
    return before


def parts_of(relation: StoredRelation) -> list[tuple[int, list[tuple[str, str]]]]:
    """Return what a document added to each figure."""
    return [
        (figure, [(sort, value) for sort, value in added])
        for figure, added in relation.content["figures"]
    ]


def sweep(db: Database, before: StoredRelation | None, stories: set[int]) -> None:
    """Take away figures and stories that nothing is left of."""
    if before is None:
        return
    sweep_figures(db, (figure for figure, _ in parts_of(before)))
    if before.story not in stories:
        sweep_story(db, before.story)

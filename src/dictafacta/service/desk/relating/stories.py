"""The stories of a desk: each new document finds its own by the keys that it shares."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dictafacta.resolve import stories
from dictafacta.resolve.marks import Marks
from dictafacta.resolve.rarity import Rarity
from dictafacta.resolve.stories import Story
from dictafacta.resolve.translations import Translation, translation
from dictafacta.store import Database
from dictafacta.store.relations import (
    StoredStory,
    documents_of_story,
    holders_of,
    put_story,
    related_documents,
    relation_of,
    remove_story,
    set_story,
    stories_with,
    story_members,
    story_of,
)

NEAREST = 20  # stories that a document is compared with, those that share most keys
COMPARED = 40  # documents of a story that a translation is looked for among
SPLIT_AT = (
    16,
    32,
    64,
)  # numbers of origins at which a story is looked at whether it holds together
REACH = timedelta(days=stories.LONGEST + stories.FURTHEST)


def find_story(db: Database, marks: Marks, old: int | None) -> tuple[StoredStory | None, Rarity]:
    """Return the story of a document, and how rare its marks are on this desk.

    `old` is the story that it had before it was read again.
    """
    since = (marks.day - REACH).isoformat() if marks.day else ""
    near = stories_with(db, stories.keys(marks), since, NEAREST)
    wanted = set(marks.weights).union(*(s.centre for s in near))
    rarity = Rarity(related_documents(db), holders_of(db, wanted))
    place = stories.find_story(marks, (story_from(s) for s in near if s.origins), rarity)
    if place:
        return next(s for s in near if s.number == place.story.id), rarity
    before = story_of(db, old) if old else None
    return (before if before and stays(marks, before, rarity) else None), rarity


def stays(marks: Marks, before: StoredStory, rarity: Rarity) -> bool:
    """Tell whether a document that is read again may stay where it was, though less like it."""
    if not before.origins:
        return True
    return stories.likeness(marks, story_from(before), rarity)[0] >= stories.JOIN / 2


def story_from(stored: StoredStory) -> Story:
    """Return a stored story as documents are compared with it."""
    return Story(
        id=stored.number,
        sums=dict(stored.centre),
        origins=stored.origins,
        first=date.fromisoformat(stored.first) if stored.first else None,
        last=date.fromisoformat(stored.last) if stored.last else None,
    )


def stored_from(story: Story) -> StoredStory:
    """Return a story as it is stored."""
    return StoredStory(
        number=story.id,
        first=story.first.isoformat() if story.first else None,
        last=story.last.isoformat() if story.last else None,
        origins=story.origins,
        centre={mark: round(weight, 4) for mark, weight in story.sums.items()},
    )


def join_story(
    db: Database, document: int, marks: Marks, found: StoredStory | None, *, is_copy: bool
) -> int:
    """Put a document into a story, a new one where none was found; return its number."""
    story = story_from(found) if found else Story(0)
    story.join(marks, is_copy=is_copy)
    number = put_story(db, stored_from(story), () if is_copy else stories.keys(marks))
    set_story(db, [document], number)
    return number


def leave_story(db: Database, story: int, marks: Marks, *, is_copy: bool) -> None:
    """Take a document's marks out of the centre of its story."""
    stored = story_of(db, story)
    if stored is None or is_copy:
        return
    left = story_from(stored)
    left.leave(marks)
    put_story(db, stored_from(left), ())


def sweep_story(db: Database, story: int | None) -> None:
    """Take away a story that no document is in."""
    if story and not documents_of_story(db, story):
        remove_story(db, story)


def find_translation(
    db: Database, document: int, marks: Marks, story: int, rarity: Rarity
) -> tuple[int, Translation] | None:
    """Return the document of the story of which this one is a translation, or the reverse."""
    found = []
    for member in story_members(db, story, COMPARED):
        if member.number == document or member.language == marks.language:
            continue
        other = stored_marks(db, member.number)
        rendered = other and translation(other, marks, rarity)
        if rendered:
            found.append((member.number, rendered))
    return max(found, key=lambda f: (f[1].score, -f[0]), default=None)


def stored_marks(db: Database, document: int) -> Marks | None:
    """Return the marks of a stored document."""
    relation = relation_of(db, document)
    return marks_from(relation.content["marks"]) if relation else None


def marks_to(marks: Marks) -> dict[str, Any]:
    """Return marks as plain JSON values."""
    return {
        "document": marks.document,
        "language": marks.language,
        "day": marks.day.isoformat() if marks.day else None,
        "words": marks.words,
        "weights": dict(marks.weights),
        "order": list(marks.order),
    }


def marks_from(content: Mapping[str, Any]) -> Marks:
    """Return marks from plain JSON values."""
    return Marks(
        document=content["document"],
        language=content["language"],
        day=date.fromisoformat(content["day"]) if content["day"] else None,
        words=content["words"],
        weights=content["weights"],
        order=tuple(content["order"]),
    )


def part_overgrown(db: Database, story: int, rarity: Rarity) -> None:
    """Part a story in two where it has grown large and does not hold together."""
    stored = story_of(db, story)
    if stored is None or stored.origins not in SPLIT_AT:
        return
    numbers = [m.number for m in story_members(db, story, SPLIT_AT[-1])]
    found = [(n, marks) for n in numbers if (marks := stored_marks(db, n))]
    parts = stories.split([marks for _, marks in found], rarity)
    if parts is None:
        return
    remaining, moved = (rebuilt(found, part) for part in sorted(parts, key=len, reverse=True))
    remaining.id = story
    put_story(db, stored_from(remaining), ())
    number = put_story(db, stored_from(moved), stories.firm_keys(moved))
    smaller = min(parts, key=len)
    set_story(db, (found[place][0] for place in smaller), number)


def rebuilt(found: list[tuple[int, Marks]], part: list[int]) -> Story:
    """Return a story made of some of the documents."""
    story = Story(0)
    for place in part:
        story.join(found[place][1])
    return story

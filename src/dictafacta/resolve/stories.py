"""Stories: documents about one happening, over days and languages; each new one finds its own.

A document is compared with the centre of a story, the mean of the marks of its origins, and never
with single members, so that a story cannot grow along a chain of documents of which each is like
the next. A story takes in no document far from its days.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import sqrt

from dictafacta.resolve.marks import Marks
from dictafacta.resolve.rarity import Rarity

JOIN = 0.3  # likeness to the centre from which a document belongs to a story of the same days
GAP_COST = 0.02  # by how much each day of distance raises that, from the third on
FREE_DAYS = 2
UNDATED_COST = 0.05
FURTHEST = 14  # days between a document and the nearest day of a story
LONGEST = 60  # days from the first to the last document of a story
LARGE, LARGE_COST = 25, 0.05  # origins from which a story asks for more, and how much more
KEPT = 150  # marks of a centre that are kept, the strongest
SHARED = 2  # marks of names or numbers that document and story must share
FIRM = ("figure:", "number:")


@dataclass(slots=True)
class Story:
    """A story as new documents are compared with it.

    `sums` holds for each mark the sum of its weights over the origins of the story, `origins` the
    number of these, `first` and `last` the days that its documents appeared on.
    """

    id: int
    sums: dict[str, float] = field(default_factory=dict)
    origins: int = 0
    first: date | None = None
    last: date | None = None

    def join(self, marks: Marks, *, is_copy: bool = False) -> None:
        """Take in a document; a copy moves the days alone, not the centre."""
        if marks.day:
            self.first = min(self.first or marks.day, marks.day)
            self.last = max(self.last or marks.day, marks.day)
        if is_copy:
            return
        self.origins += 1
        for mark, weight in marks.weights.items():
            self.sums[mark] = self.sums.get(mark, 0.0) + weight
        if len(self.sums) > 2 * KEPT:
            strongest = sorted(self.sums.items(), key=lambda item: (-item[1], item[0]))
            self.sums = dict(strongest[:KEPT])

    def leave(self, marks: Marks) -> None:
        """Take a document that counted for the centre out of it."""
        self.origins = max(0, self.origins - 1)
        left = {m: w - marks.weights.get(m, 0.0) for m, w in self.sums.items()}
        self.sums = {m: w for m, w in left.items() if w > 1e-6} if self.origins else {}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document belongs: a story, how like its centre it is (0 to 1), and why."""

    story: Story
    score: float
    shared: tuple[str, ...]  # the marks that say most, strongest first


def keys(marks: Marks) -> frozenset[str]:
    """Return the marks under which a document looks for its story: names and large numbers."""
    return frozenset(
        m for m, weight in marks.weights.items() if m.startswith(FIRM) and weight >= 0.5
    )


def firm_keys(story: Story) -> frozenset[str]:
    """Return the keys of a story that is made anew from its documents."""
    return frozenset(m for m, weight in story.sums.items() if m.startswith(FIRM) and weight >= 0.5)


def find_story(marks: Marks, stories: Iterable[Story], rarity: Rarity) -> Place | None:
    """Return the story that a document belongs to, or None where it begins one."""
    found = [place for story in stories if (place := place_in(marks, story, rarity))]
    return max(found, key=lambda p: (p.score, -p.story.id), default=None)


def place_in(marks: Marks, story: Story, rarity: Rarity) -> Place | None:
    """Return the document's place in a story, or None where it does not belong there."""
    needed = needed_likeness(marks.day, story)
    if needed is None:
        return None
    score, shared = likeness(marks, story, rarity)
    firm = sum(m.startswith(FIRM) for m in shared)
    return Place(story, score, shared[:6]) if score >= needed and firm >= SHARED else None


def needed_likeness(day: date | None, story: Story) -> float | None:
    """Return how like the centre a document of this day must be; None for too far a day."""
    needed = JOIN + (LARGE_COST if story.origins >= LARGE else 0.0)
    if day is None or story.first is None or story.last is None:
        return needed + UNDATED_COST
    gap = max((story.first - day).days, (day - story.last).days, 0)
    span = max(story.last, day) - min(story.first, day)
    if gap > FURTHEST or span.days > LONGEST:
        return None
    return needed + GAP_COST * max(0, gap - FREE_DAYS)


def likeness(marks: Marks, story: Story, rarity: Rarity) -> tuple[float, tuple[str, ...]]:
    """Return the cosine of a document and a centre, and the shared marks, strongest first.

    Words of one language are compared only where the story has documents in it.
    """
    stems = f"stem:{marks.language}:"
    spoken = any(m.startswith(stems) for m in story.sums)
    own = {m: w * rarity.of(m) for m, w in marks.weights.items() if spoken or m[:5] != "stem:"}
    centre = {
        m: w / story.origins * rarity.of(m)
        for m, w in story.sums.items()
        if m[:5] != "stem:" or (spoken and m.startswith(stems))
    }
    products = {m: w * centre[m] for m, w in own.items() if m in centre}
    length = sqrt(sum(w * w for w in own.values()) * sum(w * w for w in centre.values()))
    strongest = sorted(products, key=lambda m: (-products[m], m))
    return (sum(products.values()) / length if length else 0.0), tuple(strongest)


def split(members: Sequence[Marks], rarity: Rarity) -> tuple[list[int], list[int]] | None:
    """Return the members of an overgrown story in two parts, or None where it holds together.

    The two members that are least alike are the seeds; every other one goes to the nearer. The
    story is parted only if the centres of the parts are less alike than a document must be.
    """
    alone = [alone_story(m) for m in members]
    apart = [
        (likeness(members[i], alone[j], rarity)[0], i, j)
        for i in range(len(members))
        for j in range(i)
    ]
    if not apart:
        return None
    _, left, right = min(apart)
    parts: tuple[list[int], list[int]] = ([], [])
    for number, member in enumerate(members):
        nearer = (
            likeness(member, alone[left], rarity)[0] >= likeness(member, alone[right], rarity)[0]
        )
        parts[0 if nearer else 1].append(number)
    if min(map(len, parts)) < 2:
        return None
    left_centre, right_centre = (centre_of([members[n] for n in part]) for part in parts)
    if likeness(left_centre, alone_story(right_centre), rarity)[0] >= JOIN:
        return None
    return parts


def alone_story(marks: Marks) -> Story:
    """Return a story of one document."""
    story = Story(0)
    story.join(marks)
    return story


def centre_of(members: Sequence[Marks]) -> Marks:
    """Return the mean of several documents' marks, as if they were one document."""
    total: dict[str, float] = {}
    for member in members:
        for mark, weight in member.weights.items():
            total[mark] = total.get(mark, 0.0) + weight / len(members)
    return Marks(document="", language=members[0].language, weights=total)

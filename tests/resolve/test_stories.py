from datetime import date

from dictafacta.resolve.marks import Marks
from dictafacta.resolve.rarity import Rarity, count_holders
from dictafacta.resolve.stories import Story, find_story, split
from dictafacta.resolve.translations import translation

FIRE = ("figure:1", "figure:2", "number:86", "stem:en:blaze")
FLOOD = ("figure:3", "figure:4", "number:300", "stem:en:flood")


def marks(document, *names, language="en", day=date(2024, 3, 4), order=(), words=100):
    return Marks(
        document=document,
        language=language,
        day=day,
        words=words,
        weights=dict.fromkeys(names, 1.0),
        order=tuple(order or names),
    )


def stories_of(*documents):
    """Return the story of each document, by number, one after another."""
    stories, found = [], []
    for number, document in enumerate(documents):
        rarity = Rarity(number, count_holders(d.weights for d in documents[:number]))
        place = find_story(document, stories, rarity)
        story = place.story if place else Story(len(stories))
        if not place:
            stories.append(story)
        story.join(document)
        found.append(story.id)
    return found


def test_documents_of_one_happening_are_one_story_over_languages():
    russian = marks("b", *FIRE[:3], "stem:ru:пожар", language="ru")
    assert stories_of(marks("a", *FIRE), marks("c", *FLOOD), russian) == [0, 1, 0]


def test_one_shared_figure_makes_no_story():
    other = marks("b", "figure:1", "figure:7", "figure:8", "number:12", "number:400")
    assert stories_of(marks("a", *FIRE), other) == [0, 1]


def test_the_same_place_weeks_later_is_another_story():
    later = marks("b", *FIRE, day=date(2024, 4, 4))
    assert stories_of(marks("a", *FIRE), later) == [0, 1]


def test_the_farther_in_time_the_more_must_agree():
    near = marks("b", *FIRE[:2], "number:5000", "number:7000", "figure:9", day=date(2024, 3, 5))
    far = marks("c", *near.weights, day=date(2024, 3, 17))
    assert stories_of(marks("a", *FIRE), near) == [0, 0]
    assert stories_of(marks("a", *FIRE), far) == [0, 1]


def test_a_story_does_not_grow_along_a_chain():
    links = [
        marks(str(n), *(f"figure:{n + i}" for i in range(4)), day=date(2024, 3, 4))
        for n in range(0, 40, 2)
    ]
    assert len(set(stories_of(*links))) > 5


def test_a_document_without_a_date_finds_its_story():
    assert stories_of(marks("a", *FIRE), marks("b", *FIRE, day=None)) == [0, 0]


def test_an_overgrown_story_is_parted_where_it_does_not_hold_together():
    members = [marks(f"a{n}", *FIRE) for n in range(4)] + [marks(f"b{n}", *FLOOD) for n in range(4)]
    rarity = Rarity(8, count_holders(m.weights for m in members))
    parts = split(members, rarity)
    assert sorted(map(sorted, parts)) == [[0, 1, 2, 3], [4, 5, 6, 7]]
    assert split(members[:4], rarity) is None


def test_leaving_takes_back_what_joining_added():
    story = Story(0)
    story.join(marks("a", *FIRE))
    before = dict(story.sums)
    story.join(marks("b", *FLOOD))
    story.leave(marks("b", *FLOOD))
    assert (story.sums, story.origins) == (before, 1)


ORDER = ("figure:1", "number:86", "figure:2", "said:2:direct", "number:70", "figure:3")


def rendered(left, right):
    rarity = Rarity(2, count_holders((left.weights, right.weights)))
    return translation(left, right, rarity)


def test_the_same_marks_in_the_same_order_are_a_translation():
    found = rendered(marks("a", *ORDER), marks("b", *ORDER[:5], language="ru"))
    assert found is not None
    assert "in order" in found.reasons[0]


def test_the_same_marks_in_another_order_are_none():
    assert rendered(marks("a", *ORDER), marks("b", *reversed(ORDER), language="ru")) is None


def test_a_translation_is_in_another_language_and_of_about_one_length():
    assert rendered(marks("a", *ORDER), marks("b", *ORDER)) is None
    assert rendered(marks("a", *ORDER), marks("b", *ORDER, language="ru", words=300)) is None

"""What a desk knows across its documents, on invented pages in four languages."""

import tomllib
from pathlib import Path

import pytest

from desk_readings import put_all, reading
from dictafacta.model import Page
from dictafacta.problems import DictafactaError
from dictafacta.service.desk import Desk, StatementQuery

SET = Path(__file__).parents[3] / "evaluation" / "stories" / "development.toml"
STORIES = ("ferry", "factory", "warehouse", "bribe")


def given():
    stories = tomllib.loads(SET.read_text(encoding="utf-8"))["story"]
    pages = [p for s in stories if s["id"] in STORIES for p in s["page"]]
    ferry = next(p for p in pages if p["id"] == "ferry-en")
    again = {**ferry, "id": "ferry-copy", "text": "Ferry disaster\n" + ferry["text"]}
    again["published"] = "2024-03-06"
    for page in sorted((*pages, again), key=lambda p: (p["published"], p["id"])):
        yield Page(
            uri=page["id"],
            content=page["text"].strip() + "\n",
            published=page["published"],
            language=page["language"],
        )


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with Desk.open(tmp_path_factory.mktemp("desk") / "a.desk", create=True) as opened:
        list(opened.add(given()))
        yield opened


def state(desk):
    """Return who is who and what belongs together, without numbers."""
    documents = list(desk.documents())
    uri = {d.id: d.uri for d in documents}
    stories = {}
    for d in documents:
        stories.setdefault(d.story, set()).add(d.uri)
    figures = sorted((f.kind.value, f.names, f.documents) for f in desk.figures())
    origins = sorted((d.uri, uri[d.origin]) for d in documents)
    return figures, origins, sorted(map(sorted, stories.values()))


def test_each_document_finds_its_story(desk):
    _, _, stories = state(desk)
    told = [{uri.split("-")[0] for uri in story} for story in stories]
    assert all(len(happenings) == 1 for happenings in told)
    assert len(told) <= len(STORIES) + 1  # a page whose names were misread may stand apart


def test_copies_and_translations_count_once(desk):
    [story] = [s for s in desk.stories() if s.title.startswith("Ferry")]
    assert (len(story.documents), len(story.origins)) == (5, 3)
    view = desk.story(story.id)
    kinds = {c.document.uri: c.kind for s in view.sources for c in s.copies}
    assert kinds == {"ferry-ru": "translated", "ferry-copy": "near"}
    assert all(c.reasons for s in view.sources for c in s.copies)
    assert not [d for d in desk.documents(copies=False) if d.uri in kinds]


def test_accounts_stand_side_by_side(desk):
    [story] = [s for s in desk.stories() if s.title.startswith("Ferry")]
    view = desk.story(story.id)
    [dead] = [m for m in view.matters if m.aspect == "dead"]
    values = {view.document(c.document).uri: c.value for c in dead.cells}
    assert values["ferry-en"] == "12"
    assert values["ferry-es"] == "14"
    assert dead.differs
    assert any(len(u.wordings) > 2 for u in view.utterances)


def test_a_name_finds_its_figure_in_any_script(desk):
    for name in ("Vardas", "Никоса Вардаса", "Nikos Vardas"):
        [figure] = desk.figures(name)
        assert figure.documents == 5
        assert {n for n, _ in figure.names} == {"Nikos Vardas", "Никос Вардас"}
    assert list(desk.figures("Nobody Atall")) == []


def test_said_finds_a_speaker_through_the_figure(tmp_path):
    with Desk.open(tmp_path / "s.desk", create=True) as desk:
        put_all(desk, [reading(), reading("Дмитрий Песков", "санкции снимут", language="ru")])
        for name in ("Peskov", "Песков"):
            assert len(list(desk.statements(speaker=name))) == 2


def test_said_finds_a_name_that_no_document_writes_so(tmp_path):
    with Desk.open(tmp_path / "s.desk", create=True) as desk:
        put_all(desk, [reading("Дмитрий Песков", "санкции снимут", language="ru")])
        for name in ("Peskov", "Dmitri Peskow", "Дмитрия Пескова"):
            assert len(list(desk.statements(speaker=name))) == 1
            assert len(list(desk.events(actor=name))) == 1
        assert list(desk.statements(speaker="Dmitry Medvedev")) == []
        assert desk.facets(StatementQuery(speaker="Peskov"))["act"] == [("say", 1)]


def test_stories_are_searched(desk):
    [story] = desk.stories(person="Silke Norden")
    assert {desk.story(story.id).names[n] for n in story.people} >= {"Tomas Brandt"}
    assert [s.title for s in desk.stories(since="2024-06-01")] == [story.title]
    assert len(list(desk.stories(limit=2))) == 2
    assert list(desk.stories(person="Nobody")) == []


def test_a_story_that_is_not_there_is_a_clear_error(desk):
    with pytest.raises(DictafactaError, match="no story 999"):
        desk.story(999)


def test_reading_again_changes_nothing(desk):
    before = state(desk)
    list(desk.reread(desk.to_read_again()))
    assert state(desk) == before
    assert list(desk.check()) == []


def test_the_order_of_adding_changes_no_story(tmp_path, desk):
    with Desk.open(tmp_path / "b.desk", create=True) as other:
        list(other.add(reversed(list(given()))))
        assert state(other)[2] == state(desk)[2]


def test_a_watch_list_is_matched_now_and_later(tmp_path):
    pages = list(given())
    with Desk.open(tmp_path / "w.desk", create=True) as desk:
        list(desk.add(pages[:4]))
        listed = "name,aliases,country\nBrandt Tomas,,\nНикос Вардас,Vardas N.,GRC\nJohn Nobody,,\n"
        assert desk.watch("people", listed) == 3
        list(desk.add(pages[4:]))
        found = {(figure.name, entry) for figure, entry, _ in desk.watched()}
        assert found == {
            ("Tomas Brandt", "people: Brandt Tomas"),
            ("Nikos Vardas", "people: Никос Вардас"),
        }
        [figure] = desk.figures("Tomas Brandt")
        assert figure.watched == ("people: Brandt Tomas",)


def test_a_watch_list_of_entities_is_read(desk):
    line = (
        '{"id": "Q1", "schema": "Person", "properties": {"name": ["Lucia Ferrandi"],'
        ' "alias": ["L. Ferrandi"], "nationality": ["it"]}}'
    )
    assert desk.watch("ftm", line) == 1
    assert [entry for _, entry, _ in desk.watched()] == ["ftm: Lucia Ferrandi"]
    with pytest.raises(DictafactaError, match="no FollowTheMoney entity"):
        desk.watch("ftm", '{"id"')
    with pytest.raises(DictafactaError, match="no column `name`"):
        desk.watch("csv", "a,b\n1,2\n")


def test_merges_and_splits_by_hand_hold_and_are_taken_back(tmp_path):
    with Desk.open(tmp_path / "h.desk", create=True) as desk:
        put_all(desk, [reading("Jorge Bergoglio"), reading("Papa Francesco", language="it")])
        assert len(list(desk.figures(kind="person"))) == 2
        merged = desk.judgements.merge(["Jorge Bergoglio", "Papa Francesco"])
        [figure] = desk.figures(kind="person")
        assert figure.documents == 2
        assert "joined by hand" in figure.reasons
        desk.judgements.undo(merged.number)
        assert len(list(desk.figures(kind="person"))) == 2


def test_a_split_by_hand_parts_what_the_rules_joined(tmp_path):
    with Desk.open(tmp_path / "h.desk", create=True) as desk:
        put_all(desk, [reading("Sergei Lavrov"), reading("Sergej Lawrow", language="de")])
        [figure] = desk.figures("Lavrov")
        assert figure.documents == 2
        desk.judgements.split(["Sergei Lavrov", "Sergej Lawrow"])
        assert [f.documents for f in desk.figures("Lavrov")] == [1, 1]


def test_a_document_that_is_removed_leaves_nothing_behind(tmp_path):
    with Desk.open(tmp_path / "r.desk", create=True) as desk:
        put_all(desk, [reading("Sergei Lavrov"), reading("Anna Berg", about="Oslo")])
        [first] = [d for d in desk.documents() if "Lavrov" in d.title]
        before = len(list(desk.figures()))
        desk.remove(first.id)
        assert len(list(desk.figures())) == before - 2
        assert len(list(desk.stories())) == 1
        assert list(desk.check()) == []

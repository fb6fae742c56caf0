"""Searches of a desk: by names, words, acts, places, days, and what a user may type."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_readings import put_all, reading
from dictafacta.model import Act, EventType, Status
from dictafacta.problems import DictafactaError
from dictafacta.service.desk import Desk, EventQuery, StatementQuery, rows
from dictafacta.store.words import FOLDS, folded

FOLDED = [chr(code) for code in FOLDS]
READINGS = {
    "peskov": reading(),
    "песков": reading(
        "Дмитрий Песков",
        "санкции снимут скоро",
        language="ru",
        about="Крым",
        outlet="Пример",
        published="2023-09",
        date=None,
    ),
    "semyonov": reading("Пётр Семёнов", "ничего не было", act=Act.DENY, language="ru", date="2023"),
    "müller": reading(
        "Jörg Müller",
        "the Łódź plan fails",
        act=Act.WARN,
        about="Sevastopol",
        published="2023-10-02",
        url="https://news.example.com/x",
        outlet=None,
        hedged=True,
        confidence=0.4,
        status=Status.FUTURE,
        date="2023-10-01/2023-10-05",
    ),
    "lukyanov": reading(
        "Олег Лукʼянов", "ми переможемо", language="uk", event=EventType.CONSULT, published=None
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "a.desk"
    with Desk.open(path, create=True) as opened:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rows, "STEPS", ())  # the search alone, before figures are found
            put_all(opened, READINGS.values())
        yield opened


def names(rows):
    by_id = {r.article.id: name for name, r in READINGS.items()}
    documents = (getattr(row, "document", row) for row in rows)
    return sorted(by_id[document.id] for document in documents)


def test_a_row_is_whole(desk):
    [row] = desk.statements(speaker="Peskov")
    assert row.speaker.name == "Dmitry Peskov"
    assert row.contents == ("sanctions will be lifted",)
    assert row.passage.text == "Dmitry Peskov told Berlin that sanctions will be lifted."
    assert row.addressee.name == "Berlin"
    assert row.document.outlet == "Example Post"
    assert row.link.endswith("#:~:text=sanctions%20will%20be%20lifted")


def test_stored_rows_are_the_rows_of_the_reading(desk):
    from dictafacta.model.rows import event_rows, statement_rows

    for made in READINGS.values():
        [document] = desk.documents(document=made.article.id)
        stored = list(desk.statements(document=made.article.id))
        assert stored == statement_rows(made, document)
        assert list(desk.events(document=made.article.id)) == event_rows(made, document)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"speaker": "peskov"}, ["peskov"]),
        ({"speaker": "dmitry PESKOV"}, ["peskov"]),
        ({"speaker": "pes*"}, ["peskov"]),
        ({"speaker": "esko"}, []),
        ({"speaker": "песков"}, ["песков"]),
        ({"speaker": "семенов петр"}, ["semyonov"]),
        ({"speaker": "Семёнов"}, ["semyonov"]),
        ({"speaker": "muller"}, ["müller"]),
        ({"speaker": "MÜLLER"}, ["müller"]),
        ({"speaker": "Лук'янов"}, ["lukyanov"]),
        ({"speaker": "Лук’янов"}, ["lukyanov"]),
        ({"about": "sanctions"}, ["peskov"]),
        ({"about": "санкции"}, ["песков"]),
        ({"about": "lodz"}, ["müller"]),
        ({"words": '"will be lifted"'}, ["peskov"]),
        ({"words": '"lifted be"'}, []),
        ({"addressee": "Sevastopol"}, ["müller"]),
        ({"acts": "deny"}, ["semyonov"]),
        ({"acts": [Act.DENY, "warn"]}, ["müller", "semyonov"]),
        ({"languages": ["ru", "uk"]}, ["lukyanov", "semyonov", "песков"]),
        ({"outlets": "example post", "speaker": "peskov"}, ["peskov"]),
        ({"outlets": "news.example.com"}, ["müller"]),
        ({"outlets": "exam"}, []),
        ({"outlets": "пример"}, ["песков"]),
        ({"since": "2023-10-01"}, ["müller"]),
        ({"since": "2023-09-20", "until": "2023-09-30"}, ["песков"]),
        ({"until": "2023-09-14", "speaker": "peskov"}, ["peskov"]),
        ({"hedged": True}, ["müller"]),
        ({"min_confidence": 0.5, "hedged": True}, []),
        ({"kinds": "direct"}, []),
    ],
)
def test_statements(desk, wanted, found):
    assert names(desk.statements(**wanted)) == sorted(found)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"types": "ASSAULT", "place": "sevastopol"}, ["müller"]),
        ({"types": "CONSULT"}, ["lukyanov"]),
        ({"statuses": "future"}, ["müller"]),
        ({"actor": "peskov"}, ["peskov"]),
        ({"recipient": "peskov"}, []),
        ({"attributed_to": "Лукʼянов"}, ["lukyanov"]),
        ({"attributed": False}, []),
        ({"since": "2023-10-04", "until": "2023-10-31"}, ["müller", "semyonov"]),
        ({"since": "2023-10-06"}, ["semyonov"]),
        ({"until": "2023-01-01"}, ["semyonov"]),
        ({"published_since": "2023-10-01"}, ["müller"]),
        ({"words": "troops sevastopol"}, ["müller"]),
    ],
)
def test_events(desk, wanted, found):
    assert names(desk.events(**wanted)) == sorted(found)


@pytest.mark.parametrize(
    ("words", "found"),
    [("sanctions", ["peskov"]), ("lodz plan", ["müller"]), ("", sorted(READINGS)), ("—", [])],
)
def test_documents(desk, words, found):
    assert names(desk.documents(words=words)) == found


def test_the_limit_is_the_users(desk):
    assert len(list(desk.statements())) == len(READINGS)
    assert len(list(desk.statements(limit=2))) == 2


def test_the_newest_comes_first(desk):
    days = [row.document.published or "" for row in desk.statements()]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        "a AND",
        "NOT",
        "NEAR(a, b)",
        "col:x",
        "*",
        "^a",
        "a\x00b",
        "-",
        "(",
        "{a b}: c",
        "%",
        "a* b*",
        '"a b',
        'x"y"z',
        "'; DROP TABLE documents; --",
        "\ud800",
        "a\ud800",
        "🙂",
        "a" * 5000,
    ],
)
def test_nothing_that_a_user_types_is_a_command(desk, query):
    for field in ("words", "speaker", "about", "addressee", "outlets"):
        list(desk.statements(**{field: query}))
    for field in ("words", "actor", "place", "attributed_to", "document"):
        list(desk.events(**{field: query}))
    list(desk.documents(words=query))
    assert desk.counts()["documents"] == len(READINGS)


@pytest.mark.parametrize("wanted", [{"acts": "denies"}, {"kinds": ["direct", "x"]}])
def test_a_value_that_there_is_none_of_is_a_mistake(desk, wanted):
    with pytest.raises(DictafactaError) as caught:
        desk.statements(**wanted)
    assert caught.value.code == "bad-query"


def test_names_lead_to_all_names_of_their_figure(desk):
    database = desk.database
    with database.transaction():
        database.run("UPDATE appearances SET figure = 7 WHERE name IN (?, ?)", PESKOV)
    assert names(desk.statements(speaker="Peskov")) == ["peskov", "песков"]
    assert names(desk.statements(speaker="песков")) == ["peskov", "песков"]
    assert names(desk.statements(figure=7)) == ["peskov", "песков"]
    assert names(desk.events(actor="peskov")) == ["peskov", "песков"]
    assert next(desk.statements(speaker="Peskov")).speaker.figure == 7
    speakers = desk.facets(StatementQuery(speaker="Peskov"))["speaker"]
    assert [count for _, count in speakers] == [2]
    with database.transaction():
        database.run("UPDATE appearances SET figure = NULL")


PESKOV = ("Dmitry Peskov", "Дмитрий Песков")


def test_facets_count_what_the_query_finds(desk):
    found = desk.facets(StatementQuery(languages="ru"))
    assert found["act"] == [("deny", 1), ("say", 1)]
    assert found["language"] == [("ru", 2)]
    assert found["month"] == [("2023-09", 2)]
    assert found["about"] == []
    events = desk.facets(EventQuery())
    assert events["type"] == [("ASSAULT", 4), ("CONSULT", 1)]
    assert events["place"][0] == ("Berlin", 3)


def test_copies_and_stories_narrow_a_search(desk):
    database = desk.database
    origin = READINGS["peskov"].article.id
    with database.transaction():
        database.run("UPDATE documents SET origin = ?, story = 3 WHERE language = 'en'", (origin,))
    assert names(desk.statements(copies=False, stories=3)) == ["peskov"]
    assert names(desk.statements(stories=3)) == ["müller", "peskov"]
    with database.transaction():
        database.run("UPDATE documents SET origin = NULL, story = NULL")


def test_what_was_rejected_is_left_out_unless_wanted(desk):
    with desk.database.transaction():
        desk.database.run("UPDATE statements SET verdict = 'rejected' WHERE act = 'deny'")
    assert list(desk.statements(acts="deny")) == []
    [row] = desk.statements(acts="deny", rejected=True)
    assert row.verdict == "rejected"
    with desk.database.transaction():
        desk.database.run("UPDATE statements SET verdict = NULL")


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("sanctions lifted", "sanctions will be lifted"),
        ("lodz", "Łódź plan"),
        ("семенов", "Семёнов"),
        ("переможемо", "переможемо"),
    ],
)
def test_a_document_shows_where_the_words_stand(desk, words, passage):
    [row] = desk.documents(words=words)
    assert passage in row.passage.text
    assert row.passage.span.of(desk.reading(row.id).text) == row.passage.text


def test_the_index_and_the_queries_fold_the_same_letters(tmp_path):
    wanted = [f"wo{letter}rd" for letter in FOLDED]
    with Desk.open(tmp_path / "c.desk", create=True) as desk:
        put_all(desk, [reading(said=" ".join(wanted))])
        for word in wanted:
            for form in (word, word.upper(), folded(word)):
                assert len(list(desk.statements(words=form))) == 1, form
                assert len(list(desk.documents(words=form))) == 1, form


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=st.text(max_size=30))
def test_any_text_is_a_query(desk, query):
    list(desk.statements(words=query, about=query))
    list(desk.statements(speaker=query, outlets=query))
    list(desk.events(place=query))
    for row in desk.documents(words=query, limit=3):
        assert row.passage is None or row.passage.text


def test_letters_that_fold_to_two_keep_the_passage_in_place(tmp_path):
    made = reading("Groß Ærø", "die Straße in Großœuvre ist frei", about="Gießen")
    with Desk.open(tmp_path / "b.desk", create=True) as desk:
        put_all(desk, [made])
        for words in ("strasse", "STRASSE", "giessen", "frei", "aero"):
            [row] = desk.documents(words=words)
            assert row.passage.span.of(made.text) == row.passage.text
            assert "ist frei" in row.passage.text

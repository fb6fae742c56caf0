"""A reading's rows hold its words, its parties and what stands around them."""

import pytest

from dictafacta.model import (
    Act,
    Article,
    Block,
    BlockKind,
    Cue,
    Entity,
    EntityKind,
    Event,
    EventType,
    Evidence,
    Mention,
    MentionForm,
    Provenance,
    Reading,
    Source,
    Span,
    Speaker,
    Statement,
    StatementKind,
)
from dictafacta.model.rows import event_rows, passage_around, statement_rows

TITLE = "Brandt meets Weiss"
FIRST = "It rained. Mr. Brandt said that Weiss had left. “He hit us.” Then J. Weiss denied it."
TEXT = f"{TITLE}\n\n{FIRST}\n\nPolice said more."
BODY = len(TITLE) + 2


def at(words, start=0):
    found = TEXT.index(words, start)
    return Span(found, found + len(words))


def reading():
    blocks = (
        Block(kind=BlockKind.TITLE, span=Span(0, len(TITLE))),
        Block(kind=BlockKind.PARAGRAPH, span=Span(BODY, BODY + len(FIRST))),
        Block(kind=BlockKind.PARAGRAPH, span=at("Police said more.")),
    )
    source = Source(uri="a.txt", media_type="text/plain", encoding="utf-8", bytes=9, sha256="d")
    article = Article(
        id="d", source=source, text=TEXT, language="en", blocks=blocks, url="https://x.example/a"
    )
    people = [("e1", "Brandt", EntityKind.PERSON), ("e2", "J. Weiss", EntityKind.PERSON)]
    entities = [Entity(id=i, kind=k, name=n, country="DEU") for i, n, k in people]
    mentions = [
        Mention(id="m1", span=at("Mr. Brandt"), form=MentionForm.NAME, entity="e1", head=0),
        Mention(id="m2", span=at("Weiss", BODY), form=MentionForm.NAME, entity="e2", head=1),
        Mention(id="m3", span=at("He", BODY), form=MentionForm.PRONOUN, entity="e2", head=2),
    ]
    evidence = Evidence(rule="r", confidence=0.5)
    statement = Statement(
        id="s1",
        kind=StatementKind.INDIRECT,
        act=Act.SAY,
        content=(at("Weiss had left"),),
        cue=Cue(span=at("said"), lemma="say"),
        speaker=Speaker(mention="m1", entity="e1"),
        evidence=evidence,
    )
    event = Event(
        id="v1", type=EventType.ASSAULT, anchors=(at("hit"),), actors=("m3",), evidence=evidence
    )
    made_by = Provenance(dictafacta="0")
    return Reading(
        article=article,
        mentions=tuple(mentions),
        entities=tuple(entities),
        statements=(statement,),
        events=(event,),
        made_by=made_by,
    )


def test_a_statement_row_reads_back():
    [row] = statement_rows(reading())
    assert row.contents == ("Weiss had left",)
    assert (row.speaker.name, row.speaker.text, row.speaker.country) == (
        "Brandt",
        "Mr. Brandt",
        "DEU",
    )
    assert [p.name for p in row.about] == ["J. Weiss"]
    assert row.passage.text == "Mr. Brandt said that Weiss had left."
    assert row.passage.span.of(TEXT) == row.passage.text
    assert row.link == "https://x.example/a#:~:text=Weiss%20had%20left"


def test_an_event_row_names_who_a_pronoun_stands_for():
    [row] = event_rows(reading())
    assert [(p.name, p.text) for p in row.actors] == [("J. Weiss", "He")]
    assert row.passage.text == "“He hit us.”"
    assert row.lead is True


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("rained", "It rained."),
        ("denied", "Then J. Weiss denied it."),
        ("left. “He", "Mr. Brandt said that Weiss had left. “He hit us.”"),
        ("it.\n\nPolice", "Then J. Weiss denied it.\n\nPolice said more."),
        ("meets", TITLE),
    ],
)
def test_a_passage_is_whole_sentences_over_abbreviations_and_blocks(words, passage):
    found = passage_around(TEXT, at(words), reading().article.blocks)
    assert found.of(TEXT) == passage


def test_every_passage_holds_its_span_in_a_text_without_blocks():
    for start in range(len(TEXT) - 4):
        if TEXT[start : start + 4].strip():
            span = Span(start, start + 4).trimmed(TEXT)
            assert passage_around(TEXT, span, ()).covers(span)

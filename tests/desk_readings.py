"""Readings for tests of the desk: small, made by hand, and put there without a pipeline."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from dictafacta.model import (
    Act,
    Article,
    Block,
    BlockKind,
    Cue,
    DateBasis,
    Entity,
    EntityKind,
    Event,
    EventDate,
    EventType,
    Evidence,
    Mention,
    MentionForm,
    Page,
    Provenance,
    Published,
    Source,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Status,
    content_id,
)
from dictafacta.service import Reading
from dictafacta.service.desk.adding import put
from gold_reading import reading_from

GOLD = sorted((Path(__file__).parents[1] / "evaluation/gold").glob("*.json"))


def gold_readings():
    """Return the gold readings, each under a source of its own."""
    return [named_after(reading_from(file), file.stem) for file in GOLD]


def named_after(reading, uri):
    source = replace(reading.article.source, uri=uri)
    return replace(reading, article=replace(reading.article, source=source))


def reading(
    speaker="Dmitry Peskov",
    said="sanctions will be lifted",
    *,
    act=Act.SAY,
    names=(),
    about="Berlin",
    language="en",
    published="2023-09-14",
    url="https://www.example.org/a",
    outlet="Example Post",
    hedged=False,
    confidence=0.9,
    event=EventType.ASSAULT,
    status=Status.ACTUAL,
    date="2023-09-13",
    uri="page.txt",
):
    """Return a reading with one statement by `speaker` about `about`, and one event there."""
    title = f"News of {speaker}"
    body = f"{speaker} told {about} that {said}. Troops attacked {about} on Monday."
    text = f"{title}\n\n{body}"
    digest = sha256(text.encode()).hexdigest()

    def at(words):
        found = text.index(words, len(title))
        return Span(found, found + len(words))

    def identified(prefix, *more):
        return content_id(prefix, digest, *more)

    content = Span(at(f"that {said}").start + 5, at(said).end)
    people = {"e1": (EntityKind.PERSON, speaker, names), "e2": (EntityKind.PLACE, about, ())}
    evidence = Evidence(rule="by-hand", confidence=confidence)
    blocks = (
        Block(kind=BlockKind.TITLE, span=Span(0, len(title))),
        Block(kind=BlockKind.PARAGRAPH, span=Span(len(title) + 2, len(text))),
    )
    return Reading(
        article=Article(
            id=digest,
            source=Source(
                uri=uri,
                media_type="text/plain",
                encoding="utf-8",
                bytes=len(text.encode()),
                sha256=digest,
            ),
            text=text,
            language=language,
            url=url,
            outlet=outlet,
            title=title,
            published=published and Published(value=published, basis=DateBasis.GIVEN),
            blocks=blocks,
        ),
        mentions=(
            Mention(id="m1", span=at(speaker), form=MentionForm.NAME, entity="e1", head=-1),
            Mention(id="m2", span=at(about), form=MentionForm.NAME, entity="e2", head=-1),
        ),
        entities=tuple(
            Entity(id=i, kind=kind, name=name, names=(name, *others))
            for i, (kind, name, others) in people.items()
        ),
        statements=(
            Statement(
                id=identified("s", content, act),
                kind=StatementKind.INDIRECT,
                act=act,
                content=(content,),
                cue=Cue(span=at("told"), lemma="tell"),
                speaker=Speaker(mention="m1", entity="e1"),
                addressee="m2",
                hedged=hedged,
                evidence=evidence,
            ),
        ),
        events=(
            Event(
                id=identified("v", at("attacked"), event),
                type=event,
                anchors=(at("attacked"),),
                actors=("m1",),
                place=("m2",),
                date=EventDate(value=date) if date else None,
                status=status,
                attributed_to=("m1",),
                evidence=evidence,
            ),
        ),
        made_by=Provenance(dictafacta="0.1.0"),
    )


def page_of(made):
    """Return the page that a reading was made from."""
    return Page(uri=made.article.source.uri, content=made.article.text)


def put_all(desk, readings):
    """Put readings on a desk as `Desk.add` does with those that it has read."""
    for made in readings:
        with desk.database.transaction():
            put(desk.database, page_of(made), made)

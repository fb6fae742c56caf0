"""Reads the public JSON format `dictafacta-reading/1` back into a reading."""

from collections.abc import Iterable, Mapping
from typing import Any

from dictafacta.model.article import (
    Article,
    Block,
    BlockKind,
    DateBasis,
    Finding,
    Published,
    Residue,
    ResidueKind,
    Source,
)
from dictafacta.model.claims import (
    Act,
    Count,
    CountKind,
    Cue,
    Event,
    EventDate,
    EventType,
    Evidence,
    Speaker,
    Statement,
    StatementKind,
    Status,
    TimeExpression,
)
from dictafacta.model.coverage import Coverage
from dictafacta.model.mentions import Entity, EntityKind, Mention, MentionForm
from dictafacta.model.reading import SCHEMA, Provenance, Reading
from dictafacta.model.span import Span
from dictafacta.problems import Problem, Severity

Fields = Mapping[str, Any]
NO_TOKEN = -1  # `Mention.head` of a mention whose parse is not at hand


def from_contract(value: Fields) -> Reading:
    """Return the reading that `to_contract` wrote; fields that are not known are passed over.

    The contract holds no parse, so that the `head` of every mention is `NO_TOKEN`. Raise
    ValueError for what is no reading of this version.
    """
    if not isinstance(value, Mapping) or value.get("schema") != SCHEMA:
        raise ValueError(f"this is no reading in the format {SCHEMA}")
    try:
        return Reading(
            article=article(value["document"]),
            mentions=tuple(map(mention, value["mentions"])),
            entities=tuple(map(entity, value["entities"])),
            times=tuple(map(time_expression, value["times"])),
            statements=tuple(map(statement, value["statements"])),
            events=tuple(map(event, value["events"])),
            coverage=coverage(value.get("quotations")),
            problems=tuple(map(problem, value.get("problems", ()))),
            made_by=made_by(value["made_by"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"the reading lacks or misuses a field: {error!r}") from error


def span_of(pair: Iterable[int] | None) -> Span | None:
    """Return `[start, end]` as a span, None as None."""
    return Span(*pair) if pair is not None else None


def spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    """Return several `[start, end]` as spans."""
    return tuple(Span(*pair) for pair in pairs)


def coverage(value: Fields | None) -> Coverage | None:
    """Return how the quotations and the statements meet; None where nobody looked."""
    if value is None:
        return None
    return Coverage(
        attributed=spans(value["attributed"]),
        without_speaker=spans(value["without_speaker"]),
        unclaimed=spans(value["unclaimed"]),
    )


def article(value: Fields) -> Article:
    """Return the contract's `document`."""
    source = value["source"]
    return Article(
        id=value["id"],
        source=Source(
            uri=source["uri"],
            media_type=source["media_type"],
            encoding=source["encoding"],
            bytes=source["bytes"],
            sha256=source["sha256"],
        ),
        text=value["text"],
        language=value["language"],
        url=value.get("url"),
        outlet=value.get("outlet"),
        title=value.get("title"),
        summary=value.get("summary"),
        authors=tuple(value.get("authors", ())),
        published=published(value.get("published")),
        modified=published(value.get("modified")),
        section=value.get("section"),
        blocks=tuple(map(block, value["blocks"])),
        residue=tuple(map(residue, value["residue"])),
        findings=tuple(map(finding, value["findings"])),
    )


def published(value: Fields | None) -> Published | None:
    """Return a publication date."""
    if value is None:
        return None
    return Published(
        value=value["value"], basis=DateBasis(value["basis"]), span=span_of(value.get("span"))
    )


def block(value: Fields) -> Block:
    """Return one of the document's blocks."""
    return Block(
        kind=BlockKind(value["kind"]),
        span=Span(*value["span"]),
        source=span_of(value.get("source")),
    )


def residue(value: Fields) -> Residue:
    """Return one piece of residue."""
    return Residue(
        kind=ResidueKind(value["kind"]),
        text=value["text"],
        source=span_of(value.get("source")),
        probability=value.get("probability"),
    )


def finding(value: Fields) -> Finding:
    """Return one finding."""
    return Finding(code=value["code"], message=value["message"], span=span_of(value.get("span")))


def mention(value: Fields) -> Mention:
    """Return one mention."""
    return Mention(
        id=value["id"],
        span=span_of(value["span"]),
        form=MentionForm(value["form"]),
        entity=value["entity"],
        head=NO_TOKEN,
    )


def entity(value: Fields) -> Entity:
    """Return one entity."""
    return Entity(
        id=value["id"],
        kind=EntityKind(value["kind"]),
        name=value["name"],
        names=tuple(value["names"]),
        roles=tuple(value["roles"]),
        country=value.get("country"),
        sectors=tuple(value.get("sectors", ())),
        latitude=value.get("latitude"),
        longitude=value.get("longitude"),
        reasons=tuple(value.get("reasons", ())),
    )


def time_expression(value: Fields) -> TimeExpression:
    """Return one time expression."""
    return TimeExpression(
        id=value["id"],
        span=Span(*value["span"]),
        value=value["value"],
        grain=value["grain"],
        basis=value["basis"],
        rule=value.get("rule", ""),
    )


def evidence(value: Fields) -> Evidence:
    """Return the rule, confidence, lexicon entries and reasons of a record."""
    return Evidence(
        rule=value["rule"],
        confidence=value["confidence"],
        entries=tuple(value.get("entries", ())),
        reasons=tuple(value.get("reasons", ())),
    )


def statement(value: Fields) -> Statement:
    """Return one statement."""
    cue, speaker = value["cue"], value["speaker"]
    return Statement(
        id=value["id"],
        kind=StatementKind(value["kind"]),
        act=Act(value["act"]),
        content=spans(value["content"]),
        evidence=evidence(value),
        cue=Cue(span=Span(*cue["span"]), lemma=cue["lemma"]) if cue else None,
        speaker=Speaker(mention=speaker["mention"], entity=speaker["entity"]) if speaker else None,
        addressee=value["addressee"],
        via=tuple(value["via"]),
        hedged=value["hedged"],
    )


def event(value: Fields) -> Event:
    """Return one event."""
    date = value["date"]
    return Event(
        id=value["id"],
        type=EventType(value["type"]),
        anchors=spans(value["anchors"]),
        evidence=evidence(value),
        mode=value["mode"],
        contexts=tuple(value["contexts"]),
        cameo=value["cameo"],
        score=value["plover_score"],
        actors=tuple(value["actors"]),
        recipients=tuple(value["recipients"]),
        place=tuple(value["place"]),
        date=EventDate(value=date["value"], time=date["time"]) if date else None,
        status=Status(value["status"]),
        attributed_to=tuple(value["attributed_to"]),
        statement=value["statement"],
        counts=tuple(map(count, value.get("counts", ()))),
    )


def count(value: Fields) -> Count:
    """Return one number of people."""
    return Count(kind=CountKind(value["kind"]), span=Span(*value["span"]), value=value.get("value"))


def problem(value: Fields) -> Problem:
    """Return one problem."""
    return Problem(
        code=value["code"],
        where=value["where"],
        message=value["message"],
        hint=value.get("hint", ""),
        severity=Severity(value["severity"]),
    )


def made_by(value: Fields) -> Provenance:
    """Return what made the reading."""
    models: Mapping[str, str] = value.get("models", {})
    return Provenance(
        dictafacta=value["dictafacta"],
        model=next(iter(models.values()), None),
        lexicon=value.get("lexicon"),
    )

"""A reading in the public JSON format `dictafacta-reading/1` (`docs/reference/reading.md`)."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from dictafacta.model.article import Article, Block, Finding, Published, Residue
from dictafacta.model.claims import Count, Event, Evidence, Statement, TimeExpression
from dictafacta.model.coverage import Coverage
from dictafacta.model.mentions import Entity, Mention
from dictafacta.model.reading import SCHEMA, Provenance, Reading
from dictafacta.model.span import Span
from dictafacta.problems import Problem

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None
JsonObject: TypeAlias = dict[str, Json]


def to_contract(reading: Reading) -> JsonObject:
    """Return the reading as plain JSON values; spans are `[start, end]` in code points."""
    return {
        "schema": SCHEMA,
        "document": document(reading.article),
        "mentions": [mention(m) for m in reading.mentions],
        "entities": [entity(e) for e in reading.entities],
        "times": [time_expression(t) for t in reading.times],
        "statements": [statement(s) for s in reading.statements],
        "events": [event(e) for e in reading.events],
        "quotations": quotations(reading.coverage),
        "problems": [problem(p) for p in reading.problems],
        "made_by": made_by(reading.made_by, reading.article.language),
    }


def quotations(coverage: Coverage | None) -> Json:
    """Return which quotations belong to a statement, and which have no speaker."""
    if coverage is None:
        return None
    return {
        "share": round(coverage.share, 3),
        "attributed": pairs(coverage.attributed),
        "without_speaker": pairs(coverage.without_speaker),
        "unclaimed": pairs(coverage.unclaimed),
    }


def pair(span: Span | None) -> Json:
    """Return a span as the contract writes it."""
    return [span.start, span.end] if span else None


def pairs(spans: Sequence[Span]) -> Json:
    """Return several spans as the contract writes them."""
    return [pair(s) for s in spans]


def document(article: Article) -> JsonObject:
    """Return the contract's `document`."""
    source = article.source
    return {
        "id": article.id,
        "source": {
            "uri": source.uri,
            "media_type": source.media_type,
            "encoding": source.encoding,
            "bytes": source.bytes,
            "sha256": source.sha256,
        },
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "summary": article.summary,
        "authors": list(article.authors),
        "section": article.section,
        "published": published(article.published),
        "modified": published(article.modified),
        "language": article.language,
        "text": article.text,
        "blocks": [block(b) for b in article.blocks],
        "residue": [residue(r) for r in article.residue],
        "findings": [finding(f) for f in article.findings],
    }


def published(date: Published | None) -> Json:
    """Return a publication date, its basis and its place."""
    if date is None:
        return None
    return {"value": date.value, "basis": date.basis.value, "span": pair(date.span)}


def block(value: Block) -> JsonObject:
    """Return one of the document's blocks."""
    return {"kind": value.kind.value, "span": pair(value.span), "source": pair(value.source)}


def residue(value: Residue) -> JsonObject:
    """Return one piece of residue."""
    return {
        "kind": value.kind.value,
        "text": value.text,
        "source": pair(value.source),
        "probability": value.probability,
    }


def finding(value: Finding) -> JsonObject:
    """Return one finding."""
    return {"code": value.code, "span": pair(value.span), "message": value.message}


def mention(value: Mention) -> JsonObject:
    """Return one mention."""
    return {
        "id": value.id,
        "span": pair(value.span),
        "form": value.form.value,
        "entity": value.entity,
    }


def entity(value: Entity) -> JsonObject:
    """Return one entity."""
    return {
        "id": value.id,
        "kind": value.kind.value,
        "name": value.name,
        "names": list(value.names),
        "roles": list(value.roles),
        "country": value.country,
        "sectors": list(value.sectors),
        "latitude": value.latitude,
        "longitude": value.longitude,
        "reasons": list(value.reasons),
    }


def time_expression(value: TimeExpression) -> JsonObject:
    """Return one time expression."""
    return {
        "id": value.id,
        "span": pair(value.span),
        "value": value.value,
        "grain": value.grain,
        "basis": value.basis,
        "rule": value.rule,
    }


def evidence(value: Evidence) -> JsonObject:
    """Return rule, confidence, lexicon entries and reasons, to be merged into a record."""
    return {
        "rule": value.rule,
        "confidence": round(value.confidence, 3),
        "entries": list(value.entries),
        "reasons": list(value.reasons),
    }


def statement(value: Statement) -> JsonObject:
    """Return one statement."""
    speaker, cue = value.speaker, value.cue
    return {
        "id": value.id,
        "kind": value.kind.value,
        "act": value.act.value,
        "content": pairs(value.content),
        "cue": {"span": pair(cue.span), "lemma": cue.lemma} if cue else None,
        "speaker": {"mention": speaker.mention, "entity": speaker.entity} if speaker else None,
        "addressee": value.addressee,
        "via": list(value.via),
        "hedged": value.hedged,
        **evidence(value.evidence),
    }


def event(value: Event) -> JsonObject:
    """Return one event."""
    date = value.date
    return {
        "id": value.id,
        "type": value.type.value,
        "mode": value.mode,
        "contexts": list(value.contexts),
        "cameo": value.cameo,
        "plover_score": value.score,
        "anchors": pairs(value.anchors),
        "actors": list(value.actors),
        "recipients": list(value.recipients),
        "place": list(value.place),
        "date": {"value": date.value, "time": date.time} if date else None,
        "status": value.status.value,
        "attributed_to": list(value.attributed_to),
        "statement": value.statement,
        "counts": [count(c) for c in value.counts],
        **evidence(value.evidence),
    }


def count(value: Count) -> JsonObject:
    """Return one number of people."""
    return {"kind": value.kind.value, "span": pair(value.span), "value": value.value}


def problem(value: Problem) -> JsonObject:
    """Return one problem."""
    return {
        "code": value.code,
        "where": value.where,
        "severity": value.severity.value,
        "message": value.message,
        "hint": value.hint,
    }


def made_by(value: Provenance, language: str) -> JsonObject:
    """Return what made the reading."""
    return {
        "dictafacta": value.dictafacta,
        "models": {language: value.model} if value.model else {},
        "lexicon": value.lexicon,
    }

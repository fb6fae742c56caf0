"""Build a reading from a gold document, so that reports and scores are tested without a model."""

import json
from hashlib import sha256

from dictafacta.model import (
    Act,
    Article,
    Block,
    BlockKind,
    Cue,
    Entity,
    EntityKind,
    Event,
    EventDate,
    EventType,
    Evidence,
    Mention,
    MentionForm,
    Provenance,
    Source,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Status,
)
from dictafacta.service import Reading


def reading_from(file):
    """Return the perfect reading of the gold document in `file`."""
    return Builder(json.loads(file.read_text(encoding="utf-8"))).reading()


class Builder:
    def __init__(self, gold):
        self.gold = gold
        self.mentions = []
        self.entities = {}
        for number, entity in enumerate(gold["entities"] or ()):
            self.add(f"e{number}", EntityKind(entity["kind"]), entity["names"])

    def add(self, identifier, kind, names):
        self.entities[identifier] = Entity(
            id=identifier, kind=kind, name=names[0], names=tuple(names)
        )
        return identifier

    def entity_of(self, names):
        for entity in self.entities.values():
            if set(entity.names) & set(names):
                return entity.id
        return self.add(f"g{len(self.entities)}", EntityKind.GROUP, names or ["?"])

    def mention(self, agent):
        span = Span(*agent["span"]) if agent.get("span") else None
        number = len(self.mentions)
        form = MentionForm.NOUN_PHRASE if span else MentionForm.DROPPED
        entity = self.entity_of(agent["names"])
        self.mentions.append(
            Mention(id=f"m{number}", span=span, form=form, entity=entity, head=number)
        )
        return self.mentions[-1].id

    def statement(self, number, s):
        speaker = self.mention(s["speaker"])
        return Statement(
            id=f"s{number}",
            kind=StatementKind(s["kind"] or "direct"),
            act=Act(s["act"] or "say"),
            content=tuple(Span(*c) for c in s["content"]),
            evidence=Evidence(rule="by hand", confidence=1.0),
            cue=Cue(span=Span(*s["cue"]), lemma="?") if s["cue"] else None,
            speaker=Speaker(mention=speaker, entity=self.mentions[-1].entity),
            via=tuple(self.mention(v) for v in s["via"]),
            hedged=bool(s["hedged"]),
        )

    def event(self, number, e):
        return Event(
            id=f"v{number}",
            type=EventType(e["type"]),
            anchors=tuple(Span(*a) for a in e["anchors"]),
            evidence=Evidence(rule="by hand", confidence=1.0),
            mode=e.get("mode"),
            actors=tuple(self.mention(a) for a in e["actors"]),
            recipients=tuple(self.mention(a) for a in e["recipients"]),
            place=tuple(self.mention({"names": [n]}) for n in e["place"]),
            date=EventDate(value=e["date"]) if e["date"] else None,
            status=Status(e["status"]),
            attributed_to=tuple(self.mention({"names": [n]}) for n in e["attributed_to"]),
        )

    def reading(self):
        text = self.gold["text"]
        statements = [self.statement(n, s) for n, s in enumerate(self.gold["statements"] or ())]
        events = [self.event(n, e) for n, e in enumerate(self.gold["events"] or ())]
        return Reading(
            article=article(text, self.gold["language"]),
            mentions=tuple(self.mentions),
            entities=tuple(self.entities.values()),
            statements=tuple(statements),
            events=tuple(events),
            made_by=Provenance(dictafacta="test"),
        )


def article(text, language="it"):
    """Return a text as an article with a block for each line that is not empty."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
            blocks.append(Block(kind=kind, span=Span(at, at + len(line))))
        at += len(line) + 1
    digest = sha256(text.encode()).hexdigest()
    source = Source(
        uri="test", media_type="text/plain", encoding="utf-8", bytes=len(text), sha256=digest
    )
    title = text.split("\n")[0] or None
    return Article(
        id=digest, source=source, text=text, language=language, title=title, blocks=tuple(blocks)
    )

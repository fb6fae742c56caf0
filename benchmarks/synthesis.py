"""Makes any number of readings from a few hundred: paragraphs mixed, names, words, dates changed.

Paragraphs of several readings of one language are put together with the records inside them. Half
of the names and three in ten of the longer words give way to others of the same length, so that
spans hold and hardly a run of four words recurs; figures change too. One reading in ten is a copy
of an earlier one: shortened, or under another title.
"""

import random
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import sha256

from dictafacta.model import (
    Article,
    Block,
    BlockKind,
    DateBasis,
    Entity,
    Event,
    EventDate,
    Mention,
    MentionForm,
    Page,
    Published,
    Source,
    Span,
    Statement,
    content_id,
)
from dictafacta.service import Reading

WORD = re.compile(r"[^\W\d_]+|\d")
PLACES = ("Northern", "Harbour", "Valley", "City", "Evening", "National", "Coastal", "Central")
PAPERS = ("Post", "Herald", "Courier", "Times", "Gazette", "Mirror", "Echo")
OUTLETS = [f"{place} {paper}" for place in PLACES for paper in PAPERS]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a reading with the records that lie inside it, offsets from its start."""

    number: int
    text: str
    kind: BlockKind
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a reading is made of; the same seed changes the same words."""

    seed: int
    language: str
    pieces: tuple[Piece, ...]
    day: str


def pieces_of(reading, number):
    """Yield the paragraphs of a reading."""
    for block in reading.article.blocks:
        span = block.span

        def inside(*spans, span=span):
            return all(s is None or span.covers(s) for s in spans)

        mentions = {m.id: m for m in reading.mentions if m.span and inside(m.span)}

        def known(*ids, mentions=mentions):
            return all(i is None or i in mentions for i in ids)

        statements = tuple(
            s
            for s in reading.statements
            if inside(*s.content, s.cue and s.cue.span)
            and known(s.addressee, *s.via, s.speaker and s.speaker.mention)
        )
        events = tuple(
            e
            for e in reading.events
            if inside(*e.anchors, *(c.span for c in e.counts))
            and known(*e.actors, *e.recipients, *e.place, *e.attributed_to)
        )
        used = {m.entity for m in mentions.values()} | {
            s.speaker.entity for s in statements if s.speaker
        }
        entities = tuple(e for e in reading.entities if e.id in used)
        yield Piece(
            number * 1000 + block.span.start % 1000,
            span.of(reading.text),
            block.kind,
            tuple(moved_mention(m, -span.start) for m in mentions.values()),
            tuple(moved_statement(s, -span.start) for s in statements),
            tuple(moved_event(e, -span.start) for e in events),
            entities,
        )


def moved(span, by):
    return span and Span(span.start + by, span.end + by)


def moved_mention(mention, by):
    return replace(mention, span=moved(mention.span, by))


def moved_statement(statement, by):
    cue = statement.cue and replace(statement.cue, span=moved(statement.cue.span, by))
    return replace(statement, content=tuple(moved(c, by) for c in statement.content), cue=cue)


def moved_event(event, by):
    counts = tuple(replace(c, span=moved(c.span, by)) for c in event.counts)
    return replace(event, anchors=tuple(moved(a, by) for a in event.anchors), counts=counts)


class Synthesis:
    """Makes readings from others."""

    def __init__(self, readings, seed=1):
        self.rng = random.Random(seed)
        self.made_by = readings[0].made_by
        self.pieces = defaultdict(list)
        self.words = defaultdict(list)  # by language and length
        self.names = defaultdict(list)
        for number, reading in enumerate(readings):
            self.take(reading, number)
        self.languages = [code for code, found in self.pieces.items() if len(found) > 60]
        self.weights = [len(self.pieces[code]) for code in self.languages]

    def take(self, reading, number):
        language = reading.article.language
        self.pieces[language].extend(pieces_of(reading, number))
        for word in WORD.findall(reading.text):
            if len(word) > 4 and word.islower():
                self.words[language, len(word)].append(word)
        for mention in reading.mentions:
            if mention.form is MentionForm.NAME and mention.span:
                for word in WORD.findall(mention.span.of(reading.text)):
                    self.names[language, len(word)].append(word)

    def recipes(self, count):
        """Yield recipes; one in ten copies an earlier one."""
        earlier = []
        for seed in range(count):
            if earlier and self.rng.random() < 0.1:
                yield self.copied(self.rng.choice(earlier))
                continue
            language = self.rng.choices(self.languages, self.weights)[0]
            pieces = self.rng.sample(self.pieces[language], self.rng.randint(6, 16))
            month = f"{self.rng.randint(2021, 2024)}-{self.rng.randint(1, 12):02}"
            day = f"{month}-{self.rng.randint(1, 28):02}"
            recipe = Recipe(seed, language, tuple(pieces), day)
            if len(earlier) < 2000:
                earlier.append(recipe)
            yield recipe

    def copied(self, recipe):
        """Return a recipe that is shortened, or has another paragraph at its head."""
        if self.rng.random() < 0.5:
            return replace(recipe, pieces=recipe.pieces[: max(4, len(recipe.pieces) * 7 // 10)])
        head = self.rng.choice(self.pieces[recipe.language])
        return replace(recipe, pieces=(head, *recipe.pieces))

    def reading(self, recipe, number, source):
        """Return the page and reading of a recipe; `source` are bytes that stand for the page."""
        content = source + f"<!-- {number} -->".encode()
        identifier = sha256(content).hexdigest()
        swap = Swap(self, recipe)
        kitchen = Kitchen(identifier, swap)
        for piece in recipe.pieces:
            kitchen.add(piece)
        outlet = self.rng.choice(OUTLETS)
        url = f"https://{outlet.replace(' ', '-').lower()}.example/{number}"
        article = Article(
            id=identifier,
            source=Source(
                uri=f"synthetic/{number}.html",
                media_type="text/html",
                encoding="utf-8",
                bytes=len(content),
                sha256=identifier,
            ),
            text="\n\n".join(kitchen.texts),
            language=recipe.language,
            url=url,
            outlet=outlet,
            title=kitchen.texts[0][:120],
            published=Published(value=recipe.day, basis=DateBasis.METADATA),
            blocks=tuple(kitchen.blocks),
        )
        reading = Reading(
            article=article,
            mentions=tuple(kitchen.mentions),
            entities=tuple(kitchen.entities.values()),
            statements=tuple(kitchen.statements),
            events=tuple(kitchen.events),
            made_by=self.made_by,
        )
        page = Page(uri=article.source.uri, content=content, media_type="text/html", url=url)
        return page, reading


class Swap:
    """Changes words of one recipe, the same word of a name in the same way everywhere."""

    def __init__(self, synthesis, recipe):
        self.of, self.recipe = synthesis, recipe
        self.rng = random.Random(recipe.seed)
        self.given = {}

    def name(self, match):
        word = match[0]
        if word not in self.given:
            rng = random.Random(f"{self.recipe.seed} {word}")
            pool = self.of.names[self.recipe.language, len(word)]
            keep = not pool or rng.random() < 0.5
            self.given[word] = word if keep else rng.choice(pool)
        return self.given[word]

    def text(self, piece):
        """Return the paragraph with other words of the same lengths."""
        rng = random.Random(f"{self.recipe.seed} {piece.number}")
        named = [m.span for m in piece.mentions if m.form is MentionForm.NAME]

        def other(match):
            word = match[0]
            if word.isdigit():
                return rng.choice("0123456789")
            if any(s.start <= match.start() < s.end for s in named):
                return self.name(match)
            pool = self.of.words.get((self.recipe.language, len(word)))
            return rng.choice(pool) if pool and word.islower() and rng.random() < 0.3 else word

        return WORD.sub(other, piece.text)

    def renamed(self, entity):
        names = tuple(WORD.sub(self.name, n) for n in entity.names)
        return replace(entity, name=WORD.sub(self.name, entity.name), names=names)


class Kitchen:
    """Puts the pieces of one reading together."""

    def __init__(self, identifier, swap):
        self.identifier, self.swap = identifier, swap
        self.at = 0
        self.texts, self.blocks, self.mentions, self.statements, self.events = [], [], [], [], []
        self.entities = {}

    def add(self, piece):
        text = self.swap.text(piece)
        base = piece.number // 1000
        start = self.at

        def entity(identifier):
            return f"e{base}.{identifier}"

        def mention(identifier):
            return identifier and f"m{start}.{identifier}"

        def those(identifiers):
            return tuple(map(mention, identifiers))

        for found in piece.entities:
            self.entities.setdefault(
                entity(found.id), replace(self.swap.renamed(found), id=entity(found.id))
            )
        for m in piece.mentions:
            m = moved_mention(m, start)
            self.mentions.append(replace(m, id=mention(m.id), entity=entity(m.entity)))
        for s in piece.statements:
            s = moved_statement(s, start)
            speaker = s.speaker and replace(
                s.speaker, mention=mention(s.speaker.mention), entity=entity(s.speaker.entity)
            )
            identifier = content_id("s", self.identifier, *s.content, s.act)
            self.statements.append(
                replace(s, id=identifier, speaker=speaker, addressee=mention(s.addressee),
                        via=those(s.via))
            )  # fmt: skip
        for e in piece.events:
            e = moved_event(e, start)
            identifier = content_id("v", self.identifier, *e.anchors, e.type)
            date = e.date and EventDate(value=self.swap.recipe.day)
            self.events.append(
                replace(e, id=identifier, actors=those(e.actors), recipients=those(e.recipients),
                        place=those(e.place), attributed_to=those(e.attributed_to), date=date,
                        statement=None)
            )  # fmt: skip
        self.texts.append(text)
        self.blocks.append(Block(kind=piece.kind, span=Span(start, start + len(text))))
        self.at += len(text) + 2

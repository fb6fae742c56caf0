"""One document of a story, as its accounts are laid side by side with those of the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dictafacta.model import Entity, EntityKind, Mention, Passage, Reading, Span
from dictafacta.resolve.quantities import SENTENCE


@dataclass(frozen=True, slots=True)
class Telling:
    """A document with its reading; `figures` leads from an entity's id to its figure."""

    document: str
    reading: Reading
    figures: Mapping[str, int] = field(default_factory=dict)
    _mentions: Mapping[str, Mention] = field(init=False, repr=False, compare=False)
    _entities: Mapping[str, Entity] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_mentions", {m.id: m for m in self.reading.mentions})
        object.__setattr__(self, "_entities", {e.id: e for e in self.reading.entities})

    @property
    def published(self) -> str:
        """The publication date, or the empty string."""
        found = self.reading.article.published
        return found.value if found else ""

    def sentence(self, span: Span) -> Passage:
        """Return the sentence that a span begins in."""
        for match in SENTENCE.finditer(self.reading.text):
            if match.start() <= span.start < match.end():
                found = Span(*match.span()).trimmed(self.reading.text)
                if found:
                    return Passage(span=found, text=found.of(self.reading.text))
        return Passage(span=span, text=span.of(self.reading.text))

    def party(self, mention: str) -> str:
        """Return who a mention stands for, as the document calls it."""
        found = self._mentions[mention]
        entity = self._entities[found.entity]
        return entity.name or self.reading.quote(found.span)

    def parties(self, mentions: Iterable[str]) -> tuple[str, ...]:
        """Return who several mentions stand for, each once."""
        return tuple(dict.fromkeys(self.party(m) for m in mentions))

    def figures_of(self, mentions: Iterable[str]) -> frozenset[int]:
        """Return the figures behind mentions, so far as they are figures."""
        entities = (self._mentions[m].entity for m in mentions)
        return frozenset(self.figures[e] for e in entities if e in self.figures)

    def is_person(self, entity: str) -> bool:
        """Tell whether the entity with this id is a person."""
        found = self._entities.get(entity)
        return found is not None and found.kind is EntityKind.PERSON

    def speaker(self, entity: str) -> str:
        """Return the name of the entity with this id."""
        return self._entities[entity].name

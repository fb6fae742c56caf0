"""Who and what a text speaks of: mentions, and the entities that they stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dictafacta.model.span import Span


class MentionForm(StrEnum):
    """How a mention refers."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    NOUN_PHRASE = "noun-phrase"
    DROPPED = "dropped"


class EntityKind(StrEnum):
    """What an entity is. PERSON, ORGANIZATION and PLACE have a proper name in the document;
    GROUP is anybody without one ("two officials", "the poster")."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where the text refers to an entity.

    `head` is the token that the rules meet: the head noun, name or pronoun; for a dropped subject,
    whose `span` is None, the verb that lacks it. `span` is the whole noun phrase with title and
    apposition, without relative clauses.
    """

    id: str
    span: Span | None
    form: MentionForm
    entity: str
    head: int

    def __post_init__(self) -> None:
        if (self.span is None) != (self.form is MentionForm.DROPPED):
            raise ValueError("a dropped subject has no span, every other mention has one")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something of this document. `names` begins with the fullest form found.

    `country` is an ISO 3166-1 alpha-3 code where the evidence supports it; `sectors` are PLOVER
    sector codes (GOV, MIL, ...); `reasons` say why.
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionTable:
    """All candidate mentions of a document with their entities, found by the token they hang on.

    The table holds more than a reading prints: every noun phrase and dropped subject that a
    statement or an event might need. The service keeps those that are named or used. `aliases`
    lead from further tokens to a mention: the name in "the spokesman Dmitry Peskov", whose head
    is the office.
    """

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    aliases: tuple[tuple[int, str], ...] = ()
    _by_token: Mapping[int, Mention] = field(init=False, repr=False, compare=False)
    _dropped: Mapping[int, Mention] = field(init=False, repr=False, compare=False)
    _by_id: Mapping[str, Mention] = field(init=False, repr=False, compare=False)
    _entities: Mapping[str, Entity] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        present = [m for m in self.mentions if m.span is not None]
        dropped = [m for m in self.mentions if m.span is None]
        by_id = {m.id: m for m in self.mentions}
        by_token = {token: by_id[identifier] for token, identifier in self.aliases}
        by_token.update({m.head: m for m in reversed(present)})
        object.__setattr__(self, "_by_token", by_token)
        object.__setattr__(self, "_dropped", {m.head: m for m in reversed(dropped)})
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_entities", {e.id: e for e in self.entities})

    def at(self, token: int) -> Mention | None:
        """Return the mention whose head, or alias of it, is the token at this index."""
        return self._by_token.get(token)

    def dropped(self, verb: int) -> Mention | None:
        """Return the unspoken subject of the verb at this index."""
        return self._dropped.get(verb)

    def mention(self, identifier: str) -> Mention:
        """Return the mention with this id; KeyError if there is none."""
        return self._by_id[identifier]

    def entity_of(self, mention: Mention) -> Entity:
        """Return the entity that `mention` stands for."""
        return self._entities[mention.entity]

    def of_entity(self, entity: str) -> Iterable[Mention]:
        """Return the mentions of the entity with this id, in text order."""
        return (m for m in self.mentions if m.entity == entity)

"""One page's reading: the article and everything that was found in it."""

from dataclasses import dataclass

from dictafacta.model.article import Article
from dictafacta.model.claims import Event, Statement, TimeExpression
from dictafacta.model.coverage import Coverage
from dictafacta.model.mentions import Entity, Mention
from dictafacta.model.span import Span
from dictafacta.problems import Problem

SCHEMA = "dictafacta-reading/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made a reading: versions of the package, the pipeline and the lexicon (a digest)."""

    dictafacta: str
    model: str | None = None
    lexicon: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The record of one page. `problems` says what could not be done, and why.

    `coverage` tells how the quotation marks and the statements meet; None where nobody looked.

    Bad data raises nothing: an unreadable page has an empty text, no records, and a problem of
    severity error.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    coverage: Coverage | None = None
    problems: tuple[Problem, ...] = ()
    made_by: Provenance

    @property
    def text(self) -> str:
        """The article's text, in which every span counts."""
        return self.article.text

    @property
    def readable(self) -> bool:
        """Whether there is a text at all."""
        return bool(self.article.text)

    def quote(self, span: Span | None) -> str:
        """Return the characters of `span`; the empty string for None."""
        return span.of(self.article.text) if span else ""

    def mention(self, identifier: str) -> Mention:
        """Return the mention with this id; KeyError if there is none."""
        for mention in self.mentions:
            if mention.id == identifier:
                return mention
        raise KeyError(identifier)

    def entity(self, identifier: str) -> Entity:
        """Return the entity with this id; KeyError if there is none."""
        for entity in self.entities:
            if entity.id == identifier:
                return entity
        raise KeyError(identifier)

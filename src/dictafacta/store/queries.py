"""What is asked of a desk. Every field narrows the search; an empty one asks for nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from dictafacta.model import Act, EventType, StatementKind, Status
from dictafacta.problems import DictafactaError

# Fields that take several values: which there are, where they are few.
ALTERNATIVES: Mapping[str, tuple[str, ...]] = {
    "languages": (),
    "outlets": (),
    "stories": (),
    "modes": (),
    "acts": tuple(Act),
    "kinds": tuple(StatementKind),
    "types": tuple(EventType),
    "statuses": tuple(Status),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentQuery:
    """Which documents are wanted.

    `words` are searched in the text: all of them must be there, "words in quotation marks" in a
    row, `sanction*` for all words that begin so. `languages` and `outlets` are alternatives; an
    outlet is given by words of its name or host. `since` and `until` are days (ISO 8601, both
    included) that the publication date must meet. `copies` says whether documents that copy
    others are wanted, `document` is an id or the beginning of one. `limit` is the greatest number
    of rows, None for all.
    """

    words: str = ""
    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    stories: tuple[int, ...] = ()
    copies: bool = True
    document: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        for name, allowed in ALTERNATIVES.items():
            given = getattr(self, name, ())
            values = (given,) if isinstance(given, str | int) else tuple(given)
            if unknown := [v for v in values if allowed and v not in allowed]:
                raise DictafactaError(
                    "bad-query",
                    f"{unknown[0]!r} is none of the {name}",
                    f"there are: {', '.join(allowed)}",
                )
            if hasattr(self, name):
                object.__setattr__(self, name, values)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementQuery(DocumentQuery):
    """Which statements are wanted; `words` are searched in what was said.

    Names (`speaker`, `addressee`) match by their words, and by every name of the figures that
    they lead to. `about` matches a party named in the content, or else the words of the content.
    `figure` is the number of a speaker. `rejected` says whether rejected ones are wanted too.
    """

    speaker: str = ""
    figure: int | None = None
    about: str = ""
    addressee: str = ""
    acts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    hedged: bool | None = None
    min_confidence: float = 0.0
    rejected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventQuery(DocumentQuery):
    """Which events are wanted; `words` are searched in the sentence that tells of it.

    `since` and `until` are days that the event's own date must meet, `published_since` and
    `published_until` such that the publication date must meet. `attributed` is False for events
    told in the outlet's own voice, True for those that rest on somebody's word.
    """

    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str = ""
    recipient: str = ""
    place: str = ""
    attributed_to: str = ""
    attributed: bool | None = None
    figure: int | None = None
    published_since: str | None = None
    published_until: str | None = None
    min_confidence: float = 0.0
    rejected: bool = False

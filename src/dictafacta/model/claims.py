"""What the record asserts. Every claim points at the words that show it and names its rule."""

from dataclasses import dataclass
from enum import StrEnum

from dictafacta.model.span import Span


class StatementKind(StrEnum):
    """How the words are given: all in quotation marks, none, or part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the speaker does by saying it (`gold/GUIDELINES`, Statements)."""

    SAY = "say"
    ANNOUNCE = "announce"
    CLAIM = "claim"
    ADMIT = "admit"
    DENY = "deny"
    PROMISE = "promise"
    WARN = "warn"
    DEMAND = "demand"
    ASK = "ask"
    ACCUSE = "accuse"
    PRAISE = "praise"
    PREDICT = "predict"
    THINK = "think"


class EventType(StrEnum):
    """The sixteen types of PLOVER (2021)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether an event is told as having happened."""

    ACTUAL = "actual"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a claim was made: the rule that fired, the lexicon lines it used, and its confidence.

    `entries` are places such as `it/cues.tsv:12`; `reasons` are plain sentences or short notes
    for `dictafacta explain` (the speaker's candidates, why one won).
    """

    rule: str
    confidence: float
    entries: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The word that signals a statement; `lemma` as in the lexicon."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A statement's source: the mention beside the cue and the entity that it stands for."""

    mention: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that the text attributes to a source. `speaker` is None where it does not say."""

    id: str
    kind: StatementKind
    act: Act
    content: tuple[Span, ...]
    evidence: Evidence
    cue: Cue | None = None
    speaker: Speaker | None = None
    addressee: str | None = None  # id of a mention
    via: tuple[str, ...] = ()  # ids of mentions, nearest to the article first
    hedged: bool = False

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement needs content")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that place something in time, and what they mean.

    `value` is ISO 8601 or EDTF (`2023-09-13`, `2023-09`, `2023-07-15~`, `2023-09-01/2023-09-05`,
    `P2Y` for a duration), or None where the text does not tell. `grain` is `year`, `season`,
    `month`, `week`, `day`, `hour`, `minute`, `duration` or coarser (`decade`, `century`).
    `basis` is `published` if the publication date was needed, else `text`.
    """

    id: str
    span: Span
    value: str | None
    grain: str
    basis: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """An event's date (ISO 8601 or EDTF) and the id of the time expression that gave it, if any."""

    value: str
    time: str | None = None


class CountKind(StrEnum):
    """What is counted in an event."""

    DEAD = "dead"
    WOUNDED = "wounded"
    DETAINED = "detained"
    RELEASED = "released"
    PARTICIPANTS = "participants"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people that the text gives for an event; `value` is None for words."""

    kind: CountKind
    span: Span
    value: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One distinct event of the document; roles are ids of mentions."""

    id: str
    type: EventType
    anchors: tuple[Span, ...]
    evidence: Evidence
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    score: float | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    date: EventDate | None = None
    status: Status = Status.ACTUAL
    attributed_to: tuple[str, ...] = ()
    statement: str | None = None
    counts: tuple[Count, ...] = ()

    def __post_init__(self) -> None:
        if not self.anchors:
            raise ValueError("an event needs an anchor")

"""What the training of the cleaner keeps of a page."""

from dataclasses import dataclass, field


@dataclass
class Rendering:
    """A stripped page: its lines, and for each the share of its tokens that the article has."""

    lines: list[str]
    labels: list[float]


@dataclass
class TrainingPage:
    """A page of the training data; `gold` is the article's text, exact or by vote."""

    origin: str
    key: str
    site: str
    gold: str
    trusted: bool
    title: str | None = None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    renderings: dict[str, Rendering] = field(default_factory=dict)

"""A reading as one self-contained HTML page: no script, style, font or picture from elsewhere."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from dictafacta.model import Article, Block, BlockKind, Reading, Residue, Span
from dictafacta.model.fragment import fragment_link
from dictafacta.report.segments import (
    Cover,
    Layer,
    Segment,
    covers_by_block,
    covers_of,
    segments_of,
)
from dictafacta.report.view import View, view_of
from dictafacta.report.wording import BASES, RESIDUE, day_in_words

TEMPLATES = files("dictafacta.report") / "templates"
HUES = 8  # colours for speakers; with more of them, colours repeat
ELEMENTS = {
    BlockKind.TITLE: "h1",
    BlockKind.HEADING: "h2",
    BlockKind.QUOTATION: "blockquote",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in the article's column: a block with its segments, or residue."""

    element: str
    kind: str
    segments: tuple[Segment, ...] = ()
    residue: tuple[Residue, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the residue is short enough to be shown without being asked for."""
        return sum(len(r.text) for r in self.residue) <= 400


def html_page(reading: Reading) -> str:
    """Return the page. All text of the reading is escaped; only http addresses become links."""
    view = view_of(reading)
    script = source("page.js")
    return template().render(
        reading=reading,
        article=reading.article,
        view=view,
        pieces=tuple(pieces(reading, view)),
        hues=hues(view),
        layers=Layer,
        style=Markup(source("page.css")),
        script=Markup(script),
        script_digest=b64encode(sha256(script.encode()).digest()).decode(),
        residue_words=RESIDUE,
        basis_words=BASES,
    )


@cache
def template() -> Template:
    """Return the compiled template; everything put into it is escaped."""
    environment = Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = day_in_words
    environment.filters["web"] = web_address
    environment.globals["fragment"] = fragment_link
    environment.globals["marks"] = marks
    return environment.get_template("page.html")


@cache
def source(name: str) -> str:
    """Return the text of one of the template files."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def web_address(url: str | None) -> str:
    """Return an address if a browser may follow it safely, else the empty string."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def hues(view: View) -> dict[str, int]:
    """Return a colour number for each statement: that of its speaker."""
    return {
        f"s{row.number}": number % HUES
        for number, group in enumerate(view.groups)
        for row in group.rows
    }


def pieces(reading: Reading, view: View) -> Iterator[Piece]:
    """Yield the article's blocks with the residue where it stood between them."""
    blocks = reading.article.blocks
    covers = covers_by_block(blocks, covers_of(reading, view))
    waiting = sorted(
        (r for r in reading.article.residue if r.source), key=lambda r: r.source or Span(0, 1)
    )
    for block, inside in zip(blocks, covers, strict=True):
        before = [r for r in waiting if stands_before(r, block)]
        waiting = waiting[len(before) :]
        if before:
            yield Piece("details", "residue", residue=tuple(before))
        yield piece(reading.article, block, inside)
    rest = (*waiting, *(r for r in reading.article.residue if not r.source))
    if rest:
        yield Piece("details", "residue", residue=rest)


def stands_before(residue: Residue, block: Block) -> bool:
    """Tell whether the residue stood before the block in the source."""
    return bool(residue.source and block.source and residue.source.start < block.source.start)


def piece(article: Article, block: Block, covers: Sequence[Cover]) -> Piece:
    """Return a block with its segments."""
    element = ELEMENTS.get(block.kind, "p")
    return Piece(element, block.kind.value, tuple(segments_of(article.text, block.span, covers)))


def marks(segment: Segment, colours: dict[str, int]) -> dict[str, str]:
    """Return the attributes of a segment: its classes and the records that it belongs to."""
    contents = segment.numbers(Layer.CONTENT)
    classes = [f"on-{layer.value}" for layer in Layer if segment.numbers(layer)]
    if contents:
        classes += [f"hue{colours[contents[-1]]}", f"deep{min(len(contents), 3)}"]
    found = {"class": " ".join(classes)}
    groups = {
        "data-in": (*contents, *segment.numbers(Layer.ANCHOR)),
        "data-cue": segment.numbers(Layer.CUE),
        "data-by": (*segment.numbers(Layer.SPEAKER), *segment.numbers(Layer.PARTY)),
        "data-finding": segment.numbers(Layer.FINDING),
    }
    found.update({name: " ".join(numbers) for name, numbers in groups.items() if numbers})
    return found

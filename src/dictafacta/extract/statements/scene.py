"""One document made ready for the rules: quotations, sentences and cues, each indexed once.

The parser's sentences are not trusted around quotation marks. A `Unit` is a sentence found by
typography: full stops outside quotations end it, and a quotation counts as one item of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dictafacta.extract.quotations import (
    Quotation,
    find_dialogue,
    find_quotations,
    without_asides,
)
from dictafacta.extract.statements.hits import Hit, find_hits
from dictafacta.lexicon import CueForm, Frame, Lexicon
from dictafacta.model import Mention, MentionTable, Parse, Span, Token

TERMINATORS = frozenset(
    {".", "!", "?", "…", "...", "?!", "!!", "!?", "!!!", "???", "..", "....", "|"}
)
MARKS = frozenset("\"“”„‟«»'‘’‚‛‹›") | {"``", "''"}
DASHES = frozenset({"—", "–", "-", "--", "―"})
OUTSIDE = -1
SOFT_REACH = 7  # words in which a cue may follow a quotation that ends in a question mark


@dataclass(frozen=True, slots=True)
class Item:
    """A token, or a quotation (its last token in `token`) seen from the sentence around it."""

    token: int
    quotation: int = OUTSIDE

    @property
    def is_quotation(self) -> bool:
        """Whether this is a quotation."""
        return self.quotation != OUTSIDE


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: items in text order, all standing in the same quotation (`level`) or outside."""

    index: int
    block: int
    level: int
    items: tuple[Item, ...]

    @property
    def tokens(self) -> list[int]:
        """The tokens that stand in the unit itself, not in its quotations."""
        return [i.token for i in self.items if not i.is_quotation]


@dataclass(slots=True)
class Scene:
    """Everything that the rules ask about a document. Built by `set_scene`."""

    parse: Parse
    lexicon: Lexicon
    mentions: MentionTable
    quotations: tuple[Quotation, ...]
    inside: list[int]
    parents: list[int]
    units: list[Unit] = field(default_factory=list)
    unit_of: dict[int, int] = field(default_factory=dict)
    hits: dict[int, Hit] = field(default_factory=dict)
    edges: list[tuple[int, int]] = field(default_factory=list)
    chosen: dict[int, str] = field(default_factory=dict)
    mention_of: dict[int, Mention] = field(default_factory=dict)
    by_mark: dict[int, list[Quotation]] = field(default_factory=dict)

    def token(self, index: int) -> Token:
        """Return the token at `index`."""
        return self.parse.tokens[index]

    def low(self, index: int) -> str:
        """Return the form of a token in lower case."""
        return self.parse.tokens[index].form.lower()

    def in_unit(self, unit: Unit, token: int) -> bool:
        """Tell whether a token stands in the unit itself or in one of its quotations."""
        first, last = self.edges[unit.index]
        return first <= token < last

    def finite(self, index: int) -> bool:
        """Tell whether a token is a finite verb."""
        token = self.parse.tokens[index]
        if token.upos not in {"VERB", "AUX"}:
            return False
        form = token.feats.get("VerbForm")
        if form is None and "Mood" not in token.feats:
            if token.upos == "AUX":
                return True
            endings = self.lexicon.speech.infinitive_endings
            return bool(endings) and not token.form.endswith(endings)
        return form in {"Fin", None}

    def finite_group(self, index: int) -> bool:
        """Tell whether a verb or one of its auxiliaries is finite."""
        group = self.parse.children_by(index, "aux", "cop")
        return self.finite(index) or any(self.finite(t.index) for t in group)

    def verbs_between(self, first: int, last: int) -> Iterator[int]:
        """Yield the finite verbs from token `first` to `last` (excluded)."""
        return (i for i in range(first, last) if self.finite(i))

    def level(self, token: int) -> int:
        """Return the quotation that a token stands in, or OUTSIDE."""
        return self.inside[token]

    def marks_near(self, offset: int) -> list[Quotation]:
        """Return the quotations that have a mark at `offset`."""
        return self.by_mark.get(offset, [])

    def quotation_tokens(self, number: int) -> range:
        """Return the tokens from the first to the last of a quotation."""
        parts = self.quotations[number].parts
        first = self.parse.tokens_in(parts[0])
        last = self.parse.tokens_in(parts[-1])
        return range(first.start, last.stop)


def set_scene(parse: Parse, lexicon: Lexicon, mentions: MentionTable) -> Scene:
    """Return the scene of a document; each index is made once, in linear time."""
    found = all_quotations(parse, lexicon)
    parents = parents_of(found)
    inside = levels(parse, found)
    scene = Scene(parse, lexicon, mentions, found, inside, parents)
    scene.hits = find_hits(parse, lexicon)
    for q in found:
        for part, outer in zip(q.parts, q.outer, strict=True) if q.mark != "—" else ():
            if outer.start < part.start:  # a part that goes on from the block before has no mark
                scene.by_mark.setdefault(outer.start, []).append(q)
            if part.end < outer.end:
                scene.by_mark.setdefault(outer.end - 1, []).append(q)
    add_units(scene)
    add_mentions(scene)
    return scene


def all_quotations(parse: Parse, lexicon: Lexicon) -> tuple[Quotation, ...]:
    """Return what stands in quotation marks, and the dialogue that no mark encloses."""
    marked = find_quotations(parse.text, parse.blocks, lexicon.settings.quotation_marks)
    if not lexicon.speech.dialogue_dash:
        return marked
    marked = without_asides(parse.text, marked)
    starts = [q.start for q in marked]
    spoken = find_dialogue(parse.text, parse.blocks)
    free = [
        d for d in spoken if not any(d.start <= s < d.end for s in starts if s - d.start < 10_000)
    ]
    return tuple(sorted((*marked, *free), key=lambda q: (q.start, -q.end)))


def parents_of(found: tuple[Quotation, ...]) -> list[int]:
    """Return for each quotation the one around it, or OUTSIDE."""
    parents: list[int] = []
    around: list[int] = []
    for number, q in enumerate(found):
        while around and found[around[-1]].end <= q.start:
            around.pop()
        parents.append(around[-1] if around else OUTSIDE)
        around.append(number)
    return parents


def levels(parse: Parse, found: tuple[Quotation, ...]) -> list[int]:
    """Return for each token the innermost quotation that it stands in, or OUTSIDE."""
    inside = [OUTSIDE] * len(parse.tokens)
    for number, q in enumerate(found):  # outer ones come first
        for part in q.parts:
            for i in parse.tokens_in(part):
                if part.covers(parse.tokens[i].span):
                    inside[i] = number
    return inside


def add_units(scene: Scene) -> None:
    """Cut the text into units, level by level, and index them."""
    for number, block in enumerate(scene.parse.blocks):
        tokens = scene.parse.tokens_in(block.span)
        lists: dict[int, list[Item]] = {}
        for i in tokens:
            add_item(scene, lists, i)
        for level, items in lists.items():
            for group in split(scene, items):
                add_unit(scene, number, level, group)


def add_item(scene: Scene, lists: dict[int, list[Item]], token: int) -> None:
    """Add a token to the list of its level, and its quotation to the list of the level around."""
    level = scene.inside[token]
    if level == OUTSIDE and scene.token(token).form in MARKS and is_mark(scene, token):
        return
    lists.setdefault(level, []).append(Item(token))
    while level != OUTSIDE:
        above = scene.parents[level]
        items = lists.setdefault(above, [])
        if items and items[-1].quotation == level:
            items[-1] = Item(token, level)
        else:
            items.append(Item(token, level))
        level = above


def is_mark(scene: Scene, token: int) -> bool:
    """Tell whether a token is a mark rather than an apostrophe."""
    return scene.token(token).upos == "PUNCT" or scene.token(token).form not in {"'", "’"}


def split(scene: Scene, items: list[Item]) -> Iterator[list[Item]]:
    """Part the items of one level into sentences."""
    current: list[Item] = []
    for place, item in enumerate(items):
        current.append(item)
        following = items[place + 1] if place + 1 < len(items) else None
        if following is None or ends_sentence(scene, items, place, following):
            yield current
            current = []
    if current:
        yield current


def ends_sentence(scene: Scene, items: list[Item], place: int, following: Item) -> bool:
    """Tell whether a sentence ends with the item at `place`."""
    item = items[place]
    if item.is_quotation:
        last = scene.quotations[item.quotation].parts[-1]
        end = scene.parse.text[last.end - 1]
        if end not in ".!?…" or following.is_quotation:
            return end in ".!?…" and following.is_quotation
        if not scene.token(following.token).form[:1].isupper():
            return False
        return end in ".…" or not cue_follows(scene, items, place + 1)
    if scene.token(item.token).form not in TERMINATORS:
        return False
    return following.is_quotation or not scene.token(following.token).form[:1].islower()


def cue_follows(scene: Scene, items: list[Item], place: int) -> bool:
    """Tell whether a cue for the quotation before `place` comes before any other verb."""
    for item in items[place : place + SOFT_REACH]:
        if item.is_quotation:
            return False
        hit = scene.hits.get(item.token)
        if hit and hit.entry.form is CueForm.VERB and hit.entry.takes(Frame.QUOTE):
            return True
        if scene.token(item.token).upos == "VERB":
            return False
    return False


def add_unit(scene: Scene, block: int, level: int, group: list[Item]) -> None:
    """Record a unit and the tokens that belong to it."""
    number = len(scene.units)
    scene.units.append(Unit(number, block, level, tuple(group)))
    first = group[0]
    start = scene.quotation_tokens(first.quotation).start if first.is_quotation else first.token
    scene.edges.append((start, group[-1].token + 1))
    for item in group:
        if not item.is_quotation:
            scene.unit_of[item.token] = number


def add_mentions(scene: Scene) -> None:
    """Find for each token the smallest mention that holds it, that of its own head first."""
    size: dict[int, int] = {}
    for mention in scene.mentions.mentions:
        if mention.span is None:
            continue
        for i in scene.parse.tokens_in(mention.span):
            length = 0 if i == mention.head else len(mention.span)
            if i not in size or length < size[i]:
                size[i] = length
                scene.mention_of[i] = mention


def token_span(scene: Scene, first: int, last: int) -> Span:
    """Return the span from token `first` to token `last` (included)."""
    return Span(scene.token(first).span.start, scene.token(last).span.end)

"""Runs the grammar over a text and gives the time phrases in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dictafacta.lexicon.times.grammar import Element, Node, Rule, State, Value
from dictafacta.lexicon.times.items import Item, islands
from dictafacta.lexicon.times.numbers import join_numbers
from dictafacta.lexicon.times.vocabulary import TimeLexicon
from dictafacta.model.span import Span

RESULTS = ("date", "period", "month-date", "year-date", "range", "duration", "bounded")
NOT_BEFORE = frozenset("$€£¥#@_/\\%°&=+")
NOT_AFTER = frozenset("%€$£¥°_@=")
JOINS = frozenset("-./,:'’")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time phrase: where it stands, what kind of thing it is, what it says, by which rule."""

    span: Span
    kind: str
    node: Node
    rule: str


def find_phrases(text: str, lexicon: TimeLexicon) -> Iterator[Phrase]:
    """Yield the time phrases of a text in order, none overlapping another."""
    for island in islands(text, lexicon):
        items = join_numbers(island)
        for root in lexicon.grammar.levels:
            items = run_level(items, root)
        for place, item in enumerate(items):
            phrase = as_phrase(item)
            after = items[place + 1] if place + 1 < len(items) else None
            if phrase and stands_free(text, item) and not counts_things(item, after):
                yield phrase


def run_level(items: list[Item], root: State) -> list[Item]:
    """Return the items with every match of one level's patterns replaced, left to right."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        match = longest_match(items, at, root)
        if match is None:
            found.append(items[at])
            at += 1
            continue
        elements, rule = match
        inside = [place for place, e in enumerate(elements) if not e.context]
        context, end = inside[0], inside[-1] + 1
        found.extend(items[at : at + context])
        if context and covers_more(items, at + context, root, len(elements) - context):
            at += context
            continue
        found.append(merged(items[at + context : at + end], elements[context:end], rule))
        at += end
    return found


def covers_more(items: list[Item], at: int, root: State, length: int) -> bool:
    """Tell whether a match that begins at `at` is longer than one that needs context before it."""
    match = longest_match(items, at, root)
    return match is not None and len(match[0]) > length


def longest_match(
    items: list[Item], at: int, root: State
) -> tuple[tuple[Element, ...], Rule] | None:
    """Return the elements and the rule of the longest match at `at`, the earlier rule of two."""
    best: tuple[tuple[Element, ...], Rule] | None = None
    stack: list[tuple[State, tuple[Element, ...]]] = [(root, ())]
    while stack:
        state, path = stack.pop()
        if state.rule is not None and better(path, state.rule, best):
            best = path, state.rule
        place = at + len(path)
        if place >= len(items):
            continue
        stack.extend((s, (*path, e)) for e, s in edges_for(state, items[place], bool(path)))
    return best


def edges_for(state: State, item: Item, inside: bool) -> Iterator[tuple[Element, State]]:
    """Yield the edges that the item fits, each once; `inside` a pattern white space may matter."""
    met: set[int] = set()
    for name in item.classes:
        for element, following in state.by_class.get(name, ()):
            if id(following) in met or (element.tight and inside and not item.tight):
                continue
            met.add(id(following))
            yield element, following


def better(
    path: tuple[Element, ...], rule: Rule, best: tuple[tuple[Element, ...], Rule] | None
) -> bool:
    """Tell whether a match beats the best one so far."""
    if best is None or len(path) != len(best[0]):
        return best is None or len(path) > len(best[0])
    return int(rule.where.rpartition(":")[2]) < int(best[1].where.rpartition(":")[2])


def merged(row: list[Item], elements: tuple[Element, ...], rule: Rule) -> Item:
    """Return the row as one item with the rule's result; a lone item keeps its other classes."""
    arguments: dict[str, Value] = dict(rule.constants)
    for item, element in zip(row, elements, strict=True):
        value = next(item.classes[c] for c in element.classes if c in item.classes)
        arguments.setdefault(element.name, value)
    node = Node(rule.operation, arguments)
    kept = row[0].classes if len(row) == 1 else {}
    classes = {**kept, rule.result: node}
    return Item(row[0].start, row[-1].end, row[0].tight, row[0].broken, classes, rule.where)


def as_phrase(item: Item) -> Phrase | None:
    """Return an item as a phrase if it came out as one."""
    for kind in RESULTS:
        node = item.classes.get(kind)
        if isinstance(node, Node):
            return Phrase(Span(item.start, item.end), kind, node, item.rule)
    return None


def stands_free(text: str, item: Item) -> bool:
    """Tell whether a phrase that begins or ends in a figure is no part of something longer.

    `138-2010-2015`, `B-52`, `$12` and `2,000.5` are no dates.
    """
    before, after = text[max(0, item.start - 2) : item.start], text[item.end : item.end + 2]
    if text[item.start].isdecimal() and before:
        last = before[-1]
        if last in NOT_BEFORE or (last in JOINS and len(before) == 2 and joins(before)):
            return False
    if text[item.end - 1].isdecimal() and after:
        first = after[0]
        if first in NOT_AFTER or first.isalnum():
            return False
        if first in JOINS and first not in "'’-" and after[1:].isdecimal():
            return False
    return True


def joins(before: str) -> bool:
    """Tell whether two characters tie what follows to what precedes: `8-`, `B-`, `2.`, `3:`."""
    return before[0].isdecimal() or (before[1] == "-" and before[0].isalpha())


def counts_things(item: Item, after: Item | None) -> bool:
    """Tell whether a bare year is rather a number of things ("2000 euros")."""
    return after is not None and "counted" in after.classes and "year" in item.classes

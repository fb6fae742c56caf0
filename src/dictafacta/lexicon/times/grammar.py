"""The grammar of time phrases, read from `languages/_shared/time-grammar.tsv`.

A rule replaces a row of neighbouring items by one item. Rules have levels; each level runs once
from left to right over the result of the level before it, the longest match winning, so a text
costs time in proportion to its length.

A pattern is a row of elements: `[<][~][name=]class[|class...][?]`. `<` at its beginning and `>` at
its end are context, which must be there but stays outside; `~` allows no white space before it;
`?` makes it optional, and so does `( ... )?` for a group.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, Union

from dictafacta.lexicon.table import Row
from dictafacta.problems import LexiconError, Problem

COLUMNS = ("level", "result", "operation", "pattern", "sample")
ELEMENT = re.compile(r"([<>]?)(~?)(?:([a-z0-9-]+)=)?([a-z0-9|-]+)$")

Value: TypeAlias = Union[int, float, str, "Node"]


@dataclass(frozen=True, slots=True)
class Node:
    """What a phrase says: an operation and its arguments, which may be nodes themselves."""

    operation: str
    arguments: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: the classes that fit, and the name under which the value is kept."""

    name: str
    classes: tuple[str, ...]
    tight: bool = False
    context: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the grammar. `switch` names a setting that must be on, or off with a minus sign."""

    where: str
    level: int
    result: str
    operation: str
    constants: Mapping[str, Value]
    sample: str
    switch: str = ""


@dataclass(slots=True)
class State:
    """A place in the tree of all patterns of one level: what may follow, and what ends here.

    `by_class` leads from a class to the edges that it fits.
    """

    edges: dict[Element, "State"] = field(default_factory=dict)
    by_class: dict[str, list[tuple[Element, "State"]]] = field(default_factory=dict)
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """The levels of the grammar, each the root of its tree of patterns.

    Words of the classes in `weak` say nothing about time by themselves.
    """

    levels: tuple[State, ...] = ()
    rules: tuple[Rule, ...] = ()
    weak: frozenset[str] = frozenset()


def build_grammar(rows: Iterable[Row], switches: Mapping[str, bool]) -> Grammar:
    """Return the grammar for a language with these switches; raise LexiconError for bad lines."""
    aliases: dict[str, str] = {}
    roots: dict[int, State] = {}
    rules: list[Rule] = []
    for row in rows:
        try:
            if row["level"] == "alias":
                aliases[row["result"]] = row["pattern"]
                continue
            rule = read_rule(row)
            rules.append(rule)
            if rule.switch and switches[rule.switch.lstrip("-")] == rule.switch.startswith("-"):
                continue
            root = roots.setdefault(rule.level, State())
            for elements in alternatives(row["pattern"].split(), aliases):
                plant(root, elements, rule)
        except (ValueError, KeyError) as error:
            problem = Problem(code="time-grammar", where=row.where, message=str(error))
            raise LexiconError((problem,)) from error
    weak = frozenset(aliases.get("weak", "").split("|"))
    return Grammar(tuple(roots[level] for level in sorted(roots)), tuple(rules), weak)


def read_rule(row: Row) -> Rule:
    """Return a line as a rule; `3 month-first` in the level column names a switch."""
    level, _, switch = row["level"].partition(" ")
    operation, *settings = row["operation"].split()
    constants = dict(read_constant(s) for s in settings)
    return Rule(row.where, int(level), row["result"], operation, constants, row["sample"], switch)


def read_constant(text: str) -> tuple[str, Value]:
    """Return `n=-1` as a name and a value."""
    name, _, value = text.partition("=")
    return name, read_value(value)


def read_value(text: str) -> int | float | str:
    """Return a number as a number, anything else as it is."""
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def alternatives(words: list[str], aliases: Mapping[str, str]) -> Iterator[tuple[Element, ...]]:
    """Yield the pattern once for each choice of its optional parts."""
    if not words:
        yield ()
        return
    head, optional, rest = first_part(words)
    tails = list(alternatives(rest, aliases))
    if optional:
        yield from tails
    is_group = words[0] == "("
    starts = alternatives(head, aliases) if is_group else [(read_element(head[0], aliases),)]
    for start in starts:
        yield from (start + tail for tail in tails)


def first_part(words: list[str]) -> tuple[list[str], bool, list[str]]:
    """Return the first element or group, whether it is optional, and what follows it."""
    if words[0] != "(":
        return [words[0].removesuffix("?")], words[0].endswith("?"), words[1:]
    depth = 0
    for place, word in enumerate(words):
        depth += (word == "(") - word.startswith(")")
        if not depth:
            return words[1:place], word == ")?", words[place + 1 :]
    raise ValueError("a group is not closed")


def read_element(word: str, aliases: Mapping[str, str]) -> Element:
    """Return one element; an alias stands for its classes and names the value after itself."""
    match = ELEMENT.fullmatch(word)
    if match is None:
        raise ValueError(f"not an element: {word!r}")
    context, tight, name, names = match.groups()
    classes: list[str] = []
    for part in names.split("|"):
        classes.extend(aliases.get(part, part).split("|"))
    return Element(
        name or names.split("|")[0].removesuffix("-weak"),
        tuple(dict.fromkeys(classes)),
        bool(tight),
        bool(context),
    )


def plant(root: State, elements: tuple[Element, ...], rule: Rule) -> None:
    """Add one row of elements to the tree; the first rule that claims a row keeps it."""
    if all(e.context for e in elements):
        raise ValueError("a pattern needs an element that is no context")
    state = root
    for element in elements:
        if element not in state.edges:
            following = state.edges[element] = State()
            for name in element.classes:
                state.by_class.setdefault(name, []).append((element, following))
        state = state.edges[element]
    state.rule = state.rule or rule

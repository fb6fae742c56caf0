"""Cuts a page's tree into blocks of text and notes where in the tree each one hangs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml.html import HtmlElement

from dictafacta.read.html.hints import NAMES, hints, unseen
from dictafacta.read.plain import plain

MAX_BLOCKS = 6_000
"""The most blocks of one page that are looked at."""

_HEADING = 100  # characters of the longest heading that only a line break parts from its text
SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "object",
        "embed",
        "iframe",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "option",
        "rt",
        "rp",
        "button",
        "input",
        "textarea",
        "datalist",
        "progress",
        "meter",
        "dialog",
        "applet",
        "param",
        "link",
        "meta",
        "amp-ad",
        "amp-analytics",
        "amp-iframe",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
        "td",
        "th",
        "g-emoji",
        "amp-img",
        "center-inline",
        "tspan",
    ]
)
LANDMARKS = (
    "article",
    "main",
    "aside",
    "header",
    "footer",
    "nav",
    "figure",
    "form",
    "table",
    "list",
    "blockquote",
    "articleBody",
    "section",
)
_LANDMARK = {name: place for place, name in enumerate(LANDMARKS)}
_LANDMARK |= dict.fromkeys(("ul", "ol", "dl"), _LANDMARK["list"])
_ROLES = {"main": "main", "navigation": "nav", "complementary": "aside", "banner": "header"}
_ROLES |= {"contentinfo": "footer", "article": "article", "search": "form"}
FAR = 9
"""The distance that stands for "nowhere above"."""
NOWHERE = -FAR
"""The depth that stands for "nowhere above"."""


@dataclass(slots=True)
class Node:
    """An element of the page that can hold blocks, with what its ancestors tell of it.

    `hinted` and `landmarks` give for each kind at which depth the nearest element of that kind
    stands, the element itself included; `NOWHERE` where there is none.
    """

    element: HtmlElement
    tag: str
    parent: "Node | None"
    depth: int
    hinted: tuple[int, ...]
    landmarks: tuple[int, ...]
    path: str
    hidden: bool
    number: int = 0
    children: int = 0
    characters: int = 0
    linked: int = 0
    paragraphs: int = 0
    prose: int = 0
    score: float = 0.0

    def to_hint(self, kind: int) -> int:
        """Return how many steps up the nearest element with a hint of this kind is."""
        return min(self.depth - self.hinted[kind], FAR)

    def to_landmark(self, kind: int) -> int:
        """Return how many steps up the nearest landmark of this kind is."""
        return min(self.depth - self.landmarks[kind], FAR)


@dataclass(slots=True)
class TextBlock:
    """A run of text between two block boundaries; `linked` counts its characters in links."""

    text: str
    node: Node
    linked: int
    links: int
    bold: int
    index: int = 0


@dataclass(slots=True)
class _Run:
    """The text gathered since the last block boundary."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    bold: int = 0
    breaks: int = 0


# An open element, its node, the children still to visit, and how many links and bold elements
# are open around its text.
_Step: TypeAlias = tuple[HtmlElement, Node, Iterator[HtmlElement], int, int]

_NO_HINT = (NOWHERE,) * len(NAMES)
_NO_LANDMARK = (NOWHERE,) * len(LANDMARKS)


def cut(root: HtmlElement) -> tuple[list[TextBlock], list[Node]]:
    """Return the blocks of text under `root` in document order, and all nodes."""
    return _Cutter().cut(root)


class _Cutter:
    """Walks the tree once, without recursion."""

    def __init__(self) -> None:
        self.blocks: list[TextBlock] = []
        self.nodes: list[Node] = []
        self.run = _Run()

    def cut(self, root: HtmlElement) -> tuple[list[TextBlock], list[Node]]:
        node = self._node(root, None)
        stack: list[_Step] = []
        self._add(root.text, 0, 0)
        stack.append((root, node, iter(root), 0, 0))
        while stack and len(self.blocks) < MAX_BLOCKS:
            children = stack[-1][2]
            child = next(children, None)
            if child is None:
                self._leave(stack)
            else:
                self._enter(stack, child)
        self._flush(node)
        return self.blocks, self.nodes

    def _enter(self, stack: list[_Step], child: HtmlElement) -> None:
        _, node, _, link, bold = stack[-1]
        tag = child.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            self._add(child.tail, link, bold)
            return
        if tag == "br":
            self.run.breaks += 1
            self.run.parts.append(" ")
            if self.run.breaks == 2 or _is_heading(self.run):
                self._flush(node)
            self._add(child.tail, link, bold)
            return
        if tag in INLINE:
            if tag not in ("td", "th") and child.attrib and _unseen(child.attrib):
                self._add(child.tail, link, bold)
                return
            link += tag == "a"
            bold += tag in ("b", "strong")
            if tag == "a":
                self.run.links += 1
            elif tag in ("td", "th"):
                self.run.parts.append(" ")
        else:
            self._flush(node)
            node = self._node(child, node)
        self._add(child.text, link, bold)
        stack.append((child, node, iter(child), link, bold))

    def _leave(self, stack: list[_Step]) -> None:
        element, node, _, _, _ = stack.pop()
        if not stack:
            return
        _, above, _, link, bold = stack[-1]
        if node is not above:
            self._flush(node)
        self._add(element.tail, link, bold)

    def _add(self, text: str | None, link: int, bold: int) -> None:
        if not text:
            return
        run = self.run
        run.parts.append(text)
        if link or bold or run.breaks:
            size = len(text.strip())
            if size:
                run.breaks = 0
                run.linked += size if link else 0
                run.bold += size if bold else 0

    def _flush(self, node: Node) -> None:
        run = self.run
        if run.parts:
            text = plain("".join(run.parts))
            if text:
                block = TextBlock(text, node, run.linked, run.links, run.bold, len(self.blocks))
                self.blocks.append(block)
        self.run = _Run()

    def _node(self, element: HtmlElement, parent: Node | None) -> Node:
        tag = element.tag
        attributes = element.attrib
        names = attributes.get("class", "")
        identifier = attributes.get("id")
        if identifier:
            names = f"{names} {identifier}"
        prop, role = attributes.get("itemprop"), attributes.get("role")
        bits = hints(f"{names} {prop} {role}" if prop or role else names) if names or prop else 0
        if parent is None:
            hinted, landmarks, path, depth, hidden = _NO_HINT, _NO_LANDMARK, tag, 0, False
        else:
            hinted, landmarks = parent.hinted, parent.landmarks
            path, depth, hidden = f"{parent.path[-60:]}>{tag}", parent.depth + 1, parent.hidden
            first = attributes.get("class", "").split(None, 1)
            if first:
                path = f"{path}.{first[0]}"
        if bits:
            hinted = tuple([depth if bits >> i & 1 else d for i, d in enumerate(hinted)])
        landmark = _LANDMARK.get("articleBody" if prop == "articleBody" else _ROLES.get(role, tag))
        if landmark is not None:
            landmarks = (*landmarks[:landmark], depth, *landmarks[landmark + 1 :])
        node = Node(
            element, tag, parent, depth, hinted, landmarks, path, hidden or _hidden(attributes)
        )
        node.number, node.children = len(self.nodes), len(element)
        self.nodes.append(node)
        return node


def _is_heading(run: _Run) -> bool:
    """Tell whether the run before a line break is bold throughout, as headings of old pages are."""
    letters = sum(len(part.strip()) for part in run.parts)
    return 0 < letters <= _HEADING and run.bold == letters and not run.links


def _unseen(attributes: Mapping[str, str]) -> bool:
    names = attributes.get("class")
    return bool(names and unseen(names)) or _hidden(attributes)


def _hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()

"""Describes each block of a page in numbers: its text, its place in the tree, its company."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dictafacta.read.html.blocks import FAR, LANDMARKS, Node, TextBlock
from dictafacta.read.html.hints import NAMES

Matrix = NDArray[np.float32]
PROSE = 80
"""Characters from which a block with few links counts as a paragraph of prose."""

_TAGS = (
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "figcaption",
    "span",
    "tr",
    "dd",
    "dt",
    "section",
    "article",
    "header",
    "footer",
    "pre",
    "caption",
)
_TAG = {tag: number for number, tag in enumerate(_TAGS)}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_END = re.compile(r"[.!?…。！？؟।][\"'»”’)\]]*$")
_SENTENCE = re.compile(r"[.!?…。！？؟।][\"'»”’)\]]*(?=\s|$)")
_WORD = re.compile(r"\w+")
# What short lines beside articles say, in the words of the trade.
_LINES = (
    r"(?:read|see|watch|listen)(?: more| also|:| next)|also on |don.t miss|like this|related"
    r"|more (?:on|from|stories|news)|also read"
    r"|leggi anche|lesen sie|mehr zum|lire aussi|à lire|lea también|te puede|leia (?:também|mais)"
    r"|читайте|читать|смотрите|читайте також|click here|don't miss|up next|recommended",
    r"©|copyright|\(c\) |all rights reserved|alle rechte|tous droits|tutti i diritti|все права"
    r"|todos los derechos|reuters$|getty|photo(?:graph)?(?: by|:|credit)|image(?: source)?:"
    r"|foto:|file photo"
    r"|\bafp\b|\bap\b|picture:|credit:|quelle:|source:",
    r"sign up|subscri|newsletter|log ?in|register|abonn|iscri|suscr|assin|подпи|підпи|inbox|sign in"
    r"|download|app store|free trial|members?hip",
    r"comment|kommentar|repl(?:y|ies)|respond|коммент|комент|your email|e-mail-adresse|captcha",
    r"share|follow us|facebook|twitter|whatsapp|pinterest|tweet\b|instagram|teilen|condividi"
    r"|partager"
    r"|поделит|поділит|linkedin|telegram",
    r"cookie|privacy|terms of|consent|datenschutz|gdpr|advertis|anzeige|werbung|pubblicit|publicid"
    r"|sponsor|affiliate|commission|реклам",
    r"^by |^von |^di |^par |^por |^written by|^posted|^published|^updated|^last "
    r"|min(?:ute)?s? read|ago$"
    r"|veröffentlicht|pubblicato|publié|опубликован|staff writer|correspondent|@|editor[’']s note",
    r"^(?:topics|tags|categories|filed under|schlagw|themen|mots-clés|etiquetas|теги|more:"
    r"|see more)",
)
# Matched against text in lower case: ignoring case in the pattern is many times slower.
_LINE = tuple(re.compile(pattern) for pattern in _LINES)
_DATE = re.compile(r"\b\d{1,2}[:./-]\d{2}\b|\b(?:19|20)\d\d\b")
FEATURES = (
    *("log_length", "words", "link_density", "links", "bold", "sentences", "commas", "ends"),
    *("capital", "digits", "upper", "quotes", "tag", "hidden", "depth"),
    *("place", "before", "date", "colon_end", "question", "repeated", "blocks", "page_prose"),
    *("is_title", "in_body"),
    *(f"line_{i}" for i in range(len(_LINES))),
    *(f"hint_{name}" for name in NAMES),
    *(f"in_{name}" for name in LANDMARKS),
    *("own_share", "own_links", "own_paragraphs", "parent_share", "parent_links"),
    *("parent_paragraphs", "grand_share", "grand_links", "grand_paragraphs", "children"),
    *("group", "group_share", "group_links", "group_prose", "group_tag_p"),
    *("best_up", "best_down", "best_share", "from_first", "to_last", "since_title", "section_gap"),
    *("heading_line", "since_heading", "heading_level"),
)
CONTEXT = ("log_length", "link_density", "ends", "tag", "sentences", "group", "best_up", "capital")
REACH = (-2, -1, 1, 2)


def describe(
    blocks: Sequence[TextBlock], nodes: Sequence[Node], title: str = "", body: str = ""
) -> Matrix:
    """Return one row for each block, columns as `FEATURES` and then its neighbours' `CONTEXT`.

    `title` is the page's own title and `body` the text that its structured data gives as the
    article's, either may be empty.
    """
    if not blocks:
        return np.zeros((0, len(FEATURES) + len(CONTEXT) * len(REACH)), dtype=np.float32)
    _fill(blocks, nodes)
    shapes = [_shape(block) for block in blocks]
    lengths = np.array([len(b.text) for b in blocks])
    page = _page(blocks, lengths, title, body)
    total = int(lengths.sum())
    places = [
        [*near, *_company(block.node, total)]
        for block, near in zip(blocks, _distances(blocks), strict=True)
    ]
    groups = _groups(blocks)
    containers = _containers(blocks, nodes)
    sections = _sections(blocks, [lines for _, lines in shapes])
    rows = [
        [*shape, *own, *lines, *place, *group, *container, *section]
        for (shape, lines), own, place, group, container, section in zip(
            shapes, page, places, groups, containers, sections, strict=True
        )
    ]
    matrix = np.array(rows, dtype=np.float32)
    return np.hstack([matrix, _neighbours(matrix)])


def _fill(blocks: Sequence[TextBlock], nodes: Sequence[Node]) -> None:
    """Sum text, links and prose up the tree; score the containers as Readability does."""
    for block in blocks:
        node, size = block.node, len(block.text)
        node.characters += size
        node.linked += block.linked
        if is_prose(block):
            node.paragraphs += 1
            node.prose += size
            worth = 1 + min(size / 100, 4) + block.text.count(",") * 0.5
            node.score += worth * (1 if node.tag != "p" else 0.3)
            if node.parent is not None:
                node.parent.score += worth if node.tag == "p" else worth / 2
                if node.parent.parent is not None:
                    node.parent.parent.score += worth / 2
    for node in reversed(nodes):
        if (above := node.parent) is not None:
            above.characters += node.characters
            above.linked += node.linked
            above.paragraphs += node.paragraphs
            above.prose += node.prose


def is_prose(block: TextBlock) -> bool:
    """Tell whether a block looks like a paragraph."""
    return len(block.text) >= PROSE and block.linked < len(block.text) * 0.4


def _shape(block: TextBlock) -> tuple[list[float], list[float]]:
    text, size = block.text, len(block.text)
    letters = sum(map(str.isalpha, text[:400])) or 1
    short = size < 300
    head = text[:120]
    low = head.lower()
    lines = [float(bool(short and pattern.search(low))) for pattern in _LINE]
    shape = [
        _log(size),
        _log(len(_WORD.findall(text))),
        min(1.0, block.linked / size),
        float(min(block.links, 20)),
        min(1.0, block.bold / size),
        _log(len(_SENTENCE.findall(text))),
        _log(text.count(",") + text.count("،") + text.count("、")),
        float(bool(_END.search(text))),
        float(text[0].isupper()) + 2 * float(text[0] in "\"'«“„‘"),
        sum(map(str.isdigit, head)) / len(head),
        sum(map(str.isupper, text[:400])) / letters,
        float(sum(text.count(q) for q in '"«“„') > 0),
        float(_TAG.get(block.node.tag, len(_TAGS))),
        float(block.node.hidden),
        float(min(block.node.depth, 40)),
    ]
    return shape, lines


def _log(value: float) -> float:
    return math.log1p(value)


def _page(
    blocks: Sequence[TextBlock], lengths: NDArray[np.int64], title: str, body: str
) -> list[list[float]]:
    """Return place, repetition and agreement with the page's own title and body."""
    total = max(1, int(lengths.sum()))
    before = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    counts = Counter(b.text for b in blocks)
    prose = sum(len(b.text) for b in blocks if is_prose(b))
    squeezed = _squeeze(body)
    rows = []
    for i, block in enumerate(blocks):
        text = block.text
        rows.append(
            [
                i / len(blocks),
                before[i] / total,
                float(bool(_DATE.search(text[:200]))),
                float(text.endswith(":")),
                float(text.endswith("?")),
                float(min(counts[text], 5)),
                _log(len(blocks)),
                prose / total,
                _overlap(text, title),
                _inside(text, squeezed),
            ]
        )
    return rows


def _squeeze(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def _overlap(text: str, title: str) -> float:
    if not title or len(text) > 3 * len(title):
        return 0.0
    mine, its = set(_WORD.findall(text.casefold())), set(_WORD.findall(title.casefold()))
    return len(mine & its) / max(1, len(mine | its))


def _inside(text: str, squeezed: str) -> float:
    """Tell whether the structured data's body holds the text; -1 where there is no such body."""
    if len(squeezed) < 200:
        return -1.0
    own = _squeeze(text)
    if not own:
        return -1.0
    if len(own) < 12:
        return 0.5
    middle = len(own) // 2
    return float(own in squeezed or own[:40] in squeezed or own[middle : middle + 40] in squeezed)


def _company(node: Node, total: int) -> list[float]:
    above = node.parent or node
    grand = above.parent or above
    row: list[float] = []
    for one in (node, above, grand):
        size = max(1, one.characters)
        row += [size / max(1, total), min(1.0, one.linked / size), _log(one.paragraphs)]
    row.append(_log(above.children))
    return row


def _distances(blocks: Sequence[TextBlock]) -> list[list[int]]:
    """Return the steps to the nearest hint and landmark of each kind above each block."""
    depths = np.array([b.node.depth for b in blocks])
    places = np.array([(*b.node.hinted, *b.node.landmarks) for b in blocks])
    steps: list[list[int]] = np.minimum(depths[:, None] - places, FAR).tolist()
    return steps


def _groups(blocks: Sequence[TextBlock]) -> list[list[float]]:
    """Return what blocks that hang in the same kind of place have in common."""
    total = max(1, sum(len(b.text) for b in blocks))
    stats: dict[str, list[float]] = {}
    for block in blocks:
        row = stats.setdefault(block.node.path, [0.0, 0.0, 0.0, 0.0])
        row[0] += 1
        row[1] += len(block.text)
        row[2] += block.linked
        row[3] += is_prose(block)
    return [
        [
            _log(count),
            size / total,
            min(1.0, linked / max(1.0, size)),
            prose / count,
            float(block.node.tag == "p"),
        ]
        for block in blocks
        for count, size, linked, prose in (stats[block.node.path],)
    ]


def _containers(blocks: Sequence[TextBlock], nodes: Sequence[Node]) -> list[list[float]]:
    """Return each block's place relative to the container that holds most prose."""
    best = max(nodes, key=lambda n: n.score * (1 - n.linked / max(1, n.characters)))
    above: dict[int, int] = {}
    node: Node | None = best
    while node is not None:
        above[node.number] = best.depth - node.depth
        node = node.parent
    share = best.prose / max(1, nodes[0].prose)
    prose = [i for i, b in enumerate(blocks) if is_prose(b) and _under(b.node, best)]
    first, last = (prose[0], prose[-1]) if prose else (0, len(blocks) - 1)
    rows, titled, section = [], -1, 0
    for i, block in enumerate(blocks):
        up, down = _steps(block.node, above)
        if block.node.tag == "h1":
            titled = i
        section = 0 if is_prose(block) else section + 1
        rows.append(
            [
                float(min(up, 20)),
                float(min(down, 20)),
                share,
                _signed(i - first),
                _signed(last - i),
                _signed(i - titled) if titled >= 0 else -9.0,
                float(min(section, 30)),
            ]
        )
    return rows


def _sections(blocks: Sequence[TextBlock], lines: Sequence[list[float]]) -> list[list[float]]:
    """Return what the last heading announces, how far back it is, and its level."""
    rows, kind, at, level = [], 0.0, -1, 0.0
    for i, block in enumerate(blocks):
        rows.append([kind, float(min(i - at, 60)) if at >= 0 else -1.0, level])
        tag = block.node.tag
        if tag in _HEADINGS:
            kind = next((n + 1.0 for n, hit in enumerate(lines[i]) if hit), 0.0)
            at, level = i, float(tag[1])
    return rows


def _signed(distance: int) -> float:
    return math.copysign(math.log1p(abs(distance)), distance)


def _under(node: Node, container: Node) -> bool:
    one: Node | None = node
    while one is not None and one.depth >= container.depth:
        if one is container:
            return True
        one = one.parent
    return False


def _steps(node: Node, above: dict[int, int]) -> tuple[int, int]:
    """Return the steps up from the best container and down to `node` from where they meet."""
    down = 0
    one: Node | None = node
    while one is not None:
        if one.number in above:
            return above[one.number], down
        down += 1
        one = one.parent
    return FAR, down


def _neighbours(matrix: Matrix) -> Matrix:
    columns = [FEATURES.index(name) for name in CONTEXT]
    chosen = matrix[:, columns]
    parts = []
    for step in REACH:
        moved = np.full_like(chosen, -1.0)
        if abs(step) < len(chosen):
            if step < 0:
                moved[-step:] = chosen[:step]
            else:
                moved[:-step] = chosen[step:]
        parts.append(moved)
    return np.hstack(parts)

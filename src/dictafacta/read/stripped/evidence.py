"""What speaks for each line being residue: the lexicon's phrases, shared prefixes, the title.

Weights: STRONG evidence is enough by itself; WEAK evidence counts on a page that has other
evidence, because an article may have a heading such as "Contact".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dictafacta.model import ResidueKind
from dictafacta.read.stripped.glyphs import CLOSER, STOP, UPPER
from dictafacta.read.stripped.lines import Line
from dictafacta.read.stripped.phrases import KINDS, LINE, MARKED, START, WITHIN, find_phrases
from dictafacta.read.stripped.words import Words, line_hashes

WEAK, STRONG = 1, 2
HEADLINE = 45  # words: a longer line is no headline
NOTICE = 60  # words: a longer paragraph may speak of cookies without being a notice
LABEL = 12  # words of the longest credit or form label
_SET_OFF = re.compile(r"\s*[:|>»›→▶–—-]")
_TITLE_PARTS = re.compile(r"\s[|–—»›·-]+\s|\s*\|\s*")
_RELATED = KINDS.index(ResidueKind.RELATED_LINK)
_DUPLICATE = KINDS.index(ResidueKind.DUPLICATE_TITLE)
_CREDIT = KINDS.index(ResidueKind.CREDIT)
_FORM = KINDS.index(ResidueKind.COMMENT_FORM)

Bits = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each line the weight of what speaks against it (0, WEAK, STRONG) and its kind."""

    weight: NDArray[np.int8]
    kind: NDArray[np.int8]

    def add(self, line: int, weight: int, kind: int) -> None:
        """Note evidence; the stronger one names the kind."""
        if weight > self.weight[line]:
            self.weight[line] = weight
            self.kind[line] = kind


def ends_sentence(words: Words) -> Bits:
    """Tell for each line whether it ends as a sentence does, closing marks aside."""
    flags = words.flags
    found = np.zeros(len(words), bool)
    last = words.line_end - 1
    for _ in range(4):
        here = flags[np.maximum(last, 0)] if len(flags) else np.zeros(len(words), np.uint16)
        found |= ((here & STOP) > 0) & (last >= words.line_start)
        last = np.where((here & CLOSER) > 0, last - 1, last)
    return found


def gather(lines: Sequence[Line], words: Words) -> Evidence:
    """Return the evidence against each line of a page."""
    found = Evidence(np.zeros(len(lines), np.int8), np.zeros(len(lines), np.int8))
    sentence = ends_sentence(words)
    prefixes = _phrases(lines, words, sentence, found)
    _doubled_titles(lines, words, found)
    _propagate(lines, words, sentence, found, prefixes)
    _forms(words, found)
    return found


def _phrases(
    lines: Sequence[Line], words: Words, sentence: Bits, found: Evidence
) -> frozenset[int]:
    """Add evidence from the lexicon; return the lines that start with a known prefix."""
    prefixed = set()
    matches = find_phrases(words)
    for line, place, kind, length, word in zip(
        *(a.tolist() for a in (matches.line, matches.place, matches.kind)),
        *(a.tolist() for a in (matches.length, matches.word)),
        strict=True,
    ):
        count = int(words.count[line])
        if place == LINE:
            found.add(line, STRONG if length > 1 else WEAK, kind)
        elif place == WITHIN:
            if count <= NOTICE:
                found.add(line, STRONG if length > 2 else WEAK, kind)
        else:
            end = int(words.end[word + length - 1] - words.line_start[line])
            off = _set_off(lines[line], words, word, length, end)
            weight = _prefix_weight(place, kind, length, count, off, bool(sentence[line]))
            if weight:
                found.add(line, weight, kind)
            if kind == _RELATED and count <= HEADLINE and (off or place == START):
                prefixed.add(line)
    return frozenset(prefixed)


def _prefix_weight(place: int, kind: int, length: int, count: int, off: int, sentence: bool) -> int:
    """Return the weight of a known prefix; `off` is how many signs set it off."""
    if kind == _CREDIT:
        return WEAK if off and count <= LABEL else 0
    if count > HEADLINE or (place == MARKED and not off):
        return 0
    if place == MARKED:
        return STRONG if off > 1 and not sentence else WEAK if not sentence else 0
    if sentence:
        return WEAK if off else 0
    return STRONG if off or length > 1 else WEAK


def _set_off(line: Line, words: Words, word: int, length: int, end: int) -> int:
    """Count what parts a prefix from the rest: capitals, punctuation, wide space."""
    first, last = int(words.start[word]), int(words.end[word + length - 1])
    rest = words.flags[last : int(words.line_end[words.line[word]])]
    capitals = bool((words.flags[first:last] & UPPER > 0).sum() >= max(2, last - first - length))
    shouted = bool((rest & UPPER > 0).sum() > 0.5 * len(rest))
    return (
        int(capitals and not shouted)
        + bool(_SET_OFF.match(line.text, end))
        + any(end <= place <= end + 2 for place in line.wide)
    )


def _doubled_titles(lines: Sequence[Line], words: Words, found: Evidence) -> None:
    """Mark lines that repeat the first line, or the first part of it."""
    if len(lines) < 2 or words.count[0] < 3 or words.count[0] > HEADLINE:
        return
    hashes = line_hashes(words)
    for line in np.flatnonzero(hashes == hashes[0])[1:].tolist():
        found.add(line, STRONG, _DUPLICATE)
    parts = {_letters(part) for part in _TITLE_PARTS.split(lines[0].text)[:1]}
    for number, line in enumerate(lines[1:60], 1):
        if words.count[number] >= 4 and _letters(line.text) in parts:
            found.add(number, STRONG, _DUPLICATE)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _propagate(
    lines: Sequence[Line],
    words: Words,
    sentence: Bits,
    found: Evidence,
    prefixed: frozenset[int],
) -> None:
    """Carry evidence between lines that begin alike and have no sentence end.

    Such lines stand alone between others; items of a list, which stand together, are spared.
    """
    for group, length in groups(lines, words, sentence):
        if _are_teasers(group, lines, words, found, prefixed, length):
            for line in group:
                found.add(line, STRONG, _RELATED)


def groups(lines: Sequence[Line], words: Words, sentence: Bits) -> Iterator[tuple[list[int], int]]:
    """Yield headline-like lines that begin with the same two words or one, none beside another."""
    headline = ~sentence & (words.count > 3) & (words.count <= HEADLINE)
    for length in (2, 1):
        alike: dict[str, list[int]] = defaultdict(list)
        for line in np.flatnonzero(headline).tolist():
            alike[lines[line].text[: _head_end(words, line, length)]].append(line)
        for group in alike.values():
            if len(group) > 1 and all(b - a > 1 for a, b in pairwise(group)):
                yield group, length


def _head_end(words: Words, line: int, length: int) -> int:
    return int(words.end[int(words.first[line]) + length - 1] - words.line_start[line])


def sets_off(lines: Sequence[Line], words: Words, line: int, length: int) -> int:
    """Count what sets off the first words of a line."""
    end = _head_end(words, line, length)
    return _set_off(lines[line], words, int(words.first[line]), length, end)


def _are_teasers(
    group: list[int],
    lines: Sequence[Line],
    words: Words,
    found: Evidence,
    prefixed: frozenset[int],
    length: int,
) -> bool:
    if any(line in prefixed or found.weight[line] == STRONG for line in group):
        return True
    return all(sets_off(lines, words, line, length) > 1 for line in group)


def _forms(words: Words, found: Evidence) -> None:
    """Take short labels right after a comment form's lines into the form."""
    inside = False
    for line in range(len(words)):
        if found.weight[line] == STRONG and found.kind[line] == _FORM:
            inside = True
        elif inside and found.weight[line] == WEAK:
            found.add(line, STRONG, int(found.kind[line]))
        else:
            inside = inside and bool(words.count[line] <= 2)

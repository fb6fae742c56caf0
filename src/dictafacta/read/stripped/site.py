"""What several pages of one site tell about each other: titles, repeated lines, teaser prefixes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dictafacta.model import ResidueKind
from dictafacta.read.stripped.evidence import STRONG, Evidence, ends_sentence, gather
from dictafacta.read.stripped.lines import Line, split_lines
from dictafacta.read.stripped.phrases import KINDS
from dictafacta.read.stripped.structure import looks_like_title
from dictafacta.read.stripped.words import Words, line_hash, line_hashes, words_of

_RELATED = KINDS.index(ResidueKind.RELATED_LINK)
_NAVIGATION = KINDS.index(ResidueKind.NAVIGATION)
_LEAST_WORDS = 3  # of a title that another page's line is compared with
_PAGES = 3  # pages that a line must stand on to be the site's
_SHARE = 0.3  # of the site's pages
_PREFIXED = 2  # teasers that make a prefix the site's


@dataclass(frozen=True, slots=True)
class Site:
    """Hashes of the site's titles and of lines that it repeats, and its teaser prefixes."""

    titles: frozenset[int]
    repeated: frozenset[int]
    prefixes: frozenset[str]


def learn_site(texts: Sequence[str]) -> Site:
    """Return what the stripped pages `texts` of one site have in common."""
    pages = [
        (lines, words_of([x.text for x in lines])) for lines in map(split_lines, texts) if lines
    ]
    titles: set[int] = set()
    often: Counter[int] = Counter()
    for lines, words in pages:
        hashes = line_hashes(words).tolist()
        often.update({h for h, n in zip(hashes, words.count.tolist(), strict=True) if n})
        if looks_like_title(lines[0].text, len(lines) - 1) and words.count[0] >= _LEAST_WORDS:
            titles.add(hashes[0])
    least = max(_PAGES, _SHARE * len(pages))
    prefixes: Counter[str] = Counter()
    for lines, words in pages:
        prefixes.update(_prefixes(lines, words, titles))
    return Site(
        frozenset(titles),
        frozenset(h for h, n in often.items() if n >= least),
        frozenset(p for p, n in prefixes.items() if n >= _PREFIXED),
    )


def _prefixes(lines: Sequence[Line], words: Words, titles: set[int]) -> set[str]:
    """Return the words before another page's title, and those that lines of this page share."""
    found = set()
    evidence = gather(lines, words)
    for number in np.flatnonzero(words.count > _LEAST_WORDS).tolist():
        first = int(words.first[number])
        for length in (1, 2, 3):
            rest = words.hash[first + length : first + int(words.count[number])]
            head = _head(lines, words, number, length)
            if len(rest) >= _LEAST_WORDS and line_hash(rest) in titles:
                found.add(head)
        related = evidence.weight[number] == STRONG and evidence.kind[number] == _RELATED
        if related and _head(lines, words, number, 1).isupper():
            found.add(_head(lines, words, number, 1))
    return found


def _head(lines: Sequence[Line], words: Words, number: int, length: int) -> str:
    """Return the first words of a line as they are written."""
    last = (
        min(int(words.first[number]) + length, int(words.first[number] + words.count[number])) - 1
    )
    return lines[number].text[: int(words.end[last] - words.line_start[number])]


def add_site(site: Site, lines: Sequence[Line], words: Words, found: Evidence) -> None:
    """Add to `found` what the site tells about a page: its first line is its own title."""
    sentence = ends_sentence(words)
    hashes = line_hashes(words).tolist()
    for number in range(1, len(lines)):
        count = int(words.count[number])
        if hashes[number] in site.titles and hashes[number] != hashes[0]:
            found.add(number, STRONG, _RELATED)
        elif count and hashes[number] in site.repeated and hashes[number] != hashes[0]:
            found.add(number, STRONG, _NAVIGATION)
        elif count > _LEAST_WORDS and not sentence[number]:
            heads = {_head(lines, words, number, length) for length in (1, 2, 3)}
            if heads & site.prefixes:
                found.add(number, STRONG, _RELATED)

"""The score of the article-extraction benchmark: F1 over shingles of four tokens.

Precision and recall are averaged over pages, F1 is taken of the averages; "exact" is the share of
pages whose tokens are all the same (scrapinghub/article-extraction-benchmark, `evaluate.py`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

TOKEN = re.compile(r"\w+")
SHINGLE = 4


@dataclass(frozen=True, slots=True)
class PageScore:
    """How one page did; the shares of true, false and missing shingles sum to 1."""

    precision: float
    recall: float
    exact: bool

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four tokens; a shorter text is one shingle."""
    tokens = TOKEN.findall(text)
    last = max(1, len(tokens) - SHINGLE + 1)
    return Counter(tuple(tokens[i : i + SHINGLE]) for i in range(last))


def score_page(gold: str, found: str) -> PageScore:
    """Score one page's text against its gold text."""
    want, have = shingles(gold), shingles(found)
    true = sum((want & have).values())
    false, missing = sum((have - want).values()), sum((want - have).values())
    precision = 1.0 if not false and not missing else true / (true + false) if true else 0.0
    recall = 1.0 if not false and not missing else true / (true + missing) if true else 0.0
    return PageScore(precision, recall, TOKEN.findall(gold) == TOKEN.findall(found))


@dataclass(frozen=True, slots=True)
class Score:
    """How a set of pages did."""

    precision: float
    recall: float
    exact: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def score(pages: Sequence[PageScore]) -> Score:
    """Average over pages."""
    n = max(1, len(pages))
    return Score(
        sum(p.precision for p in pages) / n,
        sum(p.recall for p in pages) / n,
        sum(p.exact for p in pages) / n,
    )

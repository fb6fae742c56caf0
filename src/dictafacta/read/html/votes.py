"""Asks trafilatura which text it takes for the article, as a second opinion on each block."""

import re
from collections.abc import Sequence
from copy import deepcopy

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray
from trafilatura import bare_extraction

from dictafacta.read.html.blocks import TextBlock

_WORD = re.compile(r"\w+")
_RUN = 3


def second_opinion(tree: HtmlElement | None, blocks: Sequence[TextBlock]) -> NDArray[np.float32]:
    """Return for each block the share (0 to 1) of it that trafilatura keeps.

    Its rules fail on some pages by an exception of their own; then, as without a tree, no block
    has its vote.
    """
    if tree is None:
        return np.zeros(len(blocks), dtype=np.float32)
    try:
        found = bare_extraction(
            deepcopy(tree), favor_precision=True, include_comments=False, fast=True
        )
        text = "" if found is None else found.text or ""
    except (ValueError, TypeError, AttributeError, AssertionError, RecursionError):
        text = ""
    return covered(blocks, text)


def covered(blocks: Sequence[TextBlock], text: str) -> NDArray[np.float32]:
    """Return for each block the share of its runs of three words that `text` has as well."""
    words = _WORD.findall(text)
    runs = set(zip(words, words[1:], words[2:], strict=False))
    single = set(words)
    shares = np.zeros(len(blocks), dtype=np.float32)
    for i, block in enumerate(blocks):
        own = _WORD.findall(block.text)
        if len(own) >= _RUN:
            triples = list(zip(own, own[1:], own[2:], strict=False))
            shares[i] = sum(t in runs for t in triples) / len(triples)
        elif own:
            shares[i] = float(all(w in single for w in own)) * 0.5
    return shares

"""Gathers all findings about an article's text, in text order."""

from collections.abc import Sequence

from dictafacta.lexicon.folder import languages, settings_of
from dictafacta.lexicon.residue import function_words
from dictafacta.model import Block, Finding
from dictafacta.read.findings.languages import mixed
from dictafacta.read.findings.quotations import Pairs, unclosed
from dictafacta.read.findings.translation import damaged

_LONGEST = 400_000  # characters of a text that are looked at
_MOST = 500  # findings of one text: more say no more


def find_damage(text: str, blocks: Sequence[Block], language: str) -> tuple[Finding, ...]:
    """Return what is damaged in `text`, with the sentence or paragraph where it is.

    Codes: machine-translation, displaced-text, truncated-sentence, unclosed-quotation,
    mixed-language. A language without a folder gets the findings that need no word list.
    """
    blocks = [block for block in blocks if block.span.end <= _LONGEST]
    found = [
        *damaged(text, blocks, function_words(language)),
        *unclosed(text, blocks, _marks(language)),
        *mixed(text, blocks, language),
    ]
    unique = {(f.code, f.message, f.span): f for f in found[:_MOST]}
    return tuple(sorted(unique.values(), key=_place))


def _place(finding: Finding) -> tuple[int, int, str]:
    span = finding.span
    return (span.start, span.end, finding.code) if span else (0, 0, finding.code)


def _marks(language: str) -> Pairs:
    return settings_of(language).quotation_marks if language in languages() else ()

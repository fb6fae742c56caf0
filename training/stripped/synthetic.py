"""Builds stripped pages in eight languages around clean prose: teasers, forms, notices, bars.

Bodies come from labelled pages and from running prose; what is put around and between their
paragraphs comes from the lexicon's phrases and from headlines of other pages.
"""

import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dictafacta.lexicon.residue import ResiduePhrase, residue_phrases
from dictafacta.model import ResidueKind

PARTS = re.compile(r"\s[|–—»›·-]+\s|\s*\|\s*")
END = re.compile(r"[.!?…][\"”»’')\]]*$")
# Prefixes that the lexicon does not have, so that the model learns what a prefix is.
INVENTED = ("SPOT", "LOOK", "JETZT", "ORA", "AHORA", "AGORA", "HEUTE", "СЕЙЧАС", "ЗАРАЗ", "VU")


@dataclass
class Body:
    """Clean text to build a page around: a title, its paragraphs, its language."""

    title: str
    lines: list[str]
    language: str


def phrases(language: str) -> list[ResiduePhrase]:
    """Return the lexicon's phrases of one language."""
    return [p for p in residue_phrases() if p.where.startswith(f"{language}/")]


def prose(folder: Path, language: str, pages: int, rng: random.Random) -> Iterator[Body]:
    """Yield articles made of running prose: some paragraphs in a row, titled by a clause."""
    with lzma.open(folder / f"{language}.txt.xz", "rt", encoding="utf-8") as file:
        lines = [line.strip() for line, _ in zip(file, range(60_000), strict=False)]
    for _ in range(pages):
        start = rng.randrange(len(lines) - 60)
        some = [line for line in lines[start : start + rng.randint(4, 24)] if len(line) < 1500]
        if len(some) >= 4:
            yield Body(clause(lines, rng), with_headings(some, lines, rng), language)


def clause(lines: list[str], rng: random.Random) -> str:
    """Return words that look like a headline: a sentence's start without its end."""
    words = re.split(r"[,;:.!?]", rng.choice(lines))[0].split()[: rng.randint(5, 13)]
    return " ".join(words) if len(words) > 3 else clause(lines, rng)


def with_headings(some: list[str], lines: list[str], rng: random.Random) -> list[str]:
    """Return the paragraphs with a few headings between them, in some of the texts."""
    if rng.random() < 0.5:
        return some
    out = []
    for line in some:
        if out and rng.random() < 0.2:
            out.append(" ".join(clause(lines, rng).split()[: rng.randint(2, 6)]))
        out.append(line)
    return out


def page(
    body: Body, titles: list[str], around: list[str], rng: random.Random
) -> tuple[list[str], list[int], list[str]]:
    """Return lines, labels (1 for the article) and what each is: T, B, R (prefixed), H (bare), N.

    `around` are residue lines of a real page, to be put before or after.
    """
    out: list[tuple[str, str]] = [(body.title, "T")]
    known = phrases(body.language) or phrases("en")
    style = rng.random()
    if style < 0.25:
        out += [(line, "B") for line in body.lines]
        return unpacked(out)
    if rng.random() < 0.4:
        out += [(line, "N") for line in bar(known, rng)]
    if rng.random() < 0.7:
        out.append((PARTS.split(body.title)[0] if rng.random() < 0.5 else body.title, "T"))
    out += spliced(body, titles, known, style < 0.75, rng)
    if rng.random() < 0.8:
        out += [(line, "N") for line in ending(known, rng)]
    if around and rng.random() < 0.5:
        tail = [(line, "N") for line in around]
        out = [out[0], *tail, *out[1:]] if rng.random() < 0.2 else out + tail
    return unpacked(out)


def unpacked(out: list[tuple[str, str]]) -> tuple[list[str], list[int], list[str]]:
    return [x for x, _ in out], [int(k == "B") for _, k in out], [k for _, k in out]


def spliced(
    body: Body, titles: list[str], known: list[ResiduePhrase], prefixed: bool, rng: random.Random
) -> list[tuple[str, str]]:
    """Return the body with headlines of other stories between its paragraphs."""
    related = [p for p in known if p.kind is ResidueKind.RELATED_LINK]
    prefix = cased(rng.choice([p for p in related if p.place in ("start", "marked")]).text, rng)
    if rng.random() < 0.35:
        prefix = rng.choice((*INVENTED, "READ", "READ"))
    sign = rng.choice(("", "", ":", " |", " >>>", " –", " »"))
    gap, out = rng.randint(2, 6), []
    for number, line in enumerate(body.lines):
        out.append((line, "B"))
        if number % gap == gap - 1 and rng.random() < 0.8:
            headline = PARTS.split(rng.choice(titles))[0]
            text = f"{prefix}{sign} {headline}" if prefixed else headline
            out.append((text, "R" if prefixed else "H"))
    return out


def cased(text: str, rng: random.Random) -> str:
    """Return a phrase as themes write it."""
    style = rng.random()
    return text.upper() if style < 0.4 else text.capitalize() if style < 0.9 else text.title()


def bar(known: list[ResiduePhrase], rng: random.Random) -> list[str]:
    """Return a navigation or share bar."""
    kinds = rng.choice(
        (
            (ResidueKind.NAVIGATION,),
            (ResidueKind.SHARE,),
            (ResidueKind.NAVIGATION, ResidueKind.SHARE),
        )
    )
    fit = [p.text for p in known if p.kind in kinds and p.place == "line"]
    return [cased(text, rng) for text in rng.sample(fit, min(len(fit), rng.randint(2, 14)))]


def ending(known: list[ResiduePhrase], rng: random.Random) -> list[str]:
    """Return what follows an article: a form, related lines, notices, in any order."""
    out: list[str] = []
    for kind, most in (
        (ResidueKind.COMMENT_FORM, 4),
        (ResidueKind.COOKIE_NOTICE, 2),
        (ResidueKind.ADVERT, 2),
        (ResidueKind.NAVIGATION, 6),
        (ResidueKind.SHARE, 4),
    ):
        fit = [p.text for p in known if p.kind is kind and p.place in ("line", "within")]
        if rng.random() < 0.6:
            some = rng.sample(fit, min(len(fit), rng.randint(1, most)))
            out += [cased(t, rng) + ("." if len(t) > 30 else "") for t in some]
    return out


def headline_like(text: str) -> bool:
    return 4 <= len(text.split()) <= 30 and not END.search(text)

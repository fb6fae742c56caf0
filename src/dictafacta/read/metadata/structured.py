"""Reads what a page says of itself in JSON-LD and in its meta tags."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

MAX_SCRIPT = 1_000_000
"""The most characters of one JSON-LD script that are read."""

_ARTICLE = re.compile(
    r"article|posting|report|news|story|review|opinion|analysis|backgroundnews|recipe|webpage$",
    re.I,
)
_WEAK = re.compile(r"webpage|recipe|product|review$", re.I)
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*\]\]>)\s*;?\s*$", re.S
)
_TRAILING = re.compile(r",\s*([}\]])")


@dataclass(frozen=True, slots=True)
class Structured:
    """A page's JSON-LD objects and meta tags (lower-case name or property → contents)."""

    objects: tuple[Mapping[str, object], ...] = ()
    metas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def meta(self, *names: str) -> str:
        """Return the content of the first of these meta tags that has one; else an empty string."""
        for name in names:
            for content in self.metas.get(name, ()):
                if content:
                    return content
        return ""

    @property
    def article(self) -> Mapping[str, object]:
        """The object that describes the article itself; empty where there is none."""
        best: Mapping[str, object] = {}
        worth = 0
        for one in self.objects:
            kind = " ".join(strings(one.get("@type")))
            if not _ARTICLE.search(kind):
                continue
            points = 1 + 4 * (not _WEAK.search(kind)) + 2 * ("headline" in one)
            points += 2 * ("datePublished" in one) + ("author" in one) + ("articleBody" in one)
            if points > worth:
                best, worth = one, points
        return best

    @property
    def body(self) -> str:
        """The article's text as the structured data gives it; empty where it does not."""
        bodies = [b for one in self.objects for b in strings(one.get("articleBody"))]
        return re.sub(r"<[^<>]{0,500}>", " ", max(bodies, key=len, default=""))


def strings(value: object) -> list[str]:
    """Return the strings in a JSON value that may be one, a list of them or something else."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, list):
        return [s for item in value for s in strings(item)]
    if isinstance(value, dict):
        return strings(value.get("@value") or value.get("name"))
    return []


def read_structured(tree: HtmlElement) -> Structured:
    """Return the structured data of a page; damaged scripts are mended or left out."""
    metas: dict[str, tuple[str, ...]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                metas[name] = (*metas.get(name, ()), content)
    objects: list[Mapping[str, object]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            objects += _flat(_parsed(script.text[:MAX_SCRIPT]))
    return Structured(tuple(objects), metas)


def _parsed(script: str) -> object:
    text = _COMMENT.sub("", script).strip().rstrip(";")
    for candidate in (text, _TRAILING.sub(r"\1", text)):
        try:
            value: object = json.loads(candidate, strict=False)
            return value
        except (ValueError, RecursionError):
            continue
    return None


def _flat(value: object) -> Iterator[Mapping[str, object]]:
    """Yield all objects inside a JSON value, outer ones first, without recursion."""
    queue = deque([value])
    seen = 0
    while queue and seen < 5_000:
        one = queue.popleft()
        seen += 1
        if isinstance(one, dict):
            yield one
            queue += [v for k, v in one.items() if isinstance(v, dict | list) and k != "isPartOf"]
        elif isinstance(one, list):
            queue += one

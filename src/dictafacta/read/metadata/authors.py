"""Finds who wrote the article, and nobody where the page does not say."""

import re
from collections.abc import Iterable, Mapping, Sequence

from lxml.html import HtmlElement

from dictafacta.read.metadata import bylines
from dictafacta.read.metadata.names import is_person, parted, plain
from dictafacta.read.metadata.structured import Structured, strings

MAX_AUTHORS = 12
_METAS = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "article:author_name",
    "og:article:author",
    "cxenseparse:author",
    "dc.author",
    "rbauthors",
    "shareaholic:article_author_name",
)
_UNSHOWN = frozenset(("script", "style", "head", "title", "option"))
_CONCEALED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LITTLE = 60  # words of a page that shows too little to tell whom it names

Names = tuple[str, ...]


def find_authors(
    tree: HtmlElement, data: Structured, outlet: str | None, head: Sequence[HtmlElement] = ()
) -> Names:
    """Return the authors' names as the page gives them, each once.

    `head` are the elements around the headline. Metadata often name the account that put the page
    up; a name counts only where the page shows it to its readers as well. The outlet itself and
    software's default names are no authors; a desk or an agency is given where the page is signed
    with it and names no person.
    """
    shown = shown_words(tree)
    structured = _kept(_of_structured(data), outlet, True, shown)
    metas = _kept(_of_metas(data), outlet, False, shown)
    page: list[Names] = []
    for find, trusted, late in (
        (bylines.marked, True, False),
        (bylines.called, False, False),
        (bylines.said, False, True),
        (bylines.dated, False, True),
        (bylines.closing, False, True),
    ):
        if not late or not any(page):
            page.append(_kept(find(tree, head), outlet, trusted, shown))
    if found := agreed(structured, metas, page):
        return found
    site = plain(outlet or "")
    return tuple(n for n in bylines.signed(tree, head, shown) if plain(n) != site)


def agreed(structured: Names, metas: Names, page: Sequence[Names]) -> Names:
    """Return the fullest list among those that name the same; else what is likeliest.

    Structured data tell of the article; meta tags often of the site, so that the page's own
    byline is believed before them where the two disagree.
    """
    lists = [names for names in (structured, metas, *page) if names]
    for told in (structured, metas):
        alike = [names for names in lists if names is not told and _meet(told, names)]
        if told and alike:
            return max((told, *alike), key=len)
    return next((names for names in (structured, *page, metas) if names), ())


def _meet(one: Names, other: Names) -> bool:
    return bool({plain(name) for name in one} & {plain(name) for name in other})


def shown_words(tree: HtmlElement) -> str:
    """Return the words that readers see, case put aside, one space between and around them.

    Empty where the page holds hardly any: scripts build it later.
    """
    parts: list[str] = []
    stack = [(tree, iter(tree))]
    parts.append(tree.text or "")
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            parts.append(element.tail or "")
            continue
        if not isinstance(child.tag, str) or child.tag in _UNSHOWN or _concealed(child):
            parts.append(child.tail or "")
            continue
        parts.append(child.text or "")
        stack.append((child, iter(child)))
    words = bylines.words_of(" ".join(parts))
    return f" {words} " if words.count(" ") > _LITTLE else ""


def _concealed(element: HtmlElement) -> bool:
    if element.tag == "footer":  # who owns the site stands in its footer
        return all(above.tag not in ("article", "main") for above in element.iterancestors())
    style = element.get("style")
    return bool(style and _CONCEALED.search(style)) or element.get("hidden") is not None


def _kept(names: Iterable[str], outlet: str | None, trusted: bool, shown: str) -> Names:
    kept: dict[str, str] = {}
    site = plain(outlet or "")
    for raw in names:
        for name in parted(raw):
            key = plain(name)
            if not is_person(name, trusted) or _is_site(key, site, " " in name, trusted):
                continue
            if shown and f" {bylines.words_of(name)} " not in shown:
                continue
            kept.setdefault(key, name)
    full = [name for name in kept.values() if not name.isascii() or " " in name]
    return tuple(full or kept.values())[:MAX_AUTHORS]


def _is_site(key: str, site: str, full: bool, trusted: bool) -> bool:
    """Tell whether a name is the site's; a blog may bear the `full` name of its author."""
    return key == site or (not trusted and key in site and not (full and "blog" in site))


def _of_structured(data: Structured) -> list[str]:
    article = data.article
    names: list[str] = []
    for key in ("author", "creator"):
        value = article.get(key)
        own: list[str] = []
        for one in value if isinstance(value, list) else [value]:
            own += _person_names(one, data)
        names = own if len(own) > len(names) else names
    return names


def _person_names(value: object, data: Structured) -> list[str]:
    if isinstance(value, str):
        return [value]
    if not isinstance(value, dict):
        return []
    kind = " ".join(strings(value.get("@type")))
    if "Organization" in kind:
        return []
    if names := strings(value.get("name")):
        return names
    return [n for one in _referred(value, data) for n in strings(one.get("name"))]


def _referred(value: Mapping[str, object], data: Structured) -> list[Mapping[str, object]]:
    identifier = value.get("@id")
    if not identifier:
        return []
    return [o for o in data.objects if o.get("@id") == identifier and "name" in o][:1]


def _of_metas(data: Structured) -> list[str]:
    for name in _METAS:
        values = [v for v in data.metas.get(name, ()) if not v.startswith(("http", "/", "@"))]
        if any(is_person(p) for v in values for p in parted(v)):
            return values
    return []

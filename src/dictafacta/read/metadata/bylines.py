"""Finds the places on a page that say by whom its article is."""

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from dictafacta.read.metadata.headline import of_something_else, text_of
from dictafacta.read.metadata.names import is_desk, is_person, parted, signature

_BYLINE = re.compile(
    r"byline|\bauthor|\bautor(?!itá)|by-line|writer|article-?author|post-?author", re.I
)
_ASIDE = re.compile(
    r"comment|related|teaser|(?<!v)card|popular|kommentar|promo|licen[cs]e|copyright|quote|zitat"
    r"|caption|(?:photo|image|video|picture)-?credit",
    re.I,
)
_MARGIN = re.compile(r"\b(?:sidebar|widget|footer)", re.I)
_PROFILE = re.compile(
    r"/(?:author|autor|autoren|autore|auteur|writers?|people|by|profile?s?|staff)/[^/?]", re.I
)
_ACCOUNT = re.compile(
    r"^(?!.*(?:log-?in|sign|regist|subscri|account))(?:https?://[^/?]+)?(?:/[a-z]{2})?"
    r"/(?:users?|redaktion|autori|autores|firmas?|profil|journalistes?|redaccion|team|page)/[^/?]",
    re.I,
)
_BYLINE_TAGS = (
    *("span", "p", "div", "a", "address", "li", "ul", "cite", "strong", "em"),
    *("h3", "h4", "h5", "section", "byline"),
)
_SAID = re.compile(
    r"^\W*(?:(?:written |text |story |article |words )?by"
    r"|(?:(?:eine? )?(?:(?:blog[ -]?|gast)?beitrag|artikel|bericht|kommentar|analyse|interview"
    r"|reportage|kolumne) "
    r"|text )?von"
    r"|scritto da|di|par"
    r"|por|text:|texte :|autor(?:in)?:|auteur :|author:|автор:?|текст:?)\s+[^\W\d_]",
    re.I,
)
_FIRST = re.compile(
    r"\W*(?:written|text|story|article|words|by|ein|von|scritto|di|par|por|aut|auteur|текст|автор)",
    re.I,
)
_WORD = re.compile(r"\w+")
_MOST = 4  # elements or links that name one author each
_LOOKED = 1500  # elements whose text is looked at for a byline
_PARAGRAPHS = 3  # that stand before the name with which a text is signed
_LINE = 90  # characters of the longest line that says by whom an article is
_DAY = re.compile(r"\b\d{1,2}[./ -]\s?(?:\d{1,2}|[^\W\d_]{3,10})[./ -]\s?(?:19|20)?\d\d\b")
_BARS = re.compile(r"\s+[|–—·•/-]\s+|\s*\|\s*")


def marked(tree: HtmlElement, head: Sequence[HtmlElement]) -> list[str]:
    """Return the names in elements that are marked as the author or link to an author's page."""
    found: list[str] = []
    around: set[HtmlElement | None] = set()
    wanted = "@rel='author' or @itemprop='author' or contains(concat(' ',@class,' '),' vcard ')"
    for element in [*tree.xpath(f"//*[{wanted}]")[:40], *profiles(tree, head)]:
        near = {element.getparent(), *list(element.iterancestors())[:2]}
        if aside(element, head) or (found and not near & around) or of_something_else(element):
            continue
        inner = element.xpath(".//*[@itemprop='name' or @class='fn' or @rel='author']")
        source = inner[0] if inner else element
        text = text_of(source) or source.get("content") or ""
        if 1 < len(text) < _LINE and text not in found:
            found.append(text)
            around = around or near
        if len(found) >= _MOST:
            break
    return found


def profiles(tree: HtmlElement, head: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Return the first links to an author's page that hold a name, and those beside it."""
    links: list[HtmlElement] = []
    for link in tree.iter("a"):
        href = link.get("href") or ""
        wide = link in head and bool(_ACCOUNT.search(href))
        if (wide or _PROFILE.search(href)) and not aside(link, head):
            text = text_of(link)
            if is_person(text, trusted=not wide and " " not in text):
                links.append(link)
    near = {above for link in links[:1] for above in list(link.iterancestors())[:2]}
    return [a for a in links if near & set(list(a.iterancestors())[:2])][:_MOST]


def called(tree: HtmlElement, head: Sequence[HtmlElement]) -> list[str]:
    """Return the texts of elements called bylines, the first place that holds a name."""
    for _, text in _called(tree, head):
        if any(is_person(p) for p in parted(text)):
            return [text]
    return []


def signed(tree: HtmlElement, head: Sequence[HtmlElement], shown: str) -> list[str]:
    """Return the desk, agency or account with which the page itself signs the article."""
    marks = [(signature(text), True) for text in marked(tree, head)]
    calls = [(signature(text), False) for element, text in _called(tree, head) if element in head]
    for name, sure in (*marks, *calls):
        if is_desk(name, sure) and (not shown or f" {words_of(name)} " in shown):
            return [name]
    return []


def words_of(text: str) -> str:
    """Return the words of a text, case put aside, a space between them."""
    return " ".join(_WORD.findall(text.casefold()))


def _called(tree: HtmlElement, head: Sequence[HtmlElement]) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the elements called bylines, with their texts."""
    looked = 0
    for element in tree.iter(*_BYLINE_TAGS):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        names = f"{names} {element.get('data-testid') or ''} {element.tag}".replace("_", "-")
        if not _BYLINE.search(names):
            continue
        looked += 1
        if looked > 30:
            break
        text = text_of(element)
        if 2 < len(text) < 120 and not aside(element, head):
            yield element, text


def said(tree: HtmlElement, head: Sequence[HtmlElement]) -> list[str]:
    """Return the first short line that says by whom the article is, wherever it stands."""
    for element in _short(tree):
        first = next((t for t in element.itertext() if not t.isspace()), "")
        if not _FIRST.match(first):
            continue
        for text in _lines(element):
            if 6 < len(text) < _LINE and _SAID.match(text) and not aside(element, head):
                names = _leading(parted(text))
                if names:
                    return names
    return []


def dated(_: HtmlElement, head: Sequence[HtmlElement]) -> list[str]:
    """Return the name in a line at the headline that gives nothing but dates and a name."""
    for element in head:
        text = text_of(element) if len(element) <= 4 else ""
        if not 8 < len(text) < _LINE or not _DAY.search(text):
            continue
        rest = [p for p in _BARS.split(text) if not any(c.isdigit() for c in p)]
        names = [n for p in rest for n in parted(p)[:1] if " " in n and is_person(n)]
        if len(rest) == len(names) == 1:
            return names
    return []


def closing(tree: HtmlElement, _: Sequence[HtmlElement]) -> list[str]:
    """Return the name with which a text is signed: alone, set off, under its last paragraph."""
    for mark in tree.iter("strong", "b", "em", "i"):
        name = text_of(mark)
        if not 5 < len(name) < 40 or " " not in name or not is_person(name):
            continue
        line = next((e for e in mark.iterancestors() if e.tag == "p"), None)
        if line is None or text_of(line) != name:
            continue
        before = [e for e in line.itersiblings(preceding=True) if e.tag == "p"]
        after = [e for e in line.itersiblings() if text_of(e)]
        if len(before) >= _PARAGRAPHS and len(after) <= 1 and len(text_of(before[0])) > _LINE:
            return [name]
    return []


def _short(tree: HtmlElement) -> Iterator[HtmlElement]:
    tags = ("p", "span", "div", "em", "strong", "h4", "h5", "li", "i", "td", "small")
    for looked, element in enumerate(tree.iter(*tags)):
        if looked > _LOOKED:
            break
        if len(element) <= 6:
            yield element


def _lines(element: HtmlElement) -> list[str]:
    """Return an element's text, and the part before its first line break."""
    found = [text_of(element)]
    if element.find("br") is not None:
        parts: list[str] = [element.text or ""]
        for child in element:
            if child.tag == "br":
                break
            parts += [*child.itertext(), child.tail or ""]
        found.append(" ".join(" ".join(parts).split()))
    return found


def _leading(parts: Sequence[str]) -> list[str]:
    """Return the persons that a byline begins with; nothing where it begins otherwise."""
    names: list[str] = []
    for part in parts:
        if not is_person(part):
            break
        names.append(part)
    return names


def aside(element: HtmlElement, head: Sequence[HtmlElement]) -> bool:
    """Tell whether the element stands in a part of the page that is about something else."""
    weak = False
    below = element in head
    for step, above in enumerate((element, *element.iterancestors())):
        if above.tag in ("aside", "nav", "figure"):
            return True
        if above.tag == "article" and step:
            return False
        names = f"{above.get('class') or ''} {above.get('id') or ''}"
        inner = step < 5 and above.tag not in ("body", "html", "article")
        if inner and not below and _ASIDE.search(names):
            return True
        weak = weak or above.tag == "footer" or (step < 3 and bool(_MARGIN.search(names)))
    return weak and not below

"""Finds who wrote the article, and nobody where the page does not say."""

import re
from collections.abc import Iterable, Mapping

from lxml.html import HtmlElement

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
_PREFIX = re.compile(
    r"^\W*(?:(?:posted|published|updated)(?: on)? .{4,30}? by\b"
    r"|(?:written |posted |story |text |article |report |reviewed |words |published )?by\b"
    r"|(?:ein |eine )?(?:(?:gast)?(?:beitrag|kommentar|interview|analyse|artikel|bericht) )?von\b"
    r"|(?:ein |eine )?\w{4,14} von\b|(?:scritto |a cura )?d[ia]\b|par\b|propos recueillis par\b"
    r"|por\b"
    r"|text\s*(?:von\b|:)|texte?\s*:|autor(?:in|en)?\s*:?\b|auteur\s*:|author\s*:|autore\s*:"
    r"|автор\s*:?"
    r"|(?:interview|reportage|bericht|protokoll|redaktion|words|testo)\s*:|eingestellt von\b"
    r"|verfasst von\b|geschrieben von\b|veröffentlicht von\b|текст\s*:?)\s*:?\s*",
    re.I,
)
_CUT = re.compile(
    r"\s*(?:[|•·/(\[<]|,\s*\d|\s[-–—]\s|\b(?:for|in|für|via|published|updated|posted on|on|am"
    r"|vom)\s"
    r"(?=[A-Z\d]|the )|\d{1,2}[.:/]\d{2}|\b(?:19|20)\d\d\b|\d{1,2}\.\s?\w+\s?\d{4}|https?:|@|"
    r"(?:senior|staff|chief|special|political|associate|contributing)\b|\bcorrespondent\b"
    r"|\breporter\b"
    r"|\beditor\b|\bphoto|\bfotos?\b|\btwitter|\bmehr von\b|\bfollow\b|\bshare\b|\bsee all\b).*$",
    re.I | re.S,
)
_SPLIT = re.compile(r"\s*(?:;|,|&|/|\+|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bi\b|\bта\b|\bи\b)\s+")
_TITLED = re.compile(r"^(?:dr|prof|mr|mrs|ms|dipl|mag|ing|rev)\.?$", re.I)
_NOBODY = re.compile(
    r"^(?:admin(?:istrator)?|redaktion.*|.*redaktion|redazione.*|rédaction.*|la rédaction"
    r"|redacci[oó]n.*"
    r"|editor(?:s|ial)?.*|staff.*|.* staff|team|.*\bteam|guest.*|webmaster|gast(?:autor)?|root|user"
    r"|author|autor|unknown|anonym(?:ous)?|none|null|online|news ?desk|web ?desk|press|presse.*"
    r"|contributors?|.*\.(?:com|de|org|net|it|fr|co|ch|at|eu|info)|https?:.*|www\..*|.*@.*"
    r"|default|test"
    r"|(?:zur|alle|view|see|mehr|more|no|real|im|gesponserte|super) .*|cc\b.*"
    r"|creative commons.*"
    r"|agenc(?:y|ies)|agencias?|collectif|an[oó]nimo|wordpressadmin|.*(?:kitchens|kg|ag|crew|club)"
    r"|view all posts|read more|contact|kontakt|share|comments?|follow|home|about|menu)$",
    re.I,
)
_AGENCY = re.compile(
    r"^(?:dpa|afp|ap|reuters|apa|ansa|sid|epd|kna|efe|tass|sda|associated press)\b", re.I
)
_BODY = re.compile(
    r"\b(?:gmbh|inc|ltd|llc|verlag|verein|magazin|zeitung|news|media|medien|institut\w*|university"
    r"|universität|stiftung|foundation|blog|portal|redaktion|online|tv|radio|agentur|agency"
    r"|times|post"
    r"|bundesministerium|ministerium|verband|group|company|association|deutschland|network|journal"
    r"|partei|fraktion"
    r"|departement|landesanstalt|feuerwehr|rotes kreuz|collective|zentrum|center|kirche"
    r"|bank|akademie|editors?|staff|press|service|club"
    r"|e\.v)\b",
    re.I,
)
_BYLINE = re.compile(
    r"byline|\bauthor|\bautor(?!itá)|by-line|writer|article-?author|post-?author", re.I
)
_ASIDE = re.compile(
    r"comment|related|teaser|(?<!v)card|popular|kommentar|promo|licen[cs]e|copyright", re.I
)
_MARGIN = re.compile(r"\b(?:sidebar|widget|footer)", re.I)
_PROFILE = re.compile(
    r"/(?:author|autor|autoren|autore|auteur|writers?|people|by|profile?s?|staff)/[^/?]", re.I
)
_BYLINE_TAGS = (
    *("span", "p", "div", "a", "address", "li", "ul", "cite", "strong", "em"),
    *("h3", "h4", "h5", "section", "byline"),
)
_HAN = re.compile(r"^[\u3400-\u9fff\uac00-\ud7af]{2,5}$")
_SAID = re.compile(
    r"^(?:(?:written |text |story |article |words )?by"
    r"|(?:(?:eine? )?(?:(?:gast)?beitrag|artikel|bericht|kommentar|analyse|interview|reportage"
    r"|kolumne) "
    r"|text )?von"
    r"|scritto da|di|par"
    r"|por|text:|texte :|autor(?:in)?:|auteur :|author:|автор:?|текст:?)\s+[^\W\d_]",
    re.I,
)
_FIRST = re.compile(
    r"\s*(?:written|text|story|article|words|by|ein|von|scritto|di|par|por|aut|auteur|текст|автор)",
    re.I,
)
_NAME = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.\-])*(?: (?:[^\W\d_]|['’.\-])+){0,5}$")
_SMALL = re.compile(
    r"^(?:von|van|de|der|den|del|della|di|da|la|le|du|el|al|bin|ten|ter|zu|dos|y|e)$"
)


def find_authors(tree: HtmlElement, data: Structured, outlet: str | None) -> tuple[str, ...]:
    """Return the authors' names as the page gives them, each once.

    The outlet itself, its desk, agencies and software's default names are no authors.
    """
    for names, trusted in (
        (_of_structured(data), True),
        (_of_metas(data), False),
        (_of_relation(tree), True),
        (_of_bylines(tree), False),
        (_of_text(tree), False),
    ):
        if found := _kept(names, outlet, trusted):
            return found
    return ()


def _kept(names: Iterable[str], outlet: str | None, trusted: bool) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    site = _plain(outlet or "")
    for raw in names:
        for name in _parted(raw):
            key = _plain(name)
            if not is_person(name, trusted) or (site and (key == site or key in site)):
                continue
            kept.setdefault(key, name)
    return tuple(kept.values())[:MAX_AUTHORS]


def _plain(name: str) -> str:
    return re.sub(r"\W+", "", re.sub(r"\.\w{2,3}$", "", name)).casefold()


def _parted(raw: str) -> list[str]:
    """Return the single names in a byline."""
    text = " ".join(re.sub(r"<[^<>]{0,200}>", " ", raw).split())[:300]
    text = _CUT.sub("", _PREFIX.sub("", text)).strip(" ,;:.-–—|")
    parts = [_PREFIX.sub("", p).strip(' ,;:-–—|"“”„') for p in _SPLIT.split(text)]
    joined: list[str] = []
    for part in parts:
        # "Müller, Dr." and "Paul Smith, MD" are one name.
        if joined and (_TITLED.match(part) or len(part) <= 3):
            continue
        joined.append(part)
    if len(joined) == 2 and all(" " not in p for p in joined) and ", " in text:
        return [f"{joined[1]} {joined[0]}"]
    return [p for p in joined if p]


def is_person(name: str, trusted: bool = False) -> bool:
    """Tell whether a string can be a person's name.

    One word alone is believed only from a `trusted` place, where bloggers give their names.
    """
    if not 2 < len(name) < 60 or not _NAME.match(name):
        return False
    if _NOBODY.match(name) or _AGENCY.match(name) or _BODY.search(name):
        return False
    words = name.split()
    if len(words) == 1:
        return trusted or bool(_HAN.match(name))
    large = [w for w in words if not _SMALL.match(w)]
    return all(not w[0].islower() for w in large) and bool(large)


def _of_structured(data: Structured) -> list[str]:
    article = data.article
    names: list[str] = []
    for key in ("author", "creator"):
        value = article.get(key)
        for one in value if isinstance(value, list) else [value]:
            names += _person_names(one, data)
        if names:
            break
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
        if any(is_person(p) for v in values for p in _parted(v)):
            return values
    return []


def _of_relation(tree: HtmlElement) -> list[str]:
    """Return the names in elements that are marked as the author or link to an author's page."""
    found: list[str] = []
    around: set[HtmlElement | None] = set()
    marked = "@rel='author' or @itemprop='author' or contains(concat(' ',@class,' '),' vcard ')"
    for element in [*tree.xpath(f"//*[{marked}]")[:40], *_profiles(tree)]:
        near = {element.getparent(), *list(element.iterancestors())[:2]}
        if _aside(element) or (found and not near & around):
            continue
        inner = element.xpath(".//*[@itemprop='name' or @class='fn' or @rel='author']")
        source = inner[0] if inner else element
        text = " ".join(" ".join(source.itertext()).split()) or source.get("content") or ""
        if 2 < len(text) < 80 and text not in found:
            found.append(text)
            around = around or near
        if len(found) >= 3:
            break
    return found


def _profiles(tree: HtmlElement) -> list[HtmlElement]:
    """Return the first links to an author's page that hold a name."""
    links = []
    for link in tree.iter("a"):
        if _PROFILE.search(link.get("href") or "") and not _aside(link):
            text = " ".join(" ".join(link.itertext()).split())
            if is_person(text, trusted=len(text.split()) == 1):
                links.append(link)
        if len(links) >= 2:
            break
    return links[:1]


def _of_text(tree: HtmlElement) -> list[str]:
    """Return the first short line that says by whom the article is, wherever it stands."""
    for looked, element in enumerate(
        tree.iter("p", "span", "div", "em", "strong", "h4", "h5", "li", "i")
    ):
        if looked > 1500:
            break
        if len(element) > 4:
            continue
        first = next((t for t in element.itertext() if not t.isspace()), "")
        if not _FIRST.match(first):
            continue
        text = " ".join("".join(element.itertext()).split())
        if 6 < len(text) < 90 and _SAID.match(text) and not _aside(element):
            parts = _parted(text)
            if parts and all(is_person(part) for part in parts):
                return [text]
    return []


def _of_bylines(tree: HtmlElement) -> list[str]:
    """Return the texts of elements called bylines, the first place that holds a name."""
    looked = 0
    for element in tree.iter(*_BYLINE_TAGS):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        names = f"{names} {element.get('data-testid') or ''} {element.tag}"
        if not _BYLINE.search(names):
            continue
        looked += 1
        if looked > 30:
            break
        text = " ".join(" ".join(element.itertext()).split())
        if not 3 < len(text) < 120 or _aside(element):
            continue
        if any(is_person(p) for p in _parted(text)):
            return [text]
    return []


def _aside(element: HtmlElement) -> bool:
    """Tell whether the element stands in a part of the page that is about something else."""
    weak = False
    for step, above in enumerate((element, *element.iterancestors())):
        if above.tag in ("aside", "nav"):
            return True
        if above.tag == "article" and step:
            return False
        names = f"{above.get('class') or ''} {above.get('id') or ''}"
        if step < 5 and above.tag not in ("body", "html", "article") and _ASIDE.search(names):
            return True
        weak = weak or above.tag == "footer" or (step < 3 and bool(_MARGIN.search(names)))
    return weak

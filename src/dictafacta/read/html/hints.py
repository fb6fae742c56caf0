"""What the names that page makers give to elements (class, id, role, itemprop) tell of them."""

import re
from functools import lru_cache

_NAMES = {
    "body": r"article-?_*body|story-?_*body|entry-?_*content|post-?_*(?:content|body|text)"
    r"|body-?copy"
    r"|article-?_*(?:content|text|copy)|content-?_*(?:body|text)|story-?_*(?:content|text)"
    r"|rich-?text"
    r"|artikel-?(?:text|inhalt)|corpo|cuerpo|contenu-?article|wysiwyg",
    "article": r"article|artikel|articolo|articulo|artigo|story|\bpost|\bentry|noticia|news-?item",
    "content": r"content|text|body|\bmain|inhalt|contenuto|texto|copy|paragraph|\bp\b",
    "comment": r"comment|kommentar|disqus|discuss|\brepl|respond|feedback|livefyre|coral|forum",
    "related": r"related|recommend|more-|-more|also|read-?(?:more|next)|trending|popular"
    r"|most-?(?:read"
    r"|view)|outbrain|taboola|teaser|featured|recirc|suggest|similar|latest|headlines|further|mehr"
    r"|leggi|correlat|relacionad|card|up-?next|linked|inline-?link|verwandt|savoir-plus|tambien",
    "embed": r"tweet|instagram|embed|social-?media|tiktok|fb-?post|bluesky|mastodon",
    "share": r"share|sharing|social|facebook|twitter|whatsapp|tools|follow|addthis|teilen|condivi",
    "navigation": r"\bnav|menu|breadcrumb|crumb|pagination|pager|topbar|navbar|skip|toolbar|search",
    "header": r"header|masthead|\bhead\b|\btop\b|hero",
    "footer": r"foot|bottom|copyright|colophon|legal|imprint|impressum",
    "sidebar": r"\bside|sidebar|rail|aside|widget|right-?col|col-?right|secondary|sticky",
    "advert": r"\bads?\b|\bad[-_]|[-_]ad\b|advert|sponsor|banner|dfp|promo|commercial|werbung"
    r"|anzeige"
    r"|publicid|affiliat|product|offer|shop",
    "subscribe": r"newsletter|subscri|sign-?up|sign-?in|login|regist|paywall|piano|e?mail|member"
    r"|donat|\babo\b|cta|call-?to-?action|form",
    "cookie": r"cookie|consent|gdpr|privacy|ccpa|\bcmp",
    "caption": r"caption|credit|figure|photo|image|\bimg|gallery|media|video|slide|legend|bildunter"
    r"|\bfoto|picture|player",
    "author": r"author|byline|\bbio\b|writer|contributor|profile|autor|signature|avatar",
    "meta": r"meta|\bdate|time|publish|stamp|\binfo|posted|updated|datum|fecha|dateline|read-?time",
    "tag": r"\btags?\b|tag-?list|topic|keyword|categor|label|rubri|kicker|eyebrow|badge",
    "title": r"title|headline|heading|titel|titolo|titre|titulo",
    "summary": r"\blead|lede|standfirst|summary|\bdec?k\b|subtitle|sub-?head|\bintro|excerpt"
    r"|abstract"
    r"|sommario|occhiello|descri|chapo|vorspann|highlights|key-?points|bullet",
    "quote": r"quote|pull|zitat|citation",
    "hidden": r"hidden|sr-only|screen-?reader|visually|hide|modal|popup|overlay|tooltip"
    r"|print-?only|rollover"
    r"|noscript|collapsed",
    "note": r"footnote|disclaimer|\bnote|correction|editor|disclosure|notice|alert|warning|source",
    "list": r"\blist|grid|carousel|slider|items?\b|row|stream|feed|river",
    "layout": r"wrap|container|inner|outer|region|section|block|module|component|layout|page",
}
NAMES = tuple(_NAMES)
"""The kinds of hint, in the order of their bits."""

_PATTERNS = tuple(re.compile(pattern) for pattern in _NAMES.values())
_ANY = re.compile("|".join(f"(?:{pattern})" for pattern in _NAMES.values()))
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_+")


_UNSEEN = re.compile(
    r"\bsr-?only\b|screen-?reader|visually-?hidden|\bhidden\b|rollover\S{0,20}-block|tooltip|print-?only"
    r"|a11y-?text",
    re.I,
)


@lru_cache(maxsize=20_000)
def unseen(names: str) -> bool:
    """Tell whether an inline element is for other eyes than a reader's."""
    return bool(_UNSEEN.search(names[:300]))


def hints(names: str) -> int:
    """Return the kinds of hint in an element's names as bits."""
    bits = 0
    for name in names.split()[:40]:
        bits |= _hint(name)
    return bits


@lru_cache(maxsize=50_000)
def _hint(name: str) -> int:
    words = _CAMEL.sub("-", name[:100]).lower()
    bits = 0
    if not _ANY.search(words):
        return bits
    for place, pattern in enumerate(_PATTERNS):
        if pattern.search(words):
            bits |= 1 << place
    return bits

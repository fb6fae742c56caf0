"""Tells the names of persons from the rest of a byline."""

import re

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
    r"|\beditor\b|\bphoto|\bfotos?\b|\btwitter|\bmehr von\b|\bfollow\b|\bshare\b|\bsee all\b"
    r"|\ball posts\b|\balle artikel\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*$",
    re.I | re.S,
)
_SPLIT = re.compile(
    r"\s*(?:;|,|&|/|\+|\b(?:and|AND|und|UND|et|ET|y|e|i|та|и)\b"
    r"|\b(?:im gespräch mit|in conversation with)\b)\s+"
)
_TITLED = re.compile(r"^(?:dr|prof|mr|mrs|ms|dipl|mag|ing|rev)\.?$", re.I)
_NOBODY = re.compile(
    r"^(?:admin(?:istrator)?|redaktion.*|.*redaktion|redazione.*|rédaction.*|la rédaction"
    r"|redacci[oó]n.*|(?:da )?reda[cç][aã]o.*|редакци.*|агентств.*"
    r"|editor(?:s|ial)?.*|staff.*|.* staff|team|.*\bteam|guest.*|webmaster|gast(?:autor)?|root|user"
    r"|author|autor|unknown|anonym(?:ous)?|none|null|online|news ?desk|web ?desk|press|presse.*"
    r"|contributors?|.*\.(?:com|de|org|net|it|fr|co|ch|at|eu|info)|https?:.*|www\..*|.*@.*"
    r"|default|test|paid .*|sponsored.*|advert.*|anzeige.*"
    r"|(?:zur|alle|view|see|mehr|more|no|real|im|gesponserte|super) .*|cc\b.*"
    r"|creative commons.*"
    r"|agenc(?:y|ies|e|ia|ias|es)\b.*|agenzi[ae]\b.*|collectif|an[oó]nimo|wordpressadmin|.*(?:kitchens|kg|ag|crew|club)"
    r"|view all posts|read more|contact|kontakt|share|comments?|follow|home|about|menu)$",
    re.I,
)
_AGENCY = re.compile(
    r"^(?:dpa|afp|ap|reuters|apa|ansa|adnkronos|agi|sid|epd|kna|efe|europa press|lusa|tass|тасс"
    r"|риа новости|интерфакс|укринформ|укрінформ|уніан|sda|pti|ani|xinhua|jiji|kyodo"
    r"|associated press)\b",
    re.I,
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
_HAN = re.compile(r"^[\u3400-\u9fff\uac00-\ud7af]{2,5}$")
_NAME = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.\-])*(?: (?:[^\W\d_]|['’.\-])+){0,5}$")
_SMALL = re.compile(
    r"^(?:von|van|de|der|den|del|della|di|da|la|le|du|el|al|bin|ten|ter|zu|dos|y|e)$"
)
_OR = re.compile(r"\s+/\s+")
_ARTICLES = ("der", "den")
_DESK = re.compile(
    r"\b(?:\w*redaktion|redazione|r[ée]daction|redacci[oó]n|reda[cç][aã]o|редакци[яи]|редакція"
    r"|agenc(?:ia|y|e|ija)|agenzia|агентств[оа]|newsroom|news ?desk|web ?desk|desk|staff"
    r"|\w*team|correspondents?|news service|reports|editorial board|bureau)\b",
    re.I,
)
_ACCOUNT = re.compile(r"^(?=.*[^\W\d_])[\w.\-]{2,30}$")
_DEFAULT = re.compile(
    r"^(?:admin\w*|\w*admin|root|users?|unknown|anonym\w*|an[oó]nimo|none|null|test|default|guest"
    r"|author|autor\w*|auteur|webmaster|online|contact|kontakt|share|comments?|follow|home|about"
    r"|menu|more|mehr|profile?|login|website|twitter|facebook|instagram|youtube|linkedin|e-?mail)$",
    re.I,
)
MAX_BYLINE = 300
"""The most characters of a byline that are looked at."""


def plain(name: str) -> str:
    """Return the letters of a name, case put aside, without a domain's ending."""
    return re.sub(r"\W+", "", re.sub(r"\.\w{2,3}$", "", name)).casefold()


def parted(raw: str) -> list[str]:
    """Return the single names in a byline."""
    text = " ".join(re.sub(r"<[^<>]{0,200}>", " ", raw).split())[:MAX_BYLINE]
    text = _OR.sub(", ", text)
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
    return [_once(p) for p in joined if p]


def _once(name: str) -> str:
    """Return a name that stands twice, for two sizes of screen, once."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def signature(raw: str) -> str:
    """Return the name in a byline as it stands, without what is put before and after it."""
    text = " ".join(raw.split())[:MAX_BYLINE]
    return _CUT.sub("", _PREFIX.sub("", text)).strip(" ,;:–—|-")


def is_desk(name: str, marked: bool) -> bool:
    """Tell whether a byline is that of a desk or agency; one word may be an account if `marked`."""
    if not 2 <= len(name) < 50 or len(name.split()) > 6 or _DEFAULT.match(name):
        return False
    if _DESK.search(name) or _AGENCY.match(name):
        return True
    return marked and bool(_ACCOUNT.match(name))


def is_person(name: str, trusted: bool = False) -> bool:
    """Tell whether a string can be a person's name.

    One word alone, and a family name with a small letter, are believed only from a `trusted`
    place, where bloggers give their names.
    """
    if not 2 < len(name) < 60 or not _NAME.match(name):
        return False
    if _NOBODY.match(name) or _AGENCY.match(name) or _BODY.search(name):
        return False
    words = name.split()
    if len(words) == 1:
        return trusted or bool(_HAN.match(name))
    if any(w in _ARTICLES and not words[i - 1].islower() for i, w in enumerate(words) if i):
        return False  # "Jan van der Berg", but not "Head of the Office" in German
    large = [w for w in words if not _SMALL.match(w)]
    if trusted and words[0][0].isupper() and len(words) == 2:
        return True
    return all(not w[0].islower() for w in large) and bool(large)

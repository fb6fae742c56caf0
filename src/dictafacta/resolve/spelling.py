"""Folds the spellings of one name in several languages and scripts to one rough Latin form.

Newspapers write one person as Netanyahu, Netanyahou, Netanjahu, Нетаньяху. `folded` brings a word
to lower-case Latin letters without accents; `skeleton` goes on to a form in which the usual
spellings of one sound agree, so that equal skeletons are a good reason to compare two names and
different ones are not yet a reason to part them.
"""

import re
import unicodedata
from functools import lru_cache

# Romanisation after BGN/PCGN, reduced to what newspapers print; Ukrainian letters beside Russian.
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e",
    "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
    "’": "", "'": "", "ʼ": "",
}  # fmt: skip
LATIN = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
}

# Applied in order; the left side is a pattern in folded spelling.
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|schtsch|chtch|stsj|tzsch|dsch|dzh|sch|tsch|tch|sh|zh|cz|ci(?=[ao])", "ś"),
        (r"(?<=^)x(?=i)|(?<=^)hs(?=i)", "s"),
        (r"(?<=^)ch(?=r)|kh|(?<=[aeiou])h(?=[aeiou])|x|qu?|ck", "k"),
        (r"tj(?=[aeiou])|ch|dj(?=[aeiou])|j(?=[aou])|gi(?=[ao])", "ś"),
        (r"ph", "f"),
        (r"ts|tz|zz", "s"),
        (r"^[yji](?=e)", ""),
        (r"(?:y?ai|ei|ey|ay)(?=[a-zś])", "ai"),
        (r"(?:i?[iyj]ow|i?[iyj]ov|ioff?|i?[iyj]?eff?|i?[iyj]?ev|i?[iyj]?ew)$", "ev"),
        (r"(?:off?|ow)$", "ov"),
        (r"(?<=ś)ov$", "ev"),
        (r"(?:i?[iyj]ow|i?[iyj]ov|i?[iyj]?ev|i?[iyj]?ew)a$", "eva"),
        (r"(?:ow)a$", "ova"),
        (r"enka$", "enko"),
        (r"(?<=n)[ayij]*[jy]a$", "a"),
        (r"ou|oo", "u"),
        (r"w", "v"),
        (r"(?:iy|ij|yj|ii|yi|ei|ey|y|ie|ee)$", "i"),
        (r"(?<=[nrlt])e$", ""),
        (r"y|j", "i"),
        (r"ii|ie|ei|ee", "i"),
        (r"ia", "a"),
        (r"iu", "u"),
        (r"gh|gu(?=[ei])", "g"),
        (r"th", "t"),
        (r"c(?=[ei])", "s"),
        (r"c|k|q", "k"),
        (r"z", "s"),
        (r"h", ""),
    )
)
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """Return `word` in lower-case Latin letters without accents; other scripts stay."""
    lower = word.casefold()
    latin = "".join(CYRILLIC.get(c, LATIN.get(c, c)) for c in lower)
    apart = unicodedata.normalize("NFKD", latin)
    return "".join(c for c in apart if not unicodedata.combining(c))


# Letters that stand for another sound in some languages: the German and Slavic j of Sinjawski, the
# Spanish one of Zajárova, the French one of Prigojine, the Italian and German ch,
# the Slavic c, the e for an umlaut; х and г, which Russian writes for a foreign h.
OTHER_READINGS = (
    ("latin", re.compile(r"j"), "y"),
    ("latin", re.compile(r"j"), "kh"),
    ("latin", re.compile(r"j(?=[ei])"), "zh"),
    ("latin", re.compile(r"ch(?!r)"), "kh"),
    ("latin", re.compile(r"(?<![sc])c(?![hk])|c(?=ki$)"), "ts"),
    ("latin", re.compile(r"(?<=[aou])e"), ""),
    ("cyrillic", re.compile(r"х"), "h"),
    ("cyrillic", re.compile(r"г"), "h"),
)


@lru_cache(maxsize=100_000)
def sounds(word: str) -> tuple[str, ...]:
    """Return the rough sounds that the word may have, the likeliest first."""
    script = "cyrillic" if is_cyrillic(word) else "latin"
    lower = word.casefold()
    spellings = [word]
    for place, (of, pattern, other) in enumerate(OTHER_READINGS):
        if of == script and pattern.search(lower):
            spellings.append(pattern.sub(other, lower))
            if place == 0 and "ch" in lower:
                spellings.append(pattern.sub(other, lower.replace("ch", "kh")))
    return tuple(dict.fromkeys(skeleton(s) for s in spellings))


@lru_cache(maxsize=100_000)
def consonants(sound: str) -> str:
    """Return the consonants of a rough sound; sibilants count as one."""
    return re.sub(r"[aeiouy]", "", sound).replace("ś", "s")


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """Return the rough sound of `word`: equal for the usual spellings of one name."""
    sound = re.sub(r"[^\w]", "", folded(word))
    for pattern, replacement in SOUNDS:
        sound = pattern.sub(replacement, sound)
    return DOUBLED.sub(r"\1", sound)


def is_cyrillic(word: str) -> bool:
    """Tell whether the word is written in Cyrillic letters."""
    return any("\u0400" <= c <= "\u04ff" for c in word)


# Endings of names in the oblique cases of Russian and Ukrainian, longest first, and what stands
# in the nominative instead; more than one reading is possible (Захарова: woman, or genitive).
SLAVIC_ENDINGS = (
    ("ского", "ский"), ("скому", "ский"), ("ским", "ский"), ("ском", "ский"), ("ской", "ская"),
    ("ського", "ський"), ("ському", "ський"), ("ським", "ський"), ("ською", "ська"),
    ("овым", "ов"), ("евым", "ев"), ("иным", "ин"), ("овой", "ова"), ("евой", "ева"),
    ("иной", "ина"), ("ову", "ов"), ("еву", "ев"), ("ом", ""), ("ем", ""), ("ою", "а"),
    ("ой", "а"), ("ей", "я"), ("ові", ""), ("еві", ""), ("ого", "ий"), ("ему", "ий"),
    ("а", ""), ("у", ""), ("у", "а"), ("ю", "я"), ("ю", "й"), ("я", "й"), ("ы", "а"), ("е", ""),
    ("е", "а"), ("и", "я"), ("і", "а"), ("ым", ""), ("им", ""),
)  # fmt: skip


@lru_cache(maxsize=100_000)
def stems(word: str) -> tuple[str, ...]:
    """Return the word and the nominatives that it may be an oblique case of (Cyrillic only)."""
    lower = word.casefold()
    if not is_cyrillic(lower):
        return (word,)
    found = [lower]
    for ending, nominative in SLAVIC_ENDINGS:
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) >= 3:
            found.append(stem + nominative)
    return tuple(dict.fromkeys(found))

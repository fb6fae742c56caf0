"""Cuts text into tokens as the treebanks do; what a language does differently is a switch."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Place = tuple[int, int]

WORD = r"(?:\w[\u0300-\u036f\u00ad\u200c\u200d]*)+"
LETTER = r"[^\W\d_]"
ELIDED = r"""
| (?P<elided> LETTER+['’](?=[\w«“"„‘]) )"""
PATTERN = (
    r"""
  (?P<address> (?:https?://|www\.)[^\s<>"«»“”]{1,400}(?<![.,;:!?)\]'’]) )
| (?P<mail> \w[\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4} )
| (?P<entity> (?:&\#?\w{1,8};)+ )
| (?P<tag> [@\#](?!\d+\b)\w+ )
| (?P<site> \b[\w-]{1,63}\.(?:com|org|net|info|gov|eu|it|fr|de|es|pt|ru|ua|uk|br|tv)\b )
| (?P<acronym> (?:LETTER\.){2,8}(?:LETTER(?!\w))? | (?:[A-ZÀ-Þ]{2}\.){2,4}
  | [A-Z]{1,5}&[A-Z]{1,5} | [A-Z]{1,3}\$ )
| (?P<number> \d+(?:[.,:/]\d+)*\w*(?:-[а-яіїєґ]{1,3}\b)? )
"""
    + ELIDED
    + r"""
| (?P<word> PREFIX WORD(?:JOINER WORD)* )
| (?P<dots> [.!?…]{2,} | … ) | (?P<smiley> [:;]-?[()DP](?!\w) )
| (?P<run> (?P<rune>[*=_~\#<>$])(?P=rune)+ ) | (?P<dashes> -{2,} ) | (?P<quotes> ``|'' )
| (?P<sign> \S )
"""
)
ANY_WORD = re.compile(WORD)
CONTRACTION = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
INVERSION = re.compile(
    r"(?:-t)?-(?:il|elle|on|ils|elles|je|tu|nous|vous|ce|moi|toi|le|la|les|lui|leur|y|en)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenStyle:
    """How a language's treebanks cut.

    `elision`: "l'" stands apart; `contractions`: "n't" and "'s" stand apart; `inversion`: "-t-il"
    stands apart; `splits_hyphen`: a hyphen between words is a token; `ordinals`: "3." is one
    token; `dot_apart`: the dot of an abbreviation is a token. `abbreviations` are lower case,
    without their dot; `whole` are lower-case words that no switch cuts; `prefixes` keep their
    hyphen and the word behind it where hyphens are cut; `two_words` are lower-case words of two,
    with a bar where they are cut ("can|not").
    """

    elision: bool = False
    contractions: bool = False
    inversion: bool = False
    splits_hyphen: bool = False
    ordinals: bool = False
    dot_apart: bool = False
    abbreviations: frozenset[str] = field(default_factory=frozenset)
    whole: frozenset[str] = field(default_factory=frozenset)
    prefixes: frozenset[str] = field(default_factory=frozenset)
    two_words: frozenset[str] = field(default_factory=frozenset)


class Tokenizer:
    """Finds the places of tokens in a text; time grows with the length of the text alone."""

    def __init__(self, style: TokenStyle) -> None:
        self.style = style
        self._two = {w.replace("|", ""): w.index("|") for w in style.two_words}
        cuts = PATTERN if style.elision else PATTERN.replace(ELIDED, "")
        joiner = r"['’]" if style.splits_hyphen else r"['’\-\u2010\u2011]"
        prefix = f"(?:\\b(?i:{'|'.join(sorted(style.prefixes))})-)?" if style.prefixes else ""
        cuts = cuts.replace("PREFIX", prefix)
        pattern = cuts.replace("JOINER", joiner).replace("LETTER", LETTER)
        self._pattern = re.compile(pattern.replace("WORD", WORD), re.VERBOSE)

    def places(self, text: str) -> list[Place]:
        """Return start and end of each token; white space and control characters hold none."""
        found: list[Place] = []
        at, end = 0, len(text)
        while at < end:
            match = self._pattern.search(text, at)
            if match is None:
                break
            start, at = match.span()
            kind = match.lastgroup
            if kind == "sign" and not text[start].isprintable():
                continue
            if kind == "elided":
                at = self._elided_end(text, start, at)
            if kind in ("elided", "word", "number"):
                at = self._dotted_end(text, start, at, kind)
                found.extend(self._parts(text, start, at))
            else:
                found.append((start, at))
        return found

    def _elided_end(self, text: str, start: int, end: int) -> int:
        """Return where the token at an apostrophe ends: after it, or with the word behind it."""
        longer = ANY_WORD.match(text, end)
        if longer is None:
            return end
        surname = end - start == 2 and text[start] in "DO" and text[end].isupper()
        key = text[start : longer.end()].lower().replace("’", "'")
        return longer.end() if surname or key in self.style.whole else end

    def _dotted_end(self, text: str, start: int, end: int, kind: str) -> int:
        """Return the end with the dot of an abbreviation or initial, where the style keeps it."""
        style = self.style
        if text[end : end + 1] in ("'", "’"):
            key = text[start : end + 1].lower().replace("’", "'")
            return end + 1 if key in style.whole else end
        if text[end : end + 1] != "." or style.dot_apart or text[end + 1 : end + 2] == ".":
            return end
        word = text[start:end]
        if kind == "number":
            ordinal = style.ordinals and word.isdigit() and len(word) < 3
            return end + 1 if ordinal and self._goes_on(text, end + 1) else end
        initial = len(word) == 1 and word.isupper() and self._goes_on(text, end + 1)
        return end + 1 if initial or word.lower() in style.abbreviations else end

    @staticmethod
    def _goes_on(text: str, at: int) -> bool:
        """Whether a letter follows on the same line."""
        return text[at : at + 2].lstrip(" ")[:1].isalpha()

    def _parts(self, text: str, start: int, end: int) -> Iterator[Place]:
        """Yield the token, or its parts where the style cuts inside it."""
        style = self.style
        word = text[start:end]
        cut = None
        middle = self._two.get(word.lower())
        if middle is not None:
            yield start, start + middle
            yield start + middle, end
            return
        if style.contractions:
            cut = CONTRACTION.search(word)
        elif style.inversion and "-" in word and word.lower() not in style.whole:
            cut = INVERSION.search(word)
        if cut is None or cut.start() == 0:
            yield start, end
            return
        yield start, start + cut.start()
        yield start + cut.start(), end

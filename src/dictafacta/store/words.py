"""The words of a user's query in the language of the full-text index; none makes it raise."""

import re
import unicodedata

from dictafacta.model import Span

# What the tokenizer of the index leaves as it is; the views of the schema fold the same letters.
# fmt: off
FOLDS = str.maketrans({
    "ё": "е", "Ё": "Е", "ʼ": "’", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
    "ı": "i", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ґ": "г", "Ґ": "Г",
})
# fmt: on
TERM = re.compile(r'"([^"]*)"?|(\S+)')
WORD = re.compile(r"[^\W_]+")
INDEXED = re.compile(r"[^\W_]")


def match_of(query: str) -> str | None:
    """Return the query for FTS5: every word must be there, "words in quotation marks" in a row.

    A word that ends in `*` stands for all that begin so. Everything else that FTS5 would take for
    a command is taken for a word. None where no word is left.
    """
    terms = []
    for phrase, word in TERM.findall(unicodedata.normalize("NFC", plain(query)).translate(FOLDS)):
        words = (phrase or word).replace('"', " ").replace("\x00", " ")
        if INDEXED.search(words):
            prefix = "*" if word.endswith("*") else ""
            terms.append(f'"{words.rstrip("*")}"{prefix}')
    return " ".join(terms) or None


def folded(text: str) -> str:
    """Return text as the views of the schema give it to the full-text index."""
    return text.translate(FOLDS)


def unfolded(text: str, start: int, end: int) -> Span:
    """Return the span of `text` that the characters from `start` to `end` of its fold are."""
    if len(folded(text)) == len(text):
        return Span(start, end)
    places = [at for at, letter in enumerate(text) for _ in folded(letter)]
    return Span(places[start], places[end - 1] + 1)


def plain(text: str) -> str:
    """Return text as it can be stored: lone surrogates, which are no characters, written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def keyed(text: str) -> str:
    """Return the folded words of a name with a blank around each, for a search of whole words."""
    parts = unicodedata.normalize("NFKD", text.translate(FOLDS)).casefold()
    letters = "".join(c for c in parts if not unicodedata.combining(c))
    return f" {' '.join(WORD.findall(letters))} "

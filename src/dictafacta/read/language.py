"""Says in which language a text is written, or that this cannot be told."""

import math
import re

from py3langid import rank

UNDECIDED = "und"
_ENOUGH = 6  # words below which only the page's own word counts
_SAMPLE = 2_500  # characters
_WORDS = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"^\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*\s*$")
_THREE = {"eng": "en", "ita": "it", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de"}
_THREE |= {"spa": "es", "por": "pt", "rus": "ru", "ukr": "uk", "nob": "nb", "pol": "pl"}
# Pairs that short news texts do not tell apart: here the page's own word decides.
_CLOSE: tuple[set[str], ...] = (
    {"nb", "nn", "no", "da"},
    {"hr", "sr", "bs", "sh", "me"},
    {"id", "ms"},
    {"es", "ca", "gl", "an", "ast", "pt"},
    {"ru", "be", "bg"},
    {"cs", "sk"},
    {"it", "la", "lb"},
)


def language_code(value: str | None) -> str | None:
    """Return the ISO 639-1 code in a tag such as `en-GB`; None where it is no language tag."""
    match = _CODE.match(value or "")
    if not match:
        return None
    code = match[1].lower()
    return _THREE.get(code, code if len(code) == 2 else None)


def identify(text: str, declared: str | None = None) -> str:
    """Return the ISO 639-1 code of the language of `text`, or "und".

    `declared` is what the page says of itself. It is believed where the text is short or close
    to it, and overruled by a longer text that plainly is in another language, because templates
    often carry the language of their makers.
    """
    own = language_code(declared)
    sample = " ".join(_WORDS.findall(text[: _SAMPLE * 3]))[:_SAMPLE]
    if sample.count(" ") + 1 < _ENOUGH and not _dense(sample):
        return own or UNDECIDED
    ranked = _probabilities(sample)
    best, probability = ranked[0]
    if own and (dict(ranked).get(own, 0) > 0.02 or any({own, best} <= c for c in _CLOSE)):
        return own
    if probability < 0.8:
        return own or UNDECIDED
    return str(best)


def certainty(text: str) -> float:
    """Return by how much the likeliest language of `text` leads the next, as a log ratio."""
    scores = rank(text)
    return float(scores[0][1] - scores[1][1])


def _dense(sample: str) -> bool:
    """Tell whether the script writes no spaces, so that few "words" are much text."""
    return sum(1 for c in sample if "\u3040" <= c <= "\ud7af" or "\u0e00" <= c <= "\u0e7f") >= 12


def _probabilities(sample: str) -> list[tuple[str, float]]:
    # The model's scores are sums over the whole text and so far too sure; the root of the
    # length tempers them.
    scores = [(code, score) for code, score in rank(sample) if len(code) == 2]
    top = scores[0][1]
    scale = math.sqrt(max(1, len(sample) / 20))
    weights = [(str(code), math.exp((score - top) / scale)) for code, score in scores[:12]]
    total = sum(w for _, w in weights)
    return [(code, w / total) for code, w in weights]

"""Edit scripts from a form to its lemma: what to cut and what to add at each end, and the case.

The method is UDPipe 2's (Straka 2018, "UDPipe 2.0 prototype"): the lemma is one class of a tagger.
"""

from typing import NamedTuple


class Script(NamedTuple):
    """How a lower-case form becomes a lemma; `whole` replaces it where little is shared."""

    case: str
    cut_first: int
    add_first: str
    cut_last: int
    add_last: str
    whole: str


def make_script(form: str, lemma: str) -> str:
    """Return the script from `form` to `lemma` as text."""
    low, target = form.lower(), lemma.lower()
    case = (
        "l" if lemma == target else "t" if lemma[:1].isupper() and lemma[1:] == target[1:] else "k"
    )
    start, at, size = _shared(low, target)
    if size < 2 and target != low:
        return f"{case}|={lemma if case == 'k' else target}"
    cut_last = len(low) - start - size
    return f"{case}|{start}:{target[:at]}|{cut_last}:{target[at + size :]}"


def read_script(text: str) -> Script:
    """Return a script from its text."""
    case, _, rest = text.partition("|")
    if rest.startswith("="):
        return Script(case, 0, "", 0, "", rest[1:])
    first, _, last = rest.partition("|")
    cut_first, _, add_first = first.partition(":")
    cut_last, _, add_last = last.partition(":")
    return Script(case, int(cut_first), add_first, int(cut_last), add_last, "")


def apply_script(script: Script, form: str) -> str:
    """Return the lemma of `form`; a script that cuts more than there is leaves the form."""
    low = form.lower()
    if script.whole:
        lemma = script.whole
    elif script.cut_first + script.cut_last >= len(low):
        lemma = low
    else:
        core = low[script.cut_first : len(low) - script.cut_last]
        lemma = script.add_first + core + script.add_last
    if script.case == "t":
        return lemma[:1].upper() + lemma[1:]
    return form if script.case == "k" and lemma.lower() == low else lemma


def _shared(a: str, b: str) -> tuple[int, int, int]:
    """Return start in `a`, start in `b` and length of the longest shared stretch."""
    best = (0, 0, 0)
    previous = [0] * (len(b) + 1)
    for i, left in enumerate(a):
        row = [0] * (len(b) + 1)
        for j, right in enumerate(b):
            if left == right:
                row[j + 1] = previous[j] + 1
                if row[j + 1] > best[2]:
                    best = (i - row[j + 1] + 1, j - row[j + 1] + 1, row[j + 1])
        previous = row
    return best

"""What the rules for reported contents share: their result, and the words behind a cue."""

from collections.abc import Callable, Iterator

from dictafacta.extract.statements.hits import Hit
from dictafacta.extract.statements.scene import Scene, Unit
from dictafacta.model import Span

SCAN = 16  # words between a cue and the conjunction of its clause
LONGEST_NAME = 4  # words
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "X", "DET", "NUM"})

Found = tuple[str, list[Span], float]  # rule, content, confidence
Rule = Callable[[Scene, Unit, Hit], Found | None]


def after(scene: Scene, unit: Unit, hit: Hit) -> Iterator[int]:
    """Yield the tokens of the unit behind the cue, up to a quotation."""
    past = False
    for item in unit.items:
        if item.is_quotation:
            if past and not is_name(scene, item.quotation):
                return
            continue
        if item.token > hit.words[-1] and item.token > hit.token:
            past = True
            yield item.token


def is_name(scene: Scene, number: int) -> bool:
    """Tell whether a quotation is a name or a title: a few words, none a verb."""
    tokens = scene.quotation_tokens(number)
    words = [scene.token(i) for i in tokens]
    return len(words) <= LONGEST_NAME and all(t.upos in NAMING for t in words)


def verb_in(scene: Scene, first: int, last: int | None) -> bool:
    """Tell whether a finite verb stands from token `first` to `last` (excluded)."""
    return last is not None and any(scene.verbs_between(first, last))

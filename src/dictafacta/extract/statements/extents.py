"""Where a content begins and ends: clauses, phrases, and what to trim from them."""

from collections.abc import Sequence

from dictafacta.extract.statements.scene import DASHES, MARKS, TERMINATORS, Scene, Unit
from dictafacta.lexicon import CueForm, Frame
from dictafacta.model import Span

OPENERS = "\"“„«»‘‚‹'”"
CLOSERS = "\"”“»«’'›‘"
EDGE = " \t\r\n\u00a0\u202f,;:.…!?–—-"
FRONT = " \t\r\n\u00a0\u202f,;:.–—-"


def clean(scene: Scene, span: Span | None) -> Span | None:
    """Return a content without the punctuation and the unpaired or enclosing marks at its edges."""
    while span is not None:
        slim = trim_edges(scene, span)
        if slim is None:
            return None
        bare = without_marks(scene, slim)
        if bare == slim:
            return slim
        span = bare
    return None


def trim_edges(scene: Scene, span: Span) -> Span | None:
    """Return the span without punctuation at its edges; a question keeps nothing of it either."""
    text, start, end = scene.parse.text, span.start, span.end
    while start < end and text[start] in FRONT:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return Span(start, end) if start < end else None


def without_marks(scene: Scene, span: Span) -> Span | None:
    """Return the span without marks at its edges that enclose it or have no partner in it."""
    text, start, end = scene.parse.text, span.start, span.end
    opening = mark_at(scene, start, "start")
    closing = mark_at(scene, end - 1, "end")
    if opening is not None and (opening >= end or opening == end):
        start += 1
    if closing is not None and (closing < span.start or closing == span.start):
        end -= 1
    if (
        start == span.start
        and text[start] in OPENERS
        and opening is None
        and text[start] not in "'‘"
    ):
        start += 1
    if (
        end == span.end
        and text[end - 1] in CLOSERS
        and closing is None
        and text[end - 1] not in "'’"
    ):
        end -= 1
    return Span(start, end) if start < end else None


def mark_at(scene: Scene, offset: int, side: str) -> int | None:
    """Return the far edge of the quotation whose mark stands at `offset`."""
    for q in scene.marks_near(offset):
        for outer in q.outer:
            if side == "start" and outer.start == offset:
                return outer.end
            if side == "end" and outer.end - 1 == offset:
                return outer.start
    return None


def content(scene: Scene, first: int, last: int) -> Span | None:
    """Return the content from token `first` to token `last` (included); None if nothing is left."""
    if first > last:
        return None
    start, end = scene.token(first).span.start, scene.token(last).span.end
    return clean(scene, Span(start, end))


def unit_end(scene: Scene, unit: Unit) -> int:
    """Return the last token of a unit that is no closing punctuation."""
    first, last = scene.edges[unit.index]
    end = last - 1
    while end > first and scene.token(end).form in TERMINATORS | MARKS | {",", ";", ":"}:
        if scene.level(end) != unit.level:
            break
        end -= 1
    return end


def clause_end(scene: Scene, unit: Unit, cue: int, start: int, head: int | None) -> int:
    """Return the last token of a reported clause that begins at token `start`.

    A parser attaches what follows too high rather than too low, so the clause runs on to the end
    of its sentence, unless something behind the tree's clause belongs to the sentence around it.
    """
    last = unit_end(scene, unit)
    inner = max(scene.parse.subtree(head)) if head is not None else start
    above = {cue, *scene.parse.ancestors(cue)}
    breaking = scene.lexicon.speech.breaking_words
    if not scene.lexicon.speech.tree_ends_clauses:
        return next_cue(scene, unit, start, last)
    for i in range(start + 1, last):
        parts = scene.token(i).upos == "CCONJ" or scene.low(i) in breaking
        joins = parts and scene.level(i) == unit.level
        if joins and cue_follows(scene, i):
            return without_punctuation(scene, i - 1, start)
        if leads_to_aside(scene, unit, i):
            return without_punctuation(scene, i, start)
    for i in range(max(inner, start) + 1, last + 1):
        if scene.level(i) == unit.level and resumes(scene, i, cue, start, above):
            return before_break(scene, i, max(inner, start))
    return last


def next_cue(scene: Scene, unit: Unit, start: int, last: int) -> int:
    """Return the last token before a semicolon, or before a conjunction and a further cue."""
    for i in range(start + 1, last + 1):
        if scene.level(i) != unit.level:
            continue
        if scene.token(i).form == ";":
            return i - 1
        if scene.token(i).upos == "CCONJ" and i + 1 in scene.hits:
            return i - 1
    return last


def phrase_end(scene: Scene, unit: Unit, cue: int, start: int, head: int) -> int:
    """Return the last token of a reported infinitive: by the tree, or up to a break behind it."""
    last = clause_end(scene, unit, cue, start, head)
    above = {cue, *scene.parse.ancestors(cue)}
    inner = max(scene.parse.subtree(head))
    for i in range(head + 1, last + 1):
        if scene.level(i) != unit.level:
            continue
        token = scene.token(i)
        if token.upos == "CCONJ" and finite_follows(scene, i, last):
            return i - 1
        if i > inner and token.form == "," and i < last and hangs_above(scene, i + 1, above):
            return i - 1
    return last


def finite_follows(scene: Scene, conjunction: int, last: int) -> bool:
    """Tell whether a finite verb comes right behind a conjunction, without a subject."""
    for i in range(conjunction + 1, min(conjunction + 4, last + 1)):
        if scene.finite(i):
            return scene.token(i).upos == "AUX" or i in scene.hits
        if scene.token(i).upos not in {"ADV", "AUX", "PRON", "PART"}:
            return False
    return False


def hangs_above(scene: Scene, i: int, above: set[int]) -> bool:
    """Tell whether the phrase that begins at token `i` hangs on the cue or the verbs above it."""
    first = i
    if scene.token(i).feats.get("VerbForm") == "Part" and not scene.finite_group(i):
        return False
    for _ in range(8):
        token = scene.token(i)
        if token.head in above:
            return token.relation in {"obl", "advcl", "parataxis"}
        if token.head < first or token.head == i:
            return False
        i = token.head
    return False


def resumes(scene: Scene, i: int, cue: int, start: int, above: set[int]) -> bool:
    """Tell whether token `i` goes on with the sentence around a reported clause."""
    token = scene.token(i)
    if token.form == ";" or i in above:
        return True
    if token.upos == "CCONJ" and cue_follows(scene, i):
        return True
    breaking = scene.lexicon.speech.breaking_words
    if token.form.lower() in breaking and scene.token(i - 1).form == ",":
        return True
    head = token.head
    if token.upos == "PUNCT" or head >= start or head not in above:
        return False
    if token.relation == "conj":
        return continues_outside(scene, i, cue)
    if head == cue:
        return (
            token.relation in {"advcl", "parataxis"}
            and i in scene.hits
            and (before_comma(scene, i))
        )
    return head < cue and token.relation in {"parataxis", "advcl"}


def cue_follows(scene: Scene, conjunction: int) -> bool:
    """Tell whether a cue without a subject of its own comes right behind a conjunction, and leads
    to a content of its own."""
    words = scene.lexicon.speech
    for i in range(conjunction + 1, min(conjunction + 4, len(scene.parse.tokens) - 1)):
        if i in scene.hits and scene.finite_group(i):
            following = scene.low(i + 1)
            return (
                following in {":", *words.complementizers}
                or (following == "," and words.clause_after_comma)
                or scene.level(i + 1) != scene.level(i)
                or scene.token(i + 1).form in MARKS
            )
        if scene.token(i).upos not in {"ADV", "AUX", "PRON", "PART"}:
            return False
    return False


def continues_outside(scene: Scene, i: int, cue: int) -> bool:
    """Tell whether a coordinated verb goes on with the cue's own subject, not with the clause."""
    if scene.token(i).upos not in {"VERB", "AUX"} and not scene.finite_group(i):
        return False
    group = [t.index for t in scene.parse.children_by(cue, "aux", "cop")]
    own = [t.index for t in scene.parse.children_by(i, "aux", "cop")]
    cue_is_finite = any(map(scene.finite, [cue, *group]))
    if cue_is_finite != any(map(scene.finite, [i, *own])) and scene.token(i).upos in {
        "VERB",
        "AUX",
    }:
        return False
    marks = list(scene.parse.children_by(i, "mark"))
    if any(m.form.lower() in scene.lexicon.speech.complementizers for m in marks):
        return False
    if i in scene.hits:
        return True
    subjects = list(scene.parse.children_by(i, "nsubj"))
    joined = any(True for _ in scene.parse.children_by(i, "cc"))
    return joined and not subjects


def before_comma(scene: Scene, i: int) -> bool:
    """Tell whether a comma stands right before the words that hang on token `i`."""
    first = min(scene.parse.subtree(i))
    return first > 0 and scene.token(first - 1).form == ","


def leads_to_aside(scene: Scene, unit: Unit, comma: int) -> bool:
    """Tell whether a comma leads to a cue with its subject behind it: A, said X. It reports the
    whole sentence."""
    if scene.token(comma).form != "," or scene.level(comma) != unit.level:
        return False
    if not scene.lexicon.speech.subject_may_follow:
        return False
    cue = comma + 1
    while cue < len(scene.parse.tokens) - 1 and scene.token(cue).upos == "AUX":
        cue += 1
    hit = scene.hits.get(cue)
    if hit is None or hit.entry.form is not CueForm.VERB or not hit.entry.takes(Frame.STRONG):
        return False
    subjects = [t for t in scene.parse.children_by(cue, "nsubj") if t.index > cue]
    return (
        scene.finite_group(cue)
        and bool(subjects)
        and scene.low(cue + 1)
        not in {
            ":",
            *scene.lexicon.speech.complementizers,
        }
    )


def without_punctuation(scene: Scene, end: int, first: int) -> int:
    """Return the last token up to `end` that is no punctuation, `first` at the least."""
    while end > first and scene.token(end).upos == "PUNCT":
        end -= 1
    return end


def before_break(scene: Scene, i: int, inner: int) -> int:
    """Return the last token before the comma or conjunction that leads to token `i`."""
    end = i - 1
    while (
        end > inner
        and scene.token(end).upos not in {"CCONJ"}
        and (scene.token(end).form not in DASHES | {",", ";"})
    ):
        end -= 1
    while end > inner and (
        scene.token(end).upos in {"PUNCT", "CCONJ", "SCONJ"} or scene.token(end).form in DASHES
    ):
        end -= 1
    return end


def phrase(scene: Scene, head: int, leave: Sequence[int] = ()) -> tuple[int, int]:
    """Return the first and last token of the phrase of `head`, without the phrases in `leave` and
    without clauses that the tree coordinates with it."""
    clauses = [
        t.index
        for t in scene.parse.children_by(head, "conj", "parataxis")
        if any(map(scene.finite, (t.index, *scene.parse.children(t.index))))
    ]
    left_out: set[int] = set()
    for child in (*leave, *clauses):
        left_out.update(scene.parse.subtree(child))
    indices = [i for i in scene.parse.subtree(head) if i not in left_out]
    first, last = indices[0], indices[-1]
    for i in range(head + 1, last):
        if scene.token(i).upos == "CCONJ" and finite_follows(scene, i, last):
            return first, i - 1
    return first, last

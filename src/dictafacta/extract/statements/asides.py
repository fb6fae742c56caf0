"""Cues that stand beside what they report: A, said X; as X said, A."""

from dictafacta.extract.statements.blocked import is_sourceless
from dictafacta.extract.statements.extents import content, unit_end
from dictafacta.extract.statements.hits import Hit
from dictafacta.extract.statements.reach import Found, after, verb_in
from dictafacta.extract.statements.scene import DASHES, MARKS, TERMINATORS, Scene, Unit
from dictafacta.lexicon import Frame
from dictafacta.model import MentionForm, Token

FAR = 25  # words between a word for `as` and its cue


def as_clause(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """A parenthesis with a word for `as` names the source of its sentence: as X said, A."""
    return aside(scene, unit, hit) if as_word(scene, hit) is not None else None


def aside(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """The cue stands beside the clause, at its end or between commas: A, said X."""
    entry = hit.entry
    leading = as_word(scene, hit)
    if not scene.finite_group(hit.token) and (leading is None or is_infinitive(scene, hit)):
        return None
    if not (entry.takes(Frame.CLAUSE) or entry.takes(Frame.QUOTE)):
        return None
    if leading is None and has_complement(scene, hit):
        return None
    first, last = scene.edges[unit.index][0], unit_end(scene, unit)
    left = comma_before(scene, unit, hit) if leading is None else comma_at(scene, leading - 1)
    right = comma_after(scene, unit, hit, last)
    if right is None or (left is None and leading is None):
        return None
    if leading is None and is_clause_of_its_own(scene, hit, left):
        return None
    if leading is None and lacks_subject(scene, hit):
        return None
    if leading is not None and names_no_source(scene, hit, leading):
        return None
    directly = left is not None and stands_inverted(scene, unit, hit, left)
    apart = (
        entry.takes(Frame.STRONG)
        or stands_apart(scene, hit)
        or (left is not None and subject_follows(scene, hit, left))
    )
    if leading is None and not (apart and (directly or main_clause(scene, unit, left))):
        return None
    spans = [
        content(scene, first, left - 1) if left is not None and left > first else None,
        content(scene, right + 1, last)
        if right < last and (leading is not None or verb_in(scene, right + 1, last + 1))
        else None,
    ]
    found = [s for s in spans if s is not None]
    verbless = not verb_in(scene, first, hit.token) and not scene.lexicon.speech.zero_copula
    if not found or (verbless and len(found) < 2 and leading is None):
        return None
    rule = "as-clause" if leading is not None else "aside"
    return rule, found, 0.8 if leading is not None else 0.7


def is_clause_of_its_own(scene: Scene, hit: Hit, left: int | None) -> bool:
    """Tell whether a conjunction or a relative subject opens the clause of a cue: no aside then."""
    if left is None:
        return False
    before = [scene.token(i) for i in range(left + 1, hit.token)]
    if any(t.upos in {"SCONJ", "CCONJ"} for t in before):
        return True
    return any(
        t.feats.get("PronType") == "Rel" and t.relation == "nsubj" and t.head == hit.token
        for t in before
    )


def lacks_subject(scene: Scene, hit: Hit) -> bool:
    """Tell whether a cue has an object and no subject where verbs need one and the tree tells the
    two apart: it goes on with the sentence then."""
    speech = scene.lexicon.speech
    if (
        not speech.clause_after_comma
        or speech.zero_copula
        or any(True for _ in scene.parse.children_by(hit.token, "nsubj", "expl", "obl:agent"))
    ):
        return False
    objects = scene.parse.children_by(hit.token, "obj", "ccomp", "xcomp")
    return any(t.index > hit.token for t in objects)


def names_no_source(scene: Scene, hit: Hit, leading: int) -> bool:
    """Tell whether an as-clause has an object of its own, or is a participle without an agent:
    as she explained her stay; as first thought."""
    named = any(scene.token(i).upos in {"NOUN", "PROPN"} for i in range(leading, hit.token))
    if is_sourceless(scene, hit) and not named:
        return True
    objects = scene.parse.children_by(hit.token, "obj")
    return any(t.upos in {"NOUN", "PROPN"} and is_object(scene, t) for t in objects)


def is_object(scene: Scene, token: Token) -> bool:
    """Tell whether what the tree calls an object is one, and no subject behind its verb."""
    mention = scene.mention_of.get(token.index)
    speaks = mention is not None and mention.form in {MentionForm.NAME, MentionForm.ROLE}
    behind = scene.lexicon.speech.subject_may_follow and token.index > token.head
    own = any(True for _ in scene.parse.children_by(token.head, "nsubj"))
    return own or not (behind or speaks)


def subject_follows(scene: Scene, hit: Hit, left: int) -> bool:
    """Tell whether a cue stands right behind a comma with its subject behind it: A, informaron
    fuentes de B."""
    if not scene.lexicon.speech.subject_may_follow:
        return False
    between = [scene.token(i) for i in range(left + 1, hit.token)]
    if any(t.upos not in {"AUX", "PRON", "PART"} for t in between):
        return False
    named = list(scene.parse.children_by(hit.token, "nsubj", "obj"))
    return len(named) == 1 and named[0].index > hit.token and named[0].index in scene.mention_of


def is_infinitive(scene: Scene, hit: Hit) -> bool:
    """Tell whether a cue is an infinitive, by its tag or its mark."""
    marks = scene.lexicon.speech.infinitive_marks
    if scene.token(hit.token).feats.get("VerbForm") == "Inf":
        return True
    return any(m.form.lower() in marks for m in scene.parse.children_by(hit.token, "mark"))


def has_complement(scene: Scene, hit: Hit) -> bool:
    """Tell whether the cue has a content or an object behind it, so that it is no aside."""
    if any(t.index > hit.token for t in scene.parse.children_by(hit.token, "ccomp", "xcomp")):
        return True
    objects = [t for t in scene.parse.children_by(hit.token, "obj") if t.index > hit.token]
    subjects = any(True for _ in scene.parse.children_by(hit.token, "nsubj"))
    return bool(objects) and subjects


def main_clause(scene: Scene, unit: Unit, left: int | None) -> bool:
    """Tell whether a main clause stands before token `left`: no subordinate one alone."""
    segment: list[int] = []
    for i in [i for i in unit.tokens if left is not None and i <= left]:
        if scene.token(i).form not in {",", ";"} | DASHES and i != left:
            segment.append(i)
            continue
        words = [j for j in segment if scene.token(j).upos not in {"PUNCT", "CCONJ", "ADV"}]
        if words and any(map(scene.finite, words)) and scene.token(words[0]).upos != "SCONJ":
            relative = scene.token(words[0]).feats.get("PronType") == "Rel"
            if segment[0] == unit.tokens[0] or not relative:
                return True
        segment = []
    return any(item.is_quotation for item in unit.items if left and item.token < left)


def stands_inverted(scene: Scene, unit: Unit, hit: Hit, left: int) -> bool:
    """Tell whether a cue stands right behind a comma and what may be a clause, where commas and
    dashes alone show it."""
    speech = scene.lexicon.speech
    if hit.token - left > 2 or not (speech.zero_copula or speech.clause_after_comma):
        return False
    before = [scene.token(i) for i in unit.tokens if i < left]
    if len(before) < 2 or before[0].upos == "SCONJ":
        return False
    return speech.zero_copula or any(t.upos in {"VERB", "AUX"} for t in before)


def stands_apart(scene: Scene, hit: Hit) -> bool:
    """Tell whether the tree sees a cue as an aside: parataxis, or passive without a content."""
    if scene.token(hit.token).relation == "parataxis":
        return True
    return any(True for _ in scene.parse.children_by(hit.token, "aux:pass"))


def as_word(scene: Scene, hit: Hit) -> int | None:
    """Return the word that makes a cue's clause a parenthesis: as X said."""
    words = scene.lexicon.speech.as_words
    if not hit.entry.takes(Frame.CLAUSE):
        return None
    level = scene.level(hit.token)
    for i in range(hit.token - 1, max(hit.token - FAR, -1), -1):
        token = scene.token(i)
        if scene.level(i) != level or token.form in MARKS:
            continue  # a name in quotation marks
        if token.form.lower() in words:
            before = scene.token(i - 1) if i else None
            opens = before is None or before.upos == "PUNCT" or before.sentence != token.sentence
            return i if opens else None
        apposition = token.form in {",", "(", ")"} and not drops_comma(scene, hit, i)
        if token.upos == "PUNCT" and not (apposition or is_glued(scene, i)):
            return None
        if token.upos in {"VERB", "SCONJ"} and i not in hit.words:
            return None
    return None


def is_glued(scene: Scene, index: int) -> bool:
    """Tell whether no white space parts a token from its neighbours: the hyphen of a compound."""
    if not 0 < index < len(scene.parse.tokens) - 1:
        return False
    span = scene.token(index).span
    before, after = scene.token(index - 1).span, scene.token(index + 1).span
    return before.end == span.start and span.end == after.start


def drops_comma(scene: Scene, hit: Hit, comma: int) -> bool:
    """Tell whether the cue stands right behind a comma without a name before it."""
    return all(
        scene.token(i).upos not in {"NOUN", "PROPN"} for i in range(comma + 1, hit.token)
    ) and scene.token(comma - 1).upos not in {"NOUN", "PROPN", "PUNCT"}


def comma_at(scene: Scene, index: int) -> int | None:
    """Return a token if it is a comma or dash."""
    return index if index >= 0 and scene.token(index).form in DASHES | {","} else None


def comma_before(scene: Scene, unit: Unit, hit: Hit) -> int | None:
    """Return the comma before a cue from which only its subject and auxiliaries part it."""
    for i in reversed(unit.tokens):
        if i >= hit.token:
            continue
        token = scene.token(i)
        if token.form == "," or token.form in DASHES:
            return i
        if (token.upos == "VERB" and i not in hit.words) or token.form in {";", ":"}:
            return None
        if scene.finite(i) and not (token.head == hit.token or i in hit.words):
            return None
        if hit.token - i > 12:
            return None
    return None


def comma_after(scene: Scene, unit: Unit, hit: Hit, last: int) -> int | None:
    """Return the comma, or the end of the sentence, up to which only nominal words follow."""
    seen = hit.token
    for i in after(scene, unit, hit):
        token = scene.token(i)
        if i > last:
            return last
        if token.form == "," or token.form in DASHES:
            return i
        if token.form in TERMINATORS or token.form == ";":
            return last
        if scene.finite(i) or token.upos in {"VERB", "SCONJ"}:
            return None
        if i - hit.token > 20:
            return None
        seen = i
    return last if seen >= last else None

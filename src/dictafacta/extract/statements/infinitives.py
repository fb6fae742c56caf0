"""Reported infinitives: promised to A, asked B to A, ha detto di A."""

from dictafacta.extract.statements.extents import content, phrase_end, unit_end
from dictafacta.extract.statements.hits import Hit, preposition
from dictafacta.extract.statements.reach import SCAN, Found, after
from dictafacta.extract.statements.scene import Scene, Unit
from dictafacta.lexicon import CueForm, Frame
from dictafacta.model import Token

REACH = 10  # words in which an infinitive must follow a verb
CLOSE = 3  # words in which an infinitive must follow a noun


def infinitive(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """An infinitive behind the cue: promised to A, asked B to A, di A."""
    entry = hit.entry
    if not (entry.takes(Frame.INFINITIVE) or entry.prepositions):
        return infinitive_after_comma(scene, unit, hit)
    head = infinitive_head(scene, unit, hit)
    if head is None:
        return infinitive_after_comma(scene, unit, hit)
    below = [i for i in scene.parse.subtree(head) if i > hit.token]
    start = below[0] if below else head
    while start < head and leaves_out(scene, hit, start):
        start += 1
    end = phrase_end(scene, unit, hit.token, start, head)
    span = content(scene, start, max(end, head))
    return ("infinitive", [span], 0.85) if span else None


def infinitive_after_comma(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """An infinitive with its mark at the end of what a comma opens: bat, A zu tun."""
    speech = scene.lexicon.speech
    entry = hit.entry
    says = entry.takes(Frame.CLAUSE) and entry.takes(Frame.STRONG)
    if not (speech.clause_after_comma and (says or entry.takes(Frame.INFINITIVE))):
        return None
    tokens = list(after(scene, unit, hit))
    comma = next((n for n, i in enumerate(tokens[:SCAN]) if scene.token(i).form == ","), None)
    if comma is None or comma + 1 >= len(tokens):
        return None
    start, last = tokens[comma + 1], unit_end(scene, unit)
    words = [scene.token(i) for i in range(max(start, last - 1), last + 1)]
    marked = words[0].form.lower() in speech.infinitive_marks
    infixed = any(m in words[-1].form.lower()[2:-3] for m in speech.infixes)
    first = scene.token(start)
    if not (marked or infixed) or first.upos == "SCONJ" or first.feats.get("PronType") == "Rel":
        return None
    if first.form.lower() in speech.purpose_words:
        return None
    span = content(scene, start, last)
    return ("infinitive", [span], 0.75) if span else None


def leaves_out(scene: Scene, hit: Hit, i: int) -> bool:
    """Tell whether a word in front of an infinitive only introduces it."""
    token = scene.token(i)
    marks = scene.lexicon.speech.infinitive_marks
    return (
        token.form.lower() in marks
        or preposition(scene.lexicon, token) in hit.entry.prepositions
        or token.upos == "PUNCT"
    )


def infinitive_head(scene: Scene, unit: Unit, hit: Hit) -> int | None:
    """Return the infinitive (or gerund with a preposition) that is the content of the cue."""
    relations = ("xcomp", "ccomp", "advcl", "acl", "obl", "nmod")
    for token in scene.parse.children_by(hit.token, *relations):
        own = token.index in hit.words
        if token.index > hit.token and not own and is_infinitive(scene, hit, token):
            return token.index
    return infinitive_by_place(scene, unit, hit)


def is_infinitive(scene: Scene, hit: Hit, token: Token) -> bool:
    """Tell whether a word is an infinitive that the cue may govern."""
    if token.upos not in {"VERB", "AUX"} and not list(scene.parse.children_by(token.index, "cop")):
        return False
    words = [scene.token(i) for i in scene.parse.children(token.index) if i < token.index]
    leads = {w.form.lower() for w in words} | {preposition(scene.lexicon, w) for w in words}
    forms = {
        token.feats.get("VerbForm"),
        *(w.feats.get("VerbForm") for w in words if w.upos == "AUX"),
    }
    if leads & hit.entry.prepositions and forms & {"Ger", "Inf", "Part", "Vnoun"}:
        return True
    gerund = token.relation in {"xcomp", "ccomp"} and token.form.lower().endswith(
        scene.lexicon.speech.gerund_endings or ("\0",)
    )
    if not hit.entry.takes(Frame.INFINITIVE) or not ("Inf" in forms or gerund):
        return False
    if any(scene.finite(w.index) for w in words):
        return False
    if token.relation in {"xcomp", "ccomp", "acl"}:
        return True
    marks = scene.lexicon.speech.infinitive_marks
    objects = scene.parse.children_by(hit.token, "obj")
    if any(t.index < token.index and t.upos in {"NOUN", "PROPN"} for t in objects):
        marks = marks[:1]  # the others tell what the object is for
    return bool(leads & set(marks))


def infinitive_by_place(scene: Scene, unit: Unit, hit: Hit) -> int | None:
    """Return an infinitive with its mark close behind the cue, where the tree misses it."""
    marks = set(scene.lexicon.speech.infinitive_marks)
    if not hit.entry.takes(Frame.INFINITIVE):
        return None
    owned = marks & set(scene.lexicon.speech.owning_words)  # la promessa di: no purpose
    reach = REACH if owned or hit.entry.form is CueForm.VERB else CLOSE
    tokens = list(after(scene, unit, hit))[:reach]
    if tokens and scene.token(tokens[0]).feats.get("VerbForm") == "Inf":
        first = scene.token(tokens[0])
        if first.upos == "AUX" and first.head == hit.token:
            return None
        return first.head if first.upos == "AUX" and first.head > first.index else first.index
    for place, i in enumerate(tokens):
        token = scene.token(i)
        if token.form.lower() in marks:
            for j in tokens[place + 1 : place + 4]:
                if scene.token(j).feats.get("VerbForm") == "Inf":
                    return j
        if token.form in {":", ";"} or scene.finite(i):
            return None
    return None

"""Cues that say nothing was said: denied, refused, still to come, or in the first person."""

from dictafacta.extract.statements.hits import Hit, preposition
from dictafacta.extract.statements.scene import Scene
from dictafacta.lexicon import CueForm, Frame
from dictafacta.model import Act, Token

ABOVE = 2  # steps up from an infinitive to the verb that governs it


def is_blocked(scene: Scene, hit: Hit) -> bool:
    """Tell whether a cue reports no saying."""
    if hit.entry.form is not CueForm.VERB:
        return hit.entry.form is CueForm.NOUN and is_denied_noun(scene, hit.token)
    return (
        is_negated(scene, hit.token)
        or (nobody_says(scene, hit.token) and not hit.entry.takes(Frame.CITING))
        or is_to_come(scene, hit.token)
        or speaks_for_itself(scene, hit.token)
        or is_governed(scene, hit.token)
        or is_impersonal(scene, hit)
    )


def is_impersonal(scene: Scene, hit: Hit) -> bool:
    """Tell whether a reflexive word makes a cue impersonal: se informó que, si dice che. A cue
    with a preposition of its own is reflexive by itself (se quejó de)."""
    words = scene.lexicon.speech.impersonal_words
    if not words or (hit.entry.prepositions and hit.entry.act is not Act.SAY):
        return False
    before = scene.low(hit.token - 1) if hit.token else ""
    marked = before in words or any(
        t.form.lower() in words for t in scene.parse.children_by(hit.token, "expl")
    )
    subjects = scene.parse.children_by(hit.token, "nsubj")
    return marked and scene.finite(hit.token) and not any(True for _ in subjects)


def is_negated(scene: Scene, cue: int) -> bool:
    """Tell whether a negation stands with the cue or its auxiliaries."""
    negations = scene.lexicon.speech.negations
    group = [cue, *(t.index for t in scene.parse.children_by(cue, "aux", "cop"))]
    for index in group:
        for child in scene.parse.children_by(
            index, "advmod", "det", "neg", "discourse", "aux", "cc"
        ):
            here = scene.level(child.index) == scene.level(cue)
            if here and child.form.lower() in negations and abs(child.index - cue) <= 6:
                return True
    return False


def nobody_says(scene: Scene, cue: int) -> bool:
    """Tell whether the subject is nobody."""
    no_one = scene.lexicon.speech.no_one
    for subject in scene.parse.children_by(cue, "nsubj"):
        words = [subject, *scene.parse.children_by(subject.index, "det")]
        if any(w.form.lower() in no_one or w.lemma.lower() in no_one for w in words):
            return True
    return False


def is_to_come(scene: Scene, cue: int) -> bool:
    """Tell whether the saying lies in the future or is merely possible."""
    token = scene.token(cue)
    named = any(t.upos != "PRON" for t in scene.parse.children_by(cue, "nsubj"))
    if token.feats.get("Tense") == "Fut" or (token.feats.get("Mood") == "Imp" and not named):
        return True
    speech = scene.lexicon.speech
    for aux in scene.parse.children_by(cue, "aux"):
        if aux.deprel == "aux:pass" or is_participle(token):
            continue
        if aux.feats.get("Tense") == "Fut":
            return True
        if aux.lemma.lower() in speech.future_words or aux.form.lower() in speech.future_words:
            return aux.feats.get("VerbForm") != "Part"
    return False


def is_participle(token: Token) -> bool:
    """Tell whether a verb is a past participle; where tags fail, anything but the lemma."""
    form = token.feats.get("VerbForm")
    return form == "Part" or (form is None and token.lemma.lower() != token.form.lower())


def speaks_for_itself(scene: Scene, cue: int) -> bool:
    """Tell whether the subject is the first or second person: the speaker's own word, no report."""
    subjects = list(scene.parse.children_by(cue, "nsubj"))
    if any(t.upos == "PRON" and t.feats.get("Person") in {"1", "2"} for t in subjects):
        return True
    if subjects and not scene.lexicon.settings.drops_subject:
        return False
    wanted = {"1"} if subjects else {"1", "2"}  # with a subject, the second person is a wrong tag
    group = [cue, *(t.index for t in scene.parse.children_by(cue, "aux"))]
    return any(scene.finite(i) and scene.token(i).feats.get("Person") in wanted for i in group)


def is_governed(scene: Scene, cue: int) -> bool:
    """Tell whether an infinitive depends on a verb that says that it was not said, or not yet."""
    token = scene.token(cue)
    if token.feats.get("VerbForm") != "Inf" or scene.finite(cue):
        return False
    if any(scene.finite(t.index) for t in scene.parse.children_by(cue, "aux")):
        return False
    if token.relation not in {"xcomp", "ccomp", "conj"}:
        return token.relation not in {"root", "parataxis"} and not perfect(scene, cue)
    while token.relation == "conj" and token.head != token.index:
        token = scene.token(token.head)
        if token.relation == "root":
            return False
    governor = scene.token(token.head)
    return bool(
        governor.lemma.lower() in scene.lexicon.speech.refusals
        or governor.index in scene.hits
        or (is_modal(scene, governor) and is_negated(scene, governor.index))
    )


def is_modal(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb makes what it governs merely possible."""
    return verb.lemma.lower() in scene.lexicon.speech.future_words


def perfect(scene: Scene, cue: int) -> bool:
    """Tell whether an infinitive is perfect: after having said."""
    return any(True for _ in scene.parse.children_by(cue, "aux"))


def is_denied_noun(scene: Scene, noun: int) -> bool:
    """Tell whether a noun is negated: no claim."""
    no_one = scene.lexicon.speech.no_one
    return any(t.form.lower() in no_one for t in scene.parse.children_by(noun, "det", "advmod"))


def lacks_source(scene: Scene, hit: Hit) -> bool:
    """Tell whether a cue of opinion or of naming is passive and names nobody whose view it is."""
    entry = hit.entry
    if not (entry.takes(Frame.AS) or entry.act is Act.THINK):
        return False
    words = set(scene.lexicon.speech.agent_words)
    for child in scene.parse.children_by(hit.token, "obl:agent", "obl", "nmod"):
        marks = {
            preposition(scene.lexicon, m) for m in scene.parse.children_by(child.index, "case")
        }
        if child.deprel == "obl:agent" or marks & words:
            return False
    return is_passive(scene, hit.token)


def is_sourceless(scene: Scene, hit: Hit) -> bool:
    """Tell whether a cue is an infinitive that nothing governs, or a bare participle with nobody
    behind it: "A", defined in the treaty."""
    cue = scene.token(hit.token)
    if cue.feats.get("VerbForm") == "Inf":
        return scene.token(cue.head).upos != "VERB"
    if cue.feats.get("VerbForm") != "Part" or not is_passive(scene, cue.index):
        return False
    if any(True for _ in scene.parse.children_by(cue.index, "obl:agent", "nsubj", "aux")):
        return False
    following = scene.parse.tokens[cue.index + 1 : cue.index + 2]
    return all(t.upos in {"ADP", "ADV", "PUNCT", "CCONJ", "SCONJ"} for t in following) and not any(
        preposition(scene.lexicon, t) in scene.lexicon.speech.agent_words for t in following
    )


def is_passive(scene: Scene, cue: int) -> bool:
    """Tell whether a verb is passive: by its relations, or a bare participle on a noun."""
    if any(True for _ in scene.parse.children_by(cue, "nsubj:pass", "aux:pass", "obl:agent")):
        return True
    token = scene.token(cue)
    if token.feats.get("VerbForm") == "Part" and token.feats.get("Voice") == "Pass":
        return True
    if token.upos == "ADJ" and not any(True for _ in scene.parse.children_by(cue, "aux", "nsubj")):
        forms = scene.lexicon.cue_forms.get(token.form.lower(), ())
        return not any(f.certain for f in forms)
    past = token.feats.get("VerbForm") == "Part" and token.feats.get("Tense") != "Pres"
    if not past or any(True for _ in scene.parse.children_by(cue, "aux", "nsubj")):
        return False
    return token.relation in {"acl", "amod", "xcomp", "obl", "advcl"} or token.upos == "ADJ"

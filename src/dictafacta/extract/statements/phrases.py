"""Contents that are phrases: announced A, accused B of A, described B as A."""

from dictafacta.extract.statements.blocked import is_passive
from dictafacta.extract.statements.clauses import clause_head
from dictafacta.extract.statements.extents import clause_end, content, phrase, unit_end
from dictafacta.extract.statements.hits import Hit, preposition
from dictafacta.extract.statements.reach import SCAN, Found, after
from dictafacta.extract.statements.scene import Scene, Unit
from dictafacta.extract.statements.subjects import agent_by_place
from dictafacta.lexicon import CueForm, Frame
from dictafacta.model import Act, EntityKind, MentionForm, Token

SHORT = 2  # words of a prepositional content that may lack its complement


def named_as(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """What something is called or described as: described A as B; the content is B."""
    if not hit.entry.takes(Frame.AS) or not has_subject(scene, hit.token):
        return None
    words = set(scene.lexicon.speech.as_words)
    for token in scene.parse.children_by(hit.token, "xcomp", "obl", "advcl", "ccomp", "nmod"):
        marks = [
            t
            for t in scene.parse.children_by(token.index, "case", "mark", "advmod")
            if t.form.lower() in words and t.index < token.index
        ]
        bare = token.relation == "xcomp" and token.feats.get("VerbForm") not in {"Inf", "Fin"}
        if token.index < hit.token or not (marks or bare):
            continue
        first, last = phrase(scene, token.index, [m.index for m in marks])
        span = content(scene, max(first, hit.token + 1), last)
        if span:
            return "described-as", [span], 0.75
    return None


def has_subject(scene: Scene, cue: int) -> bool:
    """Tell whether somebody can be the source: a subject, an agent, or a dropped subject."""
    if any(True for _ in scene.parse.children_by(cue, "obl:agent")):
        return True
    if any(True for _ in scene.parse.children_by(cue, "nsubj:pass", "aux:pass")):
        return False
    if is_passive(scene, cue):
        return agent_by_place(scene, cue) is not None
    return (
        any(True for _ in scene.parse.children_by(cue, "nsubj"))
        or scene.mentions.dropped(cue) is not None
        or scene.token(cue).relation in {"conj", "xcomp", "advcl", "acl"}
    )


def object_phrase(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """The object of the cue: announced A, denounced A."""
    if not hit.entry.takes(Frame.OBJECT) or not has_subject(scene, hit.token):
        return None
    if not scene.lexicon.speech.object_contents or inverted(scene, hit):
        return None
    passive = any(True for _ in scene.parse.children_by(hit.token, "nsubj:pass", "aux:pass"))
    relation = "nsubj" if passive else "obj"
    if passive and not any(True for _ in scene.parse.children_by(hit.token, "obl:agent")):
        return None
    empty = set(scene.lexicon.speech.empty_objects)
    objects = list(scene.parse.children_by(hit.token, relation))
    subjects = list(scene.parse.children_by(hit.token, "nsubj"))
    if not passive and not objects and len(subjects) > 1 and subjects[0].index < hit.token:
        objects = [t for t in subjects[1:] if t.index > hit.token]
    for token in objects:
        if token.upos == "PRON" or token.lemma.lower() in empty or is_subject(scene, hit, token):
            continue
        if points_back(scene, token) or list(scene.parse.children_by(token.index, "case")):
            continue
        if token.index < hit.token and not passive:
            continue
        following = token.index + 1
        if is_that(scene, following) and scene.in_unit(unit, following):
            head = clause_head(scene, token.index, following)
            end = clause_end(scene, unit, hit.token, following + 1, head)
            span = content(scene, following + 1, end)
        else:
            first, last = phrase(scene, token.index)
            span = content(scene, first if passive else max(first, hit.token + 1), last)
        if span:
            return "object", [span], 0.7
    return None


def inverted(scene: Scene, hit: Hit) -> bool:
    """Tell whether a cue of speech stands right behind a comma: its subject follows it then."""
    if not (scene.lexicon.speech.subject_may_follow and hit.entry.takes(Frame.STRONG)):
        return False
    index = hit.token - 1
    while index >= 0 and scene.token(index).upos in {"AUX", "PRON"}:
        index -= 1
    own = any(t.index < hit.token for t in scene.parse.children_by(hit.token, "nsubj"))
    return index >= 0 and scene.token(index).form == "," and not own


def points_back(scene: Scene, token: Token) -> bool:
    """Tell whether a noun phrase only points at what was said before: these allegations."""
    return any(
        t.feats.get("PronType") == "Dem" for t in scene.parse.children_by(token.index, "det")
    ) and not any(True for _ in scene.parse.children_by(token.index, "nmod", "acl", "amod"))


def is_that(scene: Scene, index: int) -> bool:
    """Tell whether a token opens a clause that says what a noun is about: the possibility that."""
    if index >= len(scene.parse.tokens):
        return False
    form = scene.low(index)
    return form in scene.lexicon.speech.complementizers and scene.token(index).upos == "SCONJ"


def is_subject(scene: Scene, hit: Hit, token: Token) -> bool:
    """Tell whether what the tree calls an object is the subject that follows its verb."""
    if not scene.lexicon.speech.subject_may_follow:
        return False
    if any(True for _ in scene.parse.children_by(hit.token, "nsubj")):
        return False
    clitic = any(
        t.upos == "PRON" and t.index < hit.token and t.index != token.index
        for t in scene.parse.children_by(hit.token, "obj", "iobj", "expl")
    )
    mention = scene.mention_of.get(token.index)
    person = mention and scene.mentions.entity_of(mention).kind.value == "person"
    return bool(clitic and person) or bool(person and token.upos == "PROPN")


def prepositional(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """A phrase with the preposition of the cue: accused B of A, criticised B for A."""
    wanted = hit.entry.prepositions
    if not wanted:
        return None
    for index in scene.parse.subtree(hit.token):
        token = scene.token(index)
        if index <= hit.token or (token.upos != "ADP" and token.relation != "mark"):
            continue
        if preposition(scene.lexicon, token) not in wanted and token.lemma.lower() not in wanted:
            continue
        head = scene.token(token.head)
        if head.index <= index or not near(scene, hit, head):
            continue
        first, last = phrase(scene, head.index)
        last = with_complement(scene, hit, index, last)
        span = content(scene, index + 1, last)
        if is_mere_topic(scene, hit, index + 1, last) or is_somebody(scene, hit, head):
            continue
        if span and first >= hit.token:
            return "prepositional", [span], 0.7
    return None


def with_complement(scene: Scene, hit: Hit, preposition: int, last: int) -> int:
    """Return where a short phrase ends, with the next one that the tree hangs on the cue: accused
    X of fishing without a licence."""
    following = last + 1
    if last - preposition > SHORT or following >= len(scene.parse.tokens):
        return last
    marker = scene.token(following)
    complement = scene.token(marker.head)
    if marker.upos != "ADP" or complement.head != hit.token or complement.index < following:
        return last
    return max(scene.parse.subtree(complement.index))


def is_mere_topic(scene: Scene, hit: Hit, first: int, last: int) -> bool:
    """Tell whether a cue without any other content (to speak of) names only what was spoken about,
    nothing of it in quotation marks."""
    others = {Frame.CLAUSE, Frame.AS, Frame.OBJECT, Frame.INFINITIVE}
    if hit.entry.form is not CueForm.VERB or hit.entry.frames & others:
        return False
    level = scene.level(hit.token)
    return hit.entry.act is Act.SAY and all(scene.level(i) == level for i in range(first, last + 1))


def is_somebody(scene: Scene, hit: Hit, head: Token) -> bool:
    """Tell whether the phrase names whom the cue calls upon, not what for: invited his friends."""
    if hit.entry.act is not Act.DEMAND:
        return False
    mention = scene.mention_of.get(head.index)
    if mention is None:
        return False
    kind = scene.mentions.entity_of(mention).kind
    somebody = kind in {EntityKind.PERSON, EntityKind.ORGANIZATION}
    return somebody or mention.form is MentionForm.ROLE


def near(scene: Scene, hit: Hit, head: Token) -> bool:
    """Tell whether a phrase hangs on the cue, or on the cue's object."""
    if head.head == hit.token:
        return True
    above = scene.token(head.head)
    verb = hit.entry.form is CueForm.VERB
    among = {"obj", "iobj"} if verb else {"nmod"}
    if verb and hit.entry.act is not Act.SAY:
        among |= {"obl"}  # acusó a la empresa de fraude
    return above.head == hit.token and above.relation in among


def by_place(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """What follows a cue that the tagger took for no verb: its object, or its prepositional
    content, to the end of the sentence."""
    if scene.token(hit.token).upos in {"VERB", "AUX"} or hit.entry.form is not CueForm.VERB:
        return None
    tokens = list(after(scene, unit, hit))
    if not tokens or len(tokens) > SCAN or any(map(scene.finite, tokens)):
        return None
    wanted = hit.entry.prepositions
    last = unit_end(scene, unit)
    for i in tokens:
        if wanted and preposition(scene.lexicon, scene.token(i)) in wanted:
            span = content(scene, i + 1, last)
            return ("prepositional-by-place", [span], 0.5) if span else None
    first = scene.token(tokens[0])
    if wanted or not hit.entry.takes(Frame.OBJECT) or first.upos not in {"DET", "NOUN", "PROPN"}:
        return None
    span = content(scene, tokens[0], last)
    return ("object-by-place", [span], 0.5) if span else None

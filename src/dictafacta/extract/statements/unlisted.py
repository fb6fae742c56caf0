"""Verbs that no word list holds, where a quotation shows that they are cues: «A», quipped X.

A quotation that opens its sentence, a comma, a verb without an object and somebody who can be its
subject leave the verb no other meaning. What kind of act it is remains unknown: it counts as `say`.
"""

from dictafacta.extract.statements.blocked import is_blocked
from dictafacta.extract.statements.hits import Hit
from dictafacta.extract.statements.scene import Scene, Unit
from dictafacta.lexicon import CueEntry, CueForm, Frame
from dictafacta.model import Act, EntityKind, Mention, MentionForm, Token

SHORTEST = 3  # words of such a quotation
REACH = 8  # words between a quotation and its verb
LIGHT = frozenset({"AUX", "PRON", "PART", "ADV"})
LOOSE = frozenset({"PUNCT", "CCONJ", "ADV", "INTJ"})
SPEAKERS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION})


def unlisted_hit(scene: Scene, unit: Unit, place: int) -> Hit | None:
    """Return the verb behind a quotation as a cue, or None where it may mean something else."""
    words = scene.quotation_tokens(unit.items[place].quotation)
    if sum(scene.token(i).upos != "PUNCT" for i in words) < SHORTEST or not opens(
        scene, unit, place
    ):
        return None
    verb = verb_behind(scene, unit, place)
    if verb is None or has_object(scene, unit, verb):
        return None
    hit = Hit(token=verb.index, words=(verb.index,), entry=entry_of(verb))
    return hit if has_speaker(scene, unit, verb) and not is_blocked(scene, hit) else None


def entry_of(verb: Token) -> CueEntry:
    """Return what a word list would say of a verb of speech."""
    return CueEntry(
        words=(verb.lemma.lower(),),
        form=CueForm.VERB,
        frames=frozenset({Frame.QUOTE, Frame.STRONG}),
        prepositions=frozenset(),
        act=Act.SAY,
        gloss="",
        where="",
    )


def opens(scene: Scene, unit: Unit, place: int) -> bool:
    """Tell whether nothing but a conjunction or an adverb stands before a quotation."""
    return not any(
        item.is_quotation or scene.token(item.token).upos not in LOOSE
        for item in unit.items[:place]
    )


def verb_behind(scene: Scene, unit: Unit, place: int) -> Token | None:
    """Return the first verb behind a quotation: a finite one, or one with an auxiliary."""
    for item in unit.items[place + 1 : place + 2 + REACH]:
        token = scene.token(item.token)
        if item.is_quotation or token.upos in {"SCONJ", "ADP"} or token.form in {";", ":"}:
            return None
        if token.upos == "VERB":
            unknown = token.index not in scene.hits
            return token if unknown and scene.finite_group(token.index) else None
    return None


def has_object(scene: Scene, unit: Unit, verb: Token) -> bool:
    """Tell whether a verb has an object or a clause of its own outside the quotation."""
    return any(
        scene.level(t.index) == unit.level and t.index > verb.index and t.upos != "PRON"
        for t in scene.parse.children_by(verb.index, "obj", "ccomp", "xcomp", "csubj")
    )


def has_speaker(scene: Scene, unit: Unit, verb: Token) -> bool:
    """Tell whether somebody who can speak is the subject: behind the verb anybody, before it a
    person or body with nothing behind the verb."""
    for subject in scene.parse.children_by(verb.index, "nsubj", "expl"):
        if scene.level(subject.index) != unit.level or subject.feats.get("PronType") == "Rel":
            continue
        if subject.upos == "PRON":
            return subject.feats.get("Person") not in {"1", "2"}
        mention = scene.mention_of.get(subject.index)
        if mention is None:
            continue
        if speaks(scene, mention) and (subject.index > verb.index or ends(scene, unit, verb)):
            return True
    return False


def speaks(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention names a person, a body or a role."""
    kind = scene.mentions.entity_of(mention).kind
    return kind in SPEAKERS or mention.form is MentionForm.ROLE


def ends(scene: Scene, unit: Unit, verb: Token) -> bool:
    """Tell whether a verb ends its clause."""
    following = next((i for i in unit.tokens if i > verb.index), None)
    return following is None or scene.token(following).upos in {"PUNCT", "ADV", "ADP", "CCONJ"}

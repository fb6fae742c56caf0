"""Who can be the subject of a cue: its own, one that it shares, the agent of a passive."""

from collections.abc import Iterator
from dataclasses import dataclass

from dictafacta.extract.statements.hits import preposition
from dictafacta.extract.statements.scene import Scene
from dictafacta.model import Token

CLAUSES = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "acl"})
STEPS = 6  # heads to climb in search of a shared subject
WINDOW = 12  # words on each side in which word order alone may name a speaker


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may name the speaker."""

    token: int
    score: float
    reason: str
    dropped: bool = False
    mention: str | None = None


def is_passive(scene: Scene, cue: int) -> bool:
    """Tell whether a verb is passive."""
    return bool(
        any(True for _ in scene.parse.children_by(cue, "nsubj:pass", "aux:pass", "obl:agent"))
    )


def subjects(scene: Scene, verb: int, score: float) -> Iterator[Candidate]:
    """Yield the subject of a verb; for a relative pronoun, the noun that it stands for."""
    found = [t for t in scene.parse.children_by(verb, "nsubj") if t.deprel != "nsubj:pass"]
    if len(found) > 1 and found[0].index > verb:  # сообщил РБК представитель: whom, then who
        found.reverse()
    for subject in found:
        token = scene.token(verb)
        if subject.feats.get("PronType") == "Rel" and token.relation == "acl":
            yield Candidate(token.head, score, "the noun that the relative clause hangs on")
        elif subject.feats.get("PronType") == "Rel" and (noun := noun_before(scene, subject)):
            yield Candidate(noun, score - 0.1, "the noun before the relative pronoun")
        else:
            yield Candidate(subject.index, score, "subject of the cue")


def noun_before(scene: Scene, pronoun: Token) -> int | None:
    """Return the noun or name that stands before a relative pronoun."""
    for i in range(pronoun.index - 1, max(pronoun.index - 4, -1), -1):
        if scene.token(i).upos in {"NOUN", "PROPN", "PRON"}:
            return i
    return None


def agents(scene: Scene, cue: int) -> Iterator[Candidate]:
    """Yield the agent of a passive."""
    words = scene.lexicon.speech.agent_words
    for agent in scene.parse.children_by(cue, "obl:agent", "obl", "nmod"):
        marks = {
            preposition(scene.lexicon, m) for m in scene.parse.children_by(agent.index, "case")
        }
        if agent.deprel == "obl:agent" or marks & set(words):
            score = 1.0 if agent.deprel == "obl:agent" else 0.9
            yield Candidate(agent.index, score, "agent of the passive cue")


def agent_by_place(scene: Scene, cue: int) -> int | None:
    """Return the noun behind the first word for an agent after a cue, outside quotations."""
    words, level = scene.lexicon.speech.agent_words[:1], scene.level(cue)
    last = min(cue + 2 * WINDOW, scene.parse.sentences[scene.token(cue).sentence].last)
    for i in range(cue + 1, last):
        token = scene.token(i)
        if scene.level(i) != level:
            continue
        if token.form in {";", ":"} or scene.finite(i):
            return None
        if token.upos == "ADP" and preposition(scene.lexicon, token) in words:
            return next((j for j in range(i + 1, min(i + 5, last)) if is_named(scene, j)), None)
    return None


def is_named(scene: Scene, index: int) -> bool:
    """Tell whether a token is a noun or name that a mention holds."""
    return scene.token(index).upos in {"NOUN", "PROPN"} and index in scene.mention_of


def shared(scene: Scene, cue: int) -> Iterator[Candidate]:
    """Yield the subject that a cue shares with the verb above it, or the noun it modifies."""
    index, score = cue, 0.9
    for _ in range(STEPS):
        token = scene.token(index)
        head = token.head
        if head == index:
            return
        above = scene.token(head).upos
        if token.relation in {"acl", "amod"} and above not in {"VERB", "AUX"}:
            yield from agents(scene, index)
            past = token.feats.get("VerbForm") == "Part" and token.feats.get("Tense") != "Pres"
            yield Candidate(head, score - 0.3 * past, "the noun that the cue modifies")
            return
        if token.relation in {"parataxis", "appos"} and above == "PROPN":
            yield Candidate(head, score, "the name that the cue is said of")
            return
        apart = token.relation in {"ccomp", "parataxis"} and scene.finite(cue)
        if token.relation not in CLAUSES or (apart and token.relation == "parataxis"):
            return
        if head in scene.chosen:
            sure = 0.6 if apart else score
            yield Candidate(head, sure, "speaker of the cue above", mention=scene.chosen[head])
        if apart or head in scene.chosen:
            return
        found = list(subjects(scene, head, score))
        if not found and token.relation in {"advcl", "xcomp"}:
            found = [
                Candidate(t.index, score - 0.1, "subject of the passive verb above")
                for t in scene.parse.children_by(head, "nsubj:pass")
            ]
        if found:
            for candidate in found:
                yield Candidate(candidate.token, score, "subject shared with the verb above")
            return
        if scene.mentions.dropped(head) is not None:
            yield Candidate(head, score - 0.2, "unspoken subject of the verb above", dropped=True)
            return
        index, score = head, score - 0.05


def at_place(scene: Scene, cue: int) -> Iterator[Candidate]:
    """Yield the body in which nobody by name speaks: В министерстве опровергли."""
    words, feats = scene.lexicon.speech.place_words, scene.token(cue).feats
    if not words or not (feats.get("Number") == "Plur" or feats.get("Voice") in {"Mid", "Pass"}):
        return
    for place in scene.parse.children_by(cue, "obl", "nmod"):
        marks = {scene.low(m.index) for m in scene.parse.children_by(place.index, "case")}
        if marks & set(words):
            yield Candidate(place.index, 0.95, "the body in which the saying is placed")
            return


def coordinated(scene: Scene, cue: int) -> Iterator[Candidate]:
    """Yield the subject of the cue before, where a conjunction joins the two."""
    if scene.token(cue).relation == "conj" and scene.token(cue).head in scene.hits:
        return
    index = cue - 1
    while index >= 0 and scene.token(index).upos in {"AUX", "ADV", "PART", "PRON"}:
        index -= 1
    if index < 0 or cue not in scene.unit_of:
        return
    if scene.token(index).upos != "CCONJ" and not is_breaking(scene, index):
        return
    unit = scene.units[scene.unit_of[cue]]
    before = [i for i in unit.tokens if i < index and i in scene.hits and scene.finite_group(i)]
    if before:
        for candidate in subjects(scene, before[-1], 0.92):
            yield Candidate(
                candidate.token, 0.92, "subject of the cue before, joined by a conjunction"
            )


def is_breaking(scene: Scene, index: int) -> bool:
    """Tell whether a word leads from a reported clause back to the sentence around it."""
    return scene.low(index) in scene.lexicon.speech.breaking_words


def before_in_sentence(scene: Scene, cue: int) -> Iterator[Candidate]:
    """Yield the speaker of the cue before, for a participle without a subject: X said, adding."""
    if scene.token(cue).feats.get("VerbForm") not in {"Part", "Ger", "Conv"}:
        return
    if scene.finite_group(cue) or cue not in scene.unit_of or scene.token(cue - 1).form != ",":
        return
    unit = scene.units[scene.unit_of[cue]]
    before = [i for i in unit.tokens if i < cue and i in scene.chosen]
    if before:
        mention = scene.chosen[before[-1]]
        yield Candidate(before[-1], 0.8, "speaker of the cue before", mention=mention)

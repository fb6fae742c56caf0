"""Chooses the speaker of a draft: candidates from the tree and from word order, each with a score.

The highest score wins; below `THRESHOLD` the speaker stays unknown. Nothing inside the content can
be its speaker.
"""

from collections.abc import Iterator, Sequence

from dictafacta.extract.statements import blocked
from dictafacta.extract.statements.draft import Choice, Draft
from dictafacta.extract.statements.hits import preposition
from dictafacta.extract.statements.scene import DASHES, MARKS, OUTSIDE, Scene
from dictafacta.extract.statements.subjects import (
    WINDOW,
    Candidate,
    agent_by_place,
    agents,
    at_place,
    before_in_sentence,
    coordinated,
    is_passive,
    shared,
    subjects,
)
from dictafacta.lexicon import CueForm, Frame
from dictafacta.model import EntityKind, Mention, MentionForm, Token

THRESHOLD = 0.4
CONTINUED_NEAR = 0.72
CONTINUED = 0.6  # score of the last speaker for a verb without a subject
OBLIQUE = frozenset({"Gen", "Dat", "Ins", "Loc"})  # the accusative often looks like a nominative


def choose(
    scene: Scene, draft: Draft, last: Choice | None = None, near: bool = False
) -> Choice | None:
    """Return the speaker of a draft, or None where no candidate is good enough.

    `last` is the speaker of the statement before, whom an unspoken subject may go on with, above
    all where it is `near`: in the same paragraph.
    """
    best: tuple[float, Candidate, Mention] | None = None
    reasons: list[str] = []
    for candidate in candidates(scene, draft):
        mention = mention_at(scene, candidate)
        if mention is None or within(scene, draft, candidate) or resumes(scene, draft, candidate):
            continue
        if speaks_elsewhere(scene, draft, candidate):
            continue
        mention = name_behind(scene, mention)
        score = candidate.score * weight(scene, mention)
        entity = scene.mentions.entity_of(mention)
        reasons.append(f"{entity.name}: {candidate.reason} ({score:.2f})")
        if best is None or score > best[0]:
            best = (score, candidate, mention)
    silent = is_unspoken(best) or (best is None and leaves_subject_open(scene, draft))
    continued = CONTINUED_NEAR if near else CONTINUED
    goes_on = silent and (best is None or best[0] < continued)
    vague = best is not None and is_vague(scene, best[2])
    if last is not None and (goes_on or vague):
        return Choice(
            mention=best[2].id if best is not None and vague else last.mention,
            entity=last.entity,
            score=continued,
            reasons=("chosen: the speaker before goes on, unspoken", *reasons),
        )
    if best is None or best[0] < THRESHOLD:
        return None
    score, candidate, mention = best
    winner = f"chosen: {candidate.reason}"
    return Choice(
        mention=mention.id, entity=mention.entity, score=score, reasons=(winner, *reasons)
    )


def name_behind(scene: Scene, mention: Mention) -> Mention:
    """Return the name in apposition to a role: its minister, Declan Moriarty; else the mention."""
    if mention.form is not MentionForm.ROLE or mention.span is None:
        return mention
    for token in scene.parse.children_by(mention.head, "appos"):
        name = scene.mention_of.get(token.index)
        if token.upos == "PROPN" and name is not None and name.entity != mention.entity:
            kind = scene.mentions.entity_of(name).kind
            return name if kind in {EntityKind.PERSON, EntityKind.GROUP} else mention
    return mention


def speaks_elsewhere(scene: Scene, draft: Draft, candidate: Candidate) -> bool:
    """Tell whether a candidate stands in a quotation that the cue stands outside of, and that is
    more than a name."""
    if draft.hit is None or candidate.mention is not None or candidate.dropped:
        return False
    level = scene.level(candidate.token)
    if level in {OUTSIDE, scene.level(draft.hit.token)}:
        return False
    words = scene.quotation_tokens(level)
    return any(scene.verbs_between(words.start, words.stop))


def resumes(scene: Scene, draft: Draft, candidate: Candidate) -> bool:
    """Tell whether a candidate is the word that takes up what was said before: Dies sagte X."""
    return draft.rule == "resumed" and scene.low(candidate.token) in scene.lexicon.speech.resuming


def is_unspoken(best: tuple[float, Candidate, Mention] | None) -> bool:
    """Tell whether nothing better than an unspoken subject was found."""
    return best is not None and best[1].dropped


def is_vague(scene: Scene, mention: Mention) -> bool:
    """Tell whether a personal pronoun is taken to stand for a thing, which does not speak."""
    if mention.form is not MentionForm.PRONOUN or mention.span is None:
        return False
    head = scene.token(mention.head)
    if head.feats.get("PronType") != "Prs" or head.feats.get("Number") == "Plur":
        return False
    if scene.mentions.entity_of(mention).kind not in {EntityKind.GROUP, EntityKind.PLACE}:
        return False
    return all(
        m.form in {MentionForm.PRONOUN, MentionForm.NOUN_PHRASE, MentionForm.DROPPED}
        for m in scene.mentions.of_entity(mention.entity)
    )


def leaves_subject_open(scene: Scene, draft: Draft) -> bool:
    """Tell whether a cue has a pronoun of the third person that nobody resolved, or no subject at
    all where the language may leave it out."""
    if draft.hit is None:
        return False
    entry, cue = draft.hit.entry, draft.hit.token
    if entry.takes(Frame.POSSESSIVE) or entry.takes(Frame.RESUMED):
        return True
    if entry.form is not CueForm.VERB:
        return False
    if blocked.is_passive(scene, cue):
        return False
    found = list(scene.parse.children_by(cue, "nsubj", "expl"))
    if not found and scene.lexicon.settings.drops_subject:
        return scene.finite_group(cue)
    return any(t.upos == "PRON" and t.feats.get("PronType") != "Rel" for t in found)


def mention_at(scene: Scene, candidate: Candidate) -> Mention | None:
    """Return the mention that a candidate stands for."""
    if candidate.mention is not None:
        return scene.mentions.mention(candidate.mention)
    if candidate.dropped:
        return scene.mentions.dropped(candidate.token)
    found = scene.mention_of.get(candidate.token)
    if found is None and scene.token(candidate.token).upos != "PRON":
        below = scene.parse.subtree(candidate.token)
        found = next((scene.mention_of[i] for i in below if i in scene.mention_of), None)
    return found


def within(scene: Scene, draft: Draft, candidate: Candidate) -> bool:
    """Tell whether a candidate stands inside the content."""
    if candidate.mention is not None:
        return False
    if candidate.dropped:
        return only_in_content(scene, draft, candidate.token)
    span = scene.token(candidate.token).span
    return any(content.covers(span) for content in draft.content)


def only_in_content(scene: Scene, draft: Draft, verb: int) -> bool:
    """Tell whether an unspoken subject was named nowhere before but in the content itself."""
    dropped = scene.mentions.dropped(verb)
    if dropped is None:
        return True
    place = scene.token(verb).span.start
    spans = [m.span for m in scene.mentions.of_entity(dropped.entity) if m.span is not None]
    before = [s for s in spans if s.start < place]
    return bool(before) and all(any(c.covers(s) for c in draft.content) for s in before)


def weight(scene: Scene, mention: Mention) -> float:
    """Return how well an entity can speak: people and bodies better than things."""
    kind = scene.mentions.entity_of(mention).kind.value
    unspoken = mention.span is None
    weak = 0.8 if unspoken else 0.93
    return {"person": 1.0, "organization": 1.0, "group": weak, "place": weak}[kind]


def candidates(scene: Scene, draft: Draft) -> Iterator[Candidate]:
    """Yield the words that may name the speaker of a draft."""
    possessive = draft.hit is not None and draft.hit.entry.takes(Frame.POSSESSIVE)
    if draft.source is not None and (not possessive or stands_for(scene, draft.source)):
        yield Candidate(draft.source, 1.0, "named by the preposition")
    if draft.hit is None:
        return
    form = draft.hit.entry.form
    if draft.hit.entry.takes(Frame.CITING):
        yield from cited(scene, draft.hit.token)
    if form is CueForm.VERB:
        yield from of_verb(scene, draft, draft.hit.token)
    elif form is CueForm.NOUN:
        yield from of_noun(scene, draft.hit.token)
    elif form is CueForm.ADJECTIVE:
        yield from subjects(scene, draft.hit.token, 1.0)
        yield from shared(scene, draft.hit.token)


def stands_for(scene: Scene, possessive: int) -> bool:
    """Tell whether a possessive is a mention of its own, so that it is known whose it is."""
    mention = scene.mention_of.get(possessive)
    return mention is not None and mention.form is MentionForm.PRONOUN


def cited(scene: Scene, cue: int) -> Iterator[Candidate]:
    """Yield whom a verb of quoting quotes: its object, or the subject of its passive."""
    for token in scene.parse.children_by(cue, "obj", "nsubj:pass", "nsubj"):
        passive = any(True for _ in scene.parse.children_by(cue, "aux:pass"))
        if (token.relation == "obj" or passive) and token.index in scene.mention_of:
            yield Candidate(token.index, 1.1, "whom the cue quotes")


def of_verb(scene: Scene, draft: Draft, cue: int) -> Iterator[Candidate]:
    """Yield the candidates of a verb: its subject or agent, a shared one, one by word order."""
    own = list(subjects(scene, cue, 1.0))
    yield from own
    if is_passive(scene, cue):
        yield from agents(scene, cue)
        return
    if not own and blocked.is_passive(scene, cue) and (agent := agent_by_place(scene, cue)):
        yield Candidate(agent, 0.85, "agent of the passive cue, by its preposition")
        return
    if not own:
        yield from at_place(scene, cue)
        yield from shared(scene, cue)
        yield from coordinated(scene, cue)
        yield from before_in_sentence(scene, cue)
        if scene.mentions.dropped(cue) is not None:
            yield Candidate(cue, 0.7, "the verb's unspoken subject", dropped=True)
    yield from by_place(scene, draft, cue, bool(own))


def by_place(scene: Scene, draft: Draft, cue: int, has_subject: bool) -> Iterator[Candidate]:
    """Yield the noun phrases right behind and right before a cue, whatever the tree says."""
    level = scene.level(cue)
    follows = scene.lexicon.speech.subject_may_follow
    base = 0.5 if has_subject else 0.8
    inverted = bool(draft.quotations) or draft.rule in {"aside", "resumed", "as-clause"}
    if (
        follows
        and inverted
        and (after := beside(scene, cue, +1, level, draft.quotations)) is not None
    ):
        yield Candidate(after, base, "stands right behind the cue")
    if (before := beside(scene, cue, -1, level)) is not None:
        yield Candidate(before, base - 0.05, "stands right before the cue")
    elif (name := before_apposition(scene, cue, level)) is not None:
        yield Candidate(name, base - 0.1, "stands before the cue and an apposition")


def before_apposition(scene: Scene, cue: int, level: int) -> int | None:
    """Return the name at the head of `X, the Y of Z, said`."""
    if scene.token(cue - 1).form != "," if cue else True:
        return None
    for i in range(cue - 2, max(cue - 2 * WINDOW, -1), -1):
        token = scene.token(i)
        if scene.level(i) != level or token.upos in {"VERB", "AUX", "SCONJ"} or token.form == ".":
            return None
        mention = scene.mention_of.get(i)
        first = scene.parse.tokens_in(mention.span).start if mention and mention.span else i
        before = scene.token(first - 1) if first else None
        starts = before is None or before.form in {",", "."} or before.upos in {"SCONJ", "CCONJ"}
        if token.upos != "PROPN" or not starts or mention is None:
            continue
        if scene.mentions.entity_of(mention).kind.value in {"person", "organization"}:
            return i
    return None


def beside(scene: Scene, cue: int, step: int, level: int, own: Sequence[int] = ()) -> int | None:
    """Return the nearest word that heads a bare noun phrase on one side of a cue; `own` are the
    quotations of its content."""
    index = cue + step
    barred = False
    for _ in range(WINDOW):
        if not 0 <= index < len(scene.parse.tokens):
            return None
        token = scene.token(index)
        if token.sentence != scene.token(cue).sentence:
            return None
        if scene.level(index) != level or (step > 0 and token.form in MARKS):
            if step < 0 or scene.level(index) in own:
                return None
            index += step  # the paper that was told, by its name
            continue
        if token.upos == "ADP" and step > 0:
            index = behind_phrase(scene, index, level)
            continue
        if token.upos in {"VERB", "SCONJ", "CCONJ"} or token.form in {":", ";", "."}:
            return None
        if token.upos == "PUNCT" and (step > 0 or token.form in DASHES | {","}):
            return None
        if token.upos in {"NOUN", "PROPN", "PRON"} and index in scene.mention_of:
            mention = scene.mention_of[index]
            if mention.span is None or barred:
                return None
            if not is_oblique(scene, mention):
                return index
            barred = step < 0
        index += step
    return None


def behind_phrase(scene: Scene, preposition: int, level: int) -> int:
    """Return the token behind the phrase of a preposition: told the paper *two sources*."""
    index = preposition + 1
    while index < len(scene.parse.tokens) and scene.level(index) == level:
        mention = scene.mention_of.get(index)
        if mention is not None and mention.span is not None:
            return max(scene.parse.tokens_in(mention.span).stop, index + 1)
        if scene.token(index).upos not in {"DET", "ADJ", "NUM", "ADP"}:
            break
        index += 1
    return index


def is_oblique(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention is governed by a preposition, or is a time."""
    head = scene.token(mention.head)
    as_words = scene.lexicon.speech.as_words
    if any(m.form.lower() not in as_words for m in scene.parse.children_by(head.index, "case")):
        return True
    counted = any(True for _ in scene.parse.children_by(head.index, "nummod"))
    if scene.lexicon.speech.cases_show and head.feats.get("Case") in OBLIQUE and not counted:
        return True  # after a numeral the genitive is no object: двоє чиновників
    if mention.span is None:
        return False
    first = scene.parse.tokens_in(mention.span).start
    return first > 0 and scene.token(first - 1).upos == "ADP"


def of_noun(scene: Scene, noun: int) -> Iterator[Candidate]:
    """Yield the candidates of a noun: its owner, or the subject of the verb that supports it."""
    for owner in scene.parse.children_by(noun, "nmod", "det", "nmod:poss", "det:poss"):
        is_owner = owner.deprel in {"nmod:poss", "det:poss"} or owner.feats.get("Poss") == "Yes"
        if is_owner or genitive(scene, owner):
            yield Candidate(owner.index, 0.95, "owner of the noun")
    token = scene.token(noun)
    if token.relation in {"obj", "obl", "nsubj:pass", "nsubj"}:
        verb = scene.token(token.head)
        if verb.lemma.lower() in scene.lexicon.speech.support_verbs:
            found = list(subjects(scene, verb.index, 0.85))
            yield from found or shared(scene, verb.index)
            yield from agents(scene, verb.index)
            if not found and scene.mentions.dropped(verb.index) is not None:
                yield Candidate(verb.index, 0.7, "unspoken subject of its verb", dropped=True)
    if token.relation == "obl" and scene.token(token.head).upos == "VERB":
        for candidate in subjects(scene, token.head, 0.6):
            yield Candidate(candidate.token, 0.6, "subject of the verb that the noun hangs on")
        if scene.mentions.dropped(token.head) is not None:
            yield Candidate(token.head, 0.55, "unspoken subject of that verb", dropped=True)
    if token.relation == "appos":
        yield Candidate(token.head, 0.6, "the noun stands in apposition")


def genitive(scene: Scene, owner: Token) -> bool:
    """Tell whether a noun depends in the genitive or with the preposition of possession."""
    if owner.feats.get("Case") == "Gen":
        return True
    marks = list(scene.parse.children_by(owner.index, "case"))
    owning = scene.lexicon.speech.owning_words
    return any(preposition(scene.lexicon, m) in owning for m in marks)

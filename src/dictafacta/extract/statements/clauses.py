"""Reported clauses: said that A, asked how A, said A, sagte, A."""

from dictafacta.extract.statements.extents import clause_end, content, unit_end
from dictafacta.extract.statements.hits import Hit
from dictafacta.extract.statements.reach import SCAN, Found, after
from dictafacta.extract.statements.scene import DASHES, Scene, Unit
from dictafacta.lexicon import Frame
from dictafacta.model import Token

NEAR_COLON = 4  # words between a cue and the colon of a clause without marks
SHORTEST = 3  # words of a clause in which the tagger may have missed the verb


def clause_after(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """A conjunction or question word behind the cue opens the clause: said that A."""
    if not hit.entry.takes(Frame.CLAUSE):
        return None
    mark = conjunction(scene, unit, hit)
    if mark is None:
        return None
    start = mark + 1 if scene.low(mark) in scene.lexicon.speech.complementizers else mark
    head = clause_head(scene, hit.token, mark)
    span = content(scene, start, clause_end(scene, unit, hit.token, start, head))
    return ("clause-with-conjunction", [span], 0.9) if span else None


def conjunction(scene: Scene, unit: Unit, hit: Hit) -> int | None:
    """Return the conjunction or question word that opens the clause of a cue."""
    speech = scene.lexicon.speech
    for steps, index in enumerate(after(scene, unit, hit)):
        token = scene.token(index)
        form = token.form.lower()
        if form in speech.complementizers and is_conjunction(scene, hit, token):
            return index
        if form in speech.question_words and is_question(scene, hit, token, steps):
            return index
        if form in {":", ";"} or stops_scan(scene, hit, token):
            return None
        if token.upos == "CCONJ" and scene.token(index - 1).upos == "PUNCT":
            return None
        if steps >= SCAN:
            return None
    return None


def is_conjunction(scene: Scene, hit: Hit, token: Token) -> bool:
    """Tell whether a word such as `that` or `che` opens a reported clause, no relative one."""
    before = scene.token(token.index - 1)
    if before.form.lower() in scene.lexicon.speech.breaking_words:
        return False  # after that, not said that
    if token.upos in {"SCONJ", "CCONJ"}:
        return not hangs_elsewhere(scene, hit, token)
    if token.relation == "mark" or owns(scene, before) or is_addressed(scene, hit, before):
        return True
    if token.upos != "PRON":
        return token.upos in {"ADV", "PART", "ADP"} and token.index == hit.token + 1
    return before.index == hit.token or (before.form == "," and hangs_on(scene, token, hit.token))


def is_addressed(scene: Scene, hit: Hit, before: Token) -> bool:
    """Tell whether the word before a conjunction ends whom the cue speaks to, where no relative
    clause would do: pidió a los turistas que no se acerquen."""
    if not hit.entry.takes(Frame.INFINITIVE):
        return False
    for token in scene.parse.children_by(hit.token, "obj", "iobj", "obl"):
        if token.index > hit.token and max(scene.parse.subtree(token.index)) >= before.index:
            mention = scene.mention_of.get(token.index)
            if mention is None or mention.span is None:
                return False
            led = any(True for _ in scene.parse.children_by(token.index, "case"))
            return led and before.index == scene.parse.tokens_in(mention.span).stop - 1
    return False


def owns(scene: Scene, token: Token) -> bool:
    """Tell whether a word is the preposition of possession: de que, de ce que."""
    return token.upos == "ADP" and token.form.lower() in scene.lexicon.speech.owning_words


def hangs_elsewhere(scene: Scene, hit: Hit, token: Token) -> bool:
    """Tell whether a conjunction plainly belongs to another noun or verb right before it."""
    other = scene.hits.get(token.index - 1)
    return other is not None and other is not hit and other.entry.takes(Frame.CLAUSE)


def hangs_on(scene: Scene, token: Token, cue: int) -> bool:
    """Tell whether the clause of a conjunction hangs on the cue."""
    return scene.token(token.head).head == cue


def is_question(scene: Scene, hit: Hit, token: Token, steps: int) -> bool:
    """Tell whether a question word opens a reported question."""
    if steps == 0:
        return True
    clause = scene.token(token.head)
    return clause.head == hit.token and clause.relation in {"ccomp", "xcomp", "csubj"}


def stops_scan(scene: Scene, hit: Hit, token: Token) -> bool:
    """Tell whether the search for a conjunction has run into another clause."""
    if not scene.finite(token.index) and token.upos != "VERB":
        return False
    if token.head == hit.token and token.relation in {"aux", "cop"}:
        return False
    return token.index not in hit.words


def clause_head(scene: Scene, cue: int, mark: int) -> int | None:
    """Return the verb of the clause that a conjunction opens."""
    head = scene.token(mark).head
    if head > mark and head != cue:
        return head
    below = [t.index for t in scene.parse.children_by(cue, "ccomp", "xcomp", "acl", "advcl")]
    return next((i for i in below if i > mark), None)


def colon_clause(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """A clause behind the cue and a colon, without quotation marks: he says: A."""
    if not (hit.entry.takes(Frame.CLAUSE) and hit.entry.takes(Frame.STRONG)):
        return None
    tokens = list(after(scene, unit, hit))
    near = enumerate(tokens[: NEAR_COLON + 1])
    place = next((n for n, i in near if scene.token(i).form == ":"), None)
    if (
        place is None
        or not scene.finite_group(hit.token)
        or any(map(scene.finite, tokens[:place]))
        or place + 2 >= len(tokens)
    ):
        return None
    span = content(scene, tokens[place] + 1, unit_end(scene, unit))
    return ("clause-behind-colon", [span], 0.75) if span else None


def bare_clause(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """A clause without conjunction behind the cue: said A."""
    entry = hit.entry
    if not (scene.lexicon.speech.bare_clause and entry.takes(Frame.CLAUSE)):
        return None
    head = next(
        (
            t.index
            for t in scene.parse.children_by(hit.token, "ccomp", "parataxis")
            if t.index > hit.token and has_clause(scene, t.index)
        ),
        None,
    )
    start = first_of_clause(scene, unit, hit, head)
    if scene.lexicon.speech.clause_after_comma:
        head, start = None, start_after_comma(scene, unit, hit)
    if start is None:
        return None
    confidence = 0.85 if head is not None else 0.6
    if head is None and not entry.takes(Frame.STRONG) and not in_reported_mood(scene, unit, start):
        return None
    closed = scene.lexicon.speech.clause_after_comma and is_subordinate(scene, unit, hit)
    if closed and not in_reported_mood(scene, unit, start):
        return None
    end = clause_end(scene, unit, hit.token, start, head)
    span = content(scene, start, end)
    sure = scene.lexicon.speech.clause_after_comma and entry.takes(Frame.STRONG)
    sure = sure and (scene.lexicon.speech.zero_copula or end - start >= SHORTEST)
    if span is None or not (sure or any(scene.verbs_between(start, end + 1))):
        return None
    return "clause-without-conjunction", [span], confidence


def has_clause(scene: Scene, head: int) -> bool:
    """Tell whether a word heads a clause: finite itself, or with an auxiliary or copula."""
    if scene.finite(head):
        return True
    return any(scene.finite(t.index) for t in scene.parse.children_by(head, "aux", "cop"))


def first_of_clause(scene: Scene, unit: Unit, hit: Hit, head: int | None) -> int | None:
    """Return the first token of a bare clause: by the tree, or right behind the cue's own words."""
    tokens = list(after(scene, unit, hit))
    if head is not None:
        below = [i for i in scene.parse.subtree(head) if i > hit.token]
        for i in below:
            if scene.token(i).upos != "PUNCT" and not is_address(scene, hit, i):
                return i
        return None
    own = {
        i
        for t in scene.parse.children_by(hit.token, "advmod", "obl", "nsubj", "iobj")
        if t.index > hit.token and not any(scene.verbs_between(*span_of(scene, t.index)))
        for i in scene.parse.subtree(t.index)
    }
    for place, i in enumerate(tokens):
        if i in own and scene.token(i).relation not in {"nsubj", "obj"}:
            continue
        if scene.token(i).upos == "PUNCT" and place == 0 and own:
            if scene.token(i).form in {",", ":"} | DASHES:
                continue
            return None
        return i if scene.token(i).upos != "PUNCT" else None
    return None


def in_reported_mood(scene: Scene, unit: Unit, start: int) -> bool:
    """Tell whether a clause shows the mood of reported speech, in a language that has one."""
    mood = scene.lexicon.speech.hearsay_mood
    if not mood:
        return False
    return any(
        scene.token(i).feats.get("Mood") == mood or scene.low(i) in scene.lexicon.speech.mood_forms
        for i in unit.tokens
        if i >= start
    )


def is_subordinate(scene: Scene, unit: Unit, hit: Hit) -> bool:
    """Tell whether a cue closes a subordinate clause: its comma ends that clause then."""
    before = [i for i in unit.tokens if i < hit.token]
    for place, i in reversed(list(enumerate(before))):
        token = scene.token(i)
        if token.form == ",":
            first = scene.token(before[place + 1]) if place + 1 < len(before) else None
            return (
                first is not None
                and first.upos in {"PRON", "SCONJ", "DET"}
                and (place + 2 < len(before))
            )
        if token.upos == "SCONJ":
            return True
    return False


def start_after_comma(scene: Scene, unit: Unit, hit: Hit) -> int | None:
    """Return the first token behind the first comma after a cue, where a main clause begins."""
    tokens = list(after(scene, unit, hit))
    for place, i in enumerate(tokens[:SCAN]):
        token = scene.token(i)
        if token.form in {",", ":"}:
            following = tokens[place + 1 : place + 3]
            return i + 1 if opens_clause(scene, following, place) else None
        if token.upos in {"VERB", "CCONJ", "SCONJ"} or scene.finite(i):
            return None
    return None


def opens_clause(scene: Scene, following: list[int], words: int) -> bool:
    """Tell whether two words behind a comma begin a main clause and no relative one."""
    if len(following) < 2:
        return False
    first, second = (scene.token(i) for i in following)
    if first.upos in {"SCONJ", "CCONJ"} or first.feats.get("PronType") == "Rel":
        return False
    if scene.finite(first.index):
        return False  # a further verb of the same sentence
    if second.upos == "AUX" or scene.finite(second.index):
        return True
    if first.upos in {"DET", "PRON"}:
        return words == 0 or second.upos in {"NOUN", "PROPN", "ADJ", "NUM"}
    return True


def span_of(scene: Scene, head: int) -> tuple[int, int]:
    """Return the first token of a phrase and the one behind its last."""
    below = scene.parse.subtree(head)
    return below[0], below[-1] + 1


def is_address(scene: Scene, hit: Hit, i: int) -> bool:
    """Tell whether a token belongs to the one who is spoken to."""
    return scene.token(i).head == hit.token and scene.token(i).relation == "iobj"

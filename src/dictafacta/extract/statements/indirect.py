"""What a verb, a noun or an adjective reports without (or not only with) quotation marks."""

from collections.abc import Callable, Iterator

from dictafacta.extract.statements.blocked import is_blocked
from dictafacta.extract.statements.draft import Draft
from dictafacta.extract.statements.extents import clause_end, content, phrase, phrase_end, unit_end
from dictafacta.extract.statements.hits import Hit, preposition
from dictafacta.extract.statements.scene import DASHES, TERMINATORS, Scene, Unit
from dictafacta.lexicon import CueForm, Frame
from dictafacta.model import Span, Token

SCAN = 16  # words between a cue and the conjunction of its clause
LONGEST_NAME = 4
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "X", "DET", "NUM"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"})

Found = tuple[str, list[Span], float]


def reported(scene: Scene, used: set[int]) -> list[Draft]:
    """Return the drafts of all cues that `used` does not hold."""
    drafts: list[Draft] = []
    for token, hit in scene.hits.items():
        if token in used or token not in scene.unit_of or is_blocked(scene, hit):
            continue
        unit = scene.units[scene.unit_of[token]]
        found = next(filter(None, (rule(scene, unit, hit) for rule in RULES[hit.entry.form])), None)
        if found is not None:
            rule, spans, confidence = found
            drafts.append(
                Draft(rule=rule, content=spans, unit=unit.index, confidence=confidence, hit=hit)
            )
    return drafts


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
        if steps >= SCAN:
            return None
    return None


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


def is_conjunction(scene: Scene, hit: Hit, token: Token) -> bool:
    """Tell whether a word such as `that` or `che` opens a reported clause, no relative one."""
    if token.upos in {"SCONJ", "CCONJ"}:
        return not hangs_elsewhere(scene, hit, token)
    before = scene.token(token.index - 1)
    if token.relation == "mark" or owns(scene, before):
        return True
    if token.upos != "PRON":
        return token.upos in {"ADV", "PART", "ADP"} and token.index == hit.token + 1
    return before.index == hit.token or (before.form == "," and hangs_on(scene, token, hit.token))


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
    place = next((n for n, i in enumerate(tokens[:SCAN]) if scene.token(i).form == ":"), None)
    if place is None or any(map(scene.finite, tokens[:place])) or place + 2 >= len(tokens):
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


def infinitive(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """An infinitive behind the cue: promised to A, asked B to A, di A."""
    entry = hit.entry
    if not (entry.takes(Frame.INFINITIVE) or entry.prepositions):
        return None
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
    if not (speech.clause_after_comma and hit.entry.takes(Frame.INFINITIVE)):
        return None
    tokens = list(after(scene, unit, hit))
    comma = next((n for n, i in enumerate(tokens[:SCAN]) if scene.token(i).form == ","), None)
    if comma is None or comma + 1 >= len(tokens):
        return None
    start, last = tokens[comma + 1], unit_end(scene, unit)
    words = [scene.token(i) for i in range(max(start, last - 1), last + 1)]
    marked = words[0].form.lower() in speech.infinitive_marks
    infixed = any(m in words[-1].form.lower()[2:-3] for m in speech.infixes)
    if not (marked or infixed) or scene.token(start).upos == "SCONJ":
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
        if token.index > hit.token and is_infinitive(scene, hit, token):
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
    return token.relation in {"xcomp", "ccomp", "acl"} or bool(
        leads & set(scene.lexicon.speech.infinitive_marks)
    )


def infinitive_by_place(scene: Scene, unit: Unit, hit: Hit) -> int | None:
    """Return an infinitive with its mark close behind the cue, where the tree misses it."""
    marks = set(scene.lexicon.speech.infinitive_marks)
    if not hit.entry.takes(Frame.INFINITIVE):
        return None
    tokens = list(after(scene, unit, hit))[:10]
    if tokens and scene.token(tokens[0]).feats.get("VerbForm") == "Inf":
        first = scene.token(tokens[0])
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
    return (
        any(True for _ in scene.parse.children_by(cue, "nsubj"))
        or scene.mentions.dropped(cue) is not None
        or scene.token(cue).relation in {"conj", "xcomp", "advcl", "acl"}
    )


def object_phrase(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """The object of the cue: announced A, denounced A."""
    if not hit.entry.takes(Frame.OBJECT) or not has_subject(scene, hit.token):
        return None
    if not scene.lexicon.speech.object_contents:
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
        span = content(scene, index + 1, last)
        if span and first >= hit.token:
            return "prepositional", [span], 0.7
    return None


def near(scene: Scene, hit: Hit, head: Token) -> bool:
    """Tell whether a phrase hangs on the cue, or on the cue's object."""
    if head.head == hit.token:
        return True
    above = scene.token(head.head)
    return (
        above.head == hit.token
        and above.relation in {"obj", "iobj", "obl"}
        and (hit.entry.form is CueForm.VERB)
    )


def as_clause(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """A parenthesis with a word for `as` names the source of its sentence: as X said, A."""
    return aside(scene, unit, hit) if as_word(scene, hit) is not None else None


def aside(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """The cue stands beside the clause, at its end or between commas: A, said X."""
    entry = hit.entry
    leading = as_word(scene, hit)
    if not (entry.takes(Frame.CLAUSE) or entry.takes(Frame.QUOTE)):
        return None
    if leading is None and has_complement(scene, hit):
        return None
    first, last = scene.edges[unit.index][0], unit_end(scene, unit)
    left = comma_before(scene, unit, hit)
    right = comma_after(scene, unit, hit, last)
    if right is None or (left is None and leading is None):
        return None
    apart = entry.takes(Frame.STRONG) or stands_apart(scene, hit)
    directly = left is not None and stands_inverted(scene, unit, hit, left)
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


def verb_in(scene: Scene, first: int, last: int | None) -> bool:
    """Tell whether a finite verb stands from token `first` to `last` (excluded)."""
    return last is not None and any(scene.verbs_between(first, last))


def as_word(scene: Scene, hit: Hit) -> int | None:
    """Return the word that makes a cue's clause a parenthesis: as X said."""
    words = scene.lexicon.speech.as_words
    if not hit.entry.takes(Frame.CLAUSE):
        return None
    for i in range(hit.token - 1, max(hit.token - 12, -1), -1):
        token = scene.token(i)
        if token.form.lower() in words:
            before = scene.token(i - 1) if i else None
            opens = before is None or before.upos == "PUNCT" or before.sentence != token.sentence
            return i if opens else None
        if token.upos == "PUNCT" or (token.upos == "VERB" and i not in hit.words):
            return None
    return None


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


def noun_content(scene: Scene, unit: Unit, hit: Hit) -> Found | None:
    """What a noun reports: the promise to A, the claim that A, requests for A."""
    for rule in (clause_after, infinitive, prepositional):
        found = rule(scene, unit, hit)
        if found is not None and found[0] == "prepositional" and is_owner(scene, hit, found[1][0]):
            return None
        if found is not None and close_to_noun(scene, hit, found[1][0]):
            return f"noun-{found[0]}", found[1], found[2] - 0.15
    return None


def is_owner(scene: Scene, hit: Hit, span: Span) -> bool:
    """Tell whether a phrase names who a noun belongs to, and not what it says."""
    tokens = scene.parse.tokens_in(span)
    before = scene.token(tokens.start - 1)
    mention = scene.mention_of.get(tokens.start)
    if preposition(scene.lexicon, before) not in scene.lexicon.speech.owning_words:
        return False
    return mention is not None and scene.mentions.entity_of(mention).kind.value != "group"


def close_to_noun(scene: Scene, hit: Hit, span: Span) -> bool:
    """Tell whether only a short phrase parts a noun from its content."""
    between = scene.parse.text[scene.token(hit.token).span.end : span.start]
    return len(between.split()) <= 7 and not set(between) & set(":;.!?")


Rule = Callable[[Scene, Unit, Hit], Found | None]
RULES: dict[CueForm, tuple[Rule, ...]] = {
    CueForm.VERB: (
        as_clause,
        clause_after,
        named_as,
        infinitive,
        colon_clause,
        bare_clause,
        aside,
        prepositional,
        object_phrase,
        by_place,
    ),
    CueForm.NOUN: (noun_content,),
    CueForm.ADJECTIVE: (clause_after, bare_clause, infinitive, prepositional),
    CueForm.PREPOSITION: (),
    CueForm.HEDGE: (),
}

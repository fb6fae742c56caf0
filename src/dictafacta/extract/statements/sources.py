"""Sources that a preposition names: according to X, A; secondo X, A."""

from dictafacta.extract.statements.draft import Draft
from dictafacta.extract.statements.extents import content, unit_end
from dictafacta.extract.statements.hits import Hit
from dictafacta.extract.statements.scene import DASHES, MARKS, TERMINATORS, Scene, Unit
from dictafacta.lexicon import CueForm, Frame
from dictafacta.model import Mention, MentionForm

LONGEST_SOURCE = 25  # words
SUBORDINATE = frozenset({"acl", "advcl", "ccomp", "csubj"})
PHRASE = frozenset({"nmod", "flat", "appos", "conj", "compound"})  # not the head of its phrase
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def sourced(scene: Scene, used: set[int]) -> list[Draft]:
    """Return the drafts of all prepositions that name a source."""
    drafts: list[Draft] = []
    for token, hit in scene.hits.items():
        if hit.entry.form is not CueForm.PREPOSITION or token in used:
            continue
        if token in scene.unit_of:
            unit = scene.units[scene.unit_of[token]]
            draft = sourced_by(scene, unit, hit)
            if draft is not None:
                drafts.append(draft)
    return drafts


def sourced_by(scene: Scene, unit: Unit, hit: Hit) -> Draft | None:
    """Return the draft of one preposition, or None where it names no source."""
    if hit.entry.takes(Frame.RESUMED):
        return resumed_source(scene, unit, hit)
    told = told_by(scene, unit, hit)
    if told is not None:
        return free_relative(scene, unit, hit, told)
    source = hit.token if hit.entry.takes(Frame.RELATIVE) else source_head(scene, unit, hit)
    if source is not None and is_relative(scene, hit, source):
        return relative_source(scene, unit, hit, source)
    if source is None or not is_source(scene, unit, hit, source):
        return None
    left, right = source_edges(scene, unit, hit, source)
    first, last = clause_of_source(scene, unit, hit, source)
    spans = [
        content(scene, first, left - 1) if left > first else None,
        content(scene, right + 1, last) if right < last else None,
    ]
    led = right < last and scene.token(right + 1).form == ":" and spans[0] is not None
    if led or (hit.entry.takes(Frame.ASIDE) and not any(scene.verbs_between(right + 1, last + 1))):
        spans.pop()
    found = [s for s in spans if s is not None and len(s) > 2]
    if not found:
        return None
    if hit.entry.takes(Frame.SAYING):
        source = owner_of(scene, source)
    through = scene.mention_of.get(source)
    quoted = quoted_source(scene, unit, right)
    if quoted is not None and through is not None:
        return quoting(scene, unit, hit, quoted, through)
    return Draft(
        rule="source-phrase",
        content=found,
        unit=unit.index,
        confidence=0.85 if hit.entry.takes(Frame.STRONG) else 0.6,
        hit=hit,
        source=source,
    )


def resumed_source(scene: Scene, unit: Unit, hit: Hit) -> Draft | None:
    """Return the draft of a sentence that rests on the source before: Demnach A."""
    first, last = scene.edges[unit.index][0], unit_end(scene, unit)
    spans = [content(scene, first, hit.words[0] - 1), content(scene, hit.words[-1] + 1, last)]
    found = [s for s in spans if s is not None and len(s) > 2]
    if not found or not any(scene.verbs_between(first, last + 1)):
        return None
    return Draft(rule="source-resumed", content=found, unit=unit.index, confidence=0.6, hit=hit)


def clause_of_source(scene: Scene, unit: Unit, hit: Hit, source: int) -> tuple[int, int]:
    """Return the first and last token of what a source phrase belongs to: the subordinate clause
    around it, or its whole sentence."""
    first, last = scene.edges[unit.index][0], unit_end(scene, unit)
    if scene.lexicon.speech.clause_after_comma:
        return clause_by_commas(scene, unit, hit, source) or (first, last)
    above = scene.parse.ancestors(source)
    verb = next((i for i in above if scene.token(i).upos in {"VERB", "AUX"}), None)
    if verb is None or scene.token(verb).relation not in SUBORDINATE:
        return first, last
    words = [i for i in scene.parse.subtree(verb) if first <= i <= last]
    if not words or not opens_clause(scene, words[0]):
        return first, last
    return words[0], words[-1]


def clause_by_commas(scene: Scene, unit: Unit, hit: Hit, source: int) -> tuple[int, int] | None:
    """Return the subordinate clause around a source phrase, where commas part all clauses."""
    edge = min(hit.words[0], source)
    before = [i for i in unit.tokens if i < edge]
    if before and scene.token(before[-1]).form == ",":
        before.pop()  # the source phrase's own
    comma = next((n for n, i in reversed(list(enumerate(before))) if scene.low(i) == ","), None)
    if comma is None or comma + 1 >= len(before):
        return None
    start = before[comma + 1]
    if not is_subordinate(scene, start):
        return None
    verb = any(map(scene.finite, range(start, edge)))
    for i in [i for i in unit.tokens if i > max(hit.words[-1], source)]:
        verb = verb or scene.finite(i)
        if verb and scene.token(i).form in {",", ";"} | DASHES:
            return start, i - 1
    return start, unit_end(scene, unit)


def is_subordinate(scene: Scene, index: int) -> bool:
    """Tell whether a token opens a subordinate clause: a conjunction, or a pronoun that is not
    personal, with or without a preposition."""
    token = scene.token(index)
    if token.upos == "ADP":
        token = scene.token(index + 1)
    pronoun = token.upos == "PRON" and token.feats.get("PronType") not in {"Prs", "Ind", "Neg"}
    return token.upos == "SCONJ" or pronoun


def opens_clause(scene: Scene, index: int) -> bool:
    """Tell whether a token opens a subordinate clause behind a comma."""
    token = scene.token(index)
    opens = token.upos == "SCONJ" or token.feats.get("PronType") == "Rel"
    return opens and index > 0 and scene.token(index - 1).form == ","


def is_relative(scene: Scene, hit: Hit, source: int) -> bool:
    """Tell whether a source is a relative pronoun: the idea according to which A."""
    if hit.entry.takes(Frame.RELATIVE):
        return True
    free = scene.low(source) in scene.lexicon.speech.free_relatives
    if free or not hit.entry.takes(Frame.STRONG):
        return False
    return scene.token(source).feats.get("PronType") == "Rel"


def relative_source(scene: Scene, unit: Unit, hit: Hit, pronoun: int) -> Draft | None:
    """Return the draft of a clause whose source is the noun before it."""
    noun = next((i for i in reversed(unit.tokens) if i < hit.words[0] and is_noun(scene, i)), None)
    span = content(scene, max(hit.words[-1], pronoun) + 1, unit_end(scene, unit))
    wanted = hit.entry.takes(Frame.SAYING)
    if noun is None or span is None or (wanted and not is_saying(scene, noun)):
        return None
    return Draft(
        rule="source-relative",
        content=[span],
        unit=unit.index,
        confidence=0.7,
        hit=hit,
        source=noun if noun in scene.mention_of else pronoun,
    )


def is_noun(scene: Scene, index: int) -> bool:
    """Tell whether a token is a noun or name."""
    return scene.token(index).upos in {"NOUN", "PROPN"}


def told_by(scene: Scene, unit: Unit, hit: Hit) -> Hit | None:
    """Return the cue verb of a free relative behind a preposition: secondo quanto riferito da X."""
    following = [i for i in unit.tokens if i > hit.words[-1]][:5]
    if not following or scene.token(following[0]).upos not in {"PRON", "DET", "SCONJ"}:
        return None
    if scene.low(following[0]) not in scene.lexicon.speech.free_relatives:
        return None
    found = (scene.hits[i] for i in following if i in scene.hits)
    return next((h for h in found if h.entry.form is CueForm.VERB), None)


def free_relative(scene: Scene, unit: Unit, hit: Hit, told: Hit) -> Draft | None:
    """Return the draft of a clause such as `secondo quanto riferito da X`."""
    first, last = scene.edges[unit.index][0], unit_end(scene, unit)
    left = hit.words[0]
    comma = (i for i in unit.tokens if i > told.token and scene.token(i).form == ",")
    right = next(comma, last)
    spans = [
        content(scene, first, left - 1) if left > first else None,
        content(scene, right + 1, last) if right < last else None,
    ]
    found = [s for s in spans if s is not None and len(s) > 2]
    if not found:
        return None
    return Draft(rule="as-clause", content=found, unit=unit.index, confidence=0.8, hit=told)


def source_head(scene: Scene, unit: Unit, hit: Hit) -> int | None:
    """Return the head of the phrase that a preposition governs; before it for a postposition."""
    main = scene.token(hit.token)
    head = main.head
    if hit.entry.takes(Frame.POSSESSIVE):
        return hit.words[1]
    if hit.entry.takes(Frame.BEHIND):
        return head_before(scene, unit, hit)
    if (
        scene.lexicon.speech.tree_ends_clauses
        and main.relation == "case"
        and head not in hit.words  # "по словам X": the noun belongs to the cue, X is the source
        and scene.token(head).upos in NOUNS
        and unit_holds(scene, unit, head)
    ):
        return head
    if hit.entry.takes(Frame.SAYING) and hit.token and is_saying(scene, hit.token - 1):
        return hit.token - 1  # seiner Meinung nach
    if main.relation == "case" and head < hit.words[0] and scene.token(head).upos in NOUNS:
        return head if unit_holds(scene, unit, head) else None  # Angaben der Polizei zufolge
    following = [i.token for i in unit.items if i.token > hit.words[-1]][:8]
    for i in following:
        token = scene.token(i)
        if token.upos in NOUNS:
            return i
        if token.upos in {"PUNCT", "VERB", "AUX"}:
            break
    owner = owner_behind(scene, hit)
    if owner is not None:
        return owner
    before = scene.token(hit.token - 1) if hit.token else None
    return before.index if before and before.upos in NOUNS and not following[:1] else None


def head_before(scene: Scene, unit: Unit, hit: Hit) -> int | None:
    """Return the head of the noun phrase that ends right before a postposition."""
    index = hit.words[0] - 1
    if index < 0 or not unit_holds(scene, unit, index) or scene.token(index).upos not in NOUNS:
        return None
    while scene.token(index).relation in PHRASE and scene.token(index).head != index:
        above = scene.token(index).head
        if above >= hit.words[0] or not unit_holds(scene, unit, above):
            break
        index = above
    return index


def owner_behind(scene: Scene, hit: Hit) -> int | None:
    """Return the adjective used as a noun that owns a cue's noun: "по словам пожарных"."""
    noun = scene.token(hit.token).head
    if noun not in hit.words:
        return None
    owners = scene.parse.children_by(noun, "nmod", "amod", "det")
    return next((t.index for t in owners if t.index > hit.words[-1]), None)


def quoted_source(scene: Scene, unit: Unit, comma: int) -> int | None:
    """Return the second source of `according to A, quoting B,`: the noun behind the word."""
    words = [i for i in unit.tokens if i > comma][:8]
    if not words or scene.low(words[0]) not in scene.lexicon.speech.quoting_words:
        return None
    return next((i for i in words[1:] if scene.token(i).upos in {"PROPN", "NOUN"}), None)


def quoting(scene: Scene, unit: Unit, hit: Hit, source: int, through: Mention) -> Draft | None:
    """Return the draft of a source that another source quotes, who becomes its via."""
    _, right = source_edges(scene, unit, hit, source)
    span = content(scene, right + 1, unit_end(scene, unit))
    if span is None:
        return None
    return Draft(
        rule="source-quoted-by-source",
        content=[span],
        unit=unit.index,
        confidence=0.75,
        hit=hit,
        source=source,
        via=[through.id],
    )


def owner_of(scene: Scene, noun: int) -> int:
    """Return who a noun of saying belongs to, or the noun itself."""
    for child in scene.parse.children_by(noun, "nmod", "det", "flat", "appos"):
        owns = child.index > noun or child.feats.get("Poss") == "Yes"
        if child.index in scene.mention_of and owns:
            return child.index
    following = noun + 1
    while following < len(scene.parse.tokens) and scene.token(following).upos in {"DET", "ADJ"}:
        following += 1
    if following > noun + 1 and scene.token(following).upos in {"NOUN", "PROPN"}:
        return following
    return noun


def unit_holds(scene: Scene, unit: Unit, index: int) -> bool:
    """Tell whether a token stands in the unit."""
    return scene.in_unit(unit, index)


def is_source(scene: Scene, unit: Unit, hit: Hit, source: int) -> bool:
    """Tell whether a word can name a source; a weak preposition needs a person."""
    token, main, entry = scene.token(source), scene.token(hit.token), hit.entry
    if token.upos == "PRON" and token.feats.get("Person") in {"1", "2"}:
        return False
    nominal = main.upos in {"ADJ", "NOUN"} and len(hit.words) == 1 and main.relation != "case"
    if nominal or token.feats.get("NumType") == "Ord":
        return False
    if scene.low(source) in scene.lexicon.speech.free_relatives:
        return False  # as was learnt: nobody is named
    if entry.takes(Frame.SAYING):
        return is_saying(scene, source)
    if entry.takes(Frame.ASIDE):
        return stands_aside(scene, unit, hit)
    if entry.takes(Frame.STRONG):
        return True
    before = [i for i in unit.tokens if i < hit.words[0]]
    if before and scene.token(before[-1]).form != ",":
        return False
    mention = scene.mention_of.get(source)
    if mention is None or mention.form is MentionForm.PRONOUN:
        return False
    if mention.form is MentionForm.ROLE or leads_to_quotation(scene, unit, source):
        return True
    return scene.mentions.entity_of(mention).kind.value == "person"


def leads_to_quotation(scene: Scene, unit: Unit, source: int) -> bool:
    """Tell whether a comma and nothing but a quotation stand behind a source."""
    items = [i for i in unit.items if i.token > source]
    if len(items) < 2 or items[0].is_quotation or not items[1].is_quotation:
        return False
    return scene.token(items[0].token).form == ","


def is_saying(scene: Scene, source: int) -> bool:
    """Tell whether a noun means something said: Angaben, Polizeiangaben."""
    return scene.low(source).endswith(scene.lexicon.speech.saying_nouns)


def stands_aside(scene: Scene, unit: Unit, hit: Hit) -> bool:
    """Tell whether a cue stands behind a comma or quotation, with nothing but a source behind."""
    place = next((n for n, item in enumerate(unit.items) if item.token == hit.words[0]), 0)
    if not place:
        return False
    before = unit.items[place - 1]
    if not (before.is_quotation or scene.token(before.token).form in {","} | DASHES):
        return False
    for item in unit.items[place + 1 :]:
        token = scene.token(item.token)
        if token.form in {",", ";"} | DASHES | TERMINATORS:
            return True
        if token.upos in {"VERB", "AUX", "SCONJ"} and token.relation not in {"amod", "acl"}:
            return False
    return True


def source_edges(scene: Scene, unit: Unit, hit: Hit, source: int) -> tuple[int, int]:
    """Return the first and last token of the whole source phrase, its commas included."""
    tokens = source_tokens(scene, hit, source)
    first, last = scene.edges[unit.index]
    left = hit.words[0]
    if source < left:
        left = min(i for i in tokens if i >= max(first, left - 8))
    right = max(hit.words[-1], source)
    relative = relative_clause(scene, source)
    for i in range(right + 1, min(right + LONGEST_SOURCE, last)):
        token = scene.token(i)
        if token.form == "," and not in_apposition(scene, i, tokens):
            right = i
            break
        if token.form in MARKS or scene.level(i) != unit.level:
            right = i
            continue
        if i not in tokens or ((token.upos == "AUX" or scene.finite(i)) and i not in relative):
            break
        right = i
    if left - 1 >= first and scene.token(left - 1).form in {","} | DASHES:
        left -= 1
    return left, right


def relative_clause(scene: Scene, source: int) -> set[int]:
    """Return the words of the relative clauses that hang on a source."""
    found: set[int] = set()
    if scene.lexicon.speech.tree_ends_clauses:
        for clause in scene.parse.children_by(source, "acl"):
            words = scene.parse.subtree(clause.index)
            if any(scene.token(i).feats.get("PronType") == "Rel" for i in words[:3]):
                found.update(words)
    return found


def source_tokens(scene: Scene, hit: Hit, source: int) -> set[int]:
    """Return the words that name a source: by the tree, or the mention alone where the tree is
    not to be trusted."""
    tokens = set(hit.words) | {source}
    mention = scene.mention_of.get(source)
    if mention is not None and mention.span is not None:
        tokens |= set(scene.parse.tokens_in(mention.span))
    if scene.lexicon.speech.tree_ends_clauses:
        tokens |= set(scene.parse.subtree(source))
    else:
        owners = [t.index for t in scene.parse.children_by(source, "nmod", "appos", "flat")]
        tokens |= {i for o in owners for i in scene.parse.subtree(o)[:6]}
    return tokens | set(range(hit.words[-1], source))


def in_apposition(scene: Scene, comma: int, tokens: set[int]) -> bool:
    """Tell whether a comma leads to an apposition inside the source phrase."""
    if comma + 1 >= len(scene.parse.tokens) or comma + 1 not in tokens:
        return False
    for index in (comma + 1, *scene.parse.ancestors(comma + 1)):
        token = scene.token(index)
        if token.relation == "appos":
            return True
        if token.head <= comma or token.head not in tokens:
            return token.relation in {"appos", "acl", "conj"}
    return False

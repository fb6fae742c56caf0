"""Finds the cues of the lexicon in a parse."""

from dataclasses import dataclass
from functools import cache

from dictafacta.lexicon import CueEntry, CueForm, Lexicon
from dictafacta.model import Parse, Span, Token

NEVER_VERBS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PRON", "NUM", "PUNCT"})
CLOSING = frozenset('»”“"')
OPENING = frozenset('«“„":')
PARTICLE_REACH = 30  # words
REACH = 5  # words between the first and another word of a cue with a verb
ACCEPTED = {
    CueForm.VERB: frozenset({"VERB", "AUX"}),
    CueForm.NOUN: frozenset({"NOUN", "PROPN"}),
    CueForm.ADJECTIVE: frozenset({"ADJ", "VERB", "NOUN", "ADV"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A cue in the text: its main token, all its tokens in text order, its line in the lexicon."""

    token: int
    words: tuple[int, ...]
    entry: CueEntry

    def span(self, parse: Parse) -> Span:
        """Return the span of the main word; of all words of a preposition."""
        if self.entry.form is CueForm.PREPOSITION:
            return parse.span_of(self.words)
        return parse.tokens[self.token].span


def find_hits(parse: Parse, lexicon: Lexicon) -> dict[int, Hit]:
    """Return the cues of the text by their main token, one for each at most."""
    hits: dict[int, Hit] = {}
    for token in parse.tokens:
        hit = best_hit(parse, lexicon, token)
        if hit is not None:
            hits[token.index] = hit
    taken = {i for hit in hits.values() for i in hit.words if i != hit.token}
    return {i: hit for i, hit in hits.items() if i not in taken or len(hit.words) > 1}


def best_hit(parse: Parse, lexicon: Lexicon, token: Token) -> Hit | None:
    """Return the longest cue whose main word is `token`."""
    best = parted_hit(parse, lexicon, token)
    if best is not None or is_other_compound(parse, lexicon, token):
        return best
    for key in keys(parse, token):
        for entry in lexicon.cues.starting_with(key):
            if best and len(entry.words) <= len(best.entry.words):
                continue
            accepted = ACCEPTED.get(entry.form)
            if accepted is not None and token.upos not in accepted:
                continue
            words = matched(parse, lexicon, entry, token)
            if words is not None:
                best = Hit(token=token.index, words=words, entry=entry)
    if best is None or best.entry.form is CueForm.HEDGE:
        return by_form(parse, lexicon, token) or best
    return best


def is_other_compound(parse: Parse, lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a verb has a particle with which it is no cue: findet ... statt."""
    if not lexicon.speech.particles or token.upos != "VERB":
        return False
    lemma = token.lemma.lower()
    if not lexicon.cues.starting_with(lemma):
        return False
    particle = particle_behind(parse, lexicon, token)
    return particle is not None and not lexicon.cues.starting_with(particle + lemma)


def particle_behind(parse: Parse, lexicon: Lexicon, token: Token) -> str | None:
    """Return the particle that ends the clause of a verb, by the tree or before its first comma."""
    for child in parse.children_by(token.index, "compound:prt"):
        return child.form.lower()
    last = min(parse.sentences[token.sentence].last, token.index + PARTICLE_REACH)
    for following in parse.tokens[token.index + 1 : last]:
        if following.upos == "PUNCT":
            before = parse.tokens[following.index - 1]
            known = before.form.lower() in lexicon.speech.particles
            return before.form.lower() if known and before.index > token.index else None
    return None


def parted_hit(parse: Parse, lexicon: Lexicon, token: Token) -> Hit | None:
    """Return the cue verb whose particle stands apart: it is no form of the bare verb then."""
    if not lexicon.speech.particles or token.upos in NEVER_VERBS:
        return None
    for inflected in lexicon.cue_forms.get(token.form.lower(), ()):
        if inflected.particle and has_particle(parse, token, inflected.particle):
            return Hit(token=token.index, words=(token.index,), entry=inflected.entry)
    return None


def by_form(parse: Parse, lexicon: Lexicon, token: Token) -> Hit | None:
    """Return the cue verb that a word is a form of, where tag or lemma hide it."""
    known = lexicon.cue_forms.get(token.form.lower())
    if known is None:
        return None
    never = token.upos in NEVER_VERBS
    verbal = not never and (
        token.upos in {"VERB", "AUX"}
        or follows_auxiliary(parse, lexicon, token)
        or leads_to_content(parse, lexicon, token)
        or follows_quotation(parse, token)
    )
    for inflected in known:
        if inflected.particle and not has_particle(parse, token, inflected.particle):
            continue
        if verbal or inflected.certain or len(inflected.entry.words) > 1:
            words = matched(parse, lexicon, inflected.entry, token)
            if words is not None:
                return Hit(token=token.index, words=words, entry=inflected.entry)
    return None


def follows_quotation(parse: Parse, token: Token) -> bool:
    """Tell whether a word stands right behind a closing mark (and a comma or dash), with a noun
    phrase behind it: where a cue stands before its subject."""
    i = token.index - 1
    if i < 1 or token.index + 1 >= len(parse.tokens) or not token.form.islower():
        return False
    if parse.tokens[i].form in {",", "—", "–"}:
        i -= 1
    while i and parse.tokens[i].form in {",", "—", "–"}:
        i -= 1
    after = parse.tokens[token.index + 1]
    named = after.upos in {"DET", "PROPN"} or after.form[:1].isupper()
    return parse.tokens[i].form in CLOSING and named


def leads_to_content(parse: Parse, lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a word stands where a verb of saying does: no article before it, and behind it
    a conjunction, an opening mark or an infinitive."""
    if token.index + 2 >= len(parse.tokens) or not token.index:
        return False
    before, after = parse.tokens[token.index - 1], parse.tokens[token.index + 1]
    if before.upos in {"DET", "ADP", "ADJ", "NUM", "CCONJ", "PUNCT"} or not token.form.islower():
        return False
    words = lexicon.speech.complementizers
    form = after.form.lower()
    if form in lexicon.speech.infinitive_marks:
        following = parse.tokens[token.index + 2]
        return following.form.lower() in words or following.feats.get("VerbForm") == "Inf"
    return form in words or after.form in OPENING or after.feats.get("VerbForm") == "Inf"


def has_particle(parse: Parse, token: Token, particle: str) -> bool:
    """Tell whether a verb's particle stands behind it, at the end of a clause."""
    if token.index and parse.tokens[token.index - 1].form.lower() == particle:
        return True
    last = min(parse.sentences[token.sentence].last, token.index + PARTICLE_REACH)
    for i in range(token.index + 1, last):
        if parse.tokens[i].form.lower() != particle:
            continue
        following = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else None
        if following is None or following.upos in {"PUNCT", "CCONJ", "SCONJ"}:
            return True
        if parse.tokens[i].deprel == "compound:prt":
            return True
    return False


def follows_auxiliary(parse: Parse, lexicon: Lexicon, token: Token) -> bool:
    """Tell whether an auxiliary stands before a word, an adverb between them at most."""
    for before in parse.tokens[max(token.index - 2, 0) : token.index]:
        if before.lemma.lower() in lexicon.speech.auxiliaries and before.upos in {"AUX", "VERB"}:
            return all(t.upos == "ADV" for t in parse.tokens[before.index + 1 : token.index])
    return False


def keys(parse: Parse, token: Token) -> tuple[str, ...]:
    """Return the words under which the cues of a token may stand: with its particle, its lemma,
    its form."""
    lemma, form = token.lemma.lower(), token.form.lower()
    found = [lemma] if lemma == form else [lemma, form]
    if token.upos == "VERB":
        for child in parse.children(token.index):
            particle = parse.tokens[child]
            if particle.deprel == "compound:prt":
                found.insert(0, particle.form.lower() + lemma)
    return tuple(found)


def matched(
    parse: Parse, lexicon: Lexicon, entry: CueEntry, token: Token
) -> tuple[int, ...] | None:
    """Return the tokens of all words of `entry`, or None where one is missing."""
    if len(entry.words) == 1:
        return (token.index,)
    if entry.form is CueForm.PREPOSITION:
        return in_a_row(parse, lexicon, entry, token)
    sentence = parse.sentences[token.sentence]
    reach = PARTICLE_REACH if lexicon.speech.particles else REACH
    near = range(max(sentence.first, token.index - REACH), min(sentence.last, token.index + reach))
    found = [token.index]
    for word in entry.words[1:]:
        place = next((i for i in near if i not in found and says(parse, lexicon, i, word)), None)
        if place is None:
            return None
        found.append(place)
    return tuple(sorted(found))


def in_a_row(
    parse: Parse, lexicon: Lexicon, entry: CueEntry, token: Token
) -> tuple[int, ...] | None:
    """Return the tokens of a cue whose words follow one another."""
    last = token.index + len(entry.words)
    if last > len(parse.tokens):
        return None
    place = range(token.index, last)
    pairs = zip(place, entry.words, strict=True)
    return tuple(place) if all(says(parse, lexicon, i, w) for i, w in pairs) else None


def says(parse: Parse, lexicon: Lexicon, index: int, word: str) -> bool:
    """Tell whether the token at `index` is `word`, as it stands, in its lemma or contracted."""
    token = parse.tokens[index]
    form = token.form.lower()
    return word in (form, token.lemma.lower()) or preposition(lexicon, token) == word


def preposition(lexicon: Lexicon, token: Token) -> str:
    """Return the preposition in a token: `di` for `della`; the token itself in lower case."""
    form = token.form.lower()
    return contractions(lexicon.speech.fused).get(form, form)


@cache
def contractions(fused: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return the prepositions by the contractions that they hide in."""
    return dict(fused)

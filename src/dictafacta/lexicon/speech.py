"""How a language reports speech: its `speech.toml`."""

import tomllib
from dataclasses import dataclass, fields

from dictafacta.lexicon.settings import frozen
from dictafacta.problems import LexiconError, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Grammar of reported speech as switches and closed word classes, in lower case.

    `complementizers` introduce a reported clause, `question_words` a reported question,
    `infinitive_marks` a reported infinitive. `as_words` lead to what something is called, or to a
    parenthesis (as X said). `negations` deny a saying; `no_one` are subjects that do; `refusals`
    are verbs whose infinitive is not said. `future_words` put a saying in the future or make it
    merely possible. `support_verbs` lend their subject to a noun (to make a promise).
    `owning_words` lead to the owner of a noun (the claim of X).
    `quoting_words` begin a second source (according to A, quoting B). `fused` pairs a contraction
    with the preposition in it. `empty_objects` are objects that say nothing of what was said.

    `bare_clause`: a reported clause needs no conjunction. `clause_after_comma`: a comma stands
    before every reported clause. `tree_ends_clauses`: the tree may tell where one ends.
    `object_contents`: the tree tells objects from subjects well enough to take
    them as contents.
    `subject_may_follow`: the subject may
    stand behind its verb. `hearsay_conditional`: a perfect conditional marks hearsay.
    `hearsay_verbs`: auxiliaries that do (German sollen). `hearsay_mood`: the value of Mood in
    reported clauses, if the language has one. `dialogue_dash`: a dash opens direct speech.
    `cases_show`: nouns show their case, so that one in an oblique case is no subject.
    `purpose_words` open an infinitive that tells what for.
    `impersonal_words` make a verb without a subject impersonal (Spanish se).
    `mood_forms` are frequent forms of `hearsay_mood`. `resuming` are the words with which a
    sentence takes up the one before as what was said (das, lo, об этом).
    """

    complementizers: tuple[str, ...] = ()
    question_words: tuple[str, ...] = ()
    infinitive_marks: tuple[str, ...] = ()
    as_words: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    no_one: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    future_words: tuple[str, ...] = ()
    support_verbs: tuple[str, ...] = ()
    owning_words: tuple[str, ...] = ()
    quoting_words: tuple[str, ...] = ()
    fused: tuple[tuple[str, str], ...] = ()
    empty_objects: tuple[str, ...] = ()
    infixes: tuple[str, ...] = ()
    gerund_endings: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    place_words: tuple[str, ...] = ()
    zero_copula: bool = False
    impersonal_words: tuple[str, ...] = ()
    cases_show: bool = False
    purpose_words: tuple[str, ...] = ()
    saying_nouns: tuple[str, ...] = ()
    free_relatives: tuple[str, ...] = ()
    breaking_words: tuple[str, ...] = ()
    agent_words: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    verb_endings: tuple[tuple[str, str], ...] = ()
    irregular_forms: tuple[tuple[str, str], ...] = ()
    bare_clause: bool = False
    clause_after_comma: bool = False
    tree_ends_clauses: bool = True
    object_contents: bool = True
    subject_may_follow: bool = False
    hearsay_conditional: bool = False
    hearsay_verbs: tuple[str, ...] = ()
    hearsay_mood: str = ""
    dialogue_dash: bool = False
    mood_forms: tuple[str, ...] = ()
    resuming: tuple[str, ...] = ()


def read_speech(text: str, where: str) -> Speech:
    """Return the switches in TOML `text`; raise LexiconError for an unknown one."""
    try:
        values = tomllib.loads(text)
        unknown = sorted(set(values) - {f.name for f in fields(Speech)})
        if unknown:
            raise ValueError(f"unknown switches: {', '.join(unknown)}")
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise LexiconError((Problem(code="speech", where=where, message=str(error)),)) from error
    return Speech(**{key: frozen(value) for key, value in values.items()})

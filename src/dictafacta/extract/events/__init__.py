"""Who did what to whom, when, where, and on whose word."""

from dictafacta.extract.events.absorb import Absorber
from dictafacta.extract.events.answers import answered
from dictafacta.extract.events.candidates import Finder
from dictafacta.extract.events.drafting import Drafter
from dictafacta.extract.events.grammar import Grammar
from dictafacta.extract.events.merge import Merger
from dictafacta.extract.events.obligations import obligations
from dictafacta.extract.events.people import People
from dictafacta.extract.events.records import Recorder
from dictafacta.extract.events.scene import Scene
from dictafacta.extract.events.sources import Sources
from dictafacta.lexicon import Lexicon
from dictafacta.model import Event, MentionTable, Parse, Statement, TimeExpression


def find_events(
    parse: Parse,
    lexicon: Lexicon,
    mentions: MentionTable,
    times: tuple[TimeExpression, ...],
    statements: tuple[Statement, ...],
    published: str | None,
) -> tuple[Event, ...]:
    """Return the distinct events of the document in text order.

    Types, modes and roles follow PLOVER (2021), CAMEO codes come with the lexicon's anchors.
    """
    if not lexicon.events.entries:
        return ()
    grammar = Grammar(parse, lexicon, mentions)
    sources = Sources(parse, statements)
    timed = frozenset(t for time in times for t in parse.tokens_in(time.span))
    people = People(grammar, sources, timed)
    asked = list(obligations(people, sources))
    obliged = {c.anchor for c in asked}
    found = [c for c in Finder(grammar, people).candidates() if c.anchor not in obliged]
    found += asked
    absorber = Absorber(grammar, found)
    scene = Scene(grammar, people, times)
    drafter = Drafter(people, sources, scene)
    drafts = (drafter.draft(c) for c in sorted(found, key=lambda c: c.anchor))
    events = Merger(grammar).merge(answered(drafts, absorber))
    story = scene.story_day(published)
    return Recorder(grammar, parse.document, story).records(events)

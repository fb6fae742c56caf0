"""Reads the events of a tree written by hand, and shows them in one line each."""

from conllu import parse
from dictafacta import lexicon
from dictafacta.extract.events import find_events
from dictafacta.extract.mentions import find_mentions


def read(text, rows, language="en", names=(), times=(), say=None):
    """Return the events of the tree and its mention table; `say` makes statements from both."""
    tree = parse(text, rows, language, names)
    words = lexicon.load(language)
    table = find_mentions(tree, words)
    statements = say(tree, table) if say else ()
    return tree, table, find_events(tree, words, table, times, statements, None)


def shown(text, rows, language="en", **more):
    """Return each event as `TYPE actors > recipients (status)`, mentions by their head word."""
    tree, table, events = read(text, rows, language, **more)

    def heads(ids):
        return "+".join(tree.tokens[table.mention(i).head].form for i in ids) or "-"

    return [
        f"{e.type.value} {heads(e.actors)} > {heads(e.recipients)} ({e.status.value})"
        for e in events
    ]

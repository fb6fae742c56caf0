"""Reads what a political speaker says that somebody must do as a REQUEST."""

from collections.abc import Iterator

from dictafacta.extract.events.candidates import Candidate
from dictafacta.extract.events.grammar import Filler
from dictafacta.extract.events.people import STRONG, People
from dictafacta.extract.events.sources import Sources
from dictafacta.lexicon.events import EventEntry
from dictafacta.model import EventType

MUST = EventEntry(
    where="rule:obligation",
    anchor="",
    pos="VERB",
    type=EventType.REQUEST,
    mode=None,
    cameo="100",
    actor=("subj",),
    recipient=(),
    reciprocal=False,
    needs=(),
    flags=frozenset(),
    example="",
)


def obligations(people: People, sources: Sources) -> Iterator[Candidate]:
    """Yield a REQUEST for each "X said that Y must ..." with X and Y political, and apart."""
    grammar = people.grammar
    if not grammar.words.words("aux_must"):
        return
    for token in grammar.tokens:
        if token.upos not in ("AUX", "VERB") or not grammar.of_class(token.index, "aux_must"):
            continue
        if token.feats.get("Mood") == "Cnd":
            continue
        statement = sources.over(token.index)
        if statement is None or statement.speaker is None:
            continue
        verb = token.head if token.relation == "aux" else token.index
        speaker = people.table.mention(statement.speaker.mention)
        obliged = () if grammar.passive(verb) else grammar.subjects(verb)
        if obliged and asks(people, obliged[0], statement.speaker.mention):
            yield Candidate(
                anchor=verb,
                entry=MUST,
                type=EventType.REQUEST,
                mode=None,
                cameo="100",
                actors=(Filler(speaker.head, dropped=speaker.span is None),),
                recipients=people.coordinated(obliged[0]),
                rule="said-must",
                confidence=0.7,
            )


def asks(people: People, obliged: Filler, speaker: str) -> bool:
    """Tell whether a political speaker (a mention's id) obliges another political participant."""
    asking = people.table.entity_of(people.table.mention(speaker))
    mention = people.mention(obliged)
    if mention is None or mention.entity == asking.id:
        return False
    return people.entity_level(asking) == STRONG and people.level(obliged) == STRONG

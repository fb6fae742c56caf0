"""Turns candidates into drafts: status, source, time, place, and what a promise or threat makes."""

from dataclasses import replace

from dictafacta.extract.events.candidates import VERBAL_TYPES, Candidate
from dictafacta.extract.events.drafts import Draft
from dictafacta.extract.events.grammar import Filler, Grammar
from dictafacta.extract.events.people import NONE, STRONG, People
from dictafacta.extract.events.scene import Scene
from dictafacta.extract.events.sources import Sources
from dictafacta.extract.events.status import StatusReader
from dictafacta.model import EventType, Mention, Statement, Status

COOPERATIVE = frozenset(
    {
        EventType.SUPPORT,
        EventType.COOPERATE,
        EventType.AID,
        EventType.CONSULT,
        EventType.RETREAT,
        EventType.CONCEDE,
    }
)
HOSTILE = frozenset(
    {
        EventType.SANCTION,
        EventType.COERCE,
        EventType.ASSAULT,
        EventType.MOBILIZE,
    }
)
# Future cooperation of these types is an intention whoever tells it (PLOVER, AGREE).
INTENTIONS = frozenset({EventType.SUPPORT, EventType.COOPERATE, EventType.AID})


# To say these is to do them.
PERFORMED = VERBAL_TYPES - {EventType.CONSULT}


class Drafter:
    """Reads everything about one candidate."""

    def __init__(self, people: People, sources: Sources, scene: Scene) -> None:
        self.people = people
        self.grammar: Grammar = people.grammar
        self.sources = sources
        self.scene = scene
        self.status = StatusReader(self.grammar)
        self._articles = not self.grammar.words.words("no_articles")

    def draft(self, found: Candidate) -> Draft:
        """Return the candidate as a draft."""
        anchor = found.anchor
        status, word, refused = self.status.read(anchor)
        actors = self._mentions(found.actors)
        recipients = tuple(
            m
            for m in self._mentions(found.recipients)
            if m.entity not in {a.entity for a in actors}
        )
        statement = self.sources.over(anchor)
        if not actors and (speaker := self._speaker_of_cue(anchor)):
            actors = (speaker,)
        taken = frozenset(m.id for m in (*actors, *recipients))
        token = self.grammar.tokens[anchor]
        draft = Draft(
            candidate=found,
            type=found.type,
            mode=found.mode,
            cameo=found.cameo,
            actors=actors,
            recipients=recipients,
            status=status,
            definite=found.noun and self._definite(anchor),
            sentence=token.sentence,
            lemma=token.lemma.lower(),
            date=self.scene.date(anchor),
            place=self.scene.places(anchor, taken),
            sources=self._sources(found.type, actors, statement),
            statement=statement.id if statement else None,
            reasons=(f"{status.value} because of {word!r}",) if word else (),
        )
        if refused and found.type in COOPERATIVE and actors:
            return self._as(draft, EventType.REJECT, None, "120", statement is not None)
        return self._announced(draft, statement)

    def _mentions(self, fillers: tuple[Filler, ...]) -> tuple[Mention, ...]:
        found: dict[str, Mention] = {}
        for filler in fillers:
            if mention := self.people.mention(filler):
                found.setdefault(mention.entity, mention)
        return tuple(found.values())

    def _speaker_of_cue(self, anchor: int) -> Mention | None:
        """The statements room knows the speaker of a cue better than the bare tree."""
        statement = self.sources.cued_by(anchor)
        if statement is None or statement.speaker is None:
            return None
        mention = self.people.table.mention(statement.speaker.mention)
        level = self.people.entity_level(self.people.table.entity_of(mention))
        return mention if level > NONE else None

    def _definite(self, noun: int) -> bool:
        """Tell whether a noun takes up something known ("the attack", "its visit")."""
        if not self._articles:
            return True
        for child in self.grammar.parse.children_by(noun, "det", "nmod"):
            feats = child.feats
            if feats.get("Definite") == "Def" or feats.get("PronType") == "Dem":
                return True
            if feats.get("Poss") == "Yes" or child.deprel in ("det:poss", "nmod:poss"):
                return True
        return False

    def _sources(
        self, kind: EventType, actors: tuple[Mention, ...], statement: Statement | None
    ) -> tuple[str, ...]:
        """Return the ids of the mentions whose word an event rests on.

        "We urge X", said Y: to say it is to do it, so the outlet itself tells that Y urged X.
        """
        if statement is None:
            return ()
        if statement.speaker is None:
            return statement.via[:1]
        speaker = statement.speaker
        said = kind in PERFORMED and speaker.entity in {m.entity for m in actors}
        if said or self._names(speaker.mention, kind):
            return statement.via[:1]
        return (speaker.mention,)

    def _names(self, speaker: str, kind: EventType) -> bool:
        """Tell whether what speaks is the event's own name ("the request that X pay")."""
        mention = self.people.table.mention(speaker)
        if mention.span is None:
            return False
        token = self.grammar.tokens[mention.head]
        entries = self.grammar.words.entries.get(token.lemma.lower(), ())
        return any(e.pos == "NOUN" == token.upos and e.type is kind for e in entries)

    def _announced(self, draft: Draft, statement: Statement | None) -> Draft:
        """Who says that they will cooperate agrees; who says that they will attack threatens."""
        if draft.status is not Status.FUTURE or not draft.actors:
            return draft
        own = statement is not None and self._same_side(draft, statement)
        cooperative = draft.type in COOPERATIVE and draft.type is not EventType.CONSULT
        if draft.type in INTENTIONS or (own and cooperative):
            return self._as(draft, EventType.AGREE, None, "030", own)
        if own and draft.type in HOSTILE:
            mode = threat_mode(draft.type)
            return self._as(draft, EventType.THREATEN, mode, "130", own)
        return draft

    def _as(self, draft: Draft, kind: EventType, mode: str | None, cameo: str, own: bool) -> Draft:
        reason = f"{draft.type.value} {draft.status.value} is {kind.value}"
        return replace(
            draft,
            type=kind,
            mode=mode,
            cameo=cameo,
            status=Status.ACTUAL,
            sources=() if own else draft.sources,
            statement=draft.statement,
            reasons=(*draft.reasons, reason),
        )

    def _same_side(self, draft: Draft, statement: Statement) -> bool:
        """Tell whether the speaker is the actor, or speaks for the actor's country."""
        if statement.speaker is None:
            return False
        table = self.people.table
        speaker = table.entity_of(table.mention(statement.speaker.mention))
        if speaker.id in draft.actor_entities:
            return True
        countries = {table.entity_of(m).country for m in draft.actors} - {None}
        return speaker.country in countries and self.people.entity_level(speaker) == STRONG


def threat_mode(kind: EventType) -> str | None:
    """Return what is threatened, as a mode of THREATEN."""
    return {
        EventType.ASSAULT: "violence",
        EventType.MOBILIZE: "violence",
        EventType.SANCTION: "relations",
        EventType.COERCE: "restrict",
    }.get(kind)

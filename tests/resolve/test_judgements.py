"""Judgements hold over later readings: on the same record, over the same words, or told as lost."""

import json
from dataclasses import replace

import pytest

from dictafacta.model import (
    Act,
    Article,
    Cue,
    Entity,
    EntityKind,
    Event,
    EventType,
    Evidence,
    Mention,
    MentionForm,
    Provenance,
    Reading,
    Source,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Verdict,
)
from dictafacta.model.judgements import (
    Decision,
    Judgement,
    Subject,
    judgement_from_dict,
    judgement_to_dict,
)
from dictafacta.resolve.judgements import Placing, apply_judgements, judged_record

TEXT = "Anna Brandt spoke. Bern Falk said the bridge was closed. Police hit two men."
EVIDENCE = Evidence(rule="r", confidence=0.5)
WHEN = "2026-11-24T03:04:05+00:00"


def at(words, text=TEXT):
    found = text.index(words)
    return Span(found, found + len(words))


def statement(words="the bridge was closed", identifier="s1", text=TEXT):
    return Statement(
        id=identifier,
        kind=StatementKind.INDIRECT,
        act=Act.SAY,
        content=(at(words, text),),
        cue=Cue(span=at("said", text), lemma="say"),
        speaker=Speaker(mention="m2", entity="e2"),
        evidence=EVIDENCE,
    )


def event(kind=EventType.ASSAULT, identifier="v1", text=TEXT):
    return Event(id=identifier, type=kind, anchors=(at("hit", text),), evidence=EVIDENCE)


def reading(text=TEXT, statements=None, events=None):
    people = [("1", "Anna Brandt"), ("2", "Bern Falk")]
    source = Source(uri="a", media_type="text/plain", encoding="utf-8", bytes=1, sha256="d0")
    return Reading(
        article=Article(id="d0", source=source, text=text, language="en"),
        mentions=tuple(
            Mention(id=f"m{n}", span=at(name, text), form=MentionForm.NAME, entity=f"e{n}", head=0)
            for n, name in people
        ),
        entities=tuple(
            Entity(id=f"e{n}", kind=EntityKind.PERSON, name=name, names=(name, name.split()[1]))
            for n, name in people
        ),
        statements=(statement(text=text),) if statements is None else statements,
        events=(event(text=text),) if events is None else events,
        made_by=Provenance(dictafacta="0"),
    )


def judge(decision, record=None, when=WHEN, **given):
    first = reading()
    about = judged_record(first, record or first.statements[0])
    return Judgement(decision=decision, who="anna", when=when, record=about, **given)


REJECT = judge(Decision.REJECT)
CONFIRM = judge(Decision.CONFIRM, when="2026-11-25T00:00:00+00:00")


def test_a_verdict_stands_on_the_same_record():
    judged = apply_judgements(reading(), [REJECT])
    assert judged.verdicts == {"s1": Verdict.REJECTED}
    assert [p.placing for p in judged.placements] == [Placing.SAME]
    assert judged.reading == reading()


def test_the_later_verdict_wins_whatever_the_order():
    for judgements in ([REJECT, CONFIRM], [CONFIRM, REJECT]):
        assert apply_judgements(reading(), judgements).verdicts == {"s1": Verdict.CONFIRMED}


def test_what_was_undone_or_is_about_another_document_is_left_aside():
    elsewhere = replace(REJECT, record=replace(REJECT.record, document="d1"))
    judged = apply_judgements(reading(), [replace(REJECT, undone=WHEN), elsewhere])
    assert judged.verdicts == {}
    assert judged.placements == ()


def test_a_record_that_was_cut_otherwise_keeps_its_verdict_and_that_is_told():
    longer = statement("said the bridge was closed", "s9")
    [placement] = apply_judgements(reading(statements=(longer,)), [REJECT]).placements
    assert (placement.placing, placement.record) == (Placing.MOVED, "s9")


def test_words_are_found_where_the_text_has_moved():
    text = f"A new first line.\n\n{TEXT}"
    moved = reading(text, statements=(statement(identifier="s9", text=text),))
    judged = apply_judgements(moved, [REJECT])
    assert judged.verdicts == {"s9": Verdict.REJECTED}


def test_the_nearest_of_equal_words_is_meant():
    text = f"{TEXT} He said the bridge was closed."
    end = text.rindex("the bridge was closed")
    second = replace(statement(identifier="s8"), content=(Span(end, end + 21),))
    both = reading(text, statements=(second, statement(identifier="s9")))
    assert apply_judgements(both, [REJECT]).verdicts == {"s9": Verdict.REJECTED}


@pytest.mark.parametrize(
    "found", [(), (statement("Anna Brandt", "s9"),), (statement("closed. Police hit", "s9"),)]
)
def test_what_cannot_be_placed_is_told_and_not_lost(found):
    judged = apply_judgements(reading(statements=found), [REJECT])
    assert judged.verdicts == {}
    assert [(p.judgement, p.placing) for p in judged.placements] == [(REJECT, Placing.LOST)]


def test_a_verdict_on_an_event_does_not_pass_to_one_of_another_type():
    rejected = judge(Decision.REJECT, event())
    assert apply_judgements(reading(), [rejected]).verdicts == {"v1": Verdict.REJECTED}
    arrest = reading(events=(event(EventType.COERCE, "v9"),))
    assert apply_judgements(arrest, [rejected]).placements[0].placing is Placing.LOST
    again = reading(events=(event(identifier="v9"),))
    assert apply_judgements(again, [rejected]).verdicts == {"v9": Verdict.REJECTED}


def test_a_fixed_speaker_is_the_entity_of_that_name():
    fixed = apply_judgements(reading(), [judge(Decision.SPEAKER, speaker="anna  BRANDT")]).reading
    [found] = fixed.statements
    assert found.speaker == Speaker(mention="m1", entity="e1")
    assert found.evidence.reasons == ("speaker fixed by anna on 2026-11-24",)
    assert fixed.entities == reading().entities


def test_a_speaker_may_be_named_by_surname():
    fixed = apply_judgements(reading(), [judge(Decision.SPEAKER, speaker="Brandt")]).reading
    assert fixed.statements[0].speaker.entity == "e1"


def test_a_speaker_whom_the_text_does_not_name_is_a_new_entity():
    fixed = apply_judgements(reading(), [judge(Decision.SPEAKER, speaker="Cleo Nagy")]).reading
    speaker = fixed.statements[0].speaker
    assert fixed.entity(speaker.entity).name == "Cleo Nagy"
    assert fixed.mention(speaker.mention).span is None
    assert len(fixed.entities) == 3


def test_two_statements_fixed_to_one_stranger_share_the_entity():
    other = statement("closed", "s2")
    first = reading(statements=(statement(), other))
    both = [
        judge(Decision.SPEAKER, speaker="Cleo Nagy"),
        judge(Decision.SPEAKER, other, speaker="cleo nagy"),
    ]
    fixed = apply_judgements(first, both).reading
    assert len({s.speaker for s in fixed.statements}) == 1
    assert len(fixed.entities) == len(fixed.mentions) == 3


def test_json_gives_back_the_same_judgement():
    merge = Judgement(
        decision=Decision.MERGE,
        who="=cmd\n",
        when=WHEN,
        figure_kind=EntityKind.PERSON,
        names=("A", "Б"),
        note="\ud800",
    )
    for judgement in (REJECT, CONFIRM, judge(Decision.SPEAKER, speaker="X"), merge):
        again = judgement_from_dict(json.loads(json.dumps(judgement_to_dict(judgement))))
        assert again == judgement
        assert again.id == judgement.id
        assert replace(judgement, undone=WHEN).id == judgement.id
    assert len({j.id for j in (REJECT, CONFIRM, merge)}) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "x"},
        {"decision": "burn"},
        {"when": "yesterday"},
        {"record": None},
        {"who": 7},
        {"speaker": "A"},
        {"record": {"subject": "statement"}},
        {"names": 3},
        {"decision": "merge", "record": None, "names": ["A"], "figure_kind": "person"},
    ],
)
def test_what_is_no_judgement_is_refused(change):
    with pytest.raises(ValueError, match=r"."):
        judgement_from_dict({**judgement_to_dict(REJECT), **change})
    with pytest.raises(ValueError, match="no dictafacta-judgement"):
        judgement_from_dict([1])


def test_a_record_keeps_its_words():
    assert REJECT.record.words == ("the bridge was closed",)
    assert (REJECT.record.subject, REJECT.record.label) == (Subject.STATEMENT, "say")

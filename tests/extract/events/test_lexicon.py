"""Every language's anchors and word classes hold together."""

import pytest

from dictafacta import lexicon
from dictafacta.lexicon.events import EventLexicon, build_entry, read_frame, read_need
from dictafacta.lexicon.table import Row
from dictafacta.model import EventType

LEAST = {"it": 400, "en": 400, "es": 250, "de": 250, "fr": 250, "pt": 250, "ru": 250, "uk": 250}


@pytest.mark.parametrize("code", sorted(LEAST))
def test_there_are_enough_anchors_for_every_type(code):
    entries = [e for found in lexicon.load(code).events.entries.values() for e in found]
    assert len(entries) >= LEAST[code]
    assert {e.type for e in entries} == set(EventType)


@pytest.mark.parametrize("code", sorted(LEAST))
def test_every_mode_has_a_plover_score(code):
    events = lexicon.load(code).events
    modes = {(e.type.value, e.mode or "") for found in events.entries.values() for e in found}
    assert modes <= set(events.scores)


def test_a_frame_names_slots_in_order():
    assert read_frame("subj,of>obj,against") == (("subj", "of"), ("obj", "against"), False)
    assert read_frame("subj=with") == (("subj",), ("with",), True)


def test_a_frame_without_an_arrow_is_refused():
    with pytest.raises(ValueError, match="no frame"):
        read_frame("subj")


def test_needs():
    assert read_need("obj=a|@b").words == {"a", "@b"}
    assert read_need("!obj").absent


def test_an_unknown_type_is_refused():
    columns = ("anchor", "pos", "type", "mode", "cameo", "frame", "needs", "gloss", "example")
    row = Row(
        "x:1", dict(zip(columns, ("a", "VERB", "HUG", "", "", "subj>", "", "", "[a]"), strict=True))
    )
    with pytest.raises(ValueError, match="HUG"):
        build_entry(row)


@pytest.mark.parametrize(("pos", "anchors"), [("ADJ", "wound wounded"), ("VERB", "wound")])
def test_the_form_counts_where_the_lemma_is_of_another_part_of_speech(pos, anchors):
    lines = {"wound": "VERB", "wounded": "ADJ"}
    words = EventLexicon(entries={anchor: (entry(anchor, kind),) for anchor, kind in lines.items()})
    found = words.found("wound", "wounded", pos)
    assert [e.anchor for e in found or ()] == anchors.split()


def entry(anchor, pos):
    values = {
        "anchor": anchor, "pos": pos, "type": "ASSAULT", "mode": "", "cameo": "190",
        "frame": "subj>obj", "needs": "", "gloss": "", "example": "",
    }  # fmt: skip
    return build_entry(Row("xx/events.tsv:2", values))

"""What is written in the public format reads back as the same reading."""

import json

import pytest

from desk_readings import gold_readings
from dictafacta.model import from_contract, to_contract
from dictafacta.service import read_example


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_reading_of_a_page_reads_back(language):
    [made] = read_example(language)
    written = json.loads(json.dumps(to_contract(made)))
    assert to_contract(from_contract(written)) == to_contract(made)
    assert made.article.residue
    assert made.statements
    assert made.events


@pytest.mark.parametrize("made", gold_readings(), ids=lambda r: r.article.source.uri)
def test_a_gold_reading_reads_back(made):
    written = json.loads(json.dumps(to_contract(made)))
    back = from_contract(written)
    assert back.statements == made.statements
    assert back.events == made.events
    assert back.entities == made.entities
    assert back.article == made.article
    assert to_contract(back) == to_contract(made)


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        {"schema": "dictafacta-reading/2"},
        {"schema": "dictafacta-reading/1"},
        {"schema": "dictafacta-reading/1", "document": None},
    ],
)
def test_what_is_no_reading_is_refused(value):
    with pytest.raises(ValueError, match="reading"):
        from_contract(value)

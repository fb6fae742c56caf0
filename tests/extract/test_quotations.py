import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictafacta.extract.quotations import find_dialogue, find_quotations
from dictafacta.model import Block, BlockKind, Span

PAIRS = {
    "it": (("«", "»"), ("“", "”"), ('"', '"')),
    "en": (("“", "”"), ('"', '"'), ("‘", "’")),
    "de": (("„", "“"), ("»", "«"), ("«", "»"), ("“", "”"), ('"', '"'), ("‚", "‘")),
}


def blocks_of(text):
    blocks, at = [], 0
    for line in text.split("\n\n"):
        if line.strip():
            blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(at, at + len(line))))
        at += len(line) + 2
    return blocks


def found(text, language="it"):
    return [
        ([p.of(text) for p in q.parts], q.depth, q.closed)
        for q in find_quotations(text, blocks_of(text), PAIRS[language])
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", '"We won," he said.', [(["We won,"], 0, True)]),
        ("en", "He said ‘the real’ thing’s end.", [(["the real"], 0, True)]),
        ("en", "The dogs’ owner wasn't here in the '90s.", []),
        (
            "en",
            '"He said "no" to me" and went',
            [(['He said "no" to me'], 0, True), (["no"], 1, True)],
        ),
        ("en", '5\'10" tall and "big"', [(["big"], 0, True)]),
        ("en", "``We won,'' he said.", [(["We won,"], 0, True)]),
        (
            "de",
            "Er sagte: „Das ist „gut“ hier.“ Und »so« weiter, ‚fein‘.",
            [
                (["Das ist „gut“ hier."], 0, True),
                (["gut"], 1, True),
                (["so"], 0, True),
                (["fein"], 0, True),
            ],
        ),
        ("it", 'Poi " b c ", ha detto.', [(["b c"], 0, True)]),
        ("it", "“Uno.\n\n“Due.\n\n“Tre”, disse.", [(["Uno.", "Due.", "Tre"], 0, True)]),
        ("it", "«L'anno.\n\nQuesto pure». Fine", [(["L'anno.", "Questo pure"], 0, True)]),
        (
            "it",
            "“Ecco. Sì. Hanno detto: “Stanno”. Fine.",
            [(["Ecco. Sì."], 0, False), (["Stanno"], 0, True)],
        ),
        (
            "it",
            "«Ciao “bello” mio», disse.",
            [(["Ciao “bello” mio"], 0, True), (["bello"], 1, True)],
        ),
        ("it", "Un “solo. Poi più nulla.", [(["solo."], 0, False)]),
    ],
)
def test_marks_are_paired_by_typography(language, text, expected):
    assert found(text, language) == expected


def test_a_dash_opens_dialogue_and_leads_to_the_narrator_and_back():
    text = "— Мы победим, — сказал Иванов. — Это точно!\n\nДругое."
    assert [q.parts[0].of(text) for q in find_dialogue(text, blocks_of(text))] == [
        "Мы победим,",
        "Это точно!",
    ]


ANY_TEXT = st.text(alphabet="ab .,\n\"“”„«»'‘’‚—A", max_size=80)


@given(ANY_TEXT, st.sampled_from(sorted(PAIRS)))
def test_every_part_reads_back_and_lies_in_its_outer_span(text, language):
    for q in find_quotations(text, blocks_of(text), PAIRS[language]):
        assert len(q.parts) == len(q.outer)
        for part, outer in zip(q.parts, q.outer, strict=True):
            assert outer.covers(part)
            assert part.of(text).strip()


@given(ANY_TEXT)
def test_quotations_come_in_order_and_depths_count_those_around(text):
    quotations = find_quotations(text, blocks_of(text), PAIRS["it"])
    assert [q.start for q in quotations] == sorted(q.start for q in quotations)
    for q in quotations:
        around = [o for o in quotations if o is not q and o.start <= q.start and q.end <= o.end]
        assert q.depth <= len(around)

"""Stripped text is parted into article and residue, and nothing is lost on the way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictafacta.model import BlockKind, ResidueKind
from dictafacta.read.draft import assemble
from dictafacta.read.plain import plain as flat
from dictafacta.read.stripped import draft_stripped

PAGE = """\
Minister opens the new bridge over the Tamma | Valley Courier

Minister opens the new bridge over the Tamma | Valley Courier

The minister of transport opened the bridge on Monday. It took four years to build, she said.

SPOTTED  Ferry runs aground near the old harbour, nobody hurt

“We kept our word,” the minister told the crowd, while rain fell on the band.

A long wait

The old bridge had been closed since a barge struck it in the spring, and lorries took a detour.

SPOTTED  Council puts off its vote on the swimming pool until autumn

Villagers had asked for it in three petitions. The council said that it would keep the ferry.

Leave a Reply

Your email address will not be published. Required fields are marked *

Back To Top
"""


def test_a_page_with_spliced_headlines_is_parted():
    draft = draft_stripped(PAGE)
    kinds = [r.kind for r in draft.residue]
    assert kinds == [
        ResidueKind.DUPLICATE_TITLE,
        ResidueKind.RELATED_LINK,
        ResidueKind.RELATED_LINK,
        ResidueKind.COMMENT_FORM,
        ResidueKind.COMMENT_FORM,
        ResidueKind.NAVIGATION,
    ]
    assert [p.kind for p in draft.pieces].count(BlockKind.TITLE) == 1
    assert [p.text for p in draft.pieces if p.kind is BlockKind.HEADING] == ["A long wait"]
    assert len(draft.pieces) == 6


@pytest.mark.parametrize(
    "teaser",
    [
        "READ  Ferry runs aground near the old harbour",
        "LEGGI ANCHE: Traghetto incagliato vicino al porto vecchio",
        "Lesen Sie auch: Fähre am alten Hafen auf Grund gelaufen",
        "À lire aussi : Un ferry s'échoue près du vieux port",
        "Te puede interesar: Un ferri encalla cerca del puerto viejo",
        "LEIA TAMBÉM: Balsa encalha perto do porto velho",
        "Читайте также: Паром сел на мель у старого порта",
        "Читайте також: Пором сів на мілину біля старого порту",
    ],
)
def test_a_known_prefix_betrays_a_teaser(teaser):
    draft = draft_stripped(PAGE.replace("A long wait", teaser))
    assert flat(teaser) in [r.text for r in draft.residue if r.kind is ResidueKind.RELATED_LINK]


CLEAN = [
    "The council met on Tuesday. It put off the vote.",
    "Read the law before you sign, she said.\n\nRead the small print, he answered.",
    "Results\n\nMichael Tien of NPP\n\nNathan Law of Demosisto\n\nBoth won their seats on Sunday.",
    "Berlin\n\nMonday, May 18, 2015\n\nThe chancellor met the president.\n\nSources\n\nComments",
    "- bread\n- milk\n- two lemons",
    "Il ministro ha parlato.\n\n«Leggi anche le note», ha detto. Poi è partito per Roma.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_keeps_every_word(text):
    draft = draft_stripped(text)
    assert flat(assemble(draft.pieces)[0]) == flat(text)
    assert draft.residue == ()


def test_text_that_starts_with_a_sentence_has_no_title():
    draft = draft_stripped(CLEAN[0] + "\n\nNobody was surprised.")
    assert all(p.kind is BlockKind.PARAGRAPH for p in draft.pieces)


def test_lines_wrapped_at_a_width_become_paragraphs():
    text = "the ferry ran aground near the old harbour and nobody on board was hurt at all"
    words = text.split()
    lines, line = [], ""
    for word in words * 8:
        if len(line) + 1 + len(word) > 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    text = "\n".join([*lines, f"{line}."])
    draft = draft_stripped(text)
    assert len(draft.pieces) == 1
    assert flat(draft.pieces[0].text) == flat(text)


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(PAGE.splitlines()),
        st.sampled_from(["Share", "READ  X y z", "e\u0301tat", "\u00a0", "a\tb", "Cookie Policy"]),
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_every_line_is_kept_or_named_as_residue_and_reads_back(lines, gap):
    text = gap.join(lines)
    draft = draft_stripped(text)
    for part in (*draft.pieces, *draft.residue):
        assert part.source is not None
        assert flat(part.source.of(text)) == part.text
    found = sorted((p.source, p.text) for p in (*draft.pieces, *draft.residue))
    assert flat(" ".join(words for _, words in found)) == flat(text)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_cleaning_twice_is_cleaning_once(lines):
    once = assemble(draft_stripped("\n\n".join([*PAGE.splitlines(), *lines])).pieces)[0]
    assert assemble(draft_stripped(once).pieces)[0] == once

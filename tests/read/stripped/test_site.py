"""Pages of one site tell about each other."""

from dictafacta.model import ResidueKind
from dictafacta.read.stripped import draft_site

TITLES = [
    "Bridge opens over the river today",
    "Ferry runs aground near old harbour",
    "Council puts off vote on the pool",
    "Mayor resigns after budget dispute",
]


def page(number):
    following, last = TITLES[(number + 1) % 4], TITLES[(number + 2) % 4]
    return "\n\n".join(
        [
            TITLES[number],
            f"Paragraph {number} tells what happened at the town hall. It goes on for a while.",
            following,
            f"The story of day {number} goes on and says what the people on the square had seen.",
            f"VIEWED {last}",
            "Valley Courier since nineteen hundred",
            f"That was the end of story {number}, and nobody had more to say about it that night.",
        ]
    )


def test_titles_prefixes_and_repeated_lines_of_other_pages_are_residue():
    drafts = draft_site([page(n) for n in range(4)])
    for draft in drafts:
        assert [r.kind for r in draft.residue] == [
            ResidueKind.RELATED_LINK,
            ResidueKind.RELATED_LINK,
            ResidueKind.NAVIGATION,
        ]
        assert len(draft.pieces) == 4


def test_pages_of_nothing_are_drafts_of_nothing():
    assert [d.pieces for d in draft_site(["", " \n"])] == [(), ()]

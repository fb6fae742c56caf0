"""What of a text the pipeline gets to see."""

from hypothesis import given
from hypothesis import strategies as st

from dictafacta.model import Span
from dictafacta.service.limits import Limits
from dictafacta.service.sources import cut


@given(st.text(alphabet="ab \n", min_size=1, max_size=200), st.integers(2, 30))
def test_pieces_are_short_in_order_and_lose_only_white_space(text, size):
    pieces = list(cut(text, Span(0, len(text)), Limits(block=size)))
    assert all(len(p) <= size for p in pieces)
    at = 0
    for piece in pieces:
        assert piece.start >= at
        assert not text[at : piece.start].strip()
        at = piece.end
    assert not text[at:].strip()

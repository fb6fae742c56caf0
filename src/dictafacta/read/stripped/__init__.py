"""Repairs text that somebody else has already stripped of its mark-up."""

from dictafacta.read.draft import Draft

__all__ = ["draft_stripped"]


def draft_stripped(text: str) -> Draft:
    """Return the article's pieces and the residue of already stripped text.

    Every line of `text` comes back as one or the other, with its place.
    """
    # Arrays are loaded with the first page, so that the command line starts at once.
    from dictafacta.read.stripped.cleaning import draft_lines

    return draft_lines(text)

"""Repairs text that somebody else has already stripped of its mark-up."""

from dictafacta.read.stripped.cleaning import draft_stripped

__all__ = ["draft_stripped"]

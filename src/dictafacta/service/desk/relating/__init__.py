"""Relates each document to the others of a desk: copies, figures, stories, watch lists."""

from dictafacta.service.desk.relating.step import relate, unrelated

__all__ = ["relate", "unrelated"]

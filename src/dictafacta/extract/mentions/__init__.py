"""Who and what a text speaks of."""

from dictafacta.extract.mentions.table import find_mentions

__all__ = ["find_mentions"]

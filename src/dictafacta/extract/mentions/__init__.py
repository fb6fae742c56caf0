"""Who and what a text speaks of."""

from dictafacta.extract.mentions.table import find_mentions, find_name_spans

__all__ = ["find_mentions", "find_name_spans"]

"""What a page says of itself: title, authors, dates, outlet, address, section, language."""

from dictafacta.read.metadata.found import NOTHING, Metadata, find_metadata

__all__ = ["NOTHING", "Metadata", "find_metadata"]

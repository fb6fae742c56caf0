"""Where pages come from: files, folders, standard input, archives, feeds, addresses."""

from dictafacta.read.inputs.options import InputOptions
from dictafacta.read.inputs.sources import page_count, pages_from

__all__ = ["InputOptions", "page_count", "pages_from"]

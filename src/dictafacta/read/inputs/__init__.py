"""Where pages come from: files, folders, standard input, archives, feeds, addresses."""

from dictafacta.read.inputs.options import InputOptions
from dictafacta.read.inputs.sources import pages_from

__all__ = ["InputOptions", "pages_from"]

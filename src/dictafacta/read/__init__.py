"""Pages and stripped text in, an article with residue and findings out.

The names are loaded when they are first asked for: the HTML libraries take a while, and
`dictafacta --help` needs none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dictafacta.read.article import read_article
    from dictafacta.read.inputs import InputOptions, pages_from
    from dictafacta.read.sites import learn_sites

__all__ = ["InputOptions", "learn_sites", "pages_from", "read_article"]

_PLACES = {
    "read_article": "article",
    "learn_sites": "sites",
    "pages_from": "inputs",
    "InputOptions": "inputs",
}


def __getattr__(name: str) -> object:
    """Load what is asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)

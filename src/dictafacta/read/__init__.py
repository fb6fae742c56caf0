"""Pages and stripped text in, an article with residue and findings out."""

from dictafacta.read.article import read_article

__all__ = ["read_article"]

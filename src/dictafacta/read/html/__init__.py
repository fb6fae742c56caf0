"""Finds the article in a page's tree."""

from dictafacta.read.html.draft import draft_html

__all__ = ["draft_html"]

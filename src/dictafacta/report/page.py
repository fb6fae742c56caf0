"""A reading as one self-contained HTML page."""

from html import escape

from dictafacta.model import Reading


def html_page(reading: Reading) -> str:
    """Return the page."""
    return f"<!doctype html><title>{escape(reading.article.title or '')}</title>"

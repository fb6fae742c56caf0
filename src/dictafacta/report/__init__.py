"""A reading shown to a person: terminal text and one self-contained HTML page."""

"""Who said what."""

from dictafacta.extract.statements.find import find_statements

__all__ = ["find_statements"]

"""Who said what."""

from dictafacta.extract.statements.coverage import measure_coverage
from dictafacta.extract.statements.find import find_statements

__all__ = ["find_statements", "measure_coverage"]

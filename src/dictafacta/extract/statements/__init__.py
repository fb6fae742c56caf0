"""Who said what."""

from dictafacta.extract.statements.coverage import Coverage, measure_coverage
from dictafacta.extract.statements.find import find_statements

__all__ = ["Coverage", "find_statements", "measure_coverage"]

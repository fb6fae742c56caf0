"""Use cases as plain functions."""

from dictafacta.analyse import read_choice
from dictafacta.read.inputs.options import InputOptions
from dictafacta.service.bootstrap import read, read_many, read_pages
from dictafacta.service.compare import Comparison, compare, comparison_to_dict
from dictafacta.service.entrances import (
    examples,
    print_explanation,
    print_report,
    read_example,
    read_inputs,
)
from dictafacta.service.explain import Explanation, explain
from dictafacta.service.exports import (
    FORMAT_NAMES,
    FROM_READINGS,
    KINDS,
    file_in,
    kinds_of,
    rows_of,
    write_lines,
    write_rows,
)
from dictafacta.service.inputs import page_total, pages_of
from dictafacta.service.lexicons import FolderReport, check_lexicons, try_sentence
from dictafacta.service.measure import (
    Measurement,
    below_floors,
    load_floors,
    measure,
    raised_floors,
)
from dictafacta.service.models import LanguageEntry, ModelEntry, languages, models
from dictafacta.service.reading import Reading
from dictafacta.service.scoring import ACCURACIES, Figures

__all__ = [
    "ACCURACIES",
    "FORMAT_NAMES",
    "FROM_READINGS",
    "KINDS",
    "Comparison",
    "Explanation",
    "Figures",
    "FolderReport",
    "InputOptions",
    "LanguageEntry",
    "Measurement",
    "ModelEntry",
    "Reading",
    "below_floors",
    "check_lexicons",
    "compare",
    "comparison_to_dict",
    "examples",
    "explain",
    "file_in",
    "kinds_of",
    "languages",
    "load_floors",
    "measure",
    "models",
    "page_total",
    "pages_of",
    "print_explanation",
    "print_report",
    "raised_floors",
    "read",
    "read_choice",
    "read_example",
    "read_inputs",
    "read_many",
    "read_pages",
    "rows_of",
    "try_sentence",
    "write_lines",
    "write_rows",
]

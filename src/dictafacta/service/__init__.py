"""Use cases as plain functions."""

from dictafacta.service.bootstrap import read, read_many, read_pages
from dictafacta.service.entrances import print_report, read_example, read_inputs
from dictafacta.service.measure import (
    Measurement,
    below_floors,
    load_floors,
    measure,
    raised_floors,
)
from dictafacta.service.reading import Reading
from dictafacta.service.scoring import ACCURACIES, Figures

__all__ = [
    "ACCURACIES",
    "Figures",
    "Measurement",
    "Reading",
    "below_floors",
    "load_floors",
    "measure",
    "print_report",
    "raised_floors",
    "read",
    "read_example",
    "read_inputs",
    "read_many",
    "read_pages",
]

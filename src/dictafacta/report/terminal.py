"""A reading as a report in the terminal."""

from rich.console import Console

from dictafacta.model import Reading


def print_reading(reading: Reading) -> None:
    """Print a reading to standard output."""
    Console().print(reading.article.title, markup=False)

"""The command line: parse arguments, call the service, show."""

from dictafacta.cli.main import main

__all__ = ["main"]

"""Lets `python -m dictafacta` run the command line."""

from dictafacta.cli import main

main()

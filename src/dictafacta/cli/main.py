"""The entrance `dictafacta`: finds the command and turns the user's mistakes into messages."""

import sys
from importlib import import_module
from typing import IO, Any

import click

from dictafacta.problems import DictafactaError
from dictafacta.version import VERSION

COMMANDS = {
    "read": "Read pages and show who said what and what happened.",
    "explain": "Show why a statement or an event was found.",
    "compare": "Show which pages are copies, and who appears in several.",
    "add": "Put pages on a desk, to search and compare them.",
    "said": "Search a desk for who said what.",
    "events": "Search a desk for what happened.",
    "documents": "Search the texts of a desk.",
    "figures": "Show who and what appears on a desk, over languages and scripts.",
    "stories": "List the stories of a desk.",
    "story": "Show one story, its sources and their accounts side by side.",
    "watch": "Look out for the names of a watch list.",
    "reread": "Read the pages of a desk again with the present version.",
    "desk": "Check a desk, copy it, show what is on it.",
    "judge": "Confirm, reject or correct what is on a desk.",
    "export": "Write what is on a desk or in pages for other programs.",
    "demo": "Make a desk of bundled pages, to try everything on.",
    "measure": "Score readings of a folder of gold readings.",
    "lexicon": "Check the language folders, or try a sentence.",
    "models": "List the pipelines with their data, licence and scores.",
    "languages": "List the languages and what there is for each.",
}


class UserMistake(click.ClickException):
    """Shows a DictafactaError: what is wrong, then what to do; exit status 2."""

    exit_code = 2

    def __init__(self, error: DictafactaError) -> None:
        super().__init__(error.message)
        self.error = error

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message on standard error."""
        click.echo(f"error {self.error.code}: {self.error.message}", err=True)
        if self.error.hint:
            click.echo(f"  {self.error.hint}", err=True)


class Entrance(click.Group):
    """Imports a command only when it is called, so that help comes at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return a command by name."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"dictafacta.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  (click's own type)
        """Run the command; a user's mistake becomes a message and exit status 2."""
        try:
            return super().invoke(ctx)
        except DictafactaError as error:
            raise UserMistake(error) from error


@click.command(cls=Entrance, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="dictafacta")
def main() -> None:
    """Read news pages into a record that can be checked.

    Exit status: 0 all was read; 1 some page could not be read, or a check failed; 2 a mistake in
    the call.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a terminal in another encoding must not end the run
            reconfigure(errors="backslashreplace")

"""`dictafacta documents`: the documents of a desk."""

from pathlib import Path
from typing import Any

import click

from dictafacta.cli.options import desk
from dictafacta.cli.searching import OUTPUT, WHERE, put_out, since_until, with_options


@click.command("documents")
@click.argument("words", required=False, default="")
@desk
@with_options(*since_until("Published"), *WHERE, *OUTPUT)
def command(
    desk_file: Path,
    wanted: str,
    out: Path | None,
    **asked: Any,  # noqa: ANN401  (the fields of a query)
) -> None:
    """Search a desk for documents that have all WORDS, the best first; without words, list all.

    Case and accents do not matter. "Words in quotation marks" must stand in a row; `sanction*`
    stands for all words that begin so.
    """
    from dictafacta.report.listing import print_documents
    from dictafacta.service.desk import Desk, DocumentQuery

    query = DocumentQuery(**asked)
    with Desk.open(desk_file) as opened:
        put_out(opened.find_documents(query), "documents", wanted, out, print_documents)

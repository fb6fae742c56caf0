"""`dictafacta explain`: why a statement or an event was found."""

import json
from collections.abc import Mapping
from dataclasses import asdict

import click

from dictafacta import service
from dictafacta.cli.options import pipelines


@click.command("explain")
@click.argument("page", metavar="PAGE")
@click.argument("record", metavar="RECORD")
@click.option("--language", metavar="XX", help="The page's language, ISO 639-1.")
@click.option("--published", metavar="DATE", help="Publication date, ISO 8601.")
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON.")
@pipelines
def command(
    page: str,
    record: str,
    language: str | None,
    published: str | None,
    as_json: bool,
    pipelines: Mapping[str, str],
) -> None:
    """Show why RECORD was found in PAGE: rule, lexicon lines, reasons and the sentence's tree.

    RECORD is a number as the report of `dictafacta read` shows it (3 for a statement, v2 for an
    event) or a record's id.
    """
    found = service.explain(
        page, record, language=language, published=published, pipelines=pipelines
    )
    if not as_json:
        service.print_explanation(found)
        return
    contract = found.reading.to_dict()
    listed = contract["statements"], contract["events"]
    [body] = [r for records in listed for r in records if r["id"] == found.record.id]  # type: ignore
    tree = [asdict(word) for word in found.tree]
    explained = {"record": body, "sentence": found.sentence, "tree": tree}
    click.echo(json.dumps(explained, ensure_ascii=False, indent=1))

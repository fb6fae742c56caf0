"""`dictafacta judge`: what a person decides about records and names, kept apart and applied."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dictafacta import service
from dictafacta.cli.options import desk
from dictafacta.model import EntityKind
from dictafacta.model.judgements import Judgement, judgement_to_dict
from dictafacta.problems import DictafactaError

if TYPE_CHECKING:
    from dictafacta.service.desk import Judgements, Kept

SHORT = 8  # characters of a document's id
Command = TypeVar("Command", bound=Callable[..., Any])
who = click.option(
    "--who", metavar="NAME", help="Who judges; else DICTAFACTA_USER, else the account's name."
)
note = click.option("--note", default="", metavar="TEXT", help="What is to be remembered with it.")


def judging(command: Command) -> Command:
    """Give a command the options that every judgement has."""
    return desk(who(note(command)))


@click.group("judge")
def command() -> None:
    """Confirm, reject or correct what is on a desk; judgements survive every later reading.

    Records go by the short ids that searches show, such as b5c68014:s3f0a; any beginning does that
    leads to one record alone.
    """


@command.command("confirm")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@judging
def confirm(ids: tuple[str, ...], desk_file: Path, who: str | None, note: str) -> None:
    """Confirm statements or events."""
    judge_all(lambda on, record: on.confirm(record, who=who, note=note), ids, desk_file)


@command.command("reject")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@judging
def reject(ids: tuple[str, ...], desk_file: Path, who: str | None, note: str) -> None:
    """Reject statements or events: searches and exports leave them out."""
    judge_all(lambda on, record: on.reject(record, who=who, note=note), ids, desk_file)


@command.command("speaker")
@click.argument("identifier", metavar="ID")
@click.argument("name")
@judging
def speaker(identifier: str, name: str, desk_file: Path, who: str | None, note: str) -> None:
    """Fix the speaker of a statement: the entity of its document with this NAME, or a new one."""
    if not name.strip():
        raise click.UsageError("the name is empty")
    judge_all(
        lambda on, record: on.speaker(record, name, who=who, note=note), (identifier,), desk_file
    )


def judge_all(
    judge: "Callable[[Judgements, str], Kept]", ids: tuple[str, ...], desk_file: Path
) -> None:
    """Judge records one after another; say what was done, and go on where one is not found."""
    from dictafacta.service.desk import Desk

    failed = 0
    with Desk.open(desk_file) as opened:
        for identifier in ids:
            try:
                show(judge(opened.judgements, identifier))
            except DictafactaError as error:
                if len(ids) == 1:
                    raise
                failed += 1
                click.echo(f"error {error.code}: {error.message}", err=True)
    if failed:
        sys.exit(2)


kind = click.option(
    "--kind",
    type=click.Choice([k.value for k in EntityKind if k is not EntityKind.GROUP]),
    help="What the names stand for, where the desk has them in several kinds.",
)


@command.command("merge")
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME…")
@kind
@judging
def merge(
    names: tuple[str, ...], kind: str | None, desk_file: Path, who: str | None, note: str
) -> None:
    """Decide that NAMEs are one person, organisation or place."""
    if len(names) < 2:
        raise click.UsageError("give two names or more")
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        show(opened.judgements.merge(names, kind=kind_named(kind), who=who, note=note))


@command.command("split")
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="ID",
    help="Only what this document calls so; may be given several times.",
)
@kind
@judging
def split(
    names: tuple[str, ...],
    documents: tuple[str, ...],
    kind: str | None,
    desk_file: Path,
    who: str | None,
    note: str,
) -> None:
    """Decide that NAMEs are different, or that NAME in a document is not the one elsewhere."""
    if len(names) < 2 and not documents:
        raise click.UsageError("give two names, or one name and --document")
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        found = opened.judgements.split(
            names, documents=documents, kind=kind_named(kind), who=who, note=note
        )
        show(found)


def kind_named(name: str | None) -> EntityKind | None:
    """Return the kind of this name."""
    return EntityKind(name) if name else None


@command.command("undo")
@click.argument("numbers", nargs=-1, required=True, type=int, metavar="N…")
@desk
def undo(numbers: tuple[int, ...], desk_file: Path) -> None:
    """Take judgements back by the numbers that `dictafacta judge list` shows."""
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        for number in numbers:
            show(opened.judgements.undo(number))


@command.command("list")
@click.option("--lost", is_flag=True, help="Only those that no record is left for.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@desk
def list_command(lost: bool, as_json: bool, desk_file: Path) -> None:
    """Show all judgements, by whom, when, and where each landed."""
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        for kept in opened.judgements:
            if lost and (kept.placing != "lost" or kept.judgement.undone):
                continue
            if as_json:
                more = {"number": kept.number, "placing": kept.placing, "placed_on": kept.record}
                click.echo(json.dumps({**more, **judgement_to_dict(kept.judgement)}))
            else:
                show(kept)


@command.command("export")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@desk
def export(file: str, desk_file: Path) -> None:
    """Write all judgements to FILE as JSON Lines, or to standard output for -."""
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        count = service.write_lines(opened.judgements.lines(), None if file == "-" else Path(file))
    if file != "-":
        click.echo(f"written: {file} ({count} judgements)", err=True)


@command.command("import")
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"))
@desk
def import_command(file: Any, desk_file: Path) -> None:  # noqa: ANN401  (click's own type)
    """Take in judgements from FILE (JSON Lines), or from standard input for -.

    Those on documents that are not on the desk wait for them. Exit status 1 where a line holds
    no judgement.
    """
    from dictafacta.service.desk import Desk

    with Desk.open(desk_file) as opened:
        found = opened.judgements.take(file, getattr(file, "name", "-"))
    for problem in found.problems:
        click.echo(str(problem), err=True)
    click.echo(f"{found.taken} taken, {found.known} known", err=True)
    if found.problems:
        sys.exit(1)


def show(kept: "Kept") -> None:
    """Print a judgement in a line: number, day, who, what about, and where it landed."""
    from dictafacta.report.terminal import safe  # rich takes a while to load

    judgement = kept.judgement
    parts = [
        f"{kept.number:>4}  {judgement.when[:10]}  {judgement.who}: {judgement.decision.value}",
        about(judgement),
        f"undone {judgement.undone[:10]}" if judgement.undone else standing(kept),
        f"note: {judgement.note}" if judgement.note else "",
    ]
    click.echo(safe(" · ".join(" ".join(part.split("\n")) for part in parts if part)))


def about(judgement: Judgement) -> str:
    """Return what a judgement is about."""
    record = judgement.record
    if record is None:
        names = ", ".join(dict.fromkeys(judgement.names))
        where = ", ".join(d[:SHORT] for d in judgement.documents)
        return f"{names} in {where}" if where else names
    words = " … ".join(record.words)
    shown = words if len(words) <= 60 else f"{words[:59]}…"
    whose = f"{judgement.speaker} · " if judgement.speaker else ""
    return f"{whose}{record.document[:SHORT]}:{record.id} ({record.label}) “{shown}”"


def standing(kept: "Kept") -> str:
    """Return where a judgement landed, in words; nothing where it is where it was made."""
    if kept.judgement.record is None:
        return ""
    return {
        "same": "",
        "moved": f"now on {kept.record}, over the same words",
        "lost": "no record is left there",
    }.get(kept.placing or "", "waits for its document")

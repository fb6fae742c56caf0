"""Runs the commands that the guides show, on the demo's desk, and gives what they print.

A guide shows a command between two comments:

    <!-- run: dictafacta said Sarimova --limit 2 -->
    <!-- /run -->

What stands between them is written by `scripts/docs.py`. The commands of one page run in order in
a folder of their own, with a copy of the demo's desk as the desk that is found without `--desk`.
`{said Sarimova}` in a command stands for the short id of the first record that this search finds.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

SHOWN = re.compile(r"(<!-- run: (.+?) -->\n).*?(<!-- /run -->)", re.S)
SEARCH = re.compile(r"\{(.+?)\}")
DEMO = "dictafacta demo"
MISTAKE = 2  # the exit status of a mistake in the call, whose message a guide may show
SETTINGS = {"DICTAFACTA_DESK": "demo.desk", "DICTAFACTA_USER": "anna", "COLUMNS": "100"}


def with_output(pages: dict[Path, str], root: Path) -> dict[Path, str]:
    """Return the pages that show commands, with what these print now."""
    found = {file: text for file, text in pages.items() if SHOWN.search(text)}
    if not found:
        return {}
    with TemporaryDirectory() as folder:
        made = run(DEMO, Path(folder), root)
        desk = Path(folder) / "demo.desk"
        return {file: filled(text, desk, made, root) for file, text in found.items()}


def filled(text: str, desk: Path, made: str, root: Path) -> str:
    """Return a page with the output of its commands; `made` is that of making the demo's desk."""
    with TemporaryDirectory() as folder:
        shutil.copy(desk, folder)

        def replaced(match: re.Match[str]) -> str:
            command = match[2]
            block = as_block(DEMO, made) if command == DEMO else shown(command, Path(folder), root)
            return f"{match[1]}{block}{match[3]}"

        return SHOWN.sub(replaced, text)


def shown(command: str, folder: Path, root: Path) -> str:
    """Return a command with its output as a block of a page."""
    command = SEARCH.sub(lambda m: short_id(m[1], folder, root), command)
    return as_block(command, run(command, folder, root))


def as_block(command: str, printed: str) -> str:
    """Return a command and what it printed as a block of a page."""
    output = "\n".join(line.rstrip() for line in printed.splitlines())
    return f"```text\n$ {command}\n{output.rstrip()}\n```\n"


def short_id(search: str, folder: Path, root: Path) -> str:
    """Return the short id of the first record that a search finds."""
    found = run(f"dictafacta {search} --limit 1 --format jsonl", folder, root)
    row = json.loads(found.splitlines()[0])
    return f"{row['document']['id'][:8]}:{row['id'][:5]}"


def run(command: str, folder: Path, root: Path) -> str:
    """Return what a shell command prints, on both streams; `dictafacta` is that of this tree."""
    script = f'dictafacta() {{ "{sys.executable}" -m dictafacta "$@"; }}\n{command}'
    environment = {**os.environ, **SETTINGS, "PYTHONPATH": str(root / "src")}
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    if done.returncode not in (0, MISTAKE):
        raise SystemExit(f"{command} ends with {done.returncode}:\n{done.stdout}")
    return done.stdout

"""Runs the commands that the guides show, on the demo's desk, and gives what they print.

A guide shows a command between two comments:

    <!-- run: dictafacta said Sarimova --limit 2 -->
    <!-- /run -->

What stands between them is written by `scripts/docs.py`. The commands of one page run in order in
a folder of their own, with a copy of the demo's desk as the desk that is found without `--desk`.
`{said Sarimova}` in a command stands for the short id of the first record that this search finds.

Every better rule changes some row of some guide. So that this does not stop whoever made the rule,
the check asks that a command still runs and prints nearly the same, numbers aside.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

SHOWN = re.compile(r"(<!-- run: (.+?) -->\n).*?(<!-- /run -->)", re.S)
SEARCH = re.compile(r"\{(.+?)\}")
DEMO = "dictafacta demo"
NEARLY = 0.75  # share of words that the output of a command must have in common with the page's
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


def nearly_same(before: str, after: str, comparable: Callable[[str], str]) -> bool:
    """Tell whether two states of a page show the same commands with nearly the same output.

    What stands around them must be the same, as far as `comparable` goes.
    """
    blocks = [[m[0] for m in SHOWN.finditer(text)] for text in (before, after)]
    around = [comparable(SHOWN.sub(r"\2", text)) for text in (before, after)]
    if around[0] != around[1] or len(blocks[0]) != len(blocks[1]):
        return False
    return all(likeness(a, b) >= NEARLY for a, b in zip(*blocks, strict=True))


def likeness(before: str, after: str) -> float:
    """Return the share of words that two outputs have in common; numbers are all alike."""
    words = [re.sub(r"\d+", "0", text).split() for text in (before, after)]
    return SequenceMatcher(None, *words, autojunk=False).ratio()


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

"""Kills `dictafacta add` at random moments and looks at what is left of the desk.

    python benchmarks/desk_crash.py [--kills 200] [--seed 1]

A process adds short pages, made of the paragraphs of `evaluation/gold`, and reports each on
standard output; it is killed (SIGKILL) after a random time, one time in five as early as while it
makes or opens the file.
Then the desk must pass its own check, hold every page that was reported, with as many statements
and events as were reported, and no page twice. The next process goes on with the same desk, and
starts another one when all pages are there. Exit status 1 where anything is wrong.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import io
import json
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from dictafacta.cli import main as dictafacta
from dictafacta.service import read_example
from dictafacta.service.desk import Desk

GOLD = Path(__file__).parents[1] / "evaluation/gold"
PAGES = 400


def write_pages(folder, rng):
    """Write pages of one paragraph each, all different."""
    texts = [json.loads(f.read_text(encoding="utf-8")) for f in sorted(GOLD.glob("*.json"))]
    for number in range(PAGES):
        chosen = rng.choice(texts)
        paragraph = rng.choice(chosen["text"].split("\n\n")[1:])
        page = f"Page {number} of {chosen['id']}\n\n{paragraph}"
        (folder / f"{number:04}.txt").write_text(page, encoding="utf-8")


def add_and_kill(pages, desk, seconds, early):
    """Add the pages in a process of its own, kill it after a time; return what it reported.

    The time is counted from the start where it is to be `early`, else from the first report.
    """
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        sys.stdout = os.fdopen(sender, "w")
        sys.stderr = io.StringIO()
        try:
            dictafacta(["add", str(pages), "--desk", str(desk), "--json"])
        finally:  # what the parent has opened and must tidy up is none of the child's business
            os._exit(0)
    os.close(sender)
    with os.fdopen(receiver, "rb") as stream:
        first = b"" if early else stream.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        whole = (first + stream.read()).rpartition(b"\n")[0]
    reported = [json.loads(line) for line in whole.splitlines()]
    if not reported and not os.WIFSIGNALED(status):
        raise SystemExit("the process ended by itself and reported nothing")
    return reported, os.WIFSIGNALED(status)


def faults(path, reported):
    """Return what is wrong with the desk."""
    if not path.exists():
        return ["it is not there, but pages were reported"] if reported else []
    with Desk.open(path, create=True) as desk:
        found = [str(p) for p in desk.check()]
        kept = {d.id for d in desk.documents()}
        statements = Counter(r.document.id for r in desk.statements())
        events = Counter(r.document.id for r in desk.events())
        twice = desk.database.rows(
            "SELECT document, id FROM statements GROUP BY 1, 2 HAVING count(*) > 1"
        )
    found += [f"statement {i} of document {d} is there twice" for d, i in twice]
    for one in reported:
        if one["id"] not in kept:
            found.append(f"{one['uri']} was reported and is not there")
        elif (statements[one["id"]], events[one["id"]]) != (one["statements"], one["events"]):
            found.append(f"{one['uri']} lacks statements or events, or has too many")
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    for language in ("en", "it"):
        list(read_example(language))  # the pipelines are loaded once, before the forks
    wrong, reported_all, killed, desks = [], 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while killed < options.kills:
            pages, desk = Path(folder, f"pages-{desks}"), Path(folder, f"{desks}.desk")
            pages.mkdir()
            write_pages(pages, rng)
            desks += 1
            reported = {}
            went_on = True
            while went_on and killed < options.kills:
                early = rng.random() < 0.2
                seconds = rng.uniform(0, 0.3 if early else rng.choice((0.2, 1.0)))
                told, went_on = add_and_kill(pages, desk, seconds, early)
                killed += went_on
                added = [t for t in told if t["outcome"] == "added"]
                again = [t["uri"] for t in added if t["id"] in reported]
                wrong += [f"{uri} was reported as added twice" for uri in again]
                reported.update((t["id"], t) for t in added)
                wrong += faults(desk, reported.values())
            reported_all += len(reported)
    print(
        f"{killed} kills, {desks} desks, {reported_all} pages reported as added:"
        f" {len(wrong)} faults"
    )
    print("\n".join(wrong[:20]))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

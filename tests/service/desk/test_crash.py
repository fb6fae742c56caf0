"""A killed process leaves a whole desk with everything that it reported."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from dictafacta.service.desk import Desk

HERE = Path(__file__)
SCRIPT = """
import sys
from dictafacta.model import Page
from dictafacta.service import bootstrap
from dictafacta.service.desk import Desk
from pipelines import PlainPipeline

bootstrap.available = lambda: ("it",)
bootstrap.load_pipeline = lambda code, name: PlainPipeline()
text = "Titolo {0}\\n\\nIl ministro {0} ha parlato. " + "Parole e parole. " * 5
pages = (Page(uri=str(n), content=text.format(n), language="it") for n in range(3000))
with Desk.open(sys.argv[1], create=True) as desk:
    for added in desk.add(pages):
        print(added.outcome.value, added.id, flush=True)
"""


def test_what_was_reported_is_there_and_nothing_is_half(tmp_path):
    path, reported, rng = tmp_path / "a.desk", [], random.Random(1)
    for _ in range(3):
        reported += killed(path, rng.uniform(0.02, 0.4))
    with Desk.open(path) as desk:
        assert list(desk.check()) == []
        kept = [document.id for document in desk.documents()]
        assert {desk.reading(i).text.split()[0] for i in kept} == {"Titolo"}
    assert reported
    assert len(reported) == len(set(reported))
    assert set(reported) <= set(kept)
    assert len(kept) <= len(reported) + 3  # what was stored in the moment before it was reported


def killed(path, seconds):
    """Return the ids that a process reported as added before it was killed."""
    folders = (HERE.parents[2], HERE.parents[3] / "src")
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, folders))},
    )
    first = process.stdout.readline()  # it is under way
    time.sleep(seconds)
    process.kill()
    rest = process.communicate()[0].rpartition("\n")[0]
    told = [line.split() for line in (first + rest).splitlines()]
    return [identifier for outcome, identifier in told if outcome == "added"]

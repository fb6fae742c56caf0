"""The guides' outputs are renewed by a script, whose check lets rows change and nothing else."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = """Text.

<!-- run: dictafacta said Anna -->
```text
$ dictafacta said Anna
2025-05-14  Anna said that the bridge was closed 526ef715:sdce0
2025-05-13  Anna said that nobody was hurt 526ef715:sdce1
2 statements
```
<!-- /run -->
"""


@pytest.fixture
def guides(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    import guides

    yield guides
    sys.modules.pop("guides", None)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("2 statements", "3 statements", True),
        ("526ef715:sdce0", "526ef715:sff00", True),
        ("Text.", "Another text.", False),
        ("said Anna -->", "said Ben -->", False),
        ("<!-- run:", "<!-- was:", False),
        ("that", "a b c d e f g h i j k l", False),
    ],
)
def test_the_check_lets_single_words_change(guides, old, new, same):
    assert guides.nearly_same(PAGE, PAGE.replace(old, new), str.strip) is same


def test_commands_are_run_and_shown_with_what_they_print(guides, tmp_path):
    block = guides.shown("printf 'a  \\nb\\n'", tmp_path, ROOT)
    assert block == "```text\n$ printf 'a  \\nb\\n'\na\nb\n```\n"
    with pytest.raises(SystemExit, match="ends with 7"):
        guides.shown("exit 7", tmp_path, ROOT)


def test_every_guide_of_the_desk_shows_commands(guides):
    for name in ("desk", "demo", "exports", "judgements"):
        text = (ROOT / f"docs/guides/{name}.md").read_text(encoding="utf-8")
        assert all(m[2].startswith("dictafacta ") for m in guides.SHOWN.finditer(text))
        assert guides.SHOWN.search(text), name

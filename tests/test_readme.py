"""What the README shows works."""

import re
from pathlib import Path

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs(capsys):
    [code] = re.findall(r"```python\n(.*?)```", README, flags=re.S)
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out == "say ['We came to talk']\n"


def test_every_link_leads_somewhere():
    root = Path(__file__).parents[1]
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert len(links) > 4
    assert [x for x in links if not x.startswith("http") and not (root / x).exists()] == []

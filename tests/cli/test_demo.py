"""The demo makes a desk on which the commands that it names find something."""

import pytest
from click.testing import CliRunner

from dictafacta.cli import main
from dictafacta.cli.demo import TRY


def run(*arguments):
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    file = tmp_path_factory.mktemp("demo") / "demo.desk"
    result = run("demo", "--desk", file)
    assert "43 added" in result.stderr
    assert result.stdout.count(f"--desk {file}") == len(TRY) == 3
    return file


def test_it_says_what_to_try_and_that_works(desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for arguments in TRY:
        result = run(*arguments.split(), "--desk", desk)
        assert result.stdout or list(tmp_path.iterdir())


def test_a_second_time_changes_nothing(desk):
    assert "43 known" in run("demo", "--desk", desk).stderr

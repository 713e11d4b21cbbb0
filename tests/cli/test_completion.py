"""The scripts that complete commands in a shell: made from the arguments themselves, and tried in the shells."""

import subprocess
from pathlib import Path

import pytest

from ivig_logger.__main__ import COMMANDS, main
from tests.cli.shells import needs, offered_by_bash, offered_by_fish, offered_by_zsh

# What was typed, and what every shell offers behind it in a folder with notes.csv.
OFFERED = {
    "ivig-logger ": list(COMMANDS),
    "ivig-logger exp": ["export"],
    "ivig-logger --vers": ["--version"],
    "ivig-logger --database n": ["notes.csv"],
    "ivig-logger --database my.db ": list(COMMANDS),
    "ivig-logger --database check export --without": ["--without-names", "--without-dates"],  # check is a file there
    "ivig-logger export --for": ["--format"],
    "ivig-logger export --format x": ["xlsx"],
    "ivig-logger export --patient n": [],  # a file is no patient
    "ivig-logger export --patient check --qu": [],
    "ivig-logger import ": ["notes.csv"],
    "ivig-logger import notes.csv --mapping n": ["notes.csv"],
    "ivig-logger report --paper ": ["a4", "letter"],
    "ivig-logger completion ": ["bash", "zsh", "fish"],
}


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints for a shell."""
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file."""
    there = tmp_path / "here"
    there.mkdir()
    (there / "notes.csv").touch()
    return there


@pytest.mark.parametrize("shell", [pytest.param(each, marks=needs(each)) for each in ("bash", "zsh", "fish")])
def test_a_shell_accepts_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    checked = subprocess.run([shell, "-n"], input=script(shell, capsys), text=True, capture_output=True, timeout=60)
    assert (checked.returncode, checked.stderr) == (0, "")


@needs("bash")
def test_bash_completes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = script("bash", capsys)
    assert {typed: offered_by_bash(typed, text, folder) for typed in OFFERED} == OFFERED
    assert offered_by_bash("ivig-logger export --format = w", text, folder) == ["wide"]  # bash parts --format=w so
    assert offered_by_bash("ivig-logger --database = check exp", text, folder) == ["export"]


@needs("fish")
def test_fish_completes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = script("fish", capsys)
    found = {typed: sorted(offered_by_fish(typed, text, folder)) for typed in OFFERED}
    assert found == {typed: sorted(offered) for typed, offered in OFFERED.items()}
    assert offered_by_fish("ivig-logger export --format=w", text, folder) == ["--format=wide"]


@needs("zsh")
def test_zsh_completes_from_the_first_time_on(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    joined = {"ivig-logger export --format=w": ["wide"], "ivig-logger export --patient=A --pat": ["--patient"]}
    wanted = OFFERED | joined
    found = offered_by_zsh(list(wanted), script("zsh", capsys), folder, tmp_path / "rc")
    assert {typed: sorted(offered) for typed, offered in found.items()} == {
        typed: sorted(offered) for typed, offered in wanted.items()
    }


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_script_knows_every_command_and_form(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = script(shell, capsys)
    assert [each for each in (*COMMANDS, "json csv wide xlsx fhir", "skip-unreadable") if each not in text] == []


def test_quotes_of_a_help_text_do_not_end_a_string_of_zsh_and_fish(capsys: pytest.CaptureFixture[str]) -> None:
    for line in script("zsh", capsys).splitlines():
        assert line.replace("'\\''", "").count("'") % 2 == 0
    for line in script("fish", capsys).splitlines():
        assert line.replace("\\'", "").count("'") % 2 == 0

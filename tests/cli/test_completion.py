"""The scripts that complete commands in a shell: made from the arguments themselves, and tried in bash."""

import shutil
import subprocess
from pathlib import Path

import pytest

from ivig_logger.__main__ import COMMANDS, main

BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None, reason="no bash on this computer")


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints for a shell."""
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def completed(typed: str, script: str, folder: Path) -> list[str]:
    """What bash offers when Tab is pressed behind what was typed."""
    words = typed.split(" ")
    asking = f"COMP_WORDS=({' '.join(map(repr, words))}); COMP_CWORD={len(words) - 1}; _ivig_logger"
    program = f'{script}\n{asking}; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run([BASH or "", "-c", program], capture_output=True, text=True, cwd=folder, timeout=60)
    assert done.stderr == ""
    return done.stdout.split()


@needs_bash
def test_bash_accepts_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    checked = subprocess.run(
        [BASH or "", "-n"], input=script("bash", capsys), text=True, capture_output=True, timeout=60
    )
    assert (checked.returncode, checked.stderr) == (0, "")


@needs_bash
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ivig-logger exp", ["export"]),
        ("ivig-logger ", list(COMMANDS)),
        ("ivig-logger --vers", ["--version"]),
        ("ivig-logger export --for", ["--format"]),
        ("ivig-logger export --format x", ["xlsx"]),
        ("ivig-logger export --format = w", ["wide"]),  # bash parts --format=w so
        ("ivig-logger --database my.db export --without", ["--without-names", "--without-dates"]),
        ("ivig-logger import ", ["notes.csv"]),
        ("ivig-logger import notes.csv --mapping n", ["notes.csv"]),
        ("ivig-logger export --patient n", []),  # a file is no patient
        ("ivig-logger completion ", ["bash", "zsh", "fish"]),
        ("ivig-logger backup ", []),
    ],
)
def test_bash_completes(typed: str, offered: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.csv").touch()
    assert completed(typed, script("bash", capsys), tmp_path) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_script_knows_every_command_and_form(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = script(shell, capsys)
    assert [each for each in (*COMMANDS, "json csv wide xlsx fhir", "skip-unreadable") if each not in text] == []


def test_quotes_of_a_help_text_do_not_end_a_string_of_zsh_and_fish(capsys: pytest.CaptureFixture[str]) -> None:
    for line in script("zsh", capsys).splitlines():
        assert line.replace("'\\''", "").count("'") % 2 == 0
    for line in script("fish", capsys).splitlines():
        assert line.replace("\\'", "").count("'") % 2 == 0

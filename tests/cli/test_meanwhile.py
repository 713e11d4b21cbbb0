"""While a command works it says so on a terminal, and nowhere else; Ctrl+C ends it with nothing half written."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import pytest

from ivig_logger.__main__ import main
from ivig_logger.cli.meanwhile import told_meanwhile
from tests.cli.logs import a_log_of_two, sessions_in

# A shell that starts the suite in the background has its children ignore Ctrl+C.
INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from ivig_logger.__main__ import main
sys.exit(main())
"""


@pytest.fixture
def terminal() -> Iterator[tuple[int, TextIO]]:
    """A terminal: where what is shown can be read, and the stream that shows it."""
    pty = pytest.importorskip("pty", reason="no terminals of this kind on this computer")
    shown, its = pty.openpty()
    with open(its, "w", encoding="utf-8") as stream:  # noqa: PTH123  # it has no path
        yield shown, stream
    os.close(shown)


def read_until(shown: int, words: str) -> str:
    """What a terminal shows until these words are among it."""
    found = ""
    while words not in found:
        found += os.read(shown, 4096).decode()
    return found


def test_the_seconds_are_told_on_a_terminal_and_go_when_it_is_over(terminal: tuple[int, TextIO]) -> None:
    shown, stream = terminal
    with told_meanwhile("Reading log.json", stream, every=0.01):
        assert read_until(shown, " s").startswith("\rReading log.json: 0 s")
    print("done", end="", file=stream, flush=True)
    assert read_until(shown, "done").endswith(f"\r{' ' * len('Reading log.json: 0 s')}\rdone")


def test_what_is_quick_shows_nothing(terminal: tuple[int, TextIO]) -> None:
    shown, stream = terminal
    with told_meanwhile("Reading log.json", stream):
        pass
    print("done", end="", file=stream, flush=True)
    assert read_until(shown, "done") == "done"


def test_where_nobody_looks_nothing_is_told(tmp_path: Path) -> None:
    with (tmp_path / "told").open("w") as stream, told_meanwhile("Reading log.json", stream, every=0.001):
        time.sleep(0.05)
    assert (tmp_path / "told").read_text() == ""


def test_what_fails_fails_as_it_would_and_the_line_goes(terminal: tuple[int, TextIO]) -> None:
    shown, stream = terminal
    with suppress(ZeroDivisionError), told_meanwhile("Reading log.json", stream, every=0.01):
        read_until(shown, " s")
        raise ZeroDivisionError
    print("done", end="", file=stream, flush=True)
    assert read_until(shown, "done").endswith("\rdone")


def test_an_interrupted_import_says_so_and_stores_nothing(tmp_path: Path) -> None:
    log = a_log_of_two(tmp_path / "log.db")
    command = [sys.executable, "-c", INTERRUPTIBLE, "import", "-", "--database", str(log)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdin is not None
        run.stdin.write(b" " * 1_000_000)  # more than a pipe holds: when all is gone, the command reads
        run.stdin.flush()
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=60)
    assert (run.returncode, told.count(b"\n")) == (130, 1)
    assert told.startswith(b"Interrupted.")
    assert len(sessions_in(log)) == 3


def test_a_word_that_is_no_command_is_told_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["exprot"])
    assert left.value.code == 2
    assert "invalid choice: 'exprot' (choose from" in capsys.readouterr().err

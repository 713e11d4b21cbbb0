"""Starting the program as a real process: what it says when it cannot, and what it leaves as it was."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ivig_logger import __version__
from ivig_logger.services.logbook import Logbook
from tests.builders import PATIENT, an_infusion
from tests.logs import log_at


@contextmanager
def program(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """The program without a screen, ended when the test has seen enough."""
    command = [sys.executable, "-m", "ivig_logger", *arguments]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment
    with subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        try:
            yield run
        finally:
            run.kill()


def first_line(run: subprocess.Popen[str]) -> str:
    assert run.stderr is not None
    return run.stderr.readline()


def a_log(path: Path) -> Path:
    logbook = Logbook.open(log_at(path))
    logbook.store(PATIENT)
    logbook.store(an_infusion())
    logbook.close()
    return path


def test_the_version_is_told() -> None:
    done = subprocess.run([sys.executable, "-m", "ivig_logger", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"ivig-logger {__version__}\n")


def test_a_text_file_in_place_of_the_log_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    path.write_text("dear diary", encoding="utf-8")
    with program("--database", str(path)) as run:
        assert first_line(run).startswith("This file is not a log of IVIG Logger. It was left as it is.")
    assert path.read_text(encoding="utf-8") == "dear diary"


def test_a_log_that_was_cut_off_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = a_log(tmp_path / "log.db")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with program("--database", str(path)) as run:
        assert first_line(run).startswith("The log is damaged")
    assert path.read_bytes() == whole[: len(whole) // 2]


def test_a_log_of_a_newer_version_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = a_log(tmp_path / "log.db")
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    before = path.read_bytes()
    with program("--database", str(path)) as run:
        assert first_line(run).startswith("This log was made by a newer version of IVIG Logger.")
    assert path.read_bytes() == before


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can make a file")
def test_a_folder_that_cannot_be_written_to_is_told() -> None:
    with program("--database", "/proc/nowhere/log.db") as run:
        assert first_line(run).startswith("The log cannot be opened.")


def test_a_second_start_on_the_same_log_is_told_so_and_brings_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with program(IVIG_LOGGER_DATABASE=str(path)) as first:
        wait_for(path.with_name("log.db.lock"), first)
        with program("--database", str(path)) as second:
            assert first_line(second).startswith(f"This log is already open in another window of IVIG Logger ({path})")
        assert first.poll() is None


def test_a_lock_that_a_killed_program_left_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with program("--database", str(path)) as first:
        wait_for(path.with_name("log.db.lock"), first)
        first.kill()
        first.wait()
    ini = path.with_name("log.db.ini")
    with program("--database", str(path)) as second:
        wait_for(path, second)
        assert not ini.exists() or second.poll() is None
        assert second.poll() is None


def wait_for(path: Path, run: subprocess.Popen[str]) -> None:
    """Until the program has made a file; without a fixed time, but not longer than the program lives."""
    import time

    for _ in range(600):
        if path.exists():
            return
        assert run.poll() is None, run.stderr.read() if run.stderr else ""
        time.sleep(0.05)
    pytest.fail(f"{path.name} was not made")

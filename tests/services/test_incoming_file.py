"""What is read of a file that is to come in, and what is not even opened."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.services.incoming_file import LARGEST, bytes_of
from ivig_logger.services.logbook import Logbook
from tests.builders import PATIENT


def test_a_usual_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a;b")
    assert bytes_of(tmp_path / "a.csv", tmp_path / "log.db") == b"a;b"


@pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
def test_the_open_log_is_refused_without_being_opened(tmp_path: Path, ending: str) -> None:
    with closing(Logbook.open(tmp_path / "log.db")) as logbook:
        logbook.store(PATIENT)
        with pytest.raises(Unreadable, match="log that is open"):
            bytes_of(tmp_path / f"log.db{ending}", logbook.path)


def test_a_link_to_the_open_log_is_the_log(tmp_path: Path) -> None:
    with closing(Logbook.open(tmp_path / "log.db")) as logbook:
        (tmp_path / "a.json").symlink_to(logbook.path)
        with pytest.raises(Unreadable, match="log that is open"):
            bytes_of(tmp_path / "a.json", logbook.path)


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(Unreadable, match="no file"):
            bytes_of(path, tmp_path / "log.db")


def test_a_file_larger_than_any_log_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(LARGEST + 1)  # a hole, which takes no room
    with pytest.raises(Unreadable, match="larger than 512 MB"):
        bytes_of(tmp_path / "a.csv", tmp_path / "log.db")

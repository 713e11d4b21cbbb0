"""The last sign of life is there after the program is not, and a disk that refuses it stops nothing."""

import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ivig_logger.services.sign_of_life import SignOfLife
from tests.builders import ZONE, a_moment
from tests.storage.files import as_nobody, needs_posix, open_folder

NOW = a_moment("14:37")


def test_without_a_sign_there_is_no_last_one(tmp_path: Path) -> None:
    assert SignOfLife(tmp_path / "log.db").last(ZONE) is None


def test_the_last_sign_is_found_by_the_next_program(tmp_path: Path) -> None:
    alive = SignOfLife(tmp_path / "log.db")
    for minutes in (0, 1, 2):
        alive.show(NOW + timedelta(minutes=minutes))
    assert SignOfLife(tmp_path / "log.db").last(ZONE) == a_moment("14:39")


def test_a_clock_that_was_set_back_is_followed(tmp_path: Path) -> None:
    alive = SignOfLife(tmp_path / "log.db")
    alive.show(NOW)
    alive.show(a_moment("13:37"))
    assert alive.last(ZONE) == a_moment("13:37")


def test_it_is_told_on_the_clock_of_the_zone_that_is_asked_for(tmp_path: Path) -> None:
    alive = SignOfLife(tmp_path / "log.db")
    alive.show(NOW)
    assert alive.last("Asia/Tokyo") == NOW.in_zone("Asia/Tokyo")


def test_it_outlives_a_killed_process(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from ivig_logger.domain.moment import Moment\n"
        "from ivig_logger.services.sign_of_life import SignOfLife\n"
        f"SignOfLife(Path(sys.argv[1])).show(Moment({NOW.epoch}, 'UTC')); os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "log.db")], timeout=60)
    assert SignOfLife(tmp_path / "log.db").last(ZONE) == NOW


def test_after_the_session_it_is_removed(tmp_path: Path) -> None:
    alive = SignOfLife(tmp_path / "log.db")
    alive.show(NOW)
    alive.remove()
    alive.remove()
    assert alive.last(ZONE) is None
    assert list(tmp_path.iterdir()) == []


@needs_posix
def test_only_its_owner_may_read_it_and_nothing_is_in_it(tmp_path: Path) -> None:
    SignOfLife(tmp_path / "log.db").show(NOW)
    [file] = tmp_path.iterdir()
    assert file.name == "log.db.alive"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes() == b""


@needs_posix
def test_a_folder_in_which_nothing_can_be_made_has_no_sign_and_raises_nothing() -> None:
    with open_folder() as folder:
        folder.chmod(0o555)
        with as_nobody():
            alive = SignOfLife(folder / "log.db")
            alive.show(NOW)
            assert alive.last(ZONE) is None
            alive.remove()


@needs_posix
def test_a_sign_that_may_not_be_changed_stays_and_raises_nothing() -> None:
    with open_folder() as folder:
        alive = SignOfLife(folder / "log.db")
        alive.show(NOW)
        folder.chmod(0o555)
        with as_nobody():
            alive.show(NOW + timedelta(minutes=1))
            alive.remove()
        folder.chmod(0o755)
        assert alive.last(ZONE) in {NOW, NOW + timedelta(minutes=1)}  # who is not root owns the file and may date it


@pytest.mark.parametrize("spoil", [Path.mkdir, Path.touch])
def test_a_folder_of_the_log_that_is_none_raises_nothing(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    place = tmp_path / "place"
    spoil(place)
    alive = SignOfLife(place / "missing" / "log.db")
    alive.show(NOW)
    assert alive.last(ZONE) is None
    alive.remove()

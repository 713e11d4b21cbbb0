"""Where the keys of a log lie: a copy never takes the place of other keys that backups may need."""

from functools import cache
from pathlib import Path

import pytest

from ivig_logger.domain.profile import Profile
from ivig_logger.services.key_file import copy_path, key_path, read, write
from ivig_logger.services.keyring import Keyring, new_keyring
from ivig_logger.services.log_keys import carry_keys


@cache
def of_anna() -> tuple[Keyring, bytes, str]:
    return new_keyring(Profile("a", "Anna Berg"), "correct horse")


@cache
def of_cleo() -> tuple[Keyring, bytes, str]:
    return new_keyring(Profile("c", "Cleo Amsel"), "tower bridge")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A second place that two computers share."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def a_log_with(keyring: Keyring, folder: Path) -> Path:
    log = folder / "log.db"
    write(keyring, key_path(log))
    return log


def carry(keyring: Keyring, folder: Path, stick: Path) -> Path:
    folder.mkdir(exist_ok=True)
    log = a_log_with(keyring, folder)
    carry_keys(log, stick, encrypted=True)
    return copy_path(log, stick)


def test_keys_of_another_log_in_the_same_place_stay_beside(tmp_path: Path, stick: Path) -> None:
    copy = carry(of_anna()[0], tmp_path / "one", stick)
    carry(of_cleo()[0], tmp_path / "two", stick)
    assert read(copy) == of_cleo()[0]
    assert read(stick / "ivig-log 1.keys") == of_anna()[0]


def test_two_logs_in_one_place_take_turns_and_there_are_no_more_files_than_needed(tmp_path: Path, stick: Path) -> None:
    for _ in range(4):
        carry(of_anna()[0], tmp_path / "one", stick)
        carry(of_cleo()[0], tmp_path / "two", stick)
    kept = [read(each) for each in sorted(stick.iterdir())]
    assert len(kept) <= 3
    assert of_anna()[0] in kept
    assert of_cleo()[0] in kept


def test_another_passphrase_of_the_same_log_leaves_no_old_keys_behind(tmp_path: Path, stick: Path) -> None:
    changed = of_anna()[0].with_passphrase("a", "correct horse", "battery staple")
    carry(of_anna()[0], tmp_path / "one", stick)
    copy = carry(changed, tmp_path / "one", stick)
    assert read(copy) == changed
    assert list(stick.iterdir()) == [copy]


def test_damaged_keys_make_way(tmp_path: Path, stick: Path) -> None:
    copy = carry(of_anna()[0], tmp_path / "one", stick)
    copy.write_bytes(copy.read_bytes()[:100])
    carry(of_anna()[0], tmp_path / "one", stick)
    assert read(copy) == of_anna()[0]
    assert list(stick.iterdir()) == [copy]

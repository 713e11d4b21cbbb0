"""Switching encryption on or off, changing the keys, converting copies: killed at each step.

Afterwards the old or the new log is whole and opens with what the person has, and the next try succeeds.
IVIG_LOGGER_EVERY_STEP=1 tries each step; usually it is each sixth.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ivig_logger.domain.change import Entry
from ivig_logger.services.keyring import Keyring, WrongPassphrase
from ivig_logger.services.protection import (
    Protected,
    change_keys,
    convert_copies,
    encrypted_copies,
    find_keyring,
    finish,
    plain_copies,
    protect,
    unprotect,
)
from ivig_logger.storage.encryption import is_encrypted
from tests.services.protected_logs import ANNA, CANARY, OTHER, PASS, a_plain_log, content, draft, holding, names
from tests.stories.killing import killed_at, steps_of

EVERY = int(os.environ.get("IVIG_LOGGER_EVERY_STEP", "6"))
TYPED = f"typed {CANARY}"
DONE = {"log.db", "log.db.draft-form", "log.db.keys", "backups"}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plain log, a backup and a draft."""
    return a_plain_log(tmp_path_factory.mktemp("plain")).parent


@pytest.fixture(scope="module")
def stored(plain: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    """What is in it."""
    return content(Path(shutil.copytree(plain, tmp_path_factory.mktemp("read") / "log")) / "log.db")


@pytest.fixture(scope="module")
def protected(plain: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Protected]:
    """The same folder after the log was encrypted; the backup is plain still."""
    folder = Path(shutil.copytree(plain, tmp_path_factory.mktemp("encrypted") / "log"))
    return folder, protect(folder / "log.db", ANNA, PASS)


def each_step(folder: Path, room: Path, work: Callable[..., object], *given: object) -> Iterator[Path]:
    """The log of a copy of the folder after a kill, for each step of the work in turn."""
    whole = Path(shutil.copytree(folder, room / "whole")) / "log.db"
    steps = steps_of(work, whole, *given)
    assert steps > 10
    for step in range(0, steps, min(EVERY, steps // 8)):
        log = Path(shutil.copytree(folder, room / str(step))) / "log.db"
        killed_at(step, work, log, *given)
        yield log
        shutil.rmtree(log.parent)


def opened(log: Path, passphrase: str = PASS) -> bytes | None:
    """The key by the passphrase, as a start asks for it; None: no passphrase is asked for."""
    keyring = find_keyring(log)
    return None if keyring is None else keyring.open(passphrase).key


def test_switching_on(plain: Path, stored: list[Entry], tmp_path: Path) -> None:
    ends = set()
    for log in each_step(plain, tmp_path, protect, ANNA, PASS):
        key = opened(log)
        ends.add(key is None)
        if key is None:
            assert draft(log) == TYPED
            key = protect(log, ANNA, PASS).opened.key
        finish(log, key)
        assert content(log, key) == stored
        assert draft(log, key) == TYPED
        assert names(log.parent) == DONE
        assert holding(log.parent) == {each.name for each in plain_copies(log)}
    assert ends == {True, False}


def test_switching_off(protected: tuple[Path, Protected], stored: list[Entry], tmp_path: Path) -> None:
    folder, done = protected
    ends = set()
    for log in each_step(folder, tmp_path, unprotect, done.opened.key):
        key = opened(log)
        ends.add(key is None)
        if key is not None:
            finish(log, key)
            assert names(log.parent) == DONE
            assert holding(log.parent) == {each.name for each in plain_copies(log)}
            assert draft(log, key) == TYPED
            assert content(log, key) == stored
            unprotect(log, key)
        assert content(log) == stored
        assert draft(log) == TYPED
        assert names(log.parent) - {"log.db.keys"} == DONE - {"log.db.keys"}
    assert ends == {True, False}


def test_another_passphrase(protected: tuple[Path, Protected], tmp_path: Path) -> None:
    folder, done = protected
    ends = set()
    changed = done.keyring.with_passphrase(ANNA.id, PASS, OTHER)
    for log in each_step(folder, tmp_path, change, changed):
        keyring = find_keyring(log)
        assert keyring in (done.keyring, changed)
        ends.add(keyring == changed)
        change(log, changed)
        assert find_keyring(log) == changed
        assert names(log.parent) == DONE | {"stick"}
        assert names(log.parent / "stick") == {"ivig-log.keys"}
    assert ends == {True, False}
    assert opens(changed, OTHER)
    assert not opens(changed, PASS)


@pytest.mark.parametrize("to_plain", [False, True])
def test_converting_copies(
    protected: tuple[Path, Protected], stored: list[Entry], tmp_path: Path, *, to_plain: bool
) -> None:
    folder, done = protected
    key = done.opened.key
    start = Path(shutil.copytree(folder, tmp_path / "start"))
    if to_plain:
        assert convert_copies(plain_copies(start / "log.db"), start / "log.db", key) == []
    for log in each_step(start, tmp_path, convert_all, key, to_plain):
        (backup,) = (log.parent / "backups").glob("*.db")
        assert content(Path(shutil.copy(backup, tmp_path / "looked-at.db")), key) == stored
        assert convert_all(log, key, to_plain) == []
        assert is_encrypted(backup) is not to_plain
        assert encrypted_copies(log) == ([] if to_plain else [backup])
        assert names(log.parent / "backups") == {backup.name, "ivig-log.keys"}
        assert holding(log.parent) == ({backup.name} if to_plain else set())


def change(log: Path, keyring: Keyring) -> None:
    """Change the keys beside the log, with its backups and in a second place."""
    place = log.with_name("stick")
    place.mkdir(exist_ok=True)
    change_keys(log, keyring, place)


def convert_all(log: Path, key: bytes, to_plain: bool) -> list[Path]:  # given by position to a process
    """Convert what is there, what a kill left included."""
    left = plain_copies(log) + encrypted_copies(log)
    return convert_copies(left, log, key, to_plain=to_plain)


def opens(keyring: Keyring, passphrase: str) -> bool:
    """Whether a passphrase opens it."""
    try:
        keyring.open(passphrase)
    except WrongPassphrase:
        return False
    return True

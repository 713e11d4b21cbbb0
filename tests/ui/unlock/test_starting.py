"""What stands before the window of a log: nothing, the passphrase, or keys that are not there."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ivig_logger import app
from ivig_logger.services import key_file
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.keyring import new_keyring
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.encryption import PAGE
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.ui.unlock.starting import ask, unlock_window
from ivig_logger.ui.unlock.window import UnlockWindow
from tests.logs import log_at
from tests.stories.person import Hands
from tests.ui.unlock.keys import ANNA, ANNAS, of_anna


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    path = tmp_path / "log.db"
    Logbook.open(log_at(path, of_anna()[1]), key=of_anna()[1]).close()
    key_file.write(of_anna()[0], key_file.key_path(path))
    return path


@pytest.mark.usefixtures("qapp")
def test_nothing_stands_before_a_plain_log_or_none(tmp_path: Path) -> None:
    Logbook.open(log_at(tmp_path / "log.db")).close()
    assert unlock_window(tmp_path / "log.db") is None
    assert unlock_window(tmp_path / "new.db") is None
    assert not (tmp_path / "new.db").exists()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("content", [b"dear diary", b"x", os.urandom(PAGE + 1)])
def test_what_is_no_log_is_told_as_before(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "log.db").write_bytes(content)
    assert unlock_window(tmp_path / "log.db") is None
    with pytest.raises(StorageFailed) as told:
        app.build(tmp_path / "log.db")
    assert told.value.reason is Reason.NOT_A_LOG


def test_without_its_keys_a_copy_of_them_is_asked_for(encrypted: Path, qtbot: QtBot) -> None:
    key_file.key_path(encrypted).unlink()
    window = unlock_window(encrypted)
    assert window is not None
    qtbot.addWidget(window)
    assert window.lost_keys.told.text().startswith(f"{encrypted} is encrypted, or is not a log")


def test_the_passphrase_is_waited_for_and_its_key_opens_the_log(encrypted: Path, qtbot: QtBot) -> None:
    window = unlock_window(encrypted)
    assert window is not None
    qtbot.addWidget(window)
    QTimer.singleShot(0, window, lambda: _type(window, qtbot))
    assert ask(window)
    opened = app.build(encrypted, opened=window.who)
    qtbot.addWidget(opened)
    assert opened.workspace.logbook.author.name == "Anna Berg, RN"
    opened.workspace.close()


def test_who_closes_the_window_leaves(encrypted: Path, qtbot: QtBot) -> None:
    window = unlock_window(encrypted)
    assert window is not None
    qtbot.addWidget(window)
    QTimer.singleShot(0, window, window.close)
    assert not ask(window)


def test_a_damaged_log_is_told_as_damaged_after_the_right_passphrase(encrypted: Path, qtbot: QtBot) -> None:
    with closing(Logbook.open(encrypted, key=of_anna()[1])) as logbook:
        Backups(logbook).make(Occasion.ASKED)  # which the key opens
    _damage(encrypted)
    window = unlock_window(encrypted)
    assert window is not None
    qtbot.addWidget(window)
    QTimer.singleShot(0, window, lambda: _type(window, qtbot))
    assert ask(window)
    with pytest.raises(StorageFailed) as told:
        app.build(encrypted, opened=window.who)
    assert told.value.reason is Reason.DAMAGED


def test_keys_of_another_log_are_not_taken_for_a_damaged_log(encrypted: Path, qtbot: QtBot) -> None:
    before = encrypted.read_bytes()
    key_file.write(new_keyring(ANNA, ANNAS)[0], key_file.key_path(encrypted))
    window = unlock_window(encrypted)
    assert window is not None
    qtbot.addWidget(window)
    window.show()
    _type(window, qtbot)
    assert [window.who] == [None]
    assert "these keys: they are of another log, or" in window.lost_keys.told.text()
    copy = encrypted.with_name("ivig-log 1.keys")
    key_file.write(of_anna()[0], copy)
    window.lost_keys.read(str(copy))
    _type(window, qtbot)
    assert window.who is not None
    assert key_file.read(key_file.key_path(encrypted)) == of_anna()[0]
    assert encrypted.read_bytes() == before


def test_where_nothing_tells_the_two_apart_the_person_can_go_on_to_the_rescue(encrypted: Path, qtbot: QtBot) -> None:
    _damage(encrypted)
    window = unlock_window(encrypted)
    assert window is not None
    qtbot.addWidget(window)
    window.show()
    _type(window, qtbot)
    assert [window.who] == [None]
    window.lost_keys.go_on.click()
    assert window.who is not None


def test_a_start_without_a_passphrase_does_not_wait_for_what_opens_one() -> None:
    program = "import sys, ivig_logger.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    heavy = {"cryptography", "sqlcipher3", "ivig_logger.ui.unlock.window", "ivig_logger.services.keyring"}
    assert heavy & set(loaded.stdout.split()) == set()


def _damage(log: Path) -> None:
    content = bytearray(log.read_bytes())
    content[100:200] = bytes(100)
    log.write_bytes(content)


def _type(window: UnlockWindow, qtbot: QtBot) -> None:
    person = Hands(window, qtbot)
    person.type_into("Passphrase", ANNAS)
    person.click("Open")

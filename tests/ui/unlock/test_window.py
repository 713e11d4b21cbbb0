"""The window in front of an encrypted log: the passphrase, a lost one, and keys that are not there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ivig_logger.services import key_file
from ivig_logger.services.keyring import Keyring, new_keyring
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui import theme
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.unlock.window import UnlockWindow
from tests.logs import log_at
from tests.stories.person import Hands
from tests.ui.unlock.keys import ANNA, ANNAS, BEN, BENS, of_anna, of_both

Show = Callable[..., UnlockWindow]
NEW = "a new sentence of words"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """An encrypted log, whose keys a test writes or does not."""
    path = tmp_path / "log.db"
    Logbook.open(log_at(path, of_anna()[1]), key=of_anna()[1]).close()
    return path


@pytest.fixture
def show(log: Path, qtbot: QtBot, qapp: QApplication) -> Show:
    theme.apply(qapp, theme.Look.LIGHT, 100)

    def show(keyring: Keyring | None, *, damaged: bool = False) -> UnlockWindow:
        made = UnlockWindow(log, keyring, Preferences(log), damaged=damaged)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        return made

    return show


def test_the_title_holds_no_name_and_the_cursor_is_in_the_passphrase(show: Show, qtbot: QtBot) -> None:
    window = show(of_anna()[0])
    assert window.windowTitle() == "IVIG Logger"
    assert window.focusWidget() is Hands(window, qtbot).field("Passphrase")


def test_the_passphrase_opens(show: Show, qtbot: QtBot, log: Path) -> None:
    window = show(of_anna()[0])
    person = Hands(window, qtbot)
    person.type_into("Passphrase", ANNAS)
    with qtbot.waitSignal(window.opened):
        person.click("Open")
    assert window.who is not None
    assert (window.who.key, Preferences(log).profile) == (of_anna()[1], ANNA.id)


def test_who_opened_it_last_is_in_front(show: Show, qtbot: QtBot, log: Path) -> None:
    Preferences(log).profile = BEN.id
    window = show(of_both())
    person = Hands(window, qtbot)
    person.type_into("Passphrase", BENS)
    with qtbot.waitSignal(window.opened):
        person.click("Open")


def test_a_lost_passphrase_is_replaced_with_the_recovery_code(show: Show, qtbot: QtBot, log: Path) -> None:
    keyring, key, code = of_anna()
    window = show(keyring)
    person = Hands(window, qtbot)
    person.click("I have lost the passphrase…")
    person.type_into("Recovery code", code.lower().replace("-", " "))
    person.click("Go on")
    person.type_into("New passphrase", NEW)
    person.type_into("New passphrase once more", NEW)
    with qtbot.waitSignal(window.opened):
        person.click("Set it and open")
    written = key_file.read(key_file.key_path(log))
    assert written is not None
    assert written.open(NEW).key == key


def test_another_code_is_told_and_stays(show: Show, qtbot: QtBot) -> None:
    person = Hands(show(of_anna()[0]), qtbot)
    person.click("I have lost the passphrase…")
    person.type_into("Recovery code", "AAAA-BBBB")
    person.click("Go on")
    assert person.reads("This is not the recovery code of this log. Nothing was changed.")
    assert not any(
        each.accessibleName() == "New passphrase" for each in person.visible(type(person.field("Recovery code")))
    )
    person.click("Back to the passphrase")
    assert isinstance(person.field("Passphrase"), QLineEdit)


@pytest.mark.parametrize(
    ("first", "again", "told"),
    [("seven77", "seven77", "This is too short"), (NEW, "a new sentence", "These two are not the same.")],
)
def test_a_new_passphrase_that_cannot_be_taken_is_told_at_the_field(
    show: Show, qtbot: QtBot, log: Path, first: str, again: str, told: str
) -> None:
    person = Hands(show(of_anna()[0]), qtbot)
    person.click("I have lost the passphrase…")
    person.type_into("Recovery code", of_anna()[2])
    person.click("Go on")
    person.type_into("New passphrase", first)
    person.type_into("New passphrase once more", again)
    person.click("Set it and open")
    assert person.reads(told)
    assert not key_file.key_path(log).exists()


def test_keys_that_are_missing_are_named_with_the_places_of_copies(show: Show, log: Path) -> None:
    window = show(None)
    words = " ".join(each.text() for each in window.findChildren(QLabel))
    assert "log.db.keys" in words
    assert f"ivig-log.keys in {log.parent / 'backups'}" in words


def test_keys_that_cannot_be_read_are_told_apart_from_missing_ones(show: Show, log: Path) -> None:
    window = show(None, damaged=True)
    words = " ".join(each.text() for each in window.findChildren(QLabel))
    assert f"{key_file.key_path(log)} cannot be read" in words


def test_a_copy_of_the_keys_opens_and_takes_their_place(show: Show, qtbot: QtBot, log: Path) -> None:
    copy = log.with_name("ivig-log.keys")
    key_file.write(of_anna()[0], copy)
    window = show(None)
    window.lost_keys.read(str(copy))
    person = Hands(window, qtbot)
    person.type_into("Passphrase", ANNAS)
    assert not key_file.key_path(log).exists()
    with qtbot.waitSignal(window.opened):
        person.click("Open")
    assert key_file.read(key_file.key_path(log)) == of_anna()[0]


def test_keys_of_another_log_are_not_taken(show: Show, qtbot: QtBot, log: Path) -> None:
    copy = log.with_name("other.keys")
    key_file.write(new_keyring(replace(ANNA, id="c"), ANNAS)[0], copy)
    window = show(None)
    window.lost_keys.read(str(copy))
    person = Hands(window, qtbot)
    person.type_into("Passphrase", ANNAS)
    person.click("Open")
    assert person.reads("These keys do not open this log")
    assert not key_file.key_path(log).exists()


def test_a_file_that_holds_no_keys_is_told(show: Show, qtbot: QtBot, log: Path) -> None:
    window = show(None)
    window.lost_keys.read(str(log))
    assert Hands(window, qtbot).reads("log.db holds no keys of a log.")

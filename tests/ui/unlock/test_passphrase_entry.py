"""The passphrase as it is typed: right, wrong, too often wrong."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ivig_logger.domain.attempts import pause_after
from ivig_logger.services.keyring import Keyring, Opened
from ivig_logger.ui.unlock.passphrase_entry import PassphraseEntry
from tests.builders import a_moment
from tests.clock import Clock
from tests.ui.unlock.keys import ANNAS, BEN, BENS, of_anna, of_both

_SHIFT, _NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def clock() -> Clock:
    return Clock(a_moment("12:00"))


@pytest.fixture
def shown(qtbot: QtBot, clock: Clock) -> Callable[[Keyring], PassphraseEntry]:
    def show(keyring: Keyring) -> PassphraseEntry:
        made = PassphraseEntry(keyring, counted=clock.counted)
        qtbot.addWidget(made)
        made.show()
        return made

    return show


def type_and_enter(qtbot: QtBot, entry: PassphraseEntry, words: str) -> None:
    qtbot.keyClicks(entry.passphrase.line, words)
    qtbot.keyClick(entry.passphrase.line, Qt.Key.Key_Return)


def test_enter_opens_and_leaves_nothing_in_the_field(shown: Callable[[Keyring], PassphraseEntry], qtbot: QtBot) -> None:
    entry = shown(of_anna()[0])
    with qtbot.waitSignal(entry.opened) as told:
        type_and_enter(qtbot, entry, ANNAS)
    assert told.args == [Opened(of_anna()[0].profiles[0], of_anna()[1])]
    assert entry.passphrase.typed == ""


def test_who_it_is_is_asked_only_where_there_are_several(shown: Callable[[Keyring], PassphraseEntry]) -> None:
    assert not shown(of_anna()[0]).who.isVisible()
    assert shown(of_both()).who.isVisible()


def test_each_opens_with_their_own_passphrase(shown: Callable[[Keyring], PassphraseEntry], qtbot: QtBot) -> None:
    entry = shown(of_both())
    entry.bring(BEN.id)
    type_and_enter(qtbot, entry, ANNAS)
    assert entry.passphrase.note.text() == "This is not the passphrase of Ben Löwe. Nothing was changed."
    with qtbot.waitSignal(entry.opened) as told:
        type_and_enter(qtbot, entry, BENS)
    assert told.args is not None
    assert told.args[0].profile.name == "Ben Löwe"


def test_a_wrong_one_is_said_at_the_field_and_stays_selected(
    shown: Callable[[Keyring], PassphraseEntry], qtbot: QtBot
) -> None:
    entry = shown(of_anna()[0])
    type_and_enter(qtbot, entry, "wrong horse")
    line = entry.passphrase.line
    assert entry.passphrase.note.text() == "This is not the passphrase of Anna Berg, RN. Nothing was changed."
    assert (line.text(), line.selectionLength()) == ("wrong horse", len("wrong horse"))
    qtbot.keyClicks(line, ANNAS)
    assert line.text() == ANNAS


def test_nothing_typed_is_no_try(shown: Callable[[Keyring], PassphraseEntry], qtbot: QtBot) -> None:
    entry = shown(of_anna()[0])
    for _ in range(20):
        type_and_enter(qtbot, entry, "")
    assert entry.passphrase.note.text() == "Please type the passphrase."
    assert entry.enter.isEnabled()


def test_after_five_wrong_ones_the_next_try_waits_and_the_seconds_are_counted_down(
    shown: Callable[[Keyring], PassphraseEntry], qtbot: QtBot, clock: Clock
) -> None:
    entry = shown(of_anna()[0])
    wrong = 0
    while pause_after(wrong).total_seconds() == 0:
        type_and_enter(qtbot, entry, "wrong horse")
        wrong += 1
    assert wrong in (5, 6)
    pause = pause_after(wrong).total_seconds()
    assert f"{pause:.0f} s" in entry.passphrase.note.text()
    assert not entry.enter.isEnabled()
    clock.forward(seconds=pause - 1)
    entry.tick()
    assert entry.passphrase.note.text().endswith(" 1 s.")
    clock.forward(seconds=1)
    entry.tick()
    assert entry.enter.isEnabled()
    assert entry.passphrase.note.text().endswith("Nothing was changed.")
    with qtbot.waitSignal(entry.opened):
        type_and_enter(qtbot, entry, ANNAS)


def test_another_profile_is_no_way_around_the_wait(shown: Callable[[Keyring], PassphraseEntry], qtbot: QtBot) -> None:
    entry = shown(of_both())
    while entry.enter.isEnabled():
        type_and_enter(qtbot, entry, "wrong horse")
    entry.bring(BEN.id)
    with qtbot.assertNotEmitted(entry.opened):
        type_and_enter(qtbot, entry, BENS)
    assert not entry.enter.isEnabled()


def test_the_passphrase_is_hidden_until_it_is_to_be_seen(
    shown: Callable[[Keyring], PassphraseEntry], qtbot: QtBot
) -> None:
    entry = shown(of_anna()[0])
    field = entry.passphrase
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(field.reveal, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    assert field.reveal.accessibleName() == "Hide: Passphrase"
    qtbot.mouseClick(field.reveal, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("letter", "shift", "told"), [("A", _NONE, True), ("a", _SHIFT, True), ("a", _NONE, False), ("A", _SHIFT, False)]
)
def test_a_letter_tells_whether_caps_lock_is_on(
    shown: Callable[[Keyring], PassphraseEntry], letter: str, shift: Qt.KeyboardModifier, told: bool
) -> None:
    entry = shown(of_anna()[0])
    field = entry.passphrase
    press(field.line, letter, shift)
    assert field.caps.isVisible() is told


def test_what_is_selected_in_the_field_does_not_go_to_the_clipboard(
    shown: Callable[[Keyring], PassphraseEntry], qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("before")
    entry = shown(of_anna()[0])
    type_and_enter(qtbot, entry, "wrong horse")
    entry.passphrase.line.copy()
    assert QGuiApplication.clipboard().text() == "before"


def press(line: QLineEdit, letter: str, modifier: Qt.KeyboardModifier) -> None:
    """A key as the desktop sends it; the test's own keys leave the letter as it is whatever is held."""
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, letter))

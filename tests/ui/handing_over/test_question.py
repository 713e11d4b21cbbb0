"""The passphrase of a file that was handed over is asked for."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.ui.handing_over.question import PassphraseQuestion


@pytest.fixture
def question(qtbot: QtBot) -> PassphraseQuestion:
    made = PassphraseQuestion()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_was_typed_is_answered_with_enter(question: PassphraseQuestion, qtbot: QtBot) -> None:
    qtbot.keyClicks(question.passphrase.line, "4831 0927")
    with qtbot.waitSignal(question.answered) as answered:
        qtbot.keyClick(question.passphrase.line, Qt.Key.Key_Return)
    assert answered.args == ["4831 0927"]


def test_nothing_typed_is_no_answer(question: PassphraseQuestion, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(question.answered):
        question.enter.click()
    assert question.passphrase.note.text() == "Please type the passphrase."


def test_a_wrong_one_is_said_and_stays_to_be_corrected(question: PassphraseQuestion, qtbot: QtBot) -> None:
    qtbot.keyClicks(question.passphrase.line, "4831 0928")
    question.refuse()
    assert question.passphrase.note.text().startswith("It does not open with this.")
    assert question.passphrase.typed == "4831 0928"


def test_it_can_be_left_and_forgets(question: PassphraseQuestion, qtbot: QtBot) -> None:
    qtbot.keyClicks(question.passphrase.line, "4831 0928")
    with qtbot.waitSignal(question.left):
        question.leave.click()
    question.forget()
    assert question.passphrase.typed == ""

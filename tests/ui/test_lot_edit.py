"""The field of a lot takes what a person types, and what a scanner types."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.domain.problems import Code
from ivig_logger.exchange.gs1 import Scan
from ivig_logger.ui.lot_edit import LotEdit

CODE = "01041501234567821727033110P100123456"
SCAN = Scan("P100123456", "2027-03-31", "04150123456782")


@pytest.fixture
def field(qtbot: QtBot) -> LotEdit:
    made = LotEdit("lot")
    qtbot.addWidget(made)
    return made


def test_a_typed_lot_stays_as_it_was_typed(qtbot: QtBot, field: LotEdit) -> None:
    qtbot.keyClicks(field, " P100 123-456 ")
    with qtbot.assertNotEmitted(field.scan):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.lot() == "P100 123-456"
    assert field.expiry() is None


def test_a_scanned_code_becomes_its_lot_and_expiry_with_the_enter_that_ends_it(qtbot: QtBot, field: LotEdit) -> None:
    qtbot.keyClicks(field, CODE)
    with qtbot.waitSignal(field.scan) as scanned:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert scanned.args == [SCAN]
    assert (field.text(), field.lot(), field.expiry()) == ("P100123456", "P100123456", "2027-03-31")


def test_the_lot_is_there_before_enter_reaches_anybody_else(qtbot: QtBot, field: LotEdit) -> None:
    seen: list[str] = []
    field.returnPressed.connect(lambda: seen.append(field.lot()))
    qtbot.keyClicks(field, CODE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert seen == ["P100123456"]


@pytest.mark.parametrize("text", ["\x1d", ""])
def test_the_key_between_two_fields_is_kept_whatever_text_it_comes_with(
    qapp: QApplication, qtbot: QtBot, field: LotEdit, text: str
) -> None:
    qtbot.keyClicks(field, "010415012345678210AB21")
    key, control = Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier
    qapp.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, control, text))
    assert field.text() == "010415012345678210AB21␝"
    qtbot.keyClicks(field, "17270331")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.lot(), field.expiry()) == ("AB21", "2027-03-31")


def test_a_bracket_that_is_typed_is_a_bracket(qtbot: QtBot, field: LotEdit) -> None:
    qtbot.keyClicks(field, "]d2")
    assert field.text() == "]d2"


def test_another_lot_typed_over_a_scanned_one_has_no_expiry(qtbot: QtBot, field: LotEdit) -> None:
    qtbot.keyClicks(field, CODE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "7")
    assert (field.lot(), field.expiry()) == ("P1001234567", None)


def test_a_code_that_can_be_read_in_two_ways_stays_and_is_refused(qtbot: QtBot, field: LotEdit) -> None:
    refused: list[Code] = []
    field.refused.connect(lambda problem: refused.append(problem.code))
    qtbot.keyClicks(field, "010415012345678210AB2117")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert set(refused) == {Code.SCAN_AMBIGUOUS}
    assert field.text() == "010415012345678210AB2117"
    assert not field.read()

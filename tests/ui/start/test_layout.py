"""The start card at its sizes: nothing is cut at the side, the large button is always in sight, all keys reach all."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from ivig_logger.domain.plan import Plan, PlannedMedicine
from ivig_logger.ui import theme
from ivig_logger.ui.window import Window
from tests.ui.start.conftest import LAST, Hands

PLAN = Plan(premedications=(PlannedMedicine("paracetamol", Decimal(1), "g", "by mouth", 30),))


@pytest.mark.parametrize(("width", "height", "zoom"), [(820, 590, 100), (1080, 750, 100), (960, 740, 200)])
def test_the_large_button_is_in_sight_and_nothing_is_cut(hands: Hands, width: int, height: int, zoom: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Look.LIGHT, zoom)
    hands.screen.resize(width, height)
    hands.after(LAST, plan=PLAN)
    hands.press("paracetamol: given 60 min ago")
    hands.press("Lot: P100 123-456 (last time)")
    screen = hands.screen
    assert (screen.width(), screen.height()) == (width, height)
    assert screen.area.horizontalScrollBar().maximum() == 0
    assert screen.area.height() >= 200
    start = screen.bar.start
    assert screen.rect().contains(QRect(start.mapTo(screen, QPoint(0, 0)), start.size()))
    for each in screen.page.findChildren(QPushButton):
        if each.isVisibleTo(screen):
            assert each.width() >= each.minimumSizeHint().width(), each.text()


def test_there_are_two_columns_only_where_there_is_room(hands: Hands) -> None:
    hands.after(LAST)
    page = hands.screen.page
    assert page.medicines.mapTo(page, QPoint(0, 0)).x() > page.width() // 3
    hands.screen.resize(800, 900)
    QApplication.processEvents()
    assert page.medicines.mapTo(page, QPoint(0, 0)).x() < 30


def test_tab_goes_through_the_card_from_the_lots_to_the_large_button(hands: Hands) -> None:
    hands.after(LAST)
    reached = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        if focused is hands.screen.bar.start:
            break
        hands.qtbot.keyClick(focused, Qt.Key.Key_Tab)
    wanted = [each for each in hands.screen.page.stops if each.isVisibleTo(hands.screen)]
    assert reached == [*wanted, hands.screen.bar.start]


def test_everything_that_can_be_reached_says_what_it_does(hands: Hands) -> None:
    hands.after(LAST, plan=PLAN)
    screen = hands.screen
    names = [each.accessibleName() or each.text() for each in screen.findChildren(QPushButton)]
    names += [each.accessibleName() for each in screen.page.findChildren(QLineEdit)]
    assert all(names)
    assert screen.page.lots.field.label.buddy() is screen.page.lots.entry
    assert screen.bar.clock.entry.accessibleName() == "It started at"


def test_escape_closes_the_card_and_keeps_what_was_typed(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("before", "well")
    with hands.qtbot.waitSignal(hands.screen.closed):
        hands.qtbot.keyClick(hands.screen, Qt.Key.Key_Escape)
    assert hands.screen.is_changed
    assert hands.text("before") == "well"


def test_the_card_comes_without_a_window_of_its_own(hands: Hands) -> None:
    hands.after(LAST)
    left_over = Window  # of another test, that is just being let go
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and not isinstance(each, left_over)]
    assert shown == [hands.screen]
    assert QApplication.activeWindow() is hands.screen


def test_what_is_filled_in_says_whether_it_is_of_the_plan_or_of_the_last_session(hands: Hands) -> None:
    hands.after(plan=PLAN)
    assert hands.says("Taken from the plan: please look.")
    hands.after(LAST)
    hands.screen.begin_again()
    assert hands.says("Taken from the last session and the plan: please look.")

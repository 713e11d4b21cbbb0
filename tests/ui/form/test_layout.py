"""The form fits: two columns where there is room, nothing cut off at any size, everything by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton, QWidget

from ivig_logger.ui import theme
from tests.builders import a_full_infusion
from tests.ui.form.hands import Hands


@pytest.mark.parametrize(
    ("width", "direction"),
    [(1100, QBoxLayout.Direction.LeftToRight), (800, QBoxLayout.Direction.TopToBottom)],
)
def test_two_columns_where_there_is_room(hands: Hands, width: int, direction: QBoxLayout.Direction) -> None:
    hands.form.resize(width, 700)
    QApplication.processEvents()
    assert hands.form.fields._columns.direction() == direction


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("look", [theme.Look.DARK, theme.Look.CONTRAST])
def test_nothing_is_cut_off_beside_the_side_bar_of_a_small_window(
    hands: Hands, qapp: QApplication, zoom: int, look: theme.Look
) -> None:
    theme.apply(qapp, look, zoom)
    hands.edit(a_full_infusion())
    hands.press("Reaction 1: more, what was done, when it was over, notes")
    hands.form.resize(780, 600)
    QApplication.processEvents()
    assert hands.form.area.horizontalScrollBar().maximum() == 0
    assert hands.form.width() == 780
    for each in hands.form.findChildren(QPushButton):
        if each.isVisibleTo(hands.form):
            assert each.width() >= each.minimumSizeHint().width(), each.text()


@pytest.mark.parametrize(("width", "zoom"), [(1100, 100), (1100, 200), (780, 150)])
def test_the_answers_of_a_card_stand_beside_one_another(
    hands: Hands, qapp: QApplication, width: int, zoom: int
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, zoom)
    hands.form.resize(width, 700)
    QApplication.processEvents()
    chips = [each for each in hands.form.fields.stops() if each.accessibleName().startswith("Reactions: ")]
    assert len(chips) == 3
    assert len({each.y() for each in chips}) == 1


def test_the_header_stays_while_the_fields_scroll(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    hands.form.resize(1100, 500)
    QApplication.processEvents()
    hands.form.area.verticalScrollBar().setValue(10_000)
    assert hands.form.area.verticalScrollBar().value() > 0
    assert hands.form.header.save.visibleRegion().boundingRect().size() == hands.form.header.save.size()


def test_tab_goes_through_everything_in_the_order_in_which_it_is_seen(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    stops = [each for each in hands.form.fields.stops() if each.isVisibleTo(hands.form)]
    hands.form.fields.line.entry.setFocus()
    seen: list[QWidget | None] = []
    while (focused := QApplication.focusWidget()) is not hands.form.header.save and len(seen) < 200:
        seen.append(focused)
        hands.qtbot.keyClick(focused, Qt.Key.Key_Tab)
    chips = [each for each in stops if isinstance(each, QPushButton) and each.isCheckable() and not each.isChecked()]
    assert [each for each in seen if each in stops] == [each for each in stops if each in seen]
    assert {each for each in stops if each not in chips} <= set(seen)


def test_after_the_last_field_tab_reaches_what_can_be_added_and_save(hands: Hands) -> None:
    hands.part("notes").entry.setFocus()
    for each in hands.form.fields.course.cards:
        hands.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert each.opener.hasFocus()
    hands.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert hands.form.header.save.hasFocus()


def test_every_button_says_what_it_does(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    assert all(each.text() or each.accessibleName() for each in hands.form.findChildren(QPushButton))

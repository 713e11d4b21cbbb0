"""A chart on the screen, as a person at the keys, with a mouse and with a screen reader has it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from ivig_logger.ui import theme
from ivig_logger.ui.announcement import announcements
from ivig_logger.ui.chart_canvas import ChartCanvas
from ivig_logger.ui.chart_ink import ink_of
from ivig_logger.ui.chart_saving import DRAWING, PICTURE
from ivig_logger.ui.chart_view import ChartView
from tests.ui.charts import Dots

_KEY = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> ChartView:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    made = ChartView(Dots())
    qtbot.addWidget(made)
    made.resize(500, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.canvas.setFocus()
    return made


def place_of(canvas: ChartCanvas, at: int) -> QPoint:
    return canvas.points[at].box.center().toPoint()


def test_arrow_keys_tell_every_point_beneath_and_aloud(view: ChartView, qtbot: QtBot) -> None:
    heard: list[str] = []
    announcements.made.connect(heard.append)
    read = []
    for _ in range(4):
        qtbot.keyClick(view.canvas, _KEY.Key_Right)
        read.append(view.sentence.text())
    announcements.made.disconnect(heard.append)
    assert read == heard == [f"This is dot {at}" for at in range(4)]


@pytest.mark.parametrize(
    ("keys", "dot"),
    [
        ([_KEY.Key_Right, _KEY.Key_Left], 0),
        ([_KEY.Key_Right, _KEY.Key_Right, _KEY.Key_Down], 3),
        ([_KEY.Key_Right, _KEY.Key_Down, _KEY.Key_Up], 0),
        ([_KEY.Key_Right, _KEY.Key_Up], 0),
        ([_KEY.Key_End], 3),
        ([_KEY.Key_End, _KEY.Key_Home], 0),
        ([_KEY.Key_End, _KEY.Key_Right], 3),
    ],
)
def test_keys_go_over_rows_and_columns(view: ChartView, qtbot: QtBot, keys: list[Qt.Key], dot: int) -> None:
    for each in keys:
        qtbot.keyClick(view.canvas, each)
    assert view.sentence.text() == f"This is dot {dot}"


def test_enter_opens_what_is_behind_a_point(view: ChartView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.canvas, _KEY.Key_Right)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view.canvas, _KEY.Key_Return)
    assert opened.args == ["session 0"]


def test_a_click_opens_what_is_behind_a_point(view: ChartView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=place_of(view.canvas, 2))
    assert opened.args == ["session 2"]


def test_a_point_that_opens_nothing_is_told_by_a_click(view: ChartView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.opened):
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=place_of(view.canvas, 3))
    assert view.sentence.text() == "This is dot 3"


def test_pointing_tells_and_leaving_falls_silent(view: ChartView, qtbot: QtBot) -> None:
    hint = view.sentence.text()
    qtbot.mouseMove(view.canvas, place_of(view.canvas, 1))
    qtbot.waitUntil(lambda: view.sentence.text() == "This is dot 1")
    qtbot.mouseMove(view.canvas, QPoint(400, 100))
    qtbot.waitUntil(lambda: view.sentence.text() == hint)


def test_the_focus_and_the_point_gone_to_are_seen(view: ChartView, qtbot: QtBot) -> None:
    with_focus = view.canvas.grab().toImage()
    qtbot.keyClick(view.canvas, _KEY.Key_Right)
    gone_to = view.canvas.grab().toImage()
    view.as_table.setFocus()
    assert with_focus != gone_to != view.canvas.grab().toImage()


def test_a_screen_reader_is_told_all_facts_at_once(view: ChartView) -> None:
    assert view.canvas.accessibleName() == "Four dots"
    assert view.canvas.accessibleDescription().splitlines()[1] == "Dot 1; row 0"


def test_the_table_takes_the_place_of_the_picture_and_opens_the_same(view: ChartView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.as_table, Qt.MouseButton.LeftButton)
    assert view.table is not None
    assert view.table.isVisible()
    assert not view.canvas.isVisible()
    rows = view.table.model()
    assert [rows.index(2, column).data() for column in range(rows.columnCount())] == ["Dot 2", "row 1"]
    view.table.selectRow(2)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view.table, _KEY.Key_Return)
    assert opened.args == ["session 2"]
    qtbot.mouseClick(view.as_table, Qt.MouseButton.LeftButton)
    assert view.canvas.isVisible()


def test_the_clipboard_holds_the_picture_only_when_it_was_copied(view: ChartView, qtbot: QtBot) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("other")
    view.canvas.grab()
    assert clipboard.text() == "other"
    qtbot.keyClick(view.canvas, _KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.image().width() > 2 * 600
    assert view.sentence.text() == "The picture is on the clipboard."


def test_the_right_button_offers_to_copy_and_to_save(view: ChartView, qtbot: QtBot) -> None:
    qtbot.mousePress(view.canvas, Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    QApplication.sendEvent(view, _context_event())
    menu = next(each for each in view.findChildren(QMenu) if each.isVisible())
    assert [each.text() for each in menu.actions()] == [
        "Copy the picture",
        "Save as PNG or SVG…",
        "Show as a table",
    ]
    menu.close()


def _context_event() -> QContextMenuEvent:
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))


def test_a_picture_is_saved_and_opens_again(view: ChartView, tmp_path: Path) -> None:
    view.saving.save(tmp_path / "chart.png", PICTURE)
    image = QImage(str(tmp_path / "chart.png"))
    assert image.width() == 2 * (640 + 24)
    assert (
        view.sentence.text() == "Saved as chart.png, readable by you only. It holds health data and is not encrypted."
    )


def test_a_drawing_is_saved_with_its_facts_and_opens_again(view: ChartView, tmp_path: Path) -> None:
    view.saving.save(tmp_path / "chart.svg", DRAWING)
    assert QSvgRenderer(str(tmp_path / "chart.svg")).isValid()
    drawn = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "Four dots" in drawn
    assert "Dot 3; row 1" in drawn


def test_a_file_that_cannot_be_written_is_said(view: ChartView, tmp_path: Path) -> None:
    view.saving.save(tmp_path / "nowhere" / "chart.png", PICTURE)
    assert "No such file" in view.sentence.text()


def test_the_suggested_name_says_nothing_about_anybody(view: ChartView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
    dialog = next(iter(view.findChildren(QFileDialog)))
    assert [Path(each).name for each in dialog.selectedFiles()] == ["chart.png"]
    dialog.close()


def test_another_look_and_size_are_painted_at_once(view: ChartView, qtbot: QtBot, qapp: QApplication) -> None:
    before = view.canvas.height()
    theme.apply(qapp, theme.Look.DARK, 150)
    qtbot.waitUntil(lambda: view.canvas.height() > before)
    dark = view.canvas.grab().toImage()
    theme.apply(qapp, theme.Look.LIGHT, 100)
    middle = place_of(view.canvas, 3) + QPoint(60, 0)
    assert dark.pixelColor(middle).name().upper() == ink_of(theme.DARK).ground


def test_another_chart_keeps_the_point_that_was_gone_to(view: ChartView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.canvas, _KEY.Key_End)
    view.show_chart(replace(Dots(), title="Four others"))
    assert view.canvas.accessibleName() == "Four others"
    assert view.sentence.text() == "This is dot 3"


def a_small_one(qtbot: QtBot) -> ChartView:
    small = ChartView(Dots(), small=True)
    qtbot.addWidget(small)
    with qtbot.waitExposed(small):
        small.show()
    small.activateWindow()
    return small


def test_a_small_one_tells_what_is_pointed_at_in_a_tooltip(qtbot: QtBot) -> None:
    small = a_small_one(qtbot)
    small.canvas.clearFocus()
    qtbot.mouseMove(small.canvas, place_of(small.canvas, 1))
    qtbot.waitUntil(lambda: QToolTip.text() == "This is dot 1")
    assert not small.sentence.isVisible()
    QToolTip.hideText()


def test_a_small_one_tells_what_is_gone_to_by_keys_beneath(qtbot: QtBot) -> None:
    small = a_small_one(qtbot)
    small.canvas.setFocus()
    qtbot.waitUntil(small.canvas.hasFocus)
    qtbot.keyClick(small.canvas, _KEY.Key_Right)
    assert small.sentence.isVisible()
    assert small.sentence.text() == "This is dot 0"


def test_a_small_one_has_its_buttons_in_the_menu_only(qtbot: QtBot) -> None:
    small = a_small_one(qtbot)
    assert not any(each.isVisible() for each in (small.as_table, small.copy, small.save))

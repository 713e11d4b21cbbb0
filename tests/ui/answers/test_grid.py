"""The cells of the tables as they are painted: what is told stays readable where the keys are."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.session_fact import Answer
from ivig_logger.domain.answers.tables import By, Row
from ivig_logger.ui import theme
from ivig_logger.ui.answers.grid import Grid
from ivig_logger.ui.answers.sheet import INTERVAL, RowsSheet
from tests.domain.answers.facts import a_fact


def shown(qtbot: QtBot, qapp: QApplication, rows: int) -> Grid:
    theme.apply(qapp, theme.Look.LIGHT, 100)  # another test may have left it large
    facts = tuple(a_fact(at, first_hour=Answer.YES if at % 2 else Answer.NO) for at in range(12))
    grid = Grid()
    qtbot.addWidget(grid)
    grid.resize(1040, 500)
    grid.show_sheet(RowsSheet(By.LOT, tuple(Row(None, Group(facts)) for _ in range(rows))), keep=False)
    grid.show()
    grid.activateWindow()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    return grid


def picture_of(grid: Grid, column: int) -> QImage:
    index = grid.shown.index(0, column)
    grid.scrollTo(index)  # in the type of another test it may be out of sight
    return grid.viewport().grab(grid.visualRect(index)).toImage()


def share_of(image: QImage, colour: str) -> float:
    wanted = QColor(getattr(theme.tokens(), colour)).rgb()
    found = sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))
    return found / (image.width() * image.height())


def test_an_interval_is_a_bar_and_words_also_where_the_keys_are(qtbot: QtBot, qapp: QApplication) -> None:
    grid = shown(qtbot, qapp, 1)
    grid.setCurrentIndex(grid.shown.index(0, INTERVAL))
    image = picture_of(grid, INTERVAL)
    assert share_of(image, "selected") > 0.5
    assert 0 < share_of(image, "soft") < 0.2
    assert grid.shown.cell(0, INTERVAL).text == "25% to 75%"


def test_a_long_table_makes_no_widget_and_no_words_for_rows_out_of_sight(qtbot: QtBot, qapp: QApplication) -> None:
    grid = shown(qtbot, qapp, 20_000)
    children = len(grid.findChildren(QObject))
    grid.scrollToBottom()
    assert grid.shown.rowCount() == 20_000
    assert len(grid.findChildren(QObject)) == children
    assert len(grid.shown._cells) < 1000

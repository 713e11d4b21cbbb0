"""A chart on the screen: the picture, the sentence of what is pointed at, its table, and the ways to take it along."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor
from PySide6.QtWidgets import QMenu, QToolTip, QWidget
from typing_extensions import override

from ivig_logger.pictures.chart import Chart
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.chart_canvas import ChartCanvas
from ivig_logger.ui.chart_saving import ChartSaving
from ivig_logger.ui.chart_table import ChartTable
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, column, show_text, text

_HINT = "Point at the chart, or go through it with the arrow keys."
_LINES = 2


class ChartView(QWidget):
    """`opened` carries what the point or the row opens that was clicked, or on which Enter was pressed.

    With `small` there are no buttons below it, the menu of the right mouse button holds the same; what is pointed at
    stands in a tooltip, so that nothing moves.
    """

    opened = Signal(object)

    def __init__(self, chart: Chart, parent: QWidget | None = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._chart = chart
        self.canvas = ChartCanvas(chart)
        self.canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # it goes to this widget
        self.table: ChartTable | None = None
        self.sentence = text(_HINT, "soft")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._small = small
        self.saving = ChartSaving(self._shown, self)
        self.as_table = button("Show as a table", self._turn, chip=True)
        self.copy = button("Copy", self.saving.copy, small=True)
        self.save = button("Save as PNG or SVG…", self.saving.choose_file, small=True)
        self._lay_out()
        self.canvas.told.connect(self._tell)
        self.canvas.opened.connect(self.opened)
        self.canvas.copy_wanted.connect(self.saving.copy)
        self.saving.said.connect(self._say)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart in the place of this one."""
        self._chart = chart
        self.canvas.show_chart(chart)
        if self.table is not None:
            self.table.show_chart(chart)
        self._tell("" if self.canvas.chosen is None else self.canvas.chosen.words)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Copy the picture", self.saving.copy)
        menu.addAction("Save as PNG or SVG…", self.saving.choose_file)
        menu.addAction("Show as a picture" if self.as_table.isChecked() else "Show as a table", self.as_table.click)
        menu.popup(event.globalPos())

    def _shown(self) -> Chart:
        return self._chart

    def _lay_out(self) -> None:
        self.as_table.setCheckable(True)
        self.as_table.setAccessibleName("Show the chart as a table")
        self.copy.setAccessibleName("Copy the picture of the chart")
        self.save.setAccessibleName("Save the picture of the chart as PNG or SVG")
        self._layout = column(self.canvas, self.sentence, spacing=4)
        if self._small:
            self.sentence.hide()
            for each in (self.as_table, self.copy, self.save):
                each.setParent(self)
                each.hide()
        else:
            self._keep_room()
            below = Flow(8, 8)
            for each in (self.as_table, self.copy, self.save):
                below.add(each, 0)
            self._layout.addLayout(below)
        self.setLayout(self._layout)

    def _keep_room(self) -> None:
        """Nothing below it moves when a longer sentence is told."""
        self.sentence.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)

    def _turn(self) -> None:
        """The table in the place of the picture, or back."""
        wanted = self.as_table.isChecked()
        if self.table is None:
            self.table = ChartTable(self._chart)
            self.table.opened.connect(self.opened)
            self._layout.insertWidget(0, self.table)
        self.table.setVisible(wanted)
        self.canvas.setVisible(not wanted)
        self.sentence.setVisible(not wanted and not self._small)

    def _tell(self, words: str) -> None:
        show_text(self.sentence, words or _HINT)
        if self._small:
            focused = self.canvas.hasFocus()
            self.sentence.setVisible(focused and (bool(words) or self.sentence.isVisible()))
            pointed = "" if focused else words
            QToolTip.showText(QCursor.pos(), pointed, self.canvas)

    def _say(self, words: str) -> None:
        self.sentence.show()
        show_text(self.sentence, words)
        announce(self, words)

"""Up to six sessions one below the other, aligned at their starts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.pictures.compared import ComparedChart
from ivig_logger.ui.chart_view import ChartView
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, clear, row, show_text, text
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.times import day_text

MOST = 6
_ASK = (
    "Choose up to six sessions: a click or Enter on a line of the picture adds it, once more takes it off; "
    "More ▾ and Compare… in the History add one too."
)
_FULL = "Six sessions are compared. Take one off to add another."


class CompareCard(QFrame):
    """`taken_off` carries the id of a session, `opened` that of one to be shown in the history."""

    taken_off = Signal(object)
    opened = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.heading, self.hint = text("", "heading"), text(_ASK, "soft")
        self.chart: ChartView | None = None
        self.close_button = button("Stop comparing", self.closed.emit, small=True)
        self._chips = Flow(8, 8)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 14, 16, 14)
        self._layout.setSpacing(8)
        head = row(self.heading, self.close_button)
        head.setStretch(0, 1)
        self._layout.addLayout(head)
        self._layout.addWidget(self.hint)
        self._layout.addLayout(self._chips)

    def show_sessions(self, sessions: Sequence[Infusion]) -> None:
        """Show these, the newest on top."""
        show_text(self.heading, f"Compared: {sessions_text(len(sessions))}, aligned at the start")
        show_text(self.hint, _FULL if len(sessions) >= MOST else _ASK)
        ordered = sorted(sessions, key=lambda each: (each.started.epoch, each.id), reverse=True)
        clear(self._chips)
        for each in ordered:
            day = day_text(each.started)
            chip = button(f"{day}  ×", partial(self.taken_off.emit, each.id), chip=True)
            chip.setAccessibleName(f"Take {day} off the comparison")
            self._chips.add(chip, 0)
        self._show_chart(ComparedChart(ordered), shown=bool(ordered))

    def _show_chart(self, chart: ComparedChart, *, shown: bool) -> None:
        if self.chart is None:
            self.chart = ChartView(chart, small=True)
            self.chart.opened.connect(self.opened)
            self._layout.addWidget(self.chart)
        self.chart.show_chart(chart)
        self.chart.setVisible(shown)
